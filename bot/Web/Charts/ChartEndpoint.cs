using System.Threading.RateLimiting;
using ChargeBot.Cards;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Caching.Memory;

namespace ChargeBot.Bot.Web;

/// <summary>Pictures of charts over HTTP, for clients that do not draw Teams' own. Whatever is wrong with a token, there is no such picture.</summary>
public static class ChartEndpoint
{
    /// <summary>Where they are; token and <c>.png</c> follow.</summary>
    public const string Path = "charts";

    /// <summary>The limiter of pictures.</summary>
    public const string Limit = "charts";

    /// <summary>A client's pictures come through a few addresses of Microsoft's, so this is a bound on a flood, not on people.</summary>
    private const int PerMinute = 600;

    /// <summary>Pictures that are kept, bytes.</summary>
    private const long Kept = 8 * 1024 * 1024;

    /// <summary>Registers them; after the one-time pages, whose limiter they share.</summary>
    public static void AddCharts(this IServiceCollection services)
    {
        services.AddSingleton<ChartLinks>();
        services.AddSingleton<PictureLinks>();
        services.AddSingleton(new ChartCache(new MemoryCache(new MemoryCacheOptions { SizeLimit = Kept })));
        services.Configure<RateLimiterOptions>(limiter => limiter.AddPolicy(Limit, http => RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) })));
    }

    /// <summary>Maps them.</summary>
    public static void MapCharts(this IEndpointRouteBuilder app) => app.MapGet($"/{Path}/{{token}}.png", Get).RequireRateLimiting(Limit);

    private static async Task Get(HttpContext http, string token, ChartLinks links, ChartCache cache, TimeProvider clock)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (links.Read(token) is not { } asked)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            http.Response.Headers.CacheControl = "no-store";
            return;
        }

        var png = cache.Of(token, asked);
        var seconds = (int)Math.Max(0, (asked.Ends - clock.GetUtcNow()).TotalSeconds);
        http.Response.Headers.CacheControl = $"public, max-age={seconds}, immutable";
        http.Response.ContentType = "image/png";
        http.Response.ContentLength = png.Length;
        await http.Response.Body.WriteAsync(png, http.RequestAborted);
    }
}

/// <summary>The pictures that were painted last: a card in a channel is fetched by each of its readers.</summary>
internal sealed class ChartCache(MemoryCache cache) : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    public byte[] Of(string token, AskedChart asked)
    {
        if (cache.TryGetValue(token, out byte[]? painted) && painted is not null)
        {
            return painted;
        }

        var png = asked.Kind is ChartKind.Types
            ? ChartPainting.Pie(ErrorRateCharts.Types(asked.Counts, asked.Language))
            : ChartPainting.Bars(ErrorRateCharts.Sessions(asked.Counts, asked.Language));
        return cache.Set(token, png, new MemoryCacheEntryOptions { Size = png.Length, AbsoluteExpirationRelativeToNow = KeptFor });
    }

    public void Dispose() => cache.Dispose();
}
