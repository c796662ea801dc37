using Microsoft.Extensions.DependencyInjection;

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
    /// <summary>The owner of an identity, where it is in this process.</summary>
    public Func<string, INearChargePoint?> Near { get; init; } = _ => null;

    /// <summary>By way of Orleans, and past it where the owner is near.</summary>
    internal static LinkAccess Over(IServiceProvider services)
    {
        var grains = services.GetRequiredService<IGrainFactory>();
        return new LinkAccess(
            identity => grains.GetGrain<IChargePointGrain>(identity),
            link => grains.CreateObjectReference<IChargePointLink>(link),
            reference => grains.DeleteObjectReference<IChargePointLink>(reference))
        {
            Near = services.GetRequiredService<NearChargePoints>().Find,
        };
    }
}
