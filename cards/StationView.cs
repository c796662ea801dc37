using ChargeBot.Domain.MasterData;

namespace ChargeBot.Cards;

/// <summary>What there is to see of a station: the tabs of its card, in the manual's order.</summary>
public enum StationTab
{
    /// <summary>Which one it is.</summary>
    Info,

    /// <summary>Where it stands.</summary>
    Address,

    /// <summary>The same on a map.</summary>
    Map,

    /// <summary>Who may charge there, and when.</summary>
    Access,

    /// <summary>To whom and to what it belongs.</summary>
    Assignments,

    /// <summary>What was built, and what it cannot do.</summary>
    Device,

    /// <summary>What people keep about it under names of their own.</summary>
    Attributes,

    /// <summary>The line to it.</summary>
    Communication,
}

/// <summary>A station as one of its tabs shows it, seen from one of its ports.</summary>
/// <param name="Port">The port, as it is now.</param>
/// <param name="Tab">Which tab.</param>
/// <param name="Fields">Its master data, by <see cref="StationField"/>; empty where nothing is known.</param>
public sealed record StationView(PortView Port, StationTab Tab, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Compleo's numbers of charge points, by connector; only those that are known.</summary>
    public IReadOnlyDictionary<int, string> BaNumbers { get; init; } = new Dictionary<int, string>();

    /// <summary>The number that its gateway gives itself (LG2WAN); or null.</summary>
    public string? ControllerId { get; init; }

    /// <summary>The place on a map; null where there are no coordinates.</summary>
    public MapView? Map { get; init; }

    /// <summary>Where the documents are that bind conversion and dismantling; null: no link is configured.</summary>
    public Uri? ConversionDocuments { get; init; }

    /// <summary>Something was saved just now.</summary>
    public bool Saved { get; init; }

    /// <summary>The form that is open; null: none.</summary>
    public StationFormView? Form { get; init; }

    internal string this[string field] => Fields.GetValueOrDefault(field, "");
}

/// <summary>A place on a map.</summary>
/// <param name="Link">Opens the map there.</param>
/// <param name="Picture">A piece of the map in which the place is; null where no source of pictures is configured.</param>
/// <param name="Spot">Where in the picture.</param>
public sealed record MapView(Uri Link, Uri? Picture, TileSpot Spot);

/// <summary>A form of master data as it is open.</summary>
/// <param name="Form">Which one.</param>
/// <param name="Typed">What stands in its lines, by field.</param>
public sealed record StationFormView(StationForm Form, IReadOnlyDictionary<string, string> Typed)
{
    /// <summary>Why fields were not taken, by field. Nothing was saved then.</summary>
    public IReadOnlyDictionary<string, StationFieldProblem> Problems { get; init; } = new Dictionary<string, StationFieldProblem>();

    /// <summary>What a colleague put meanwhile in the place of what this form began with, by field.</summary>
    public IReadOnlyDictionary<string, string> Meanwhile { get; init; } = new Dictionary<string, string>();
}
