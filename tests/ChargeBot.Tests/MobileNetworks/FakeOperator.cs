using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChargeBot.Domain.MobileNetworks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Tests.MobileNetworks;

/// <summary>
/// A mobile network operator on loopback: a token endpoint and the three CAMARA APIs of the releases Device Reachability
/// Status 1.1, Connected Network Type 0.2 and Device Roaming Status 1.1. Every request is held against their descriptions;
/// one that breaks them is noted and answered with 400.
/// </summary>
internal sealed partial class FakeOperator : IAsyncDisposable
{
    public const string ClientId = "charge:bot";
    public const string ClientSecret = "s3cret/&ü";

    private static readonly Dictionary<string, (OperatorQuestion Question, string Scope)> Apis = new()
    {
        ["/apiroot/device-reachability-status/v1/retrieve"] = (OperatorQuestion.Reachability, "device-reachability-status:read"),
        ["/apiroot/connected-network-type/v0.2/retrieve"] = (OperatorQuestion.NetworkType, "connected-network-type:read"),
        ["/apiroot/device-roaming-status/v1/retrieve"] = (OperatorQuestion.Roaming, "device-roaming-status:read"),
    };

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, string[]> tokens = new();
    private readonly ConcurrentDictionary<OperatorQuestion, Func<int, HttpContext, Task>> scripts = new();
    private readonly ConcurrentDictionary<OperatorQuestion, int> calls = new();
    private int tokensIssued;

    private FakeOperator(WebApplication app) => this.app = app;

    public string Address { get; private set; } = "";

    /// <summary>What was wrong with a request.</summary>
    public ConcurrentQueue<string> Breaches { get; } = new();

    /// <summary>The devices asked about, as they were sent.</summary>
    public ConcurrentQueue<JsonNode> Devices { get; } = new();

    public ConcurrentQueue<string> Correlators { get; } = new();

    public int TokensIssued => Volatile.Read(ref tokensIssued);

    /// <summary>The status of the token endpoint.</summary>
    public int TokenStatus { get; set; } = 200;

    /// <summary>The body of the token endpoint; null: a token.</summary>
    public string? TokenBody { get; set; }

    public int Calls(OperatorQuestion question) => calls.GetValueOrDefault(question);

