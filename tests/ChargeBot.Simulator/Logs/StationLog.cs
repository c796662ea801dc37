using System.Globalization;

namespace ChargeBot.Simulator.Logs;

/// <summary>
/// A charge point's log: what it did and went through since it was switched on, and before that a past that is made up from
/// its identity, the same one however often it is asked for. It is read a minute at a time, so that a week fits in no memory.
/// </summary>
internal sealed class StationLog(string identity, int connectors, Personality habits)
{
    /// <summary>What it can keep.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(8);

    private const int MostNotes = 50_000;
    private readonly Lock gate = new();
    private readonly Queue<LogLine> notes = new();
    private readonly StationPast past = new(identity, connectors, habits, TimeProvider.System.GetUtcNow());

    /// <summary>Something happens now, or so many milliseconds from now.</summary>
    public void Add(LogLevel level, string part, string text, double offset = 0)
    {
        lock (gate)
        {
            notes.Enqueue(new LogLine(TimeProvider.System.GetUtcNow().AddMilliseconds(offset), level, part, text));
            if (notes.Count > MostNotes) notes.Dequeue();
        }
    }

    /// <summary>
    /// The lines of a time, oldest first; null where it keeps nothing of it. Without a start it is the day before the end, without
    /// an end everything until now. The security log (security extension, A05) has what concerns logins, keys and starts alone.
    /// </summary>
    public IEnumerable<string>? Read(DateTimeOffset? from, DateTimeOffset? to, bool security)
    {
        var now = TimeProvider.System.GetUtcNow();
        var end = to is { } told && told < now ? told : now;
        var begin = from ?? end.AddDays(-1);
        if (begin < now - Kept) begin = now - Kept;
        return begin < end ? Lines(begin, end, security) : null;
    }

    private IEnumerable<string> Lines(DateTimeOffset begin, DateTimeOffset end, bool security)
    {
        LogLine[] noted;
        lock (gate) noted = [.. notes.Where(n => n.At >= begin && n.At <= end).OrderBy(n => n.At)];
        yield return new LogLine(begin, LogLevel.Info, "log", $"{habits.Vendor} {habits.Model}, serial {habits.SerialNumber}, firmware {habits.Firmware}, {identity}").ToString();
        var next = 0;
        for (var minute = StationPast.MinuteOf(begin); minute <= StationPast.MinuteOf(end); minute++)
        {
            var lines = past.Minute(minute).Where(l => l.At >= begin && l.At <= end).ToList();
            for (; next < noted.Length && StationPast.MinuteOf(noted[next].At) == minute; next++) lines.Add(noted[next]);
            foreach (var line in lines.Where(l => !security || l.Part == LogLine.Security).OrderBy(l => l.At)) yield return line.ToString();
        }
    }
}

/// <summary>How grave a line is.</summary>
internal enum LogLevel
{
    Debug,
    Info,
    Warn,
    Error,
}

/// <summary>One line: when, how grave, of which part of the station, and what.</summary>
internal readonly record struct LogLine(DateTimeOffset At, LogLevel Level, string Part, string Text)
{
    /// <summary>The part whose lines are the security log.</summary>
    public const string Security = "security";

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {Level.ToString().ToUpperInvariant(),-5} {Part,-9} {Text}");
}
