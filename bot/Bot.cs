using ChargeBot.Adapters.Blobs;
using ChargeBot.Adapters.Contracts;
using ChargeBot.Adapters.Ftp;
using ChargeBot.Adapters.Graph;
using ChargeBot.Adapters.Itsm;
using ChargeBot.Adapters.Lg2Wan;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.MobileNetworks;
using ChargeBot.Adapters.Ocpp;
using ChargeBot.Adapters.Storage;
using ChargeBot.Adapters.Teams;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Demo;
using ChargeBot.Bot.Import;
using ChargeBot.Bot.Itsm;
using ChargeBot.Bot.Turns;
using ChargeBot.Bot.Web;

namespace ChargeBot.Bot;

/// <summary>The bot's table of contents: what it is made of, in the order in which it starts.</summary>
public static class Bot
{
    /// <summary>Runs until it is told to stop.</summary>
    public static async Task<int> Run(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        GoodwillSettings.Add(builder.Configuration);
        var (services, configuration, development) = (builder.Services, builder.Configuration, builder.Environment.IsDevelopment());
        if (Settings.Problems(configuration, development) is { Count: > 0 } problems)
        {
            await Console.Error.WriteLineAsync($"ChargeBot cannot start:{Environment.NewLine}  {string.Join($"{Environment.NewLine}  ", problems)}");
            return 1;
        }

        services.AddTelemetry(configuration);
        services.AddStorage(configuration);
        services.AddLinks(configuration);
        services.AddOcpp(configuration);
        services.AddLg2Wan(configuration);
        services.AddMobileNetworks(configuration);
        services.AddContracts(configuration);
        services.AddTeams(configuration, development);
        services.AddGraph(configuration);
        services.AddItsm(configuration);
        services.AddBlobs(configuration);
        services.AddDesk(configuration);
        services.AddOneTimePages(configuration);
        services.AddCharts();
        services.AddUploads();
        services.AddFtp(FtpSettings.From(configuration));
        services.AddDemo(configuration, ImportCommand.Import);
        services.AddHealthChecks().AddCheck<OutboxHealth>("outbox");
        builder.Host.UseSilo(configuration);

        await using var app = builder.Build();
        await app.Services.GetRequiredService<Migrator>().Migrate(app.Lifetime.ApplicationStopping);
        app.MapHealthChecks("/health");
        app.UseRateLimiter();
        app.MapMessages();
        app.MapOneTimePages();
        app.MapCharts();
        app.MapPictures();
        app.MapUploads();
        app.MapItsm();
        app.MapOcpp();
        await app.RunAsync();
        return 0;
    }
}