    public static async Task<FakeOperator> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var made = new FakeOperator(app);
        app.MapPost("/token", made.Token);
        app.MapFallback(made.Serve);
        await app.StartAsync();
        made.Address = app.Urls.First();
        return made;
    }

    /// <summary>Answers a question with this from now on.</summary>
    public void Answer(OperatorQuestion question, int status, string body, TimeSpan? retryAfter = null) => Answer(question, (_, context) =>
    {
        if (retryAfter is { } after)
        {
            context.Response.Headers.RetryAfter = $"{(int)after.TotalSeconds}";
        }

        return Write(context, status, body);
    });

    /// <summary>Answers a question by the number of the call, from 1.</summary>
    public void Answer(OperatorQuestion question, Func<int, HttpContext, Task> script) => scripts[question] = script;

    /// <summary>Refuses as CAMARA writes it.</summary>
    public void Refuse(OperatorQuestion question, int status, string code, TimeSpan? retryAfter = null) =>
        Answer(question, status, Error(status, code), retryAfter);

    public void RefuseAll(int status, string code)
    {
        foreach (var question in Enum.GetValues<OperatorQuestion>())
        {
            Refuse(question, status, code);
        }
    }

    /// <summary>Makes all tokens worthless.</summary>
    public void Revoke() => tokens.Clear();

    public static Task Write(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Token(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(ClientId)}:{Uri.EscapeDataString(ClientSecret)}"));
        if (TokenStatus != 200 || TokenBody is not null)
        {
            await Write(context, TokenStatus, TokenBody ?? """{"error":"server_error"}""");
        }
        else if (form["grant_type"] != "client_credentials" || context.Request.Headers.Authorization != $"Basic {basic}")
        {
            await Write(context, 401, """{"error":"invalid_client"}""");
        }
        else
        {
            var token = $"token-{Interlocked.Increment(ref tokensIssued)}";
            tokens[token] = form["scope"].ToString().Split(' ');
            await Write(context, 200, $$"""{"access_token":"{{token}}","token_type":"Bearer","expires_in":3600}""");
        }
    }

    private async Task Serve(HttpContext context)
    {
        if (!Apis.TryGetValue(context.Request.Path, out var api))
        {
            Breaches.Enqueue($"{context.Request.Method} {context.Request.Path}");
            await Write(context, 404, Error(404, "NOT_FOUND"));
            return;
        }

        var correlator = context.Request.Headers["x-correlator"].ToString();
        context.Response.Headers["x-correlator"] = correlator;
        var call = calls.AddOrUpdate(api.Question, 1, (_, before) => before + 1);
        var token = context.Request.Headers.Authorization.ToString();
        if (!token.StartsWith("Bearer ", StringComparison.Ordinal) || !tokens.TryGetValue(token[7..], out var scopes))
        {
            await Write(context, 401, Error(401, "UNAUTHENTICATED"));
            return;
        }

        if (!scopes.Contains(api.Scope))
        {
            await Write(context, 403, Error(403, "PERMISSION_DENIED"));
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        if (Breach(context.Request, correlator, body) is { } breach)
        {
            Breaches.Enqueue(breach);
            await Write(context, 400, Error(400, "INVALID_ARGUMENT"));
            return;
        }

        Correlators.Enqueue(correlator);
        Devices.Enqueue(JsonNode.Parse(body)!["device"]!);
        await (scripts.TryGetValue(api.Question, out var script) ? script(call, context) : Write(context, 200, Usual(api.Question)));
    }

    private static string Usual(OperatorQuestion question) => question switch
    {
        OperatorQuestion.Reachability => """{"lastStatusTime":"2026-11-23T07:59:30.250Z","reachable":true,"connectivity":["DATA","SMS"]}""",
        OperatorQuestion.NetworkType => """{"lastStatusTime":"2026-11-23T08:59:20+01:00","connectedNetworkType":"4G"}""",
        _ => """{"lastStatusTime":"2026-11-23T07:59:10Z","roaming":true,"countryCode":208,"countryName":["FR"]}""",
    };

    private static string Error(int status, string code) =>
        $$"""{"status":{{status}},"code":"{{code}}","message":"in the operator's own words"}""";

    /// <summary>What a request breaks of the description; null where nothing.</summary>
    private static string? Breach(HttpRequest request, string correlator, string body)
    {
        if (request.Method != "POST" || request.ContentType?.Split(';')[0] != "application/json")
        {
            return $"{request.Method} of {request.ContentType}";
        }

        if (correlator.Length == 0 || !Correlator().IsMatch(correlator))
        {
            return "x-correlator";
        }

        if (JsonNode.Parse(body) is not JsonObject { Count: 1 } root || root["device"] is not JsonObject { Count: > 0 } device)
        {
            // With a two-legged token the device must be named.
            return "device is missing";
        }

        return device.Select(member => member switch
        {
            { Key: "phoneNumber", Value: { } phone } => Phone().IsMatch((string)phone!) ? null : "phoneNumber",
            { Key: "networkAccessIdentifier", Value: { } nai } => ((string)nai!).Contains('@', StringComparison.Ordinal) ? null : "networkAccessIdentifier",
            { Key: "ipv4Address", Value: JsonObject ip } => Ipv4(ip),
            _ => $"device.{member.Key}",
        }).FirstOrDefault(breach => breach is not null);
    }

    private static string? Ipv4(JsonObject ip)
    {
        var known = ip.Select(member => member.Key).All(name => name is "publicAddress" or "privateAddress" or "publicPort");
        var enough = ip["publicAddress"] is not null && (ip["privateAddress"] ?? ip["publicPort"]) is not null;
        var addresses = new[] { ip["publicAddress"], ip["privateAddress"] }.OfType<JsonNode>().All(address => Dotted().IsMatch((string)address!));
        return known && enough && addresses ? null : "ipv4Address";
    }

    [GeneratedRegex(@"^[a-zA-Z0-9-_:;.\/<>{}]{0,256}$")]
    private static partial Regex Correlator();

    [GeneratedRegex(@"^\+[1-9][0-9]{4,14}$")]
    private static partial Regex Phone();

    [GeneratedRegex(@"^((25[0-5]|2[0-4]\d|1?\d?\d)(\.|$)){4}$")]
    private static partial Regex Dotted();
}
