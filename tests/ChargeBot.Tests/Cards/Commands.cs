using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Tests.Cards;

/// <summary>Commands at every point of their way, moved there by their own machine.</summary>
internal static class Commands
{
    private static readonly DateTimeOffset Asked = Site.Now.AddSeconds(-15);

    public static CommandRecord New(CommandKind kind, DeviceCommand command, bool waits = false, string? reason = null, DateTimeOffset? at = null) => new CommandRecord
    {
        Id = Guid.Parse("019a0000-0000-7000-8000-0000000000c1"),
        StationId = "Berlin-042",
        ChargePointId = "CP-042",
        PortId = Site.One,
        Kind = kind,
        Command = command,
        PersonId = "11111111-2222-3333-4444-555555555555",
        PersonName = "Alex Kern",
        Reason = reason,
        SessionId = Guid.Parse("019a0000-0000-7000-8000-00000000000a"),
        RequestedAt = at ?? Asked,
    }.Request(waits);

    public static CommandRecord Stop() => New(CommandKind.Stop, new RemoteStop(4711));

    public static CommandRecord Unlock() => New(CommandKind.Unlock, new UnlockConnector(1));

    public static CommandRecord HardReboot() => New(CommandKind.HardReboot, new Reset(Hard: true), reason: "Display 0815 tot");

    public static CommandRecord SoftReboot() => New(CommandKind.SoftReboot, new Reset(Hard: false), waits: true);

    public static CommandRecord Force(DeviceCommand way) => New(CommandKind.ForceStop, way, reason: "Hotline 17, Ticket 4711");

    public static CommandRecord Refresh() => New(CommandKind.Refresh, new Trigger("StatusNotification", 1));

    public static CommandRecord Sent(this CommandRecord record)
    {
        record.Send(record.RequestedAt.AddMilliseconds(40), "m1", 1);
        return record;
    }

    public static CommandRecord Answered(this CommandRecord record, OutcomeKind kind = OutcomeKind.Accepted, string? words = null)
    {
        record.Sent().Answer(record.RequestedAt.AddSeconds(1), new Outcome(kind, words));
        return record;
    }

    public static CommandRecord Confirmed(this CommandRecord record)
    {
        record.Answered().Confirm(record.RequestedAt.AddSeconds(14));
        return record;
    }

    public static CommandRecord Overdue(this CommandRecord record, TimeSpan after)
    {
        record.DeadlinePassed(record.RequestedAt + after);
        return record;
    }

    public static CommandRecord Withdrawn(this CommandRecord record, string? words = null)
    {
        record.Withdraw(record.RequestedAt.AddSeconds(9), words);
        return record;
    }

    public static CommandRecord Hinted(this CommandRecord record, string evidence)
    {
        record.Suggest(record.RequestedAt.AddSeconds(10), evidence);
        return record;
    }
}
