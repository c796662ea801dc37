using System.Globalization;
using System.Text;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Domain.LogFiles;

/// <summary>A logbook that came with the answer, as text: it lies here until the store for files has it.</summary>
/// <param name="LogId">The request that it answers.</param>
/// <param name="Text">The file, UTF-8.</param>
public sealed record Logbook(Guid LogId, byte[] Text)
{
    /// <summary>Said of a request whose logbook has nothing of its time.</summary>
    public const string Empty = "no entry in this time";

    /// <summary>Writes it: a head, then an entry in each line with the device's time in UTC, the port, the event's number and its words, with tabs between.</summary>
    /// <param name="log">The request.</param>
    /// <param name="entries">What the device gave.</param>
    public static Logbook Of(LogFile log, IReadOnlyList<LogEntry> entries)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"# logbook of {log.StationId} ({log.ChargePointId}), {log.From.UtcDateTime:s}Z to {log.To.UtcDateTime:s}Z\n");
        foreach (var entry in entries.OrderBy(entry => entry.At))
        {
            text.Append(CultureInfo.InvariantCulture, $"{entry.At.UtcDateTime:s}Z\t{(entry.ConnectorId == 0 ? "station" : $"port {entry.ConnectorId}")}\t{entry.Code}\t{entry.Words.ReplaceLineEndings(" ").Replace('\t', ' ')}\n");
        }

        return new Logbook(log.Id, Encoding.UTF8.GetBytes(text.ToString()));
    }
}
