using System.Globalization;
using System.Threading.RateLimiting;
using ChargeBot.Domain.LogFiles;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ChargeBot.Bot.Web;

/// <summary>
/// The door for charge points' logs over HTTP: PUT or POST to an address that is a key, as bytes or as a form with a file, and on from where
/// it broke off with Content-Range. HEAD tells how much is here. Whatever is wrong with an address, there is no such place.
/// </summary>
public static class UploadEndpoint
{
    /// <summary>Where it is; the secret follows, and whatever name a device puts behind it.</summary>
    public const string Path = "uploads";

    private const string Limit = "uploads";
    private const int PerMinute = 300;

    /// <summary>Registers it; after the one-time pages, whose limiter it shares.</summary>
    public static void AddUploads(this IServiceCollection services) => services.Configure<RateLimiterOptions>(limiter =>
        limiter.AddPolicy(Limit, http => RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) })));

    /// <summary>Maps it.</summary>
    public static void MapUploads(this IEndpointRouteBuilder app)
    {
        app.MapMethods($"/{Path}/{{secret}}/{{name?}}", ["PUT", "POST"], Take).RequireRateLimiting(Limit);
        app.MapMethods($"/{Path}/{{secret}}/{{name?}}", ["HEAD"], Tell).RequireRateLimiting(Limit);
    }

    private static async Task Tell(HttpContext http, string secret, IUploads uploads)
    {
        if (await uploads.Find(secret, http.RequestAborted) is not { } expected)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Say(http, expected.Received);
    }

    private static async Task Take(HttpContext http, string secret, string? name, IUploads uploads)
    {
        // Before a byte of the body is read: who has no address, or too much, has nothing to send.
        if (await uploads.Find(secret, http.RequestAborted) is not { } expected)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (http.Request.ContentLength > expected.Limit + 64 * 1024)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = expected.Limit + 64 * 1024;
        }

        var (offset, total) = Range(http.Request);
        var (body, file) = await Body(http.Request, name ?? "", http.RequestAborted);
        if (body is null)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var result = await uploads.Receive(secret, new UploadPart(file, offset, total), body, http.RequestAborted);
        http.Response.StatusCode = result.End switch
        {
            UploadEnd.Complete => StatusCodes.Status201Created,
            UploadEnd.Partial => StatusCodes.Status308PermanentRedirect,
            UploadEnd.TooLarge => StatusCodes.Status413PayloadTooLarge,
            UploadEnd.WrongOffset => StatusCodes.Status416RangeNotSatisfiable,
            UploadEnd.Busy => StatusCodes.Status409Conflict,
            UploadEnd.StoreDown => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status404NotFound,
        };
        if (result.End is UploadEnd.StoreDown)
        {
            http.Response.Headers.RetryAfter = "30";
        }

        Say(http, result.Received);
    }

    private static void Say(HttpContext http, long received)
    {
        if (received > 0)
        {
            http.Response.Headers.Range = $"bytes=0-{(received - 1).ToString(CultureInfo.InvariantCulture)}";
        }
    }

    /// <summary>Where the bytes begin, and how many the whole has: <c>Content-Range: bytes 0-99/1000</c>, else all of it.</summary>
    private static (long Offset, long? Total) Range(HttpRequest request) =>
        ContentRangeHeaderValue.TryParse(request.Headers.ContentRange.ToString(), out var range) && range.From is { } from
            ? (from, range.Length) : (0, request.HasFormContentType ? null : request.ContentLength);

    /// <summary>The bytes themselves, or the first file of a form.</summary>
    private static async Task<(Stream? Body, string Name)> Body(HttpRequest request, string name, CancellationToken stop)
    {
        if (!request.HasFormContentType || !MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary)
        {
            return (request.Body, name);
        }

        try
        {
            var form = new MultipartReader(boundary, request.Body) { HeadersLengthLimit = 8 * 1024 };
            for (var sections = 0; sections < 20 && await form.ReadNextSectionAsync(stop) is { } section; sections++)
            {
                if (section.GetContentDispositionHeader() is { } disposition && disposition.IsFileDisposition())
                {
                    return (section.Body, disposition.FileName.Value ?? name);
                }
            }
        }
        catch (Exception wrong) when (wrong is IOException or InvalidDataException)
        {
            // No form after all.
        }

        return (null, name);
    }
}
