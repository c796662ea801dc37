using System.Net.Http.Headers;
using System.Threading.RateLimiting;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.People;
using ChargeBot.Domain.People;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace ChargeBot.Bot.Web;

/// <summary>
/// One-time pages over HTTP: GET shows what can be pressed, POST does it once. Whatever is wrong with a ticket, or with
/// whom it was for, the answer is the same plain page.
/// </summary>
public static class OneTimeEndpoint
{
    /// <summary>Where they are; the ticket follows. It is a key: it stands in no trace and no log.</summary>
    public const string Path = "/one-time";

    private const string Limit = "one-time";
    private const int MaxBody = 8 * 1024;
    private const int MaxTyped = 500;

    /// <summary>Registers them. Purposes are found by a scan.</summary>
    public static void AddOneTimePages(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = WebSettings.From(configuration);
        services.AddSingleton(provider => WebSettings.From(configuration, provider.GetService<IServer>()));
        services.AddSingleton<OneTimeTickets>();
        foreach (var purpose in typeof(IOneTimePurpose).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IOneTimePurpose))))
        {
            services.AddSingleton(typeof(IOneTimePurpose), purpose);
        }

        // ASP.NET Core writes the path of each request at Information: never that of these.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning));
        services.AddRateLimiter(limiter =>
        {
            limiter.AddPolicy(Limit, http => RateLimitPartition.GetFixedWindowLimiter(
                http.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = settings.PagesPerMinute, Window = TimeSpan.FromMinutes(1) }));
            limiter.OnRejected = async (rejected, _) => await Nothing(rejected.HttpContext, StatusCodes.Status429TooManyRequests);
        });
    }

    /// <summary>Maps them.</summary>
    public static void MapOneTimePages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path + "/{ticket}", Get).RequireRateLimiting(Limit);
        app.MapPost(Path + "/{ticket}", Post).RequireRateLimiting(Limit);
    }

    private static async Task Get(HttpContext http, string ticket, OneTimeTickets tickets, IEnumerable<IOneTimePurpose> purposes, PeopleDirectory people, RoleTable table)
    {
        if (await tickets.Find(ticket) is not { } page || Worker(page, purposes, people, table) is not { } worker)
        {
            await Nothing(http, StatusCodes.Status404NotFound);
            return;
        }

        await Write(http, StatusCodes.Status200OK, OneTimeHtml.Form(await worker.Purpose.Offer(page), null, page.Language));
    }

    private static async Task Post(HttpContext http, string ticket, OneTimeTickets tickets, IEnumerable<IOneTimePurpose> purposes, PeopleDirectory people, RoleTable table)
    {
        if (await Read(http) is not { } form || await tickets.Find(ticket) is not { } page || Worker(page, purposes, people, table) is not { } worker)
        {
            await Nothing(http, StatusCodes.Status404NotFound);
            return;
        }

        var deed = await worker.Purpose.Press(page, worker.Agent, Field(form, "press"), Field(form, "typed"));
        if (deed.Problem is { } problem)
        {
            await Write(http, StatusCodes.Status200OK, OneTimeHtml.Form(await worker.Purpose.Offer(page), problem, page.Language));
        }
        else if (await tickets.Use(page, deed.Unit))
        {
            if (deed.File is { } file)
            {
                await Send(http, file);
                return;
            }

            await Write(http, StatusCodes.Status200OK, OneTimeHtml.Text(await deed.Then(), page.Language));
        }
        else
        {
            await Nothing(http, StatusCodes.Status404NotFound);
        }
    }

    /// <summary>Who works on a page and for whom; null where that person may not any more.</summary>
    private static (IOneTimePurpose Purpose, ServiceAgent Agent)? Worker(OneTimePage page, IEnumerable<IOneTimePurpose> purposes, PeopleDirectory people, RoleTable table) =>
        purposes.FirstOrDefault(purpose => purpose.Name == page.Purpose) is { } purpose
            && people.Find(page.TenantId, page.PersonId) is { } agent && table.Ask(agent, purpose.Permission) is not Grant.Denied
                ? (purpose, agent) : null;

    private static async Task<IFormCollection?> Read(HttpContext http)
    {
        if (!http.Request.HasFormContentType || http.Request.ContentLength > MaxBody)
        {
            return null;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxBody;
        }

        try
        {
            return await http.Request.ReadFormAsync(new FormOptions { ValueCountLimit = 8, ValueLengthLimit = MaxBody, KeyLengthLimit = 64 }, http.RequestAborted);
        }
        catch (Exception bad) when (bad is InvalidDataException or BadHttpRequestException or IOException)
        {
            return null;
        }
    }

    private static string Field(IFormCollection form, string name) => form[name].ToString() is { Length: <= MaxTyped } text ? text : "";

    private static Task Nothing(HttpContext http, int status)
    {
        var german = http.Request.Headers.AcceptLanguage.ToString().StartsWith("de", StringComparison.OrdinalIgnoreCase);
        return Write(http, status, OneTimeHtml.Text(
            german ? new OneTimeText("Diese Seite gibt es nicht", "Fordern Sie im Chat bitte eine neue an.")
                : new OneTimeText("There is no such page", "Please ask for a new one in the chat."), german ? "de" : "en"));
    }

    private static Task Write(HttpContext http, int status, string html)
    {
        Head(http, status, "text/html; charset=utf-8");
        return http.Response.WriteAsync(html, http.RequestAborted);
    }

    private static Task Send(HttpContext http, OneTimeFile file)
    {
        Head(http, StatusCodes.Status200OK, file.ContentType);
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = file.Name }.ToString();
        return file.Write(http.Response.Body, http.RequestAborted);
    }

    private static void Head(HttpContext http, int status, string contentType)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = OneTimeHtml.Policy;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (!http.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            // TLS may end in front of us: what comes in here is then plain, and browsers still get to know.
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
    }
}
