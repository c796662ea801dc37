using System.Security.Cryptography;
using ChargeBot.Domain.Parameters;
using Xunit;

namespace ChargeBot.Tests.Parameters;

public sealed class DeviceNumbersTests
{
    [Theory]
    [InlineData(DeviceDetail.MeterServerId, "0a 01 45:4d-48 00 00 bc 61 4e", "0A01454D480000BC614E")]
    [InlineData(DeviceDetail.MeterServerId, "1 EMH 00 1234 5678", "0A01454D480000BC614E")]
    [InlineData(DeviceDetail.MeterServerId, "1emh0012345678", "0A01454D480000BC614E")]
    [InlineData(DeviceDetail.GatewayServerId, "05 00 1a 2b 3c 4d 5e", "05001A2B3C4D5E")]
    [InlineData(DeviceDetail.MeterServerId, "0A0", null)]
    [InlineData(DeviceDetail.MeterServerId, "2 EMH 00 1234 56", null)]
    [InlineData(DeviceDetail.MeteringPointId, " de 0005.6266-802ao6g56m11sn51g21m24s ", "DE00056266802AO6G56M11SN51G21M24S")]
    [InlineData(DeviceDetail.MeteringPointId, "DE*1", null)]
    [InlineData(DeviceDetail.CalibratedUntil, "31.12.2029", "2029-12-31")]
    [InlineData(DeviceDetail.CalibratedUntil, "2029-02-30", null)]
    [InlineData(DeviceDetail.CalibratedUntil, "2029", "2029-12-31")]
    [InlineData(DeviceDetail.AutoMeterDetection, "Ja", "true")]
    [InlineData(DeviceDetail.AutoMeterDetection, "off", "false")]
    [InlineData(DeviceDetail.AutoMeterDetection, "perhaps", null)]
    [InlineData(DeviceDetail.SimIpAddress, "10.1.2.3", "10.1.2.3")]
    [InlineData(DeviceDetail.SimIpAddress, "FE80::1", "fe80::1")]
    [InlineData(DeviceDetail.SimIpAddress, "167772161", null)]
    [InlineData(DeviceDetail.SimIccid, "8949 0200 0010 1234 567F", "8949020000101234567")]
    [InlineData(DeviceDetail.SimImsi, "262-01-1234567890", "262011234567890")]
    [InlineData(DeviceDetail.SimImsi, "٢٦٢", null)]
    [InlineData(DeviceDetail.MeterNumber, " 1ESY 12 ", "1ESY 12")]
    [InlineData(DeviceDetail.MeterNumber, "a\nb", null)]
    [InlineData(DeviceDetail.MeterNumber, "   ", null)]
    public void A_number_has_one_form_however_it_was_copied(string key, string typed, string? neutral) =>
        Assert.Equal(neutral, DeviceNumbers.Neutral(key, typed));

    [Theory]
    [InlineData("IEC_62196_T2", "Type2", true)]
    [InlineData("IEC_62196_T2", "Typ 2", true)]
    [InlineData("IEC_62196_T2", "sType2", true)]
    [InlineData("IEC_62196_T2_COMBO", "CCS", true)]
    [InlineData("IEC_62196_T2_COMBO", "CCS (Combo 2)", true)]
    [InlineData("CHADEMO", "CHAdeMO", true)]
    [InlineData("DOMESTIC_F", "Schuko", true)]
    [InlineData("IEC_62196_T2", "CCS", false)]
    [InlineData("IEC_62196_T1_COMBO", "CCS2", false)]
    [InlineData("IEC_62196_T1", "Type 2", false)]
    public void A_plug_is_the_same_under_each_of_its_names(string master, string device, bool same)
    {
        Assert.Equal(same, DeviceNumbers.Same(DeviceDetail.ConnectorType, master, device));
        Assert.Equal(same, DeviceNumbers.Same(DeviceDetail.ConnectorType, device, master));
    }

    [Theory]
    [InlineData(DeviceDetail.Imei, "490154203237518", NumberDoubt.None)]
    [InlineData(DeviceDetail.Imei, "490154203237581", NumberDoubt.CheckDigit)]
    [InlineData(DeviceDetail.Imei, "49015420323751", NumberDoubt.Length)]
    [InlineData(DeviceDetail.SimIccid, "8949020000101234561", NumberDoubt.None)]
    [InlineData(DeviceDetail.SimIccid, "8949020000101234567", NumberDoubt.CheckDigit)]
    [InlineData(DeviceDetail.SimIccid, "894902000010123456", NumberDoubt.None)]
    [InlineData(DeviceDetail.SimIccid, "89490200001012345", NumberDoubt.Length)]
    [InlineData(DeviceDetail.SimImsi, "262011234567890", NumberDoubt.None)]
    [InlineData(DeviceDetail.SimImsi, "26201123456789", NumberDoubt.Length)]
    [InlineData(DeviceDetail.MeteringPointId, "DE00056266802AO6G56M11SN51G21M24S", NumberDoubt.None)]
    [InlineData(DeviceDetail.MeteringPointId, "DE00056266802", NumberDoubt.Length)]
    [InlineData(DeviceDetail.MeterServerId, "0A01454D480000BC614E", NumberDoubt.None)]
    [InlineData(DeviceDetail.MeterServerId, "05001A2B3C4D5E", NumberDoubt.Length)]
    [InlineData(DeviceDetail.GatewayServerId, "05001A2B3C4D5E", NumberDoubt.None)]
    [InlineData(DeviceDetail.PublicKey, "AABB", NumberDoubt.Key)]
    [InlineData(DeviceDetail.MeterNumber, "x", NumberDoubt.None)]
    [InlineData(DeviceDetail.Imei, null, NumberDoubt.None)]
    public void A_slip_in_a_number_is_seen(string key, string? value, NumberDoubt doubt) => Assert.Equal(doubt, DeviceNumbers.Doubt(key, value));

    [Fact]
    public void Keys_are_known_by_their_point_whether_bare_or_with_their_curve()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(false).Q;
        foreach (var form in new[] { Convert.ToHexString(key.ExportSubjectPublicKeyInfo()), Convert.ToHexString([.. point.X!, .. point.Y!]), Convert.ToHexString([4, .. point.X!, .. point.Y!]) })
        {
            Assert.Equal(NumberDoubt.None, DeviceNumbers.Doubt(DeviceDetail.PublicKey, DeviceNumbers.Neutral(DeviceDetail.PublicKey, form)));
        }
    }

    [Theory]
    [InlineData("262011234567890", "262 01 1234567890")]
    [InlineData("310410123456789", "310 410 123456789")]
    [InlineData("2620112345", null)]
    public void A_subscribers_number_is_country_network_and_the_rest(string imsi, string? parts) =>
        Assert.Equal(parts, DeviceNumbers.Split(imsi) is { } split ? $"{split.Mcc} {split.Mnc} {split.Msin}" : null);

    [Theory]
    [InlineData("0A01454D480000BC614E", "1 EMH 00 12345678")]
    [InlineData("0901454D480000BC614E", "1 EMH 00 12345678")]
    [InlineData("0A01454D4800FFFFFFFF", null)]
    [InlineData("05001A2B3C4D5E", null)]
    [InlineData(null, null)]
    public void The_label_of_a_meter_is_read_out_of_its_server_id(string? serverId, string? label) => Assert.Equal(label, DeviceNumbers.Label(serverId));
}
