using System.Text;
using ChargeBot.Adapters.MobileNetworks;
using ChargeBot.Domain.MobileNetworks;
using ChargeBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChargeBot.Tests.MobileNetworks;

public sealed class DailyFileOnSqliteTests : DailyFileTests<Sqlite>;

public sealed class DailyFileOnPostgresTests : DailyFileTests<Postgres>;

/// <summary>The connectivity platform's daily file, in the forms in which platforms export it, and in forms in which they should not.</summary>
public abstract class DailyFileTests<TBackend> : StorageTests<TBackend>
    where TBackend : IStorageBackend
{
    private const string One = "89490200001000000015";
    private const string Two = "89490200001000000023";

    private DateTimeOffset Now => Storage.Clock.GetUtcNow();

    private DateTimeOffset Received => Now.AddMinutes(-30);

    [Fact]
    public async Task A_CSV_file_is_taken_with_every_field_its_source_and_its_time()
    {
        var result = await Import("""
            ICCID;MSISDN;IP address;Operator;MCC;MNC;APN name;Status;Last seen;RAT;Session start;Session end;Bytes up;Bytes down;Roaming;Country;Timestamp
            8949 0200 0010 0000 0015;004915112345678;10.1.2.3;Telekom.de;262;1;iot.example.com;online;2026-11-23T02:55:00Z;LTE-M;2026-11-22T20:00:00+01:00;2026-11-22T21:30:00+01:00;1000;234;no;DE;2026-11-23T03:00:00Z
            """);

        Assert.Equal((1, 0, 0, 0), (result.Created, result.Updated, result.Unchanged, result.Rejected));
        Assert.Empty(result.Report);
        var sim = await Single();
        var at = new DateTimeOffset(2026, 11, 23, 3, 0, 0, TimeSpan.Zero);
        Assert.Equal((One, "+4915112345678", "10.1.2.3", (DateTimeOffset?)Received), (sim.Iccid, sim.PhoneNumber, sim.IpAddress, sim.ListedAt));
        Assert.Equal(
            new MobileNetworkDetails
            {
                Network = Fact(new MobileNetwork("Telekom.de", "262-01")),
                Apn = Fact("iot.example.com"),
                Reach = Fact(SimReach.Yes),
                LastConnected = Fact(new DateTimeOffset(2026, 11, 23, 2, 55, 0, TimeSpan.Zero)),
                Generation = Fact(NetworkGeneration.G4),
                LastSession = Fact(new SimSession(at.AddHours(-8), at.AddHours(-6.5), 1234)),
                Roaming = Fact(new SimRoaming(false, "DE", "262")),
            },
            sim.Details);

        SimFact<T> Fact<T>(T value) => new(value, SimSource.DailyFile, at);
    }

    [Theory]
    [InlineData("""[{"iccid":"89490200001000000015","network":{"name":"Telekom.de","mcc":262,"mnc":"01"},"session":{"start":1795384800,"end":1795388400000,"bytes":7},"connected":true}]""")]
    [InlineData("""{"generatedAt":"2026-11-23T03:00:00Z","count":1,"page":{"sims":[1]},"sims":[{"SIM-ICCID":"89490200001000000015","operatorName":"Telekom.de","plmn":"262/01","sessionStart":1795384800,"sessionEnd":1795388400,"volume":"7","status":"Currently connected"}],"next":null}""")]
    [InlineData("""
        {"iccid":"89490200001000000015","carrier":"Telekom.de","mcc-mnc":"26201","session":{"start":1795384800,"end":1795388400},"totalBytes":7,"status":"attached"}

        """)]
    public async Task JSON_is_taken_as_an_array_an_object_with_one_and_in_lines(string json)
    {
        Assert.Equal(1, (await Import(json)).Created);
        var sim = await Single();
        Assert.Equal(new MobileNetwork("Telekom.de", "262-01"), sim.Details.Network!.Value);
        Assert.Equal(new SimSession(DateTimeOffset.FromUnixTimeSeconds(1795384800), DateTimeOffset.FromUnixTimeSeconds(1795388400), 7), sim.Details.LastSession!.Value);
        Assert.Equal(SimReach.Yes, sim.Details.Reach!.Value);
        var dated = json.Contains("generatedAt", StringComparison.Ordinal);
        Assert.Equal((dated, dated ? new DateTimeOffset(2026, 11, 23, 3, 0, 0, TimeSpan.Zero) : Received), (sim.Details.Reach.Dated, sim.Details.Reach.At));
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_the_last_row_of_a_SIM_counts()
    {
        var file = $"iccid,apn,rat\n{One},first,2G\n{Two},other,4G\n{One},last,\n";
        var first = await Import(file);
        Assert.Equal((2, 0, 0, 1), (first.Created, first.Updated, first.Unchanged, first.Replaced));
        var again = await Import(file);
        Assert.Equal((0, 0, 2, 1), (again.Created, again.Updated, again.Unchanged, again.Replaced));
        await using var db = Storage.Dbs.Open();
        var sim = await db.SimCards.SingleAsync(row => row.Iccid == One, Cancel);
        Assert.Equal(("last", null), (sim.Details.Apn!.Value, sim.Details.Generation));
    }

    [Fact]
    public async Task The_next_days_file_updates_and_an_older_one_takes_nothing_back()
    {
        await Import($"iccid,apn,rat\n{One},new,4G\n");
        var older = await Import($"iccid,apn,msisdn\n{One},old,+49151000111\n", Received.AddDays(-1));
        Assert.Equal((0, 1), (older.Created, older.Updated));
        var sim = await Single();
        Assert.Equal(("new", "+49151000111", (DateTimeOffset?)Received), (sim.Details.Apn!.Value, sim.PhoneNumber, sim.ListedAt));
        Assert.Equal(1, (await Import($"iccid,apn\n{One},newer\n", Received.AddMinutes(1))).Updated);
        Assert.Equal("newer", (await Single()).Details.Apn!.Value);
    }

    [Fact]
    public async Task Bad_rows_are_told_with_number_and_reason_and_the_good_ones_kept()
    {
        var result = await Import($"""
            iccid,status,last seen,asof,msisdn
            {One},online,,,
            ,online,,,
            8.949E+19,online,,,
            12345,online,,,
            {Two},online,,2027-01-01T00:00:00Z,
            {Two},"open,,,
            {Two},a,b,c,d,e
            {Two},sleeping,03/04/2026,,call me
            """);
        Assert.Equal((2, 6), (result.Created, result.Rejected));
        Assert.Equal(
            [
                "rejected  row 2 (line 3)  it has no ICCID.",
                "rejected  row 3 (line 4)  its ICCID was rounded by a spreadsheet; export it as text.",
                "rejected  row 4 (line 5)  its ICCID is not a number of 18 to 22 digits.",
                "rejected  row 5 (line 6)  its time lies in the future.",
                "rejected  row 6 (line 7)  its quotation marks do not match.",
                "rejected  row 7 (line 8)  it has 6 values for 5 columns.",
                "note      row 8 (line 9)  the status is not understood; left out.",
                "note      row 8 (line 9)  the last connection is not understood; left out.",
                "note      row 8 (line 9)  the telephone number is not understood; left out.",
            ],
            result.Report);
    }

    [Theory]
    [InlineData("", "header  no column is the ICCID")]
    [InlineData("name,apn\nx,y\n", "header  no column is the ICCID")]
    [InlineData("[]", null)]
    [InlineData("{}", "there is no list of SIMs")]
    [InlineData("[1, {\"iccid\":\"89490200001000000015\"}]", "row 1  this is no object.")]
    [InlineData("[{\"iccid\":\"89490200001000000015\"}, {\"iccid\":", "row 2  this is not valid JSON.")]
    [InlineData("[{\"iccid\":\"89490200001000000015\"}, oops]", "this is not valid JSON.")]
    [InlineData("[{\"iccid\":\"89490200001000000015\",\"a\":\"\\ud800\"}]", "broken escape")]
    [InlineData("{\"iccid\":\"89490200001000000015\"}\n{\"iccid\":\n{\"iccid\":\"89490200001000000023\"}", "line 2  this is not valid JSON.")]
    public async Task A_broken_file_is_told_and_never_throws(string text, string? told)
    {
        var result = await Import(text);
        Assert.Equal(told is null ? 0 : 1, result.Rejected);
        Assert.Contains(told ?? "", told is null ? "" : Assert.Single(result.Report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("iccid,apn\n89490200001000000015,a\n89490200001000000023,", "x", "a line is longer than 64 KB.")]
    [InlineData("[{\"iccid\":\"89490200001000000015\"},{\"iccid\":\"", "1", "an object is longer than 64 KB.")]
    [InlineData("{\"iccid\":\"89490200001000000015\"}\n{\"iccid\":\"", "1", "it is longer than 64 KB.")]
    public async Task A_row_without_end_ends_the_reading_and_keeps_what_came_before(string begin, string filling, string told)
    {
        var result = await Import(begin + string.Concat(Enumerable.Repeat(filling, 3_000_000)));
        Assert.Equal((1, 1), (result.Created, result.Rejected));
        Assert.Contains(told, Assert.Single(result.Report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_kind_is_given_up_soon()
    {
        var result = await Import("iccid\n" + string.Concat(Enumerable.Range(0, 50_000).Select(number => $"text {number}\n")));
        Assert.Equal((0, 1_002), (result.Created, result.Rejected));
        Assert.Equal(1_000, result.Report.Count);
    }

    [Fact]
    public async Task A_running_session_shows_the_SIM_connected_and_is_no_completed_one()
    {
        await Import($"iccid,session start,session end\n{One},2026-11-23T02:00:00Z,\n");
        var sim = await Single();
        Assert.Equal((SimReach.Yes, null), (sim.Details.Reach!.Value, sim.Details.LastSession));
    }

    [Fact]
    public async Task A_SIM_is_managed_when_the_file_names_it_or_its_number_begins_as_configured()
    {
        await Import($"iccid,apn\n{One},iot\n");
        var sims = new SimCards(Storage.Dbs, new MobileNetworkSettings { ManagedIccidPrefixes = ["894999"] });
        Assert.Equal("iot", (await sims.Find(Read(One), Cancel))!.Details.Apn!.Value);
        Assert.Equal("iot", (await sims.Find(Read(Read(One).Spellings[1]), Cancel))!.Details.Apn!.Value);
        Assert.Null(await sims.Find(Read(Two), Cancel));
        Assert.Equal(MobileNetworkDetails.None, (await sims.Find(Read("89499900001000000015"), Cancel))!.Details);

        static Iccid Read(string text) => Iccid.TryParse(text, out var iccid) ? iccid : throw new ArgumentException(text);
    }

    [Fact]
    public async Task What_the_operator_answers_is_merged_with_what_the_file_said()
    {
        await Import($"iccid,apn,rat\n{One},iot,3G\n");
        await Storage.Writer.Commit(
            new() { Changes = (db, stop) => SimCards.Merge(db, One, new() { Generation = new(NetworkGeneration.G5, SimSource.OperatorApi, Now) }, stop) }, Cancel);
        var sim = await Single();
        Assert.Equal((NetworkGeneration.G5, "iot"), (sim.Details.Generation!.Value, sim.Details.Apn!.Value));
        Assert.Equal(0, (await Import($"iccid,rat\n{One},3G\n")).Updated);
    }

    private async Task<SimImportResult> Import(string text, DateTimeOffset? received = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await new SimImport(Storage.Writer, Storage.Dbs, Storage.Clock).Import(stream, received ?? Received, Cancel);
    }

    private async Task<SimCard> Single()
    {
        await using var db = Storage.Dbs.Open();
        return await db.SimCards.SingleAsync(Cancel);
    }
}
