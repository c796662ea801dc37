using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using Xunit;

namespace ChargeBot.Tests.Links;

/// <summary>The table of confirmations, row by row.</summary>
public sealed class ConfirmationsTests
{
    private static readonly Guid Session = Guid.CreateVersion7();

    public static TheoryData<string, Sign> Table() => new()
    {
        { "stop: its transaction ends", Sign.Proof },
        { "stop: the session it was asked for ends under another number", Sign.Proof },
        { "stop: a sibling's transaction ends", Sign.None },
        { "stop: its port finishes while our book runs", Sign.Hint },
        { "stop: its port finishes and our book is closed", Sign.Proof },
        { "stop: the other port finishes", Sign.None },
        { "stop: its port is out of order", Sign.None },
        { "stop: the next transaction begins", Sign.Hint },
        { "reboot: a boot", Sign.Proof },
        { "reboot: a heartbeat", Sign.None },
        { "start: begins under its tag", Sign.Proof },
        { "start: begins under another tag", Sign.None },
        { "start: begins at the other port", Sign.None },
        { "unavailable: the port says Unavailable", Sign.Proof },
        { "unavailable: the port says Available", Sign.None },
        { "available: the port says Available", Sign.Proof },
        { "trigger: the message comes for its connector", Sign.Proof },
        { "trigger: the message comes for the other connector", Sign.None },
        { "trigger: another message comes", Sign.None },
        { "not sent: its transaction ends", Sign.None },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void What_is_seen_says(string row, Sign expected)
    {
        var (kind, ask, seen, inBook, ended, sent) = Row(row);
        var command = Samples.Command(kind, ask, session: kind is CommandKind.Stop ? Session : null);
        if (sent)
        {
            command.Send(Samples.Noon, "m", 1);
        }

        Assert.Equal(expected, Confirmations.Read(command, seen, Samples.Ports()[0], inBook, ended));
    }

    private static (CommandKind Kind, DeviceCommand Ask, DeviceEvent Seen, bool InBook, ChargingSession? Ended, bool Sent) Row(string row) => row switch
    {
        "stop: its transaction ends" => (CommandKind.Stop, new RemoteStop(7), Samples.Stop(7), false, Ended(Session), true),
        "stop: the session it was asked for ends under another number" => (CommandKind.Stop, new RemoteStop(7), Samples.Stop(0), false, Ended(Session), true),
        "stop: a sibling's transaction ends" => (CommandKind.Stop, new RemoteStop(7), Samples.Stop(8), false, Ended(Guid.NewGuid()), true),
        "stop: its port finishes while our book runs" => (CommandKind.Stop, new RemoteStop(7), Samples.Status(PortStatus.Finishing), true, null, true),
        "stop: its port finishes and our book is closed" => (CommandKind.Stop, new RemoteStop(7), Samples.Status(PortStatus.Finishing), false, null, true),
        "stop: the other port finishes" => (CommandKind.Stop, new RemoteStop(7), Samples.Status(PortStatus.Finishing, 2), false, null, true),
        "stop: its port is out of order" => (CommandKind.Stop, new RemoteStop(7), Samples.Status(PortStatus.Faulted), false, null, true),
        "stop: the next transaction begins" => (CommandKind.Stop, new RemoteStop(7), Samples.Start(), true, null, true),
        "reboot: a boot" => (CommandKind.HardReboot, new Reset(true), Samples.Boot(), false, null, true),
        "reboot: a heartbeat" => (CommandKind.HardReboot, new Reset(true), Samples.Heartbeat(), false, null, true),
        "start: begins under its tag" => (CommandKind.RemoteStart, new RemoteStart(1, "TAG"), Samples.Start(), true, null, true),
        "start: begins under another tag" => (CommandKind.RemoteStart, new RemoteStart(1, "OTHER"), Samples.Start(), true, null, true),
        "start: begins at the other port" => (CommandKind.RemoteStart, new RemoteStart(1, "TAG"), Samples.Start(connector: 2), true, null, true),
        "unavailable: the port says Unavailable" => (CommandKind.Availability, new ChangeAvailability(1, false), Samples.Status(PortStatus.Unavailable), false, null, true),
        "unavailable: the port says Available" => (CommandKind.Availability, new ChangeAvailability(1, false), Samples.Status(PortStatus.Available), false, null, true),
        "available: the port says Available" => (CommandKind.Availability, new ChangeAvailability(1, true), Samples.Status(PortStatus.Available), false, null, true),
        "trigger: the message comes for its connector" => (CommandKind.Refresh, new Trigger("StatusNotification", 1), Samples.Status(PortStatus.Available), false, null, true),
        "trigger: the message comes for the other connector" => (CommandKind.Refresh, new Trigger("StatusNotification", 1), Samples.Status(PortStatus.Available, 2), false, null, true),
        "trigger: another message comes" => (CommandKind.Refresh, new Trigger("StatusNotification", 1), Samples.Heartbeat(), false, null, true),
        "not sent: its transaction ends" => (CommandKind.Stop, new RemoteStop(7), Samples.Stop(7), false, Ended(Session), false),
        _ => throw new ArgumentOutOfRangeException(nameof(row), row, "no such row"),
    };

    private static ChargingSession Ended(Guid id) => new()
    {
        Id = id,
        StationId = Samples.StationId,
        PortId = Samples.Port1,
        TransactionId = 7,
        IdTag = "TAG",
        StartedAt = Samples.Noon,
        State = SessionState.Ended,
    };
}
