using ChargeBot.Domain.MobileNetworks;
using Xunit;

namespace ChargeBot.Tests.MobileNetworks;

/// <summary>What may be said of a SIM's connection out of what was delivered, and when.</summary>
public sealed class MobileNetworkDetailsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 13, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Night = Now.AddHours(-10);

    [Fact]
    public void Field_by_field_the_newer_source_wins_and_silence_takes_nothing_away()
    {
        var file = new MobileNetworkDetails { Apn = File("iot.example"), Generation = File(NetworkGeneration.G3), Roaming = File(new SimRoaming(false)) };
        var operators = new MobileNetworkDetails { Generation = Api(NetworkGeneration.G4), Roaming = Api(new SimRoaming(true, "FR", "208"), Night.AddHours(-1)) };

        var merged = file.Merge(operators);

        Assert.Equal((SimSource.DailyFile, "iot.example"), (merged.Apn!.Source, merged.Apn.Value));
        Assert.Equal((SimSource.OperatorApi, NetworkGeneration.G4), (merged.Generation!.Source, merged.Generation.Value));
        Assert.Equal((SimSource.DailyFile, false), (merged.Roaming!.Source, merged.Roaming.Value.Active));
        Assert.Equal(merged, operators.Merge(file));
    }

    [Fact]
    public void That_it_was_connected_stays_true_whatever_is_told_later()
    {
        var seen = new MobileNetworkDetails { LastConnected = Api(Now.AddHours(-1), Now.AddHours(-1)) };
        var told = new MobileNetworkDetails { LastConnected = File(Now.AddHours(-20), Now) };
        Assert.Equal(Now.AddHours(-1), seen.Merge(told).LastConnected!.Value);
        Assert.Equal(Now.AddHours(-1), told.Merge(seen).LastConnected!.Value);
    }

    [Fact]
    public void Connected_of_a_moment_ago_is_currently_connected()
    {
        var status = new MobileNetworkDetails { Reach = Api(SimReach.Yes, Now.AddMinutes(-2)) }.StatusAt(Now);
        Assert.Equal((ConnectionKind.Connected, Now.AddMinutes(-2), false), (status.Kind, status.At, status.SmsOnly));
        Assert.True(new MobileNetworkDetails { Reach = Api(SimReach.SmsOnly, Now) }.StatusAt(Now).SmsOnly);
    }

    [Fact]
    public void Connected_in_the_nights_file_is_a_connection_in_the_last_24_hours_and_no_more()
    {
        var status = new MobileNetworkDetails { Reach = File(SimReach.Yes) }.StatusAt(Now);
        Assert.Equal((ConnectionKind.InTheLastDay, (DateTimeOffset?)Night, (DateTimeOffset?)Night), (status.Kind, status.At, status.LastConnectedAt));
    }

    [Fact]
    public void Connected_in_a_file_of_the_day_before_yesterday_says_nothing_about_today()
    {
        var status = new MobileNetworkDetails { Reach = File(SimReach.Yes, Now.AddHours(-49)) }.StatusAt(Now);
        Assert.Equal((ConnectionKind.NotKnown, (DateTimeOffset?)Now.AddHours(-49)), (status.Kind, status.LastConnectedAt));
    }

    [Fact]
    public void A_last_connection_of_more_than_a_day_ago_in_a_fresh_file_is_no_connection_in_the_last_24_hours()
    {
        var status = new MobileNetworkDetails { Reach = File(SimReach.No), LastConnected = File(Now.AddDays(-3)) }.StatusAt(Now);
        Assert.Equal((ConnectionKind.NotInTheLastDay, (DateTimeOffset?)Now.AddDays(-3)), (status.Kind, status.LastConnectedAt));
    }

    [Fact]
    public void Not_connected_without_any_word_of_before_is_just_that() =>
        Assert.Equal(ConnectionKind.NotConnected, new MobileNetworkDetails { Reach = Api(SimReach.No) }.StatusAt(Now).Kind);

    [Fact]
    public void A_session_that_ended_today_is_a_connection_in_the_last_24_hours_even_when_it_is_away_now()
    {
        var sim = new MobileNetworkDetails { Reach = Api(SimReach.No), LastSession = File(new SimSession(Night.AddHours(-2), Night.AddHours(-1), 1)) };
        Assert.Equal((ConnectionKind.InTheLastDay, (DateTimeOffset?)Night.AddHours(-1)), (sim.StatusAt(Now).Kind, sim.StatusAt(Now).LastConnectedAt));
    }

    [Fact]
    public void An_old_session_alone_does_not_prove_that_nothing_came_after_it() => Assert.Equal(
        ConnectionKind.NotKnown, new MobileNetworkDetails { LastSession = File(new SimSession(Now.AddDays(-4), Now.AddDays(-3), 1)) }.StatusAt(Now).Kind);

    [Theory]
    [InlineData(SimReach.InTheDayBefore, ConnectionKind.InTheLastDay)]
    [InlineData(SimReach.NotInTheDayBefore, ConnectionKind.NotInTheLastDay)]
    public void The_manuals_own_words_are_taken_as_of_when_they_were_written(SimReach reach, ConnectionKind kind)
    {
        Assert.Equal(kind, new MobileNetworkDetails { Reach = File(reach) }.StatusAt(Now).Kind);
        Assert.Equal(ConnectionKind.NotKnown, new MobileNetworkDetails { Reach = File(reach, Now.AddHours(-25)) }.StatusAt(Now).Kind);
    }

    [Fact]
    public void Where_nothing_was_delivered_nothing_is_said() =>
        Assert.Equal(new ConnectionStatus(ConnectionKind.NotKnown, null, null), MobileNetworkDetails.None.StatusAt(Now));

    [Theory]
    [InlineData("8949 0200-0010.0000 0015", "8949020000100000 0015")]
    [InlineData("89490200001000000015F", "89490200001000000015")]
    [InlineData("894902000010000000", "894902000010000000")]
    [InlineData("8949020000100000001512", "8949020000100000001512")]
    public void An_ICCID_is_read_with_separators_and_its_filler(string text, string digits)
    {
        Assert.True(Iccid.TryParse(text, out var iccid));
        Assert.Equal(digits.Replace(" ", "", StringComparison.Ordinal), iccid.Value);
        Assert.Equal($"··· {iccid.Value[^4..]}", iccid.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("89490200001000000")]
    [InlineData("89490200001000000015123")]
    [InlineData("8.94902E+19")]
    [InlineData("8949020000100000001x")]
    public void What_is_no_ICCID_is_not_taken_for_one(string text) => Assert.False(Iccid.TryParse(text, out _));

    [Fact]
    public void A_card_is_found_with_and_without_its_check_digit()
    {
        // 7992739871 with the check digit 3 is the usual example of Luhn's.
        Assert.True(Iccid.TryParse("0000000007992739871", out var without));
        Assert.True(Iccid.TryParse("00000000079927398713", out var with));
        Assert.Equal([without.Value, with.Value], without.Spellings);
        Assert.Equal([with.Value, without.Value], with.Spellings);
    }

    [Theory]
    [InlineData("26201", "262-01")]
    [InlineData("310/410", "310-410")]
    [InlineData("262 1", null)]
    [InlineData("abc01", null)]
    public void A_network_code_is_written_one_way(string text, string? plmn) => Assert.Equal(plmn, Plmn.Read(text));

    [Fact]
    public void A_network_code_in_two_columns_gets_its_zero_back() => Assert.Equal("262-01", Plmn.Read("262", "1"));

    private static SimFact<T> File<T>(T value, DateTimeOffset? at = null) => new(value, SimSource.DailyFile, at ?? Night);

    private static SimFact<T> Api<T>(T value, DateTimeOffset? at = null) => new(value, SimSource.OperatorApi, at ?? Now.AddMinutes(-1));
}
