namespace ChargeBot.Adapters.Links;

/// <summary>The grains of one interface, by their keys.</summary>
/// <remarks>
/// IGrainFactory looks the interface's names up anew, by reflection, whenever it is asked: that was a thirtieth of all the
/// time of a turn. They do not change, so they are asked for once.
/// </remarks>
public sealed class GrainsOf<TGrain>(IGrainFactory grains)
    where TGrain : class, IGrainWithStringKey
{
    private readonly Lazy<GrainReference> any = new(() => (GrainReference)(object)grains.GetGrain<TGrain>("any"));

    /// <summary>The grain with this key.</summary>
    public TGrain this[string key] =>
        (TGrain)grains.GetGrain(GrainId.Create(any.Value.GrainId.Type, key), any.Value.InterfaceType);
}
