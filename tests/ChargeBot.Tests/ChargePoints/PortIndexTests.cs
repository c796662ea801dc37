using ChargeBot.Domain.ChargePoints;
using Xunit;

namespace ChargeBot.Tests.ChargePoints;

public sealed class PortIndexTests
{
    private static readonly PortIndex Network = new(
    [
        Entry("DE*ABC*E1234*1", "Berlin-042", "DE*ABC*E1234*1", "CB-BERLIN-042", 1, "Alexanderplatz 3, 10178 Berlin"),
        Entry("DE*ABC*E1234*2", "Berlin-042", "DE*ABC*E1234*2", "CB-BERLIN-042", 2, "Alexanderplatz 3, 10178 Berlin"),
        Entry("DE*ABC*E1235*1", "Berlin-043", "DE*ABC*E1235*1", "CB-BERLIN-043", 1, "Invalidenstraße 10, 10115 Berlin"),
        Entry("K-7", "Köln-007", "DE*ABC*E7007", "kvb.0007", 1, "Domkloster 4, 50667 Köln"),
        Entry("K-8", "Köln-008", null, null, null, "Domkloster 4, 50667 Köln", planned: true),
        Entry("DE*XYZ*E12*34", "Ulm-1", "DE*XYZ*E12*34", "ULM1", 1, "Ulm"),
        Entry("DE*XYZ*E123*4", "Ulm-2", "DE*XYZ*E123*4", "ULM2", 1, "Ulm"),
        Entry("SOLO", "SOLO", null, "SOLO", 1, ""),
    ]);

    [Theory]
    [InlineData("DE*ABC*E1234*1", "DE*ABC*E1234*1")]
    [InlineData("de*abc*e1234*2", "DE*ABC*E1234*2")]
    [InlineData("DEABCE12341", "DE*ABC*E1234*1")]
    [InlineData(" de-abc-e1234-1 ", "DE*ABC*E1234*1")]
    [InlineData("DE*ABC*E7007", "K-7")]
    [InlineData("k7", "K-7")]
    [InlineData("DE*XYZ*E12*34", "DE*XYZ*E12*34")]
    [InlineData("de xyz e123 4", "DE*XYZ*E123*4")]
    [InlineData("solo", "SOLO")]
    [InlineData("\u202Ede*abc*e1234*1\u202C", "DE*ABC*E1234*1")]
    [InlineData("ＤＥ＊ＡＢＣ＊Ｅ１２３４＊１", "DE*ABC*E1234*1")]
    [InlineData("K-٧", "K-7")]
    public void A_port_is_found_by_its_ids_in_any_notation(string text, string portId)
    {
        var result = Network.Find(text);
        Assert.Equal(portId, result.Exact?.Port?.PortId);
        Assert.Empty(result.Candidates);
    }

    [Theory]
    [InlineData("Berlin-042", "Berlin-042", 2)]
    [InlineData("berlin 042", "Berlin-042", 2)]
    [InlineData("CB-BERLIN-042", "Berlin-042", 2)]
    [InlineData("cbberlin043", "Berlin-043", 1)]
    [InlineData("koln007", "Köln-007", 1)]
    [InlineData("KÖLN-008", "Köln-008", 1)]
    [InlineData("Ko\u0308ln-008", "Köln-008", 1)]
    [InlineData("kvb0007", "Köln-007", 1)]
    public void A_station_is_found_with_its_ports_by_its_id_and_its_identity_on_the_wire(string text, string stationId, int ports)
    {
        var hit = Network.Find(text).Exact;
        Assert.NotNull(hit);
        Assert.Equal(stationId, hit.StationId);
        Assert.Null(hit.Port);
        Assert.Equal(ports, hit.Ports.Count);
        Assert.Equal(hit.Ports.OrderBy(p => p.Connector), hit.Ports);
    }

