using System.Collections.Concurrent;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Links;

/// <summary>
/// The owner of a charge point in this very process, for what devices say most: that they are alive, and readings. By a grain call each of
/// these would cost more than all the rest of its work; by this door a connection that is on the same silo goes without one.
/// </summary>
public interface INearChargePoint
{
    /// <summary>Takes an event in, where the owner is at nothing else and the event is not one that has to be thought about.</summary>
    /// <param name="epoch">The link's.</param>
    /// <param name="seen">A sign of life or readings; anything else is refused.</param>
    /// <param name="committed">Ends when the event is committed; only then may the device be acknowledged.</param>
    /// <returns>False: nothing was done, tell the grain (<see cref="IChargePointGrain.Happened"/>).</returns>
    bool TryTake(long epoch, DeviceEvent seen, out Task committed);
}

/// <summary>The owners that are in this process.</summary>
internal sealed class NearChargePoints
{
    private readonly ConcurrentDictionary<string, INearChargePoint> owners = new(StringComparer.Ordinal);

    /// <summary>The owner of an identity, where it is here.</summary>
    public INearChargePoint? Find(string identity) => owners.GetValueOrDefault(identity);

    public void Add(string identity, INearChargePoint owner) => owners[identity] = owner;

    /// <summary>Takes it out, unless a newer one is there.</summary>
    public void Remove(string identity, INearChargePoint owner) => owners.TryRemove(KeyValuePair.Create(identity, owner));
}
