namespace ChargeBot.Adapters.Links;

/// <summary>How connections reach the charge points' grains and are reached by them.</summary>
/// <param name="GrainOf">The grain of an identity.</param>
/// <param name="MakeReference">A reference to a link that may travel to another silo.</param>
/// <param name="ReleaseReference">Takes that reference back.</param>
public sealed record LinkAccess(
    Func<string, IChargePointGrain> GrainOf,
    Func<IChargePointLink, IChargePointLink> MakeReference,
    Action<IChargePointLink> ReleaseReference)
{
    /// <summary>By way of Orleans.</summary>
    public static LinkAccess Over(IGrainFactory grains) => new(
        identity => grains.GetGrain<IChargePointGrain>(identity),
        link => grains.CreateObjectReference<IChargePointLink>(link),
        reference => grains.DeleteObjectReference<IChargePointLink>(reference));
}
