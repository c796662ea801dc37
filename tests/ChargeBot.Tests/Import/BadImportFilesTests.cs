using System.Text;
using ChargeBot.Bot.Import;
using Xunit;

namespace ChargeBot.Tests.Import;

public sealed class BadImportFilesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("\"uid\":\"DE*ABC*E1*1\"", "\"uid\":\"\"", "uid is missing.")]
    [InlineData("\"uid\":\"DE*ABC*E1*1\"", "\"uid\":7", "uid is no text.")]
    [InlineData("\"evse_id\":\"DE*ABC*E1*1\"", "\"evse_id\":\"DE*AB\"", "evse_id 'DE*AB' is no EVSE id (DE*ABC*E1234*1).")]
    [InlineData("\"status\":\"AVAILABLE\"", "\"status\":\"REMOVED\"", "its status is REMOVED, so it is not taken over.")]
    [InlineData("\"station_id\":\"Berlin-042\"", "\"station_id\":\"***\"", "chargebot.station_id '***' must be of letters, digits and")]
    [InlineData("\"station_id\":\"Berlin-042\"", "\"station_id\":\"A<b>\"", "chargebot.station_id 'A<b>' must be of letters, digits and")]
    [InlineData("\"station_id\":\"Berlin-042\"", "\"station_id\":null", "chargebot.station_id is missing.")]
    [InlineData("\"station_id\":\"Berlin-042\"", "\"station_id\":\"A\\u0000B\"", "chargebot.station_id holds control characters.")]
    [InlineData("\"station_id\":\"Berlin-042\"", "\"station_id\":\"A\\uD800B\"", "chargebot.station_id is no text.")]
    [InlineData("\"chargebot\":", "\"charge_bot\":", "the object chargebot is missing.")]
    [InlineData("\"connector_id\":1", "\"connector_id\":0", "chargebot.connector_id is '0', not a number from 1 to 255.")]
    [InlineData("\"connector_id\":1", "\"connector_id\":\"1\"", "chargebot.connector_id is '1', not a number from 1 to 255.")]
    [InlineData("\"connector_id\":1", "\"connector_id\":1e99", "chargebot.connector_id is '1e99', not a number from 1 to 255.")]
    [InlineData("\"connector_id\":1", "\"x\":1", "chargebot.connector_id is missing.")]
    [InlineData("\"ocpp_identity\":\"CB-BERLIN-042\"", "\"ocpp_identity\":\"a b\"", "chargebot.ocpp_identity 'a b' must be of 1 to 48 letters")]
    [InlineData("\"ocpp_identity\":\"CB-BERLIN-042\"", "\"ocpp_identity\":\"a%20b\"", "chargebot.ocpp_identity 'a%20b' must be of 1 to 48 letters")]
    [InlineData("\"ocpp_identity\":\"CB-BERLIN-042\"", "\"x\":1", "chargebot.ocpp_identity is missing: an installed OCPP station connects under one.")]
    [InlineData("\"position\":\"left\"", "\"protocol\":\"ocpp1.5\"", "chargebot.protocol 'ocpp1.5' is none of ocpp1.6, ocpp2.0.1, lg2wan.")]
    [InlineData("\"position\":\"left\"", "\"ocpp_password\":\"secret\"", "chargebot.ocpp_password must be of 16 to 40 printable ASCII characters without spaces.")]
    [InlineData("\"position\":\"left\"", "\"ocpp_password\":\"söcret-söcret-söcret\"", "chargebot.ocpp_password must be of 16 to 40 printable ASCII characters without spaces.")]
    [InlineData("\"power_type\":\"AC_3_PHASE\"", "\"power_type\":\"AC\"", "connectors[0].power_type 'AC' is none of AC_1_PHASE, AC_2_PHASE, AC_2_PHASE_SPLIT, AC_3_PHASE, DC.")]
    [InlineData("\"max_voltage\":230", "\"max_voltage\":-1", "connectors[0].max_voltage is '-1', not a number from 1 to 2000.")]
    [InlineData("\"max_amperage\":32", "\"x\":0", "connectors[0].max_amperage is missing.")]
    [InlineData("\"connectors\":[", "\"connectors\":[],\"x\":[", "connectors is missing or empty.")]
    [InlineData("\"connectors\":[", "\"connectors\":[7,", "connectors[0].standard is missing")]
    [InlineData("\"connectors\":[", "\"coordinates\":{\"latitude\":\"95.1\",\"longitude\":\"1.0\"},\"connectors\":[", "coordinates.latitude is '95.1', not a number of degrees from -90 to 90.")]
    [InlineData("\"position\":\"left\"", "\"configuration\":{\"calibrationLawMethod\":\"Zks\"}", "chargebot.configuration.calibrationLawMethod 'Zks' is not taken of a station that speaks Ocpp16: NotAnOption.")]
    [InlineData("\"position\":\"left\"", "\"configuration\":{\"maxPower\":\"7\"}", "chargebot.configuration.'maxPower' is none of calibrationLawMethod, authenticationMode, authenticationTypes.")]
    [InlineData("\"position\":\"left\"", "\"station\":{\"access\":\"3\"}", "chargebot.station.access '3' is not taken: NoAccess.")]
    [InlineData("\"position\":\"left\"", "\"station\":[]", "chargebot.station is no object.")]
    [InlineData("\"position\":\"left\"", "\"attributes\":[{\"name\":\"A\",\"type\":\"date\",\"value\":\"soon\"}]", "chargebot.attributes[0].value is not taken: NoDate.")]
    [InlineData("\"position\":\"left\"", "\"attributes\":[{\"name\":\"A\",\"value\":\"1\"},{\"name\":\"a\",\"value\":\"2\"}]", "chargebot.attributes[1].name 'a' comes twice.")]
    [InlineData("\"position\":\"left\"", "\"attributes\":[7]", "chargebot.attributes[0].name is missing")]
    public async Task What_is_wrong_with_an_evse_is_said_in_words(string right, string wrong, string why)
    {
        var evse = Files.Evse("DE*ABC*E1*1");
        Assert.Contains(right, evse, StringComparison.Ordinal);
        var row = Assert.IsType<RejectedRow>(Assert.Single(await Read(Files.Location(evses: evse.Replace(right, wrong, StringComparison.Ordinal)))));
        Assert.Equal("line 1, $.evses[0]", row.Where);
        Assert.StartsWith(why, row.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", row.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Europe/Berlin", "W. Europe Standard Time", "time_zone 'W. Europe Standard Time' is no IANA time zone (Europe/Berlin)")]
    [InlineData("Europe/Berlin", "../../etc/passwd", "time_zone '../../etc/passwd' is no IANA time zone")]
    [InlineData("Europe/Berlin", "Europe/Bärlin", "time_zone 'Europe/Bärlin' is no IANA time zone")]
    [InlineData("Europe/Berlin", "", "time_zone is missing")]
    [InlineData("\"DEU\"", "\"DE\"", "country 'DE' is not of three letters")]
    [InlineData("\"52.531677\"", "\"52,5\"", "coordinates.latitude is '52,5', not a number of degrees")]
    [InlineData("\"52.531677\"", "\"NaN\"", "coordinates.latitude is 'NaN', not a number of degrees")]
    [InlineData("\"52.531677\"", "[]", "coordinates.latitude is '[]', not a number of degrees")]
    [InlineData("\"13.381777\"", "\"180.5\"", "coordinates.longitude is '180.5', not a number of degrees")]
    [InlineData("\"id\":\"BER-1\"", "\"id\":null", "id is missing")]
    [InlineData("\"evses\":[", "\"evses\":[],\"x\":[", "evses is empty, so there is no port in it")]
    [InlineData("\"evses\":[", "\"evses\":7,\"x\":[", "evses is no list")]
    [InlineData("\"last_updated\"", "\"\\uD800\"", "a member's name holds a broken escape")]
    [InlineData("\"last_updated\"", "last_updated", "this is not valid JSON:")]
    public async Task What_is_wrong_with_a_location_is_said_in_words_and_its_neighbour_is_taken(string right, string wrong, string why)
    {
        var broken = Files.Location();
        Assert.Contains(right, broken, StringComparison.Ordinal);
        var rows = await Read($"[{broken.Replace(right, wrong, StringComparison.Ordinal)},\n{Files.Location("B", Files.Evse("DE*ABC*E2*1", station: "S2", identity: "I2"))}]");
        Assert.StartsWith(why, Assert.IsType<RejectedRow>(rows[0]).Why, StringComparison.Ordinal);
        Assert.Equal("S2", Assert.IsType<StationRow>(Assert.Single(rows.Skip(1))).Station.StationId);
    }

    [Fact]
    public async Task Whatever_comes_twice_is_rejected_where_it_comes_again()
    {
        var rows = await Read("[" + string.Join(",\n",
            Files.Location("A", Files.Evse("DE*ABC*E1*1") + "," + Files.Evse("DE*ABC*E1*2", connector: 1) + "," + Files.Evse("de abc e1 1", connector: 3)),
            Files.Location("B", Files.Evse("DE*ABC*E3*1", station: "berlin-042", identity: null)),
            Files.Location("C", Files.Evse("DE*ABC*E4*1", station: "S4", identity: "cb-berlin-042")),
            Files.Location("D", Files.Evse("DE*ABC*E1*1", station: "S5", identity: "I5", more: "\"port_id\":\"P\"")),
            Files.Location("E", Files.Evse("DE*ABC*E6*1", station: "S6", identity: "I6", more: "\"port_id\":\"DE*ABC*E1*1\""))) + "]");
        Assert.Equal("DE*ABC*E1*1", Assert.Single(Assert.Single(rows.OfType<StationRow>()).Station.Ports).PortId);
        Assert.Equal(
        [
            "line 1, $[0].evses[1]: chargebot.connector_id 1 is already that of DE*ABC*E1*1.",
            "line 1, $[0].evses[2]: the port id DE*ABC*E1*1 already came (line 1, $[0].evses[0]).",
            "line 2, $[1].evses[0]: station berlin-042 already came with another Location (line 1, $[0].evses[0]); a station stands in one.",
            "line 3, $[2].evses[0]: chargebot.ocpp_identity cb-berlin-042 is already that of station Berlin-042.",
            "line 4, $[3].evses[0]: evse_id DE*ABC*E1*1 already came (line 1, $[0].evses[0]).",
            "line 5, $[4].evses[0]: the port id DE*ABC*E1*1 already came (line 1, $[0].evses[0]).",
        ], rows.OfType<RejectedRow>().Select(r => $"{r.Where}: {r.Why}"));
    }

    [Theory]
    [InlineData("\"ocpp_identity\":\"OTHER\"", "chargebot.ocpp_identity is OTHER, and CB-BERLIN-042 at another port of Berlin-042.")]
    [InlineData("\"ocpp_identity\":\"CB-BERLIN-042\",\"protocol\":\"lg2wan\"", "chargebot.protocol is not that of the other ports of Berlin-042.")]
    [InlineData("\"ocpp_identity\":\"CB-BERLIN-042\",\"ocpp_password\":\"another-password-1\"", "chargebot.ocpp_password is not that of the other ports of Berlin-042.")]
    [InlineData("\"station_id\":\"BERLIN-042\"", "chargebot.station_id is BERLIN-042, and Berlin-042 at DE*ABC*E1*1.")]
    public async Task An_evse_that_contradicts_its_station_is_rejected_alone(string more, string why)
    {
        var first = Files.Evse("DE*ABC*E1*1", more: "\"protocol\":\"ocpp1.6\",\"ocpp_password\":\"one-password-of-it\"");
        var rows = await Read(Files.Location(evses: first + "," + Files.Evse("DE*ABC*E1*2", connector: 2, identity: null, more: more)));
        Assert.Equal(why, Assert.IsType<RejectedRow>(rows[0]).Why);
        Assert.Single(Assert.IsType<StationRow>(rows[1]).Station.Ports);
    }

    [Theory]
    [InlineData("", "there is no Location in the file.")]
    [InlineData(" \n ", "there is no Location in the file.")]
    [InlineData("[[1]]", "this is no Location object.")]
    [InlineData("[true]", "this is no Location object.")]
    [InlineData("}", "this is no Location object.")]
    [InlineData("{\"id\":\"A\"", "the file ends in the middle of what begins here.")]
    [InlineData("[", "the file ends in the middle of what begins here.")]
    [InlineData("{\"data\":[", "the file ends in the middle of what begins here.")]
    [InlineData("\"{", "this is no Location object.")]
    [InlineData("{}", "id is missing; time_zone is missing. Nothing of this Location is taken over.")]
    [InlineData("{\"status_code\":2001,\"data\":null}", "id is missing; time_zone is missing. Nothing of this Location is taken over.")]
    [InlineData("{:}", "this is not valid JSON:")]
    [InlineData("{\"a\"::[}", "the file ends in the middle of what begins here.")]
    public async Task A_file_that_holds_no_location_is_told_so(string file, string why) =>
        Assert.StartsWith(why, Assert.IsType<RejectedRow>(Assert.Single(await Read(file))).Why, StringComparison.Ordinal);

    [Fact]
    public async Task A_broken_line_does_not_break_the_next()
    {
        var good = Files.Location();
        var rows = await Read($"{good}\n{{\"id\":\"half\n{Files.Location("C", Files.Evse("DE*ABC*E3*1", station: "S3", identity: "I3"))}\n");
        Assert.Equal("line 2, $: the line ends before its Location does.", $"{rows[1].Where}: {((RejectedRow)rows[1]).Why}");
        Assert.Equal("S3", Assert.IsType<StationRow>(rows[2]).Station.StationId);
    }

    [Fact]
    public async Task A_picture_or_a_sheet_is_not_answered_line_by_line()
    {
        var sheet = string.Join('\n', Enumerable.Range(0, 10_000).Select(n => $"{n};Berlin-{n};DE"));
        var rows = await Read(sheet);
        Assert.Equal(101, rows.Count);
        Assert.Equal("too much of the file is no Location; what follows was not read.", ((RejectedRow)rows[^1]).Why);

        var noise = new byte[1_000_000];
        new Random(7).NextBytes(noise);
        Assert.All(await Read(noise), row => Assert.IsType<RejectedRow>(row));
    }

    [Fact]
    public async Task Other_encodings_are_named()
    {
        Assert.Equal("the file is UTF-16; save it as UTF-8.", ((RejectedRow)Assert.Single(await Read(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("[]")).ToArray()))).Why);
        Assert.Equal("this is not UTF-8.", ((RejectedRow)Assert.Single(await Read(Encoding.Latin1.GetBytes(Files.Location())))).Why);
    }

    [Fact]
    public async Task A_location_that_is_too_long_is_left_out_and_the_next_is_taken()
    {
        var rows = await Read($"[{{\"x\":\"{new string('x', 5 * 1024 * 1024)}\"}},{Files.Location()}]");
        Assert.Equal("a Location longer than 4 MB.", Assert.IsType<RejectedRow>(rows[0]).Why);
        Assert.Equal("line 1, $[1].evses[0]", Assert.IsType<StationRow>(rows[1]).Where);
    }

    [Fact]
    public async Task Deep_nesting_is_refused_without_harm()
    {
        var deep = new string('[', 100_000) + new string(']', 100_000);
        Assert.StartsWith("this is not valid JSON", Assert.IsType<RejectedRow>((await Read($"[{{\"a\":{deep}}}]"))[0]).Why, StringComparison.Ordinal);
        Assert.IsType<RejectedRow>((await Read(new string('[', 5_000_000)))[0]);
    }

    [Fact]
    public async Task A_file_of_a_hundred_megabytes_is_read_in_pieces_and_what_is_beyond_is_not()
    {
        await using var file = new EndlessFile();
        var (stations, last) = (0, (ImportRow?)null);
        await foreach (var row in LocationReader.Read(file, Cancellation))
        {
            stations += row is StationRow ? 1 : 0;
            last = row;
        }
        Assert.Equal("the file is longer than 100 MB; divide it. What follows was not read.", Assert.IsType<RejectedRow>(last).Why);
        Assert.True(stations > 2_000, $"{stations}");
        Assert.True(file.LargestRead <= 128 * 1024, $"{file.LargestRead}");
    }

    private static Task<List<ImportRow>> Read(string file) => Read(Encoding.UTF8.GetBytes(file));

    private static async Task<List<ImportRow>> Read(byte[] file) =>
        await LocationReader.Read(new MemoryStream(file), Cancellation).ToListAsync(Cancellation);

    /// <summary>Locations, one in each long line, without end.</summary>
    private sealed class EndlessFile : MemoryStream
    {
        private static readonly string Tail = $",\"x\":\"{new string('x', 50_000)}\"}}\n";

        private int next;
        private byte[] line = [];
        private int at;

        /// <summary>How much room the reader had at most (bytes): it holds no more than that.</summary>
        public int LargestRead { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            LargestRead = Math.Max(LargestRead, buffer.Length);
            var count = 0;
            while (count < buffer.Length)
            {
                if (at == line.Length)
                {
                    var n = next++;
                    (line, at) = (Encoding.UTF8.GetBytes(Files.Location($"L{n}", Files.Evse($"DE*ABC*E{n}*1", station: $"S-{n}", identity: $"I-{n}"))[..^1] + Tail), 0);
                }
                var copied = Math.Min(buffer.Length - count, line.Length - at);
                line.AsMemory(at, copied).CopyTo(buffer[count..]);
                at += copied;
                count += copied;
            }
            return ValueTask.FromResult(count);
        }
    }
}
