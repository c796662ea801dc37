using ChargeBot.Adapters.Lg2Wan.Sml;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>The charger's own status list: what it is doing, and who it is. Texts are null where it does not say.</summary>
internal sealed record ChargerReport(
    PortReport Status, string? Type, string? Firmware, string? ControllerId, long? Starts, string? Vendor, string? SerialNumber);

/// <summary>What a port (0: the charger) is doing.</summary>
/// <param name="Connector">Which.</param>
/// <param name="Status">What it is doing.</param>
/// <param name="StatusWords">The code that nobody knows, or null.</param>
/// <param name="ErrorCode">The device's code of what is wrong; null: nothing is.</param>
/// <param name="ErrorWords">Its words about it.</param>
/// <param name="At">The device's time; null where it has none.</param>
/// <param name="Session">The session that runs; null: none does.</param>
/// <param name="Readings">What was measured now; null where nothing was.</param>
internal sealed record PortReport(
    int Connector, PortStatus Status, string? StatusWords, string? ErrorCode, string? ErrorWords, DateTimeOffset? At,
    SessionReport? Session, MeterSample? Readings);

/// <summary>A session: of a status the one that runs, of a charge record the one that ended. Wh.</summary>
internal sealed record SessionReport(long Number, string IdTag, DateTimeOffset? Start, long MeterStart);

/// <summary>The end of a session. Wh.</summary>
internal sealed record RecordReport(int Connector, SessionReport Session, DateTimeOffset? End, long? MeterEnd, string? Reason);

/// <summary>Reads the dialect's lists.</summary>
internal static class Reports
{
    /// <summary>The column for an identification holds no more.</summary>
    private const int MaxIdTag = 255;

    /// <summary>The charger's own list.</summary>
    public static ChargerReport Charger(SmlGetListRes list) => new(
        Port(list, 0),
        Text(list, Dialect.GatewayType),
        Text(list, Dialect.Firmware),
        Text(list, Dialect.ControllerId),
        Number(list, Dialect.Name(0, Dialect.Status, Dialect.Starts)),
        Text(list, Dialect.Vendor),
        Text(list, Dialect.SerialNumber));

    /// <summary>A port's list.</summary>
    public static PortReport Port(SmlGetListRes list, int port)
    {
        var (status, words) = Dialect.StatusOf(Number(list, Dialect.Name(port, Dialect.Status, Dialect.Doing)) ?? 0);
        return new(
            port,
            status,
            words,
            Text(list, Dialect.Name(port, Dialect.Status, Dialect.ErrorCode)),
            Text(list, Dialect.Name(port, Dialect.Status, Dialect.ErrorWords)),
            list.ActSensorTime?.Moment,
            port > 0 ? Session(list, port) : null,
            port > 0 ? Readings.Read(list, port) : null);
    }

    /// <summary>A charge record; null where it does not say which session it is about.</summary>
    public static RecordReport? Record(SmlGetListRes list, int port) => Session(list, port) is not { } session ? null : new(
        port,
        session,
        Time(list, Dialect.Name(port, Dialect.Record, Dialect.SessionEnd)),
        Readings.Energy(list, Dialect.Name(port, Dialect.Record, Dialect.MeterEnd)),
        Text(list, Dialect.Name(port, Dialect.Record, Dialect.Reason)));

    private static SessionReport? Session(SmlGetListRes list, int port) =>
        Number(list, Dialect.Name(port, Dialect.Status, Dialect.Session)) is not ({ } number and > 0) ? null : new(
            number,
            list.TryFind(Dialect.Name(port, Dialect.Status, Dialect.Identification), out var who) ? who.Value.Words(MaxIdTag) ?? "" : "",
            Time(list, Dialect.Name(port, Dialect.Status, Dialect.SessionStart)),
            Readings.Energy(list, Dialect.Name(port, Dialect.Status, Dialect.MeterStart)) ?? 0);

    private static string? Text(SmlGetListRes list, byte number) => Text(list, Dialect.Name(0, Dialect.Status, number));

    private static string? Text(SmlGetListRes list, Obis name) => list.TryFind(name, out var entry) ? entry.Value.Words() : null;

    private static long? Number(SmlGetListRes list, Obis name) =>
        list.TryFind(name, out var entry) && entry.Value is { IsNumber: true, Number: >= 0 and <= uint.MaxValue } value ? (long)value.Number : null;

    private static DateTimeOffset? Time(SmlGetListRes list, Obis name) => list.TryFind(name, out var entry) ? entry.Value.Time?.Moment : null;
}