    [Fact]
    public void Two_ports_of_the_same_letters_are_both_offered_when_no_separator_decides()
    {
        var result = Network.Find("DEXYZE1234");
        Assert.Null(result.Exact);
        Assert.Equal(2, result.Total);
        Assert.All(result.Candidates, c => Assert.Equal(SearchReason.SameId, c.Reason));
        Assert.Equal(["DE*XYZ*E12*34", "DE*XYZ*E123*4"], result.Candidates.Select(c => c.Matched).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_beginning_of_an_id_lists_stations_rather_than_each_of_their_ports()
    {
        var result = Network.Find("berlin-04");
        Assert.Equal(["Berlin-042", "Berlin-043"], result.Candidates.Select(c => c.Hit.StationId));
        Assert.All(result.Candidates, c => Assert.Null(c.Hit.Port));
        Assert.All(result.Candidates, c => Assert.Equal(SearchReason.Prefix, c.Reason));

        Assert.Equal(["DE*ABC*E1234*1", "DE*ABC*E1234*2"], Network.Find("DE*ABC*E1234").Candidates.Select(c => c.Hit.Port?.PortId));
    }

    [Theory]
    [InlineData("Berlin-024", "Berlin-042", 1)]     // swapped
    [InlineData("Belin-042", "Berlin-042", 1)]      // missing
    [InlineData("Berrlin-042", "Berlin-042", 1)]    // too many
    [InlineData("Betlin-942", "Berlin-042", 2)]     // two wrong
    [InlineData("DE*ABC*E1243*1", "Berlin-042", 1)]
    [InlineData("sloo", "SOLO", 1)]
    public void A_slip_of_the_finger_is_forgiven(string text, string stationId, int slips)
    {
        var first = Network.Find(text).Candidates[0];
        Assert.Equal(stationId, first.Hit.StationId);
        Assert.Equal(SearchReason.NearMiss, first.Reason);
        Assert.Equal(slips, first.Slips);
    }

    [Theory]
    [InlineData("xyz")]
    [InlineData("Bxxlxn-042")]
    [InlineData("q")]
    public void Too_many_slips_are_not(string text) =>
        Assert.DoesNotContain(Network.Find(text).Candidates, c => c.Reason is SearchReason.NearMiss);

    [Fact]
    public void A_part_read_off_the_label_is_enough()
    {
        var result = Network.Find("1234*2");
        Assert.Equal("DE*ABC*E1234*2", result.Candidates[0].Hit.Port?.PortId);
        Assert.Equal(SearchReason.Part, result.Candidates[0].Reason);
    }

    [Theory]
    [InlineData("alexanderplatz", "Berlin-042")]
    [InlineData("Berlin Alex", "Berlin-042")]
    [InlineData("Invalidenstrasse 10", "Berlin-043")]
    [InlineData("domkloster koeln", "Köln-007")]
    [InlineData("domkloster koln", "Köln-007")]
    [InlineData("50667", "Köln-007")]
    public void A_place_finds_the_stations_that_stand_there(string text, string stationId)
    {
        var first = Network.Find(text).Candidates[0];
        Assert.Equal(stationId, first.Hit.StationId);
        Assert.Equal(SearchReason.Place, first.Reason);
    }

    [Theory]
    [InlineData("alexanderplazt", "Berlin-042")]
    [InlineData("Invalidenstrase 10", "Berlin-043")]
    [InlineData("domklotser köln", "Köln-007")]
    public void A_slip_in_a_word_of_the_place_is_forgiven(string text, string stationId)
    {
        var first = Network.Find(text).Candidates[0];
        Assert.Equal(stationId, first.Hit.StationId);
        Assert.Equal(SearchReason.NearPlace, first.Reason);
    }

    [Theory]
    [InlineData("alexanderplatz 4")]
    [InlineData("50668")]
    [InlineData("Invalidenstraße 11")]
    public void A_number_of_a_house_or_a_postal_code_is_taken_as_it_is(string text) =>
        Assert.DoesNotContain(Network.Find(text).Candidates, candidate => candidate.Reason is SearchReason.Place or SearchReason.NearPlace);

    [Theory]
    [InlineData("VS-22/00017", "Berlin-050", 2)]
    [InlineData("vs2200017", "Berlin-050", 2)]
    [InlineData("VS-22", "Berlin-050", 2)]
    [InlineData("00017", "Berlin-050", 2)]
    public void The_number_on_the_chargers_plate_finds_the_station(string text, string stationId, int ports)
    {
        var first = Plates.Find(text).Candidates[0];
        Assert.Equal((stationId, SearchReason.Number, "VS-22/00017"), (first.Hit.StationId, first.Reason, first.Matched));
        Assert.Null(first.Hit.Port);
        Assert.Equal(ports, first.Hit.Ports.Count);
    }

    [Fact]
    public void The_number_on_the_meters_plate_finds_its_port()
    {
        var first = Plates.Find("1 ISK 0070 000 018").Candidates[0];
        Assert.Equal(("B-50*2", SearchReason.Number), (first.Hit.Port?.PortId, first.Reason));
        Assert.Empty(Plates.Find("ISK").Candidates);
    }

    [Theory]
    [InlineData("pförtner schlüssel", "B-50*2")]
    [InlineData("PFOERTNER", "B-50*2")]
    [InlineData("schlüssel hausmeister", null)]
    [InlineData("der", "B-50*2")]
    [InlineData("schlüsel pförtner", "B-50*2")]
    public void A_note_finds_its_port_by_all_of_its_words(string text, string? portId)
    {
        var candidate = Plates.Find(text).Candidates.FirstOrDefault(candidate => candidate.Reason is SearchReason.Note);
        Assert.Equal(portId, candidate?.Hit.Port?.PortId);
        Assert.Equal(portId is null ? null : "Der Schlüssel liegt beim Pförtner.", candidate?.Matched);
    }

    [Theory]
    [InlineData("alexanderplatz", "Berlin-042")]
    [InlineData("alexanderplazt", "Berlin-042")]
    [InlineData("berlin-043", "Berlin-043")]
    [InlineData("köln", "Köln-007,Köln-008")]
    [InlineData("rom", "")]
    public void The_stations_of_a_site_are_those_there_and_those_called_so(string site, string stations) =>
        Assert.Equal(stations, string.Join(',', Network.StationsAt(site).Order(StringComparer.Ordinal)));

    [Fact]
    public void Ids_come_before_places_and_nothing_comes_twice()
    {
        var result = Network.Find("Berlin");
        Assert.Equal(["Berlin-042", "Berlin-043"], result.Candidates.Select(c => c.Hit.StationId));
        Assert.All(result.Candidates, c => Assert.Equal(SearchReason.Prefix, c.Reason));
        Assert.Equal(2, result.Total);
    }

    [Fact]
    public void The_list_is_cut_and_says_how_many_there_are()
    {
        var index = new PortIndex(Enumerable.Range(0, 100).Select(n => Entry($"P-{n:000}", $"S-{n:000}", null, null, 1, "")));
        var result = index.Find("S-0");
        Assert.Equal(8, result.Candidates.Count);
        Assert.Equal(100, result.Total);
        Assert.Equal("S-000", result.Candidates[0].Hit.StationId);
        Assert.Equal(3, index.Find("S-0", limit: 3).Candidates.Count);
    }

    [Fact]
    public void A_station_that_has_the_id_of_one_of_its_ports_is_the_station()
    {
        var index = new PortIndex([Entry("A1", "A1", null, null, 1, ""), Entry("A1-2", "A1", null, null, 2, "")]);
        var hit = index.Find("a1").Exact;
        Assert.NotNull(hit);
        Assert.Null(hit.Port);
        Assert.Equal(2, hit.Ports.Count);
    }

    [Fact]
    public void An_empty_network_finds_nothing()
    {
        var result = new PortIndex([]).Find("Berlin-042");
        Assert.Null(result.Exact);
        Assert.Empty(result.Candidates);
        Assert.Equal(0, result.Total);
    }

    public static TheoryData<string> Hostile =>
    [
        "", " ", "***---***", "\0\0\0", "\uD800", "\uDC00\uD800", "A\uD800", "\uFFFF\uFFFE", "\u202E\u202E", "👍🏽", "\uFDFA",
        new string('A', 100_000), new string('*', 100_000), new string('\uFDFA', 100_000), new string('\uD800', 100_000),
        string.Concat(Enumerable.Repeat("a ", 50_000)), string.Concat(Enumerable.Repeat("e\u0301", 50_000)), "; DROP TABLE stations", "<at>ChargeBot</at>",
        "'\"`${}{{}}%s%n", "مرحبا ٠٤٢", "שלום", "ßßßß",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Whatever_is_typed_is_answered(string text)
    {
        var result = Network.Find(text);
        Assert.Null(result.Exact);
        Assert.True(result.Candidates.Count <= 8);
        Assert.True(result.Total >= result.Candidates.Count);
    }

    [Fact]
    public void Only_the_first_two_hundred_characters_are_looked_at()
    {
        Assert.Equal("DE*ABC*E1234*1", Network.Find("DE*ABC*E1234*1" + new string(' ', 100_000)).Exact?.Port?.PortId);
        Assert.Null(Network.Find(new string(' ', 200) + "DE*ABC*E1234*1").Exact);
    }

    [Fact]
    public void Broken_ids_in_the_rows_do_not_break_the_index()
    {
        var index = new PortIndex([Entry("***", "\uD800", "", "  ", null, new string('x', 5000)), Entry("OK-1", "OK", null, null, 1, "\uD800")]);
        Assert.Equal("OK-1", index.Find("ok1").Exact?.Port?.PortId);
    }

    private static readonly PortIndex Plates = new(
        [
            Entry("B-50*1", "Berlin-050", null, "CP50", 1, "Hafen 1, Berlin") with { SerialNumber = "VS-22/00017", MeterNumber = "1ISK0070000017" },
            Entry("B-50*2", "Berlin-050", null, "CP50", 2, "Hafen 1, Berlin") with { SerialNumber = "VS-22/00017", MeterNumber = "1ISK0070000018" },
        ],
        [new PortNote("B-50*2", "Der Schlüssel liegt beim Pförtner."), new PortNote("gone", "Der Schlüssel liegt beim Pförtner.")]);

    private static PortEntry Entry(string port, string station, string? evse, string? identity, int? connector, string place, bool planned = false) =>
        new(port, station, evse, identity, connector, place, planned);
}
