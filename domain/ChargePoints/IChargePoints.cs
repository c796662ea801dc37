namespace ChargeBot.Domain.ChargePoints;

/// <summary>
/// The one way to the devices, whatever they speak. Nothing here waits for a device: a command is stored first
/// (<see cref="CommandRecord.Request"/>), then handed over, and what the device says and does moves the record.
/// </summary>
public interface IChargePoints
{
    /// <summary>What is true about a station now; null for one that is not ours.</summary>
    ValueTask<StationSnapshot?> Look(string chargePointId);

    /// <summary>Hands over a command that is stored. Returns when it is queued, not when it is sent; safe to repeat.</summary>
    Task Submit(CommandRecord command);

    /// <summary>Takes back a command that was not sent yet; false when it is too late.</summary>
    Task<bool> Withdraw(string chargePointId, Guid commandId);

    /// <summary>What a command asked for has come by another way than the device's line, such as an uploaded log.</summary>
    Task Arrived(string chargePointId, Guid commandId);

    /// <summary>A command's deadline has come.</summary>
    Task DeadlinePassed(string chargePointId, Guid commandId);
}
