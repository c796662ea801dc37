using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Links;

/// <summary>The way to each charge point's owner, on whatever silo it is.</summary>
internal sealed class ChargePoints(GrainsOf<IChargePointGrain> grains) : IChargePoints
{
    /// <inheritdoc/>
    public async ValueTask<StationSnapshot?> Look(string chargePointId) => (await Owner(chargePointId).Look()).Value;

    /// <inheritdoc/>
    public Task Submit(CommandRecord command) => Owner(command.ChargePointId).Submit(command);

    /// <inheritdoc/>
    public Task<bool> Withdraw(string chargePointId, Guid commandId) => Owner(chargePointId).Withdraw(commandId);

    /// <inheritdoc/>
    public Task Arrived(string chargePointId, Guid commandId) => Owner(chargePointId).Arrived(commandId);

    /// <inheritdoc/>
    public Task DeadlinePassed(string chargePointId, Guid commandId) => Owner(chargePointId).DeadlinePassed(commandId);

    private IChargePointGrain Owner(string chargePointId) => grains[chargePointId];
}
