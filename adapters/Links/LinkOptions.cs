namespace ChargeBot.Adapters.Links;

/// <summary>Configuration section <c>Ocpp</c>, as far as it says who may connect, and who may charge.</summary>
public sealed class LinkOptions
{
    /// <summary>What becomes of a charge point that nobody imported. Default: it is held for adoption.</summary>
    public StrangerPolicy Strangers { get; set; }

    /// <summary>IdTags that are answered Blocked (case does not matter).</summary>
    public IList<string> BlockedTags { get; } = [];
}

/// <summary>What becomes of unknown charge points.</summary>
public enum StrangerPolicy
{
    /// <summary>They may connect, are told to wait, and can be adopted from their card.</summary>
    Hold,

    /// <summary>They are turned away.</summary>
    Refuse,
}
