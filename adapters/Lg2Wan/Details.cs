using System.Globalization;
using ChargeBot.Adapters.Lg2Wan.Sml;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>Details of a port and of the communication device: their numbers, and their neutral forms.</summary>
internal static class Details
{
    /// <summary>One of them.</summary>
    /// <param name="Key">As the domain calls it.</param>
    /// <param name="Group">Its group.</param>
    /// <param name="Number">Its number in it; null where its name is a public one.</param>
    /// <param name="Read">Its neutral form.</param>
    public sealed record Definition(string Key, byte Group, byte? Number, Func<SmlValue, string?> Read)
    {
        /// <summary>It can be set, and is a switch.</summary>
        public bool Writable => Key is DeviceDetail.AutoMeterDetection;
    }

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Definition> All { get; } =
    [
        new(DeviceDetail.SmlServerId, Dialect.Details, 0x01, Hex),
        new(DeviceDetail.MeteringPointId, Dialect.Details, 0x02, Text),
        new(DeviceDetail.MeterNumber, Dialect.Details, 0x03, Text),
        new(DeviceDetail.MeterServerId, Dialect.Details, 0x04, Hex),
        new(DeviceDetail.CalibratedUntil, Dialect.Details, 0x05, Day),
        new(DeviceDetail.PublicKey, Dialect.Details, null, Hex),
        new(DeviceDetail.AutoMeterDetection, Dialect.Details, 0x07, value => value.IsAbsent ? null : Values.Flag(value.IsTrue)),
        new(DeviceDetail.MeterCheck, Dialect.Details, 0x08, Check),
        new(DeviceDetail.ConnectorType, Dialect.Details, 0x09, Text),
        new(DeviceDetail.ChargingMode, Dialect.Details, 0x0A, value => !value.IsNumber ? null : value.Unsigned == 0 ? "AC" : value.Unsigned == 1 ? "DC" : null),
        new(DeviceDetail.Position, Dialect.Details, 0x0B, Text),
        new(DeviceDetail.SimIpAddress, Dialect.Communication, 0x01, Text),
        new(DeviceDetail.GatewayServerId, Dialect.Communication, 0x02, Hex),
        new(DeviceDetail.SimIccid, Dialect.Communication, 0x03, Text),
        new(DeviceDetail.Imei, Dialect.Communication, 0x04, Text),
        new(DeviceDetail.SimImsi, Dialect.Communication, 0x05, Text),
        new(DeviceDetail.ControllerId, Dialect.Communication, 0x06, Text),
    ];

    /// <summary>The one of this key, or null.</summary>
    public static Definition? Find(string key) => All.FirstOrDefault(one => one.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    private static string? Text(SmlValue value) => value.Words();

    private static string? Hex(SmlValue value) =>
        value.Kind is SmlValueKind.Octets && value.Octets.Length <= Texts.Most / 2 ? Convert.ToHexString(value.Octets) : null;

    private static string? Day(SmlValue value) => value.Time?.Moment is { } moment ? moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static string? Check(SmlValue value) =>
        value.IsNumber && value.Unsigned <= (ulong)MeterCheckResult.Running ? ((MeterCheckResult)value.Unsigned).ToString() : null;
}
