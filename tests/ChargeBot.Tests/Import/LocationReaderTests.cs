using System.Text;
using ChargeBot.Bot.Import;
using ChargeBot.Domain.ChargePoints;
using Xunit;

namespace ChargeBot.Tests.Import;

public sealed class LocationReaderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_location_becomes_a_station_with_its_ports()
    {
        var rows = await Read(Files.Location(
            evses: Files.Evse("DE*ABC*E1*2", connector: 2, position: "right") + "," + Files.Evse("de-abc-e1-1", connector: 1, position: "left", more: "\"ocpp_password\":\"sixteen-or-more!\"")));
        var row = Assert.IsType<StationRow>(Assert.Single(rows));
        Assert.Equal("line 1, $.evses[0]", row.Where);
        var station = row.Station;
        Assert.Equal("Berlin-042", station.StationId);
        Assert.Equal(new ChargePointId("CB-BERLIN-042"), station.ChargePointId);
        Assert.Equal("Invalidenstraße", station.Name);
        Assert.Equal(new Place("Invalidenstr. 12", "10115", "Berlin", "DEU"), station.Place);
        Assert.Equal(52.531677, station.Latitude);
        Assert.Equal(13.381777, station.Longitude);
        Assert.Equal("Europe/Berlin", station.TimeZone);
        Assert.Equal(Protocol.Ocpp16, station.Protocol);
        Assert.Equal("sixteen-or-more!", station.Password);
        Assert.False(station.Planned);
        Assert.Equal(["DE*ABC*E1*1", "DE*ABC*E1*2"], station.Ports.Select(p => p.PortId));
        Assert.Equal(["left", "right"], station.Ports.Select(p => p.Position));
        var port = station.Ports[0];
        Assert.Equal("DE*ABC*E1*1", port.EvseId?.Value);
        Assert.Equal((1, "IEC_62196_T2", ChargingMode.Ac, 3), (port.ConnectorId, port.ConnectorType, port.PowerType, port.Phases));
        Assert.Equal((230, 32, 22_000), (port.MaxVoltage, port.MaxCurrent, port.MaxPowerW));
        Assert.DoesNotContain("sixteen", row.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_network_is_taken_as_it_is()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "ChargeBot.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }
        await using var file = File.OpenRead(Path.Combine(root.FullName, "bot", "Demo", "sample-network.json"));
        var rows = await LocationReader.Read(file, Cancellation).ToListAsync(Cancellation);
        Assert.Empty(rows.OfType<RejectedRow>());
        Assert.True(rows.Count >= 6);
        Assert.Contains(rows.OfType<StationRow>(), r => r.Station.Planned);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("[{0}]")]
    [InlineData("\uFEFF[{0}]")]
    [InlineData("\n\n {0} \r\n")]
    [InlineData("{{\"data\":[{0}],\"status_code\":1000,\"timestamp\":\"2026-11-23T08:00:00Z\"}}")]
    [InlineData("{{\"status_code\":1000,\"status_message\":\"data\",\"x\":{{\"data\":[1]}},\"data\" : [ {0} ],\"meta\":{{\"a\":[{{}}]}}}}")]
    [InlineData("{{\"data\":{0},\"status_code\":1000,\"meta\":{{}}}}")]
    public async Task A_location_is_found_in_each_form_of_file(string form)
    {
        var rows = await Read(string.Format(null, form, Files.Location()));
        Assert.Equal("Berlin-042", Assert.IsType<StationRow>(Assert.Single(rows)).Station.StationId);
    }

    [Fact]
    public async Task Several_locations_are_found_in_each_form_of_file()
    {
        var (a, b) = (Files.Location(), Files.Location("B", Files.Evse("DE*ABC*E2*1", station: "Berlin-043", identity: "CB-43")));
        foreach (var file in new[]
        {
            $"[{a},{b}]", $"[\n{a},\n{b}\n]\n", $"{a}\n{b}\n", $"{a}\r\n\r\n{b}", $"{a}{b}", $"{{\"data\":[{a},{b}]}}", $"{{\"data\":[{a}]}}\n{{\"data\":[{b}]}}", $"[{a}][{b}]",
        })
        {
            var rows = await Read(file);
            Assert.Equal(["Berlin-042", "Berlin-043"], rows.Select(r => Assert.IsType<StationRow>(r).Station.StationId));
        }
        Assert.Equal("line 3, $[1].evses[0]", (await Read($"[\n{a},\n{b}\n]\n"))[1].Where);
        Assert.Equal("line 2, $.evses[0]", (await Read($"{a}\n{b}\n"))[1].Where);
        Assert.Equal("line 1, $.data[1].evses[0]", (await Read($"{{\"data\":[{a},{b}]}}"))[1].Where);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(4096)]
    public async Task It_does_not_matter_in_which_pieces_the_bytes_come(int piece)
    {
        var file = $"\uFEFF{{\"status_code\":1000,\"data\":[{Files.Location()},\n{Files.Location("B", Files.Evse("DE*ABC*E2*1", station: "Köln \\\"7\\\"", identity: "CB-43"))}]}}";
        var rows = await LocationReader.Read(new Pieces(Encoding.UTF8.GetBytes(file), piece), Cancellation).ToListAsync(Cancellation);
        Assert.Equal("Berlin-042", Assert.IsType<StationRow>(rows[0]).Station.StationId);
        Assert.Contains("'Köln \"7\"'", Assert.IsType<RejectedRow>(rows[1]).Why, StringComparison.Ordinal);
        Assert.Equal("line 2, $.data[1].evses[0]", rows[1].Where);
    }

    [Fact]
    public async Task A_planned_station_needs_no_identity_and_a_planned_port_does_not_make_a_station_planned()
    {
        var planned = Files.Evse("DE*ABC*E1*1", status: "PLANNED", identity: null);
        Assert.True(Assert.IsType<StationRow>(Assert.Single(await Read(Files.Location(evses: planned)))).Station.Planned);

        var mixed = Assert.IsType<StationRow>(Assert.Single(await Read(Files.Location(evses: planned + "," + Files.Evse("DE*ABC*E1*2", connector: 2))))).Station;
        Assert.False(mixed.Planned);
        Assert.Equal(2, mixed.Ports.Count);
    }

    [Fact]
    public async Task The_strongest_connector_says_what_a_port_can_do()
    {
        var evse = Files.Evse("DE*ABC*E1*1").Replace(
            "\"connectors\":[", "\"connectors\":[{\"id\":\"2\",\"standard\":\"CHADEMO\",\"power_type\":\"DC\",\"max_voltage\":500,\"max_amperage\":125.0},", StringComparison.Ordinal);
        var port = Assert.IsType<StationRow>(Assert.Single(await Read(Files.Location(evses: evse)))).Station.Ports[0];
        Assert.Equal(("CHADEMO", ChargingMode.Dc, 0, 62_500), (port.ConnectorType, port.PowerType, port.Phases, port.MaxPowerW));
    }

    [Theory]
    [InlineData("DE*ABC*E9*9", "x", null, "DE*ABC*E9*9")]
    [InlineData(null, "deabce99", null, "DE*ABC*E99")]
    [InlineData(null, "LP 7", null, "LP 7")]
    [InlineData("DE*ABC*E9*9", "x", "P-7", "P-7")]
    public async Task The_port_id_is_the_one_that_people_know(string? evseId, string uid, string? portId, string expected)
    {
        var evse = Files.Evse(evseId, uid: uid, more: portId is null ? null : $"\"port_id\":\"{portId}\"");
        Assert.Equal(expected, Assert.IsType<StationRow>(Assert.Single(await Read(Files.Location(evses: evse)))).Station.Ports[0].PortId);
    }

    [Fact]
    public async Task A_bad_evse_does_not_reject_its_neighbours()
    {
        var rows = await Read(Files.Location(evses: string.Join(',', Files.Evse("nonsense", connector: 3), "7", Files.Evse("DE*ABC*E1*1"))));
        Assert.Equal(["line 1, $.evses[0]", "line 1, $.evses[1]"], rows.OfType<RejectedRow>().Select(r => r.Where));
        Assert.Equal("nonsense", Assert.IsType<RejectedRow>(rows[0]).Id);
        Assert.Equal("DE*ABC*E1*1", Assert.Single(rows.OfType<StationRow>()).Station.Ports[0].PortId);
    }

    private static async Task<List<ImportRow>> Read(string file) =>
        await LocationReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(file)), Cancellation).ToListAsync(Cancellation);

    /// <summary>A stream that gives a few bytes at a time, as a network does.</summary>
    private sealed class Pieces(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }
}
