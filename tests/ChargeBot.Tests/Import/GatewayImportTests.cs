using System.Text;
using ChargeBot.Bot.Import;
using ChargeBot.Domain.ChargePoints;
using Xunit;

namespace ChargeBot.Tests.Import;

/// <summary>What an import file says of LG2WAN stations and of devices.</summary>
public sealed class GatewayImportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private const string Outgoing = """
        "protocol":"lg2wan","sml_server_id":"0a-01 45:4d 48 00 00 a1 b2 c3",
        "gateway":{"direction":"OUT","address":"10.20.30.40","port":4059,"tls":true,"certificate_sha256":"00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff:00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff","user":"charge-bot","password":"gate-pass-1","controller_id":"LC-77","type":"lsx","firmware":"3.1.2"},
        "communication":{"simIpAddress":"10.20.30.40","simIccid":"8949 0200 0010 1234 567F","imei":"49-015420-323751-8","sim_imsi":262011234567890},
        "details":{"smlServerId":"0901454d480000bc614e","meteringPointId":"DE 000562 66802 AO6G56M11SN51G21M24S","meterNumber":1234,"meterServerId":"1 EMH 00 1234 5678","calibratedUntil":2031,"autoMeterDetection":true,"publicKey":"AA BB"}
        """;

    [Fact]
    public async Task A_gateway_and_its_devices_are_read_in_the_forms_people_copy()
    {
        var station = Assert.IsType<StationRow>(Assert.Single(await Read(Outgoing))).Station;
        Assert.Equal((Protocol.Lg2Wan, "0A01454D480000A1B2C3", "gate-pass-1"), (station.Protocol, station.ChargePointId?.Value, station.Password));
        var gateway = station.Gateway!;
        Assert.Equal((GatewayDirection.Outgoing, "10.20.30.40", 4059, true), (gateway.Direction, gateway.Address, gateway.Port, gateway.Tls));
        Assert.Equal(("charge-bot", "LC-77", "LSX", "3.1.2"), (gateway.UserName, gateway.ControllerId, gateway.Type, gateway.Firmware));
        Assert.Equal(64, gateway.CertificateHash!.Length);
        Assert.Equal(
            ["Imei 490154203237518", "SimIccid 8949020000101234567", "SimImsi 262011234567890", "SimIpAddress 10.20.30.40"],
            station.Communication.Select(detail => $"{detail.Key} {detail.Value}"));
        Assert.Equal(
            [
                "AutoMeterDetection true", "CalibratedUntil 2031-12-31", "MeterNumber 1234", "MeterServerId 0A01454D480000BC614E",
                "MeteringPointId DE00056266802AO6G56M11SN51G21M24S", "PublicKey AABB", "SmlServerId 0901454D480000BC614E",
            ],
            station.Ports[0].Details.Select(detail => $"{detail.Key} {detail.Value}"));
        Assert.DoesNotContain("gate-pass", station.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("gate-pass", gateway.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_that_dials_us_needs_no_address_and_one_that_is_chosen_later_no_server_id()
    {
        var station = Assert.IsType<StationRow>(Assert.Single(await Read("""  "protocol":"LG2WAN","gateway":{}  """))).Station;
        Assert.Equal((null, GatewayDirection.Incoming, Gateway.DefaultPort), (station.ChargePointId, station.Gateway!.Direction, station.Gateway.Port));
        var dialled = Assert.IsType<StationRow>(Assert.Single(await Read("""  "gateway":{"direction":"out"},"communication":{"simIpAddress":"10.0.0.1"}  """))).Station;
        Assert.Equal((Protocol.Lg2Wan, "10.0.0.1"), (dialled.Protocol, dialled.Gateway!.Address));
    }

    [Theory]
    [InlineData("\"sml_server_id\":\"0A01x\"", "chargebot.sml_server_id '0A01x' must be of up to 24 bytes in hexadecimal digits.")]
    [InlineData("\"gateway\":7", "chargebot.gateway is no object.")]
    [InlineData("\"gateway\":{\"direction\":\"sideways\"}", "chargebot.gateway.direction 'sideways' is none of in, out.")]
    [InlineData("\"gateway\":{\"direction\":\"out\"}", "chargebot.gateway.address is missing: a gateway that is dialled has one (or communication.simIpAddress).")]
    [InlineData("\"gateway\":{\"port\":70000}", "chargebot.gateway.port is '70000', not a number from 1 to 65535.")]
    [InlineData("\"gateway\":{\"tls\":\"maybe\"}", "chargebot.gateway.tls is 'maybe', not true or false.")]
    [InlineData("\"gateway\":{\"certificate_sha256\":\"AB\"}", "chargebot.gateway.certificate_sha256 must be of 64 hexadecimal digits.")]
    [InlineData("\"gateway\":{\"password\":\"two words\"}", "chargebot.gateway.password must be of printable ASCII characters without spaces.")]
    [InlineData("\"gateway\":{\"type\":\"LSY\"}", "chargebot.gateway.type 'LSY' is none of LSX, LSG, ACCU.")]
    [InlineData("\"details\":[]", "chargebot.details is no object.")]
    [InlineData("\"details\":{\"meterNo\":\"1\"}", "chargebot.details.'meterNo' is none of smlServerId, meteringPointId, meterNumber, meterServerId, calibratedUntil, publicKey, autoMeterDetection.")]
    [InlineData("\"details\":{\"calibratedUntil\":\"31.02.2027\"}", "chargebot.details.calibratedUntil is not a day (2028-12-31) or a year.")]
    [InlineData("\"details\":{\"publicKey\":\"?\"}", "chargebot.details.publicKey is not a key in hexadecimal digits, base64 or PEM.")]
    [InlineData("\"details\":{\"meterNumber\":{}}", "chargebot.details.meterNumber is not a text of up to 64 characters.")]
    [InlineData("\"communication\":{\"imei\":\"49015420323751x\"}", "chargebot.communication.imei is not of up to 64 digits.")]
    [InlineData("\"communication\":{\"simIpAddress\":\"10.1\"}", "chargebot.communication.simIpAddress is not an IP address.")]
    [InlineData("\"protocol\":\"ocpp1.6\",\"gateway\":{}", "chargebot.sml_server_id, gateway and communication are for stations with the protocol lg2wan.")]
    [InlineData("\"protocol\":\"lg2wan\",\"ocpp_identity\":\"CB-1\"", "chargebot.ocpp_identity and ocpp_password are not for a station with the protocol lg2wan; it has sml_server_id and gateway.password.")]
    [InlineData("\"gateway\":{},\"ocpp_password\":\"sixteen-or-more!\"", "chargebot.ocpp_identity and ocpp_password are for OCPP; what speaks lg2wan has sml_server_id and gateway.password.")]
    public async Task What_is_wrong_is_told_by_its_name(string more, string why)
    {
        var row = Assert.Single(await Read(more));
        Assert.Equal((why, "DE*ABC*E1*1"), (Assert.IsType<RejectedRow>(row).Why, ((RejectedRow)row).Id));
    }

    [Fact]
    public async Task Ports_of_a_station_do_not_contradict_each_other()
    {
        foreach (var (first, second, why) in new[]
        {
            ("\"gateway\":{\"direction\":\"in\"}", "\"gateway\":{\"user\":\"x\"}", "chargebot.gateway is not that of the other ports of Berlin-042."),
            ("\"gateway\":{\"password\":\"a\"}", "\"gateway\":{\"password\":\"b\"}", "chargebot.gateway.password is not that of the other ports of Berlin-042."),
            ("\"communication\":{\"imei\":1}", "\"communication\":{\"imei\":2}", "chargebot.communication is not that of the other ports of Berlin-042."),
            ("\"sml_server_id\":\"AA\"", "\"sml_server_id\":\"BB\"", "chargebot.sml_server_id is BB, and AA at another port of Berlin-042."),
        })
        {
            var file = Files.Location(evses: Files.Evse("DE*ABC*E1*1", identity: null, more: first) + "," + Files.Evse("DE*ABC*E1*2", 2, identity: null, more: second));
            var rows = await LocationReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(file)), Cancellation).ToListAsync(Cancellation);
            Assert.Equal(why, Assert.Single(rows.OfType<RejectedRow>()).Why);
            Assert.Single(rows.OfType<StationRow>());
        }
    }

    [Fact]
    public async Task Two_stations_cannot_have_one_server_id()
    {
        const string Id = "\"sml_server_id\":\"0A01454D480000A1B2C3\"";
        var file = Files.Location(evses: Files.Evse("DE*ABC*E1*1", identity: null, more: Id) + "," + Files.Evse("DE*ABC*E2*1", station: "Other", identity: null, more: Id.ToLowerInvariant()));
        var rows = await LocationReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(file)), Cancellation).ToListAsync(Cancellation);
        Assert.Equal("chargebot.sml_server_id 0A01454D480000A1B2C3 is already that of station Berlin-042.", Assert.Single(rows.OfType<RejectedRow>()).Why);
    }

    private static async Task<List<ImportRow>> Read(string more)
    {
        var file = Files.Location(evses: Files.Evse("DE*ABC*E1*1", identity: null, more: more));
        return await LocationReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(file)), Cancellation).ToListAsync(Cancellation);
    }
}
