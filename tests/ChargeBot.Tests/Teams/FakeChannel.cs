using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Tests.Teams;

/// <summary>
/// Teams, as far as a bot can see it, on a loopback port: an OpenID issuer with keys that rotate, a login service that
/// checks what the bot shows, a connector that records what the bot says, and the people who write and press.
/// </summary>
/// <remarks>
/// Give <see cref="Settings"/> to the bot's configuration, set <see cref="Bot"/> to where it listens, then write with
/// <see cref="Message"/>, press with <see cref="Press"/> or <see cref="PressButton"/>, and await what comes with
/// <see cref="NextCard"/>. It does not use the adapter's own code for tokens, so it can find that code wrong.
/// </remarks>
public sealed partial class FakeChannel : IAsyncDisposable
{
    public const string DefaultTenant = "11111111-2222-3333-4444-555555555555";

    private readonly WebApplication app;

    private FakeChannel(WebApplication app, TimeProvider clock)
    {
        this.app = app;
        Clock = clock;
        Issuer = new(this);
        Login = new(this);
        Connector = new(this);
    }

    /// <summary>The clock that tokens are made and checked by.</summary>
    public TimeProvider Clock { get; }

    /// <summary>`http://127.0.0.1:port`.</summary>
    public string Address { get; private set; } = "";

    /// <summary>What the connector is reached at; ends with a slash, as the real one does.</summary>
    public string ServiceUrl => Address + "/teams/";

    public string AppId { get; } = Guid.NewGuid().ToString();
    public string AppPassword { get; } = "a secret of the fake channel";
    public string Tenant { get; } = DefaultTenant;

    /// <summary>Hands out pasted pictures: by name and the Authorization header that came; null: there are none.</summary>
    public Func<string, string?, IResult>? Files { get; set; }

    public FakeIssuer Issuer { get; }
    public FakeLogin Login { get; }
    public FakeConnector Connector { get; }

    /// <summary>The bot's configuration: the top-level names of the Bot Framework.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["MicrosoftAppType"] = "SingleTenant",
        ["MicrosoftAppId"] = AppId,
        ["MicrosoftAppPassword"] = AppPassword,
        ["MicrosoftAppTenantId"] = Tenant,
        ["BotOpenIdMetadata"] = Address + "/issuer/.well-known/openidconfiguration",
        ["ToChannelFromBotLoginUrl"] = Address + "/login/{0}",
    };

    public static async Task<FakeChannel> Start(TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var channel = new FakeChannel(app, clock ?? TimeProvider.System);
        channel.Issuer.Map(app);
        channel.Login.Map(app);
        channel.Connector.Map(app);
        app.MapGet("/teams/v3/attachments/{name}", (string name, HttpRequest request) => channel.Files?.Invoke(name, request.Headers.Authorization) ?? Results.NotFound());
        await app.StartAsync();
        channel.Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return channel;
    }

    public async ValueTask DisposeAsync()
    {
        bot?.Dispose();
        await app.DisposeAsync();
        Issuer.Dispose();
    }
}
