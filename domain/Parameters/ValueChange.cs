namespace ChargeBot.Domain.Parameters;

/// <summary>
/// One change of one value, kept for 'what was it before, and who changed it': what the device was seen to have changed,
/// whoever asked for that, and what people entered as master data. The first time that a value is read is no change.
/// </summary>
public sealed record ValueChange
{
    /// <summary>The <see cref="Key"/> of a station's firmware: a boot that brings another one is a change like any other.</summary>
    public const string Firmware = nameof(Firmware);

    /// <summary>Ours; ordered by time.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where.</summary>
    public required string StationId { get; init; }

    /// <summary>The port by its connector number; 0: the whole station.</summary>
    public required int ConnectorId { get; init; }

    /// <summary>Which value: a <see cref="DeviceValue.Key"/>, or <see cref="Firmware"/>.</summary>
    public required string Key { get; init; }

    /// <summary>What it was; null: nothing was known, or the value is kept back.</summary>
    public string? Before { get; init; }

    /// <summary>What it is since; null: nothing any more, or the value is kept back.</summary>
    public string? After { get; init; }

    /// <summary>A secret, or personal: it stands here that it changed, never from what to what.</summary>
    public bool KeptBack { get; init; }

    /// <summary>Whether the device was seen to have changed it, or people changed master data.</summary>
    public required ChangeSource Source { get; init; }

    /// <summary>When we learned of it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who wanted it: the Entra object id; <c>import</c> for a file; null: nobody here, the device changed by itself.</summary>
    public string? By { get; init; }

    /// <summary>The same as colleagues know them; null where it was no person.</summary>
    public string? ByName { get; init; }

    /// <summary>The command that did it; null: none of ours.</summary>
    public Guid? CommandId { get; init; }
}

/// <summary>Where a change was made.</summary>
public enum ChangeSource
{
    /// <summary>In the device, which reported it.</summary>
    Device,

    /// <summary>In the master data.</summary>
    MasterData,
}
