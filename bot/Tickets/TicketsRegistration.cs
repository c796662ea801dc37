using System.Globalization;
using ChargeBot.Adapters.Files;
using ChargeBot.Adapters.Links;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Itsm;
using ChargeBot.Bot.LogFiles;
using ChargeBot.Bot.People;
using ChargeBot.Bot.Retention;
using ChargeBot.Domain.LogFiles;
using ChargeBot.Domain.Tickets;

namespace ChargeBot.Bot.Tickets;

/// <summary>Registers this folder, and reads its settings: <c>Tickets:AcknowledgeMinutes:&lt;Priority&gt;</c> and <c>Tickets:ResolveHours:&lt;Priority&gt;</c>.</summary>
public static class TicketsRegistration
{
    /// <summary>Adds tickets, their rounds and who is on call.</summary>
    public static void AddTickets(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(Targets(configuration).Targets);
        services.AddSingleton(RotaSettings.From(configuration));
        services.AddSingleton<TicketDesk>();
        services.AddSingleton<FindingsTaker>();
        services.AddSingleton<AlertBook>();
        services.AddSingleton<TicketPainter>();
        services.AddSingleton<IDeadlineHandler, TicketRounds>();
        services.AddSingleton(FileRules.From(configuration));
        services.AddSingleton<FileIntake>();
        services.AddSingleton<FileHosts>();
        services.AddSingleton<IDeadlineHandler, TicketFileFetcher>();
        services.AddSingleton(LogSettings.From(configuration));
        services.AddSingleton<UploadDesk>();
        services.AddSingleton<IUploads>(provider => provider.GetRequiredService<UploadDesk>());
        services.AddSingleton<IDeadlineHandler, LogbookKeeper>();
        services.AddSingleton<TicketNews>();
        services.AddSingleton<IDeadlineHandler>(provider => provider.GetRequiredService<TicketNews>());
        services.AddHostedService(provider => provider.GetRequiredService<TicketNews>());
        services.AddSingleton<LogPainter>();
        services.AddSingleton<TimelinePainter>();
        services.AddSingleton<FileShredder>();
        services.AddSingleton<Erasure>();
        services.AddHostedService<FileRetention>();
    }

    /// <summary>What is wrong in the settings, each named.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration) => [.. Targets(configuration).Problems, .. RotaSettings.Problems(configuration)];

    private static (TicketTargets Targets, IReadOnlyList<string> Problems) Targets(IConfiguration configuration)
    {
        var problems = new List<string>();
        var usual = TicketTargets.Default;
        return (new TicketTargets(Read("AcknowledgeMinutes", TimeSpan.FromMinutes(1), usual.ToAcknowledge), Read("ResolveHours", TimeSpan.FromHours(1), usual.ToResolve)), problems);

        Dictionary<TicketPriority, TimeSpan> Read(string name, TimeSpan unit, Func<TicketPriority, TimeSpan> otherwise)
        {
            var section = configuration.GetSection($"Tickets:{name}");
            problems.AddRange(section.GetChildren().Where(row => !Enum.TryParse<TicketPriority>(row.Key, ignoreCase: true, out _))
                .Select(row => $"{row.Path}: there is no such priority; there are {string.Join(", ", Enum.GetNames<TicketPriority>())}."));
            return Enum.GetValues<TicketPriority>().ToDictionary(priority => priority, priority =>
            {
                if (section[priority.ToString()] is not { } typed)
                {
                    return otherwise(priority);
                }

                if (double.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 100_000)
                {
                    return number * unit;
                }

                problems.Add($"Tickets:{name}:{priority} is no number above 0.");
                return otherwise(priority);
            });
        }
    }
}
