using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace ChargeBot.Adapters.Storage;

/// <summary>What is kept for a time of its own.</summary>
public enum KeptKind
{
    /// <summary>Cards in conversations: a press on an older one is answered with a new one.</summary>
    Cards,

    /// <summary>What values of devices and master data were before.</summary>
    Changes,

    /// <summary>Cards and tags that charge points asked about.</summary>
    Authorizations,

    /// <summary>What charge points told: boots, statuses, the coming and going of their lines.</summary>
    StationEvents,

    /// <summary>Commands.</summary>
    Commands,

    /// <summary>Who did what.</summary>
    Audit,

    /// <summary>Names, telephone numbers and problem descriptions of goodwill customers.</summary>
    Customers,

    /// <summary>Contracts (EMAIDs) on starts and closed tickets.</summary>
    Emaids,

    /// <summary>Log files of stations, from when they came.</summary>
    Logs,

    /// <summary>Photos and other files of tickets, from their closing.</summary>
    Files,

    /// <summary>Tickets with their history, from their closing.</summary>
    Tickets,

    /// <summary>Drafts of tickets that nobody sent.</summary>
    Drafts,

    /// <summary>Readings of meters, one by one; older ones only by the quarter of an hour.</summary>
    FullReadings,

    /// <summary>Readings of meters at all.</summary>
    Readings,
}

/// <summary>How long each kind of data is kept: section <c>Retention</c>, in days; 0 keeps it for good.</summary>
public sealed class RetentionTimes
{
    private const int MostDays = 36_500;

    private readonly IReadOnlyDictionary<KeptKind, int> days;

    private RetentionTimes(IReadOnlyDictionary<KeptKind, int> days) => this.days = days;

    /// <summary>Reads the section; what is not there or no number of days is as usual.</summary>
    public static RetentionTimes From(IConfiguration configuration) => new(Enum.GetValues<KeptKind>().ToDictionary(kind => kind, kind => Read(configuration[$"Retention:{kind}"]) ?? Usual(kind)));

    /// <summary>What is wrong in the section, each named.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration) =>
    [
        .. configuration.GetSection("Retention").GetChildren().Where(row => !Enum.TryParse<KeptKind>(row.Key, ignoreCase: true, out _) || Read(row.Value) is null)
            .Select(row => Enum.TryParse<KeptKind>(row.Key, ignoreCase: true, out _)
                ? $"{row.Path} is no number of days between 0 and {MostDays}."
                : $"{row.Path}: there is no such kind; there are {string.Join(", ", Enum.GetNames<KeptKind>())}."),
    ];

    /// <summary>What came before this is not kept any more; null: everything is.</summary>
    /// <param name="kind">Of which kind.</param>
    /// <param name="now">UTC.</param>
    public DateTimeOffset? Before(KeptKind kind, DateTimeOffset now) => days[kind] == 0 ? null : now.AddDays(-days[kind]);

    private static int Usual(KeptKind kind) => kind switch
    {
        KeptKind.FullReadings => 14,
        KeptKind.Drafts => 30,
        KeptKind.Cards or KeptKind.Authorizations or KeptKind.Customers or KeptKind.Logs => 90,
        KeptKind.StationEvents or KeptKind.Files or KeptKind.Readings => 365,
        KeptKind.Changes or KeptKind.Emaids => 730,
        _ => 1_095,
    };

    private static int? Read(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostDays ? number : null;
}
