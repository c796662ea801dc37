using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.People;

namespace ChargeBot.Domain.Approvals;

/// <summary>What is to be approved.</summary>
public enum ApprovalKind
{
    /// <summary>A goodwill beyond the policy.</summary>
    Goodwill,

    /// <summary>A change of a parameter with which a charger can be lost.</summary>
    DangerousParameter,

    /// <summary>A raw call that takes power, money or the line from somebody.</summary>
    RawCall,
}

/// <summary>
/// A command that waits until a second person says yes. Nothing of it is with the charge point before; its id is the
/// command's, so it is asked at most once, whoever presses how often.
/// </summary>
public sealed class Approval
{
    /// <summary>The id of the command that will be asked, and of the activation that it is about.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is about.</summary>
    public required ApprovalKind Kind { get; init; }

    /// <summary>Where.</summary>
    public required string StationId { get; init; }

    /// <inheritdoc cref="StationId"/>
    public required string PortId { get; init; }

    /// <summary>What will be asked of the charge point; null: what its activation says.</summary>
    public DeviceCommand? Command { get; init; }

    /// <summary>The tenant of who asks.</summary>
    public required string TenantId { get; init; }

    /// <summary>Who asks: the Entra object id. Never the one who decides.</summary>
    public required string AskedBy { get; init; }

    /// <summary>Who asks, as colleagues know them.</summary>
    public required string AskedByName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public ApprovalState State { get; set; }

    /// <summary>Whose turn it is, in the order of who was asked: Entra object ids with commas between.</summary>
    public string Asked { get; set; } = "";

    /// <summary>Who could not be reached, as colleagues know them, with commas between.</summary>
    public string Unreached { get; set; } = "";

    /// <summary>How often somebody was reminded.</summary>
    public int Reminders { get; set; }

    /// <summary>Until when somebody has to decide (UTC).</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Who decided: the Entra object id.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>Who decided, as colleagues know them.</summary>
    public string? DecidedByName { get; set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>The reason that was given.</summary>
    public string? Reason { get; set; }

    /// <summary>Concurrency token: raised at every move.</summary>
    public int Version { get; set; }

    /// <summary>A change of a dangerous parameter that somebody wants.</summary>
    public static Approval OfChange(ChangeParameter change, PortEntry port, ServiceAgent by, DateTimeOffset now) =>
        Of(ApprovalKind.DangerousParameter, change, port, by, now);

    /// <summary>A dangerous raw call that somebody wants.</summary>
    public static Approval OfRawCall(RawCall call, PortEntry port, ServiceAgent by, DateTimeOffset now) => Of(ApprovalKind.RawCall, call, port, by, now);

    private static Approval Of(ApprovalKind kind, DeviceCommand command, PortEntry port, ServiceAgent by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Kind = kind,
        StationId = port.StationId,
        PortId = port.PortId,
        Command = command,
        TenantId = by.TenantId,
        AskedBy = by.ObjectId,
        AskedByName = by.Name,
        AskedAt = now,
        ExpiresAt = now + ApprovalTimes.ToDecide,
    };

    /// <summary>Those who were asked, the last one being the one whose turn it is.</summary>
    public IReadOnlyList<string> AskedInOrder => Asked.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Decides it. False: it is decided, or the person is the one who asked.</summary>
    public bool Decide(bool yes, string by, string byName, DateTimeOffset now, string? reason)
    {
        if (string.Equals(by, AskedBy, StringComparison.OrdinalIgnoreCase) || !Move(yes ? ApprovalTrigger.Approve : ApprovalTrigger.Reject))
        {
            return false;
        }

        (DecidedBy, DecidedByName, DecidedAt, Reason) = (by, byName, now, reason);
        return true;
    }

    /// <summary>Takes it back.</summary>
    public bool Withdraw(DateTimeOffset now)
    {
        var moved = Move(ApprovalTrigger.Withdraw);
        DecidedAt = moved ? now : DecidedAt;
        return moved;
    }

    /// <summary>Nobody decided.</summary>
    public bool Expire(DateTimeOffset now)
    {
        var moved = Move(ApprovalTrigger.Expire);
        DecidedAt = moved ? now : DecidedAt;
        return moved;
    }

    /// <summary>The one whose turn it is, is reminded.</summary>
    public bool Remind()
    {
        var moved = Move(ApprovalTrigger.Remind);
        Reminders += moved ? 1 : 0;
        return moved;
    }

    /// <summary>It is the turn of this one now.</summary>
    public void Ask(string person)
    {
        Asked = Asked.Length == 0 ? person : $"{Asked},{person}";
        Reminders = 0;
        Version++;
    }

    /// <summary>A copy that others may read while this one moves on.</summary>
    public Approval Copy() => (Approval)MemberwiseClone();

    private bool Move(ApprovalTrigger trigger)
    {
        var machine = ApprovalMachine.Over(() => State, state => State = state);
        if (!machine.CanFire(trigger))
        {
            return false;
        }

        machine.Fire(trigger);
        Version++;
        return true;
    }
}

/// <summary>How long people have.</summary>
public static class ApprovalTimes
{
    /// <summary>To decide at all: a driver stands at the plug.</summary>
    public static TimeSpan ToDecide => TimeSpan.FromMinutes(10);

    /// <summary>Until who was asked is reminded, and after that until the next one is asked.</summary>
    public static TimeSpan ToRemind => TimeSpan.FromMinutes(2);
}
