using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Tests.Links;

/// <summary>A station with two ports, and what may happen to it.</summary>
internal static class Samples
{
    public const string Identity = "CP-1";
    public const string StationId = "Berlin-042";
    public const string Port1 = "DE*ABC*E1*1";
    public const string Port2 = "DE*ABC*E1*2";
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static Station Station() => new() { Id = StationId, ChargePointId = Identity };

    public static Port[] Ports() =>
    [
        new Port { Id = Port1, StationId = StationId, ConnectorId = 1 },
        new Port { Id = Port2, StationId = StationId, ConnectorId = 2 },
    ];

    public static StationState State(params CommandRecord[] commands) => new(Station(), Ports(), [], commands);

    public static CommandRecord Command(
        CommandKind kind, DeviceCommand ask, DateTimeOffset? at = null, bool onlyIfNobody = false, bool wait = false, Guid? session = null, string port = Port1) =>
        new CommandRecord
        {
            Id = Guid.CreateVersion7(at ?? Noon),
            StationId = StationId,
            ChargePointId = Identity,
            PortId = port,
            Kind = kind,
            Command = ask,
            PersonId = "p",
            PersonName = "P",
            RequestedAt = at ?? Noon,
            OnlyIfNobodyInterrupted = onlyIfNobody,
            SessionId = session,
        }.Request(wait);

    public static Booted Boot(DateTimeOffset? at = null) => new(at ?? Noon, "Vendor", "Model", "SN", "1.0") { Message = "BootNotification" };

    public static StatusReported Status(PortStatus status, int connector = 1, DateTimeOffset? at = null) =>
        new(at ?? Noon, connector, status, null, null, null, at ?? Noon) { Message = "StatusNotification" };

    public static TransactionStarted Start(DateTimeOffset? at = null, int connector = 1, string tag = "TAG", long meter = 1000) =>
        new(at ?? Noon, connector, tag, meter, at ?? Noon) { Message = "StartTransaction" };

    public static TransactionStopped Stop(long transaction, DateTimeOffset? at = null, long? meter = 5000, string? tag = "TAG") =>
        new(at ?? Noon, transaction, meter, "Remote", tag, at ?? Noon) { Message = "StopTransaction" };

    public static MeterValuesReported Meter(long transaction, long energy, DateTimeOffset? at = null, int connector = 1) =>
        new(at ?? Noon, connector, transaction, [new MeterSample(at ?? Noon, energy, 11_000, "[]")]) { Message = "MeterValues" };

    public static Heard Heartbeat(DateTimeOffset? at = null) => new(at ?? Noon) { Message = "Heartbeat" };
}
