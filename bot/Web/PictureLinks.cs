using System.Security.Cryptography;
using ChargeBot.Adapters.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Web;

/// <summary>
/// Small pictures of tickets' photos for cards, at addresses that nobody can guess or make up: clients fetch them without a token of
/// ours. An address lasts a week; a card that is drawn anew has new ones.
/// </summary>
public sealed class PictureLinks(IDataProtectionProvider protection, WebSettings web, TimeProvider clock)
{
    private const int MaxToken = 300;
    private const int Length = 24;

    private readonly IDataProtector protector = protection.CreateProtector("ChargeBot.Pictures.v1");

    private static TimeSpan Lifetime => TimeSpan.FromDays(7);

    /// <summary>The address of a file's picture; null where nobody could reach it.</summary>
    public Uri? Of(Guid file)
    {
        if (!web.Reachable)
        {
            return null;
        }

        // To the day, so that a client that has the picture fetches it once.
        var ends = (clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds() / 86_400 * 86_400;
        return new Uri(web.PublicUrl, $"{PictureEndpoint.Path}/{WebEncoders.Base64UrlEncode(protector.Protect([.. file.ToByteArray(), .. BitConverter.GetBytes(ends)]))}.jpg");
    }

    /// <summary>Whose picture an address asks for; null for one that is none of ours, or over.</summary>
    public Guid? Read(string token)
    {
        if (token.Length > MaxToken)
        {
            return null;
        }

        try
        {
            var payload = protector.Unprotect(WebEncoders.Base64UrlDecode(token));
            return payload.Length == Length && BitConverter.ToInt64(payload, 16) > clock.GetUtcNow().ToUnixTimeSeconds() ? new Guid(payload.AsSpan(0, 16)) : null;
        }
        catch (Exception forged) when (forged is CryptographicException or FormatException)
        {
            return null;
        }
    }
}

/// <summary>The pictures over HTTP. Whatever is wrong with a token, there is no such picture.</summary>
public static class PictureEndpoint
{
    /// <summary>Where they are; token and <c>.jpg</c> follow.</summary>
    public const string Path = "pictures";

    /// <summary>Maps them; they share the charts' limiter.</summary>
    public static void MapPictures(this IEndpointRouteBuilder app) => app.MapGet($"/{Path}/{{token}}.jpg", Get).RequireRateLimiting(ChartEndpoint.Limit);

    private static async Task Get(HttpContext http, string token, PictureLinks links, ChargeBotDbs dbs)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await using var db = dbs.Open();
        if (links.Read(token) is not { } id || await db.TicketThumbnails.AsNoTracking().FirstOrDefaultAsync(row => row.FileId == id, http.RequestAborted) is not { } picture)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            http.Response.Headers.CacheControl = "no-store";
            return;
        }

        http.Response.Headers.CacheControl = "private, max-age=86400, immutable";
        http.Response.ContentType = "image/jpeg";
        http.Response.ContentLength = picture.Jpeg.Length;
        await http.Response.Body.WriteAsync(picture.Jpeg, http.RequestAborted);
    }
}
