namespace ChargeBot.Domain.ChargePoints;

/// <summary>The manual's charger or charging station, OCPP's charge point: one controller with one or more <see cref="Port"/>s.</summary>
public sealed class Station
{
    /// <summary>OCPP knows no meter check.</summary>
    private const Verbs NotInOcpp = Verbs.MeterCheck;

    /// <summary>The charging station id people know, for example <c>Berlin-042</c>. Never changed silently.</summary>
    public required string Id { get; init; }

    /// <summary>The identity on the wire (OCPP's charge point identity, 'chargebox id'); null while planned without one.</summary>
    public string? ChargePointId { get; set; }

    /// <summary>What the station speaks.</summary>
    public Protocol Protocol { get; set; }

    /// <summary>Planned stations have no Control yet; installed ones do.</summary>
    public StationStage Stage { get; set; }

    /// <summary>The site's name as OCPI's Location gives it; may be empty.</summary>
    public string Name { get; set; } = "";

    /// <summary>Street and house number.</summary>
    public string Street { get; set; } = "";

    /// <summary>Postal code.</summary>
    public string PostalCode { get; set; } = "";

    /// <summary>City.</summary>
    public string City { get; set; } = "";

    /// <summary>ISO 3166-1 alpha-3 country code, as in OCPI.</summary>
    public string Country { get; set; } = "";

    /// <summary>Degrees, WGS 84.</summary>
    public double? Latitude { get; set; }

    /// <summary>Degrees, WGS 84.</summary>
    public double? Longitude { get; set; }

    /// <summary>IANA time zone of the site; times of day on cards are in it.</summary>
    public string TimeZone { get; set; } = "Europe/Berlin";

    /// <summary>Salted hash of the basic-authentication password (OCPP 1.6 security profile 1); null: none is asked for.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>As the last boot said; null before the first.</summary>
    public string? Vendor { get; set; }

    /// <inheritdoc cref="Vendor"/>
    public string? Model { get; set; }

    /// <inheritdoc cref="Vendor"/>
    public string? SerialNumber { get; set; }

    /// <inheritdoc cref="Vendor"/>
    public string? Firmware { get; set; }

    /// <summary>When the last boot was received (UTC).</summary>
    public DateTimeOffset? BootedAt { get; set; }

    /// <summary>How often the controller says that it has started; null where its protocol does not count.</summary>
    public long? Starts { get; set; }

    /// <summary>What its model and firmware cannot do: not offered, not sent.</summary>
    public Verbs Cannot { get; set; }

    /// <summary>Whether a link is attached, as far as the last silo that held it knew.</summary>
    public bool Online { get; set; }

    /// <summary>When the present link came, or the last one went (UTC).</summary>
    public DateTimeOffset? OnlineChangedAt { get; set; }

    /// <summary>The 'last communication attempt': when anything was last heard (UTC), written behind within two seconds.</summary>
    public DateTimeOffset? LastMessageAt { get; set; }

    /// <summary>What that was, in the protocol's own word, for example <c>MeterValues</c>.</summary>
    public string? LastMessage { get; set; }

    /// <summary>Raised at each connect; whatever carries a lower one is refused. 'The newest connection wins' without a clock.</summary>
    public long Epoch { get; set; }

    /// <summary>Takes over what people maintain (place, protocol, stage, password, identity); what the device said stays.</summary>
    public void TakeMasterData(Station from)
    {
        (ChargePointId, Protocol, Stage, PasswordHash) = (from.ChargePointId, from.Protocol, from.Stage, from.PasswordHash);
        (Name, Street, PostalCode, City, Country) = (from.Name, from.Street, from.PostalCode, from.City, from.Country);
        (Latitude, Longitude, TimeZone) = (from.Latitude, from.Longitude, from.TimeZone);
    }

    /// <summary>Whether its protocol, model and firmware, as far as they are known, understand all of these.</summary>
    public bool Can(Verbs verbs) => ((Cannot | (Protocol is Protocol.Lg2Wan ? Verbs.None : NotInOcpp)) & verbs) == Verbs.None;

    /// <summary>A copy that others may read while this one changes.</summary>
    public Station Copy() => (Station)MemberwiseClone();
}

/// <summary>What a station speaks.</summary>
public enum Protocol
{
    /// <summary>OCPP 1.6 over JSON.</summary>
    Ocpp16,

    /// <summary>OCPP 2.0.1.</summary>
    Ocpp201,

    /// <summary>LG2WAN: SML over TCP.</summary>
    Lg2Wan,
}

/// <summary>The portal's planned or installed.</summary>
public enum StationStage
{
    /// <summary>In service.</summary>
    Installed,

    /// <summary>Commissioned later: no Control.</summary>
    Planned,
}
