using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Domain.Parameters;

/// <summary>One detail of a device: its own word and people's side by side.</summary>
/// <param name="Key">One of <see cref="DeviceDetail"/>.</param>
/// <param name="Reported">As the device transmitted it; null: not transmitted.</param>
/// <param name="Entered">As it stands in master data; null: not entered.</param>
public sealed record DetailRow(string Key, string? Reported, string? Entered)
{
    /// <summary>When it was last retrieved from the device (UTC).</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>What is shown: the device's word where there is one.</summary>
    public string? Value => Reported ?? Entered;

    /// <summary>The device's own word.</summary>
    public bool FromDevice => Reported is not null;

    /// <summary>Master data say something else than the device.</summary>
    public bool Differs => Reported is not null && Entered is not null && !DeviceNumbers.Same(Key, Reported, Entered);

    /// <summary>What is odd about what is shown.</summary>
    public NumberDoubt Doubt => Value is { } value ? DeviceNumbers.Doubt(Key, DeviceNumbers.Neutral(Key, value) ?? value) : NumberDoubt.None;
}

/// <summary>The manual's tab 'Device details': which there are for a port and for a station's communication device, in its order.</summary>
public static class DeviceDetails
{
    /// <summary>Details of a port that people enter.</summary>
    public static IReadOnlyList<string> OfPort(Protocol protocol) => protocol is Protocol.Lg2Wan
        ? [DeviceDetail.ChargingMode, DeviceDetail.Position, DeviceDetail.SmlServerId, DeviceDetail.MeteringPointId, DeviceDetail.ConnectorType, DeviceDetail.MeterNumber,
            DeviceDetail.MeterServerId, DeviceDetail.CalibratedUntil, DeviceDetail.PublicKey, DeviceDetail.AutoMeterDetection]
        : [DeviceDetail.ChargingMode, DeviceDetail.Position, DeviceDetail.MeteringPointId, DeviceDetail.ConnectorType, DeviceDetail.MeterNumber, DeviceDetail.MeterServerId,
            DeviceDetail.CalibratedUntil, DeviceDetail.PublicKey];

    /// <summary>Details of a communication device (LG2WAN) that people enter.</summary>
    public static IReadOnlyList<string> OfCommunication { get; } = [DeviceDetail.SimIpAddress, DeviceDetail.SimIccid, DeviceDetail.Imei, DeviceDetail.SimImsi];

    /// <summary>Whether a detail tells of a SIM card, and through it of someone: such values stay where they are shown in full.</summary>
    public static bool IsPersonal(string key) => OfCommunication.Contains(key);

    /// <summary>A port's, as they are, in the manual's order.</summary>
    /// <param name="station">The station.</param>
    /// <param name="port">The port.</param>
    /// <param name="values">What is kept of the station and the port.</param>
    /// <param name="ocpp">Which OCPP keys give a detail; null: the known ones.</param>
    /// <param name="onlyPort">The port is the station's only one: what the device says of the whole station is about it.</param>
    public static IReadOnlyList<DetailRow> Of(Station station, Port port, IReadOnlyCollection<DeviceValue> values, FieldKeys? ocpp = null, bool onlyPort = true)
    {
        var kept = values.Where(value => value.ConnectorId == port.ConnectorId).ToDictionary(value => value.Key);
        var gateway = station.Protocol is Protocol.Lg2Wan;
        var keys = OfPort(station.Protocol).SelectMany<string, string>(key => key == DeviceDetail.ChargingMode && !gateway ? [key, DeviceDetail.ConnectorId] : [key]);
        return [.. (gateway ? keys.Append(DeviceDetail.MeterCheck) : keys).Select(key =>
        {
            var row = Row(kept, key, key switch
            {
                DeviceDetail.ChargingMode => port.ChargingMode is ChargingMode.Dc ? "DC" : "AC",
                DeviceDetail.ConnectorId => port.ConnectorId.ToString(System.Globalization.CultureInfo.InvariantCulture),
                DeviceDetail.Position => Said(port.Position),
                DeviceDetail.ConnectorType => Said(port.ConnectorType),
                _ => null,
            });
            return !gateway && (ocpp ?? FieldKeys.Standard).Read(key, port.ConnectorId, onlyPort, values) is { } told
                ? row with { Reported = told.Value, ReportedAt = told.Row.ReportedAt }
                : row;
        })];
    }

    /// <summary>The communication device's; empty for a station that has none.</summary>
    /// <param name="station">The station.</param>
    /// <param name="values">What is kept of the station.</param>
    public static IReadOnlyList<DetailRow> OfCommunicationDevice(Station station, IEnumerable<DeviceValue> values)
    {
        if (station.Protocol is not Protocol.Lg2Wan)
        {
            return [];
        }

        var kept = values.Where(value => value.ConnectorId == 0).ToDictionary(value => value.Key);
        return
        [
            Row(kept, DeviceDetail.SimIpAddress, null),
            // A gateway that has reported said its id itself.
            new DetailRow(DeviceDetail.GatewayServerId, station.BootedAt is null ? null : station.ChargePointId, station.ChargePointId) { ReportedAt = station.BootedAt },
            .. OfCommunication.Skip(1).Select(key => Row(kept, key, null)),
            Row(kept, DeviceDetail.ControllerId, null),
        ];
    }

    private static DetailRow Row(Dictionary<string, DeviceValue> kept, string key, string? master) =>
        kept.GetValueOrDefault(key) is { } value
            ? new DetailRow(key, Said(value.Reported), Said(value.Entered) ?? master) { ReportedAt = value.ReportedAt }
            : new DetailRow(key, null, master);

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
