using System.Collections.Concurrent;
using System.Net;
using ChargeBot.Adapters.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Tests.Teams;

/// <summary>The smallest bot: the door and what was let in by it.</summary>
internal sealed class TestBot : IAsyncDisposable
{
    private readonly WebApplication app;

    private TestBot(WebApplication app) => this.app = app;

    public ConcurrentQueue<Activity> Admitted { get; } = new();

    public IServiceProvider Services => app.Services;

    public ConnectorClient Client => app.Services.GetRequiredService<ConnectorClient>();

    /// <param name="channel">The channel that it belongs to.</param>
    /// <param name="change">What the test sets otherwise than the channel's <see cref="FakeChannel.Settings"/>.</param>
    /// <param name="development">The environment.</param>
    /// <param name="remote">Where requests seem to come from; null: where they do come from.</param>
    public static async Task<TestBot> Start(
        FakeChannel channel, Dictionary<string, string?>? change = null, bool development = false, IPAddress? remote = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(channel.Settings).AddInMemoryCollection(change ?? []).Build();
        builder.Services.AddSingleton(channel.Clock);
        builder.Services.AddTeams(configuration, development);
        var app = builder.Build();
        var bot = new TestBot(app);
        app.Use((context, next) =>
        {
            if (remote is not null)
                context.Connection.RemoteIpAddress = remote;
            return next(context);
        });
        app.MapPost("/api/messages", async (HttpContext context, ChannelDoor door) =>
        {
            var admission = await door.Admit(context);
            if (admission.Activity is { } activity)
                bot.Admitted.Enqueue(activity);
            context.Response.StatusCode = admission.Status;
        });
        await app.StartAsync();
        channel.Bot = new(app.Urls.First());
        return bot;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
