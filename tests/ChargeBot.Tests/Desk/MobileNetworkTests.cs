using System.Text.Json.Nodes;
using ChargeBot.Domain.MobileNetworks;
using ChargeBot.Tests.MobileNetworks;
using ChargeBot.Tests.Teams;
using ChargeBot.Tests.WholePath;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>One running bot with LG2WAN stations and a mobile network operator on loopback.</summary>
public sealed class MobileNetworkFixture : IAsyncLifetime
{
    public const string Iccid = "89490200001000000015";

    internal FakeChannel Channel { get; private set; } = null!;

    internal BotProcess Bot { get; private set; } = null!;

    internal FakeOperator Operator { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Operator = await FakeOperator.Start();
        Channel = await FakeChannel.Start();
        var gateways = new[] { ("Kiel-001", "DE*ABC*E2001*1"), ("Kiel-002", "DE*ABC*E2002*1"), ("Kiel-003", "DE*ABC*E2003*1") }.Select(one => BotProcess.Station(one.Item1, "x", one.Item2)
            .Replace("\"ocpp_identity\":\"x\",", "", StringComparison.Ordinal).Replace("ocpp1.6", "lg2wan", StringComparison.Ordinal));
        Bot = await BotProcess.Start(Channel, BotProcess.Together([BotProcess.TwoPorts, .. gateways]), settings =>
        {
            settings["MobileNetworks__Api__Address"] = $"{Operator.Address}/apiroot";
            settings["MobileNetworks__Api__TokenAddress"] = $"{Operator.Address}/token";
            settings["MobileNetworks__Api__ClientId"] = FakeOperator.ClientId;
            settings["MobileNetworks__Api__ClientSecret"] = FakeOperator.ClientSecret;
            settings["MobileNetworks__Api__TimeoutSeconds"] = "1";
        });
        await Enter("Kiel-001", Iccid);
        await Enter("Kiel-002", "89490299991000000015");
        var printed = await Bot.ImportSims($"""
            iccid,msisdn,operator,plmn,apn,status,rat,timestamp
            {Iccid},+4915112345678,Telekom.de,26201,iot.example.com,online,LTE,{DateTimeOffset.UtcNow.AddHours(-10):O}
            """);
        Assert.Contains("1 created", printed, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Channel.DisposeAsync();
        await Operator.DisposeAsync();
    }

    /// <summary>Changes the bot's database beside it.</summary>
    internal async Task<int> Execute(string sql, params (string Name, string Value)[] values)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Bot.Folder, "chargebot.db")};Pooling=False;Default Timeout=10");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What people enter as a station's SIM-ICCID.</summary>
    private async Task Enter(string station, string iccid) => await Execute(
        """INSERT INTO "DeviceValues" ("StationId", "ConnectorId", "Key", "ReadOnly", "Entered") VALUES ($station, 0, 'SimIccid', 0, $iccid)""",
        ("$station", station), ("$iccid", iccid));
}

/// <summary>The mobile network details from the chat: what the daily file said, and the operator's answer in the same card.</summary>
public sealed class MobileNetworkTests(MobileNetworkFixture desk) : IClassFixture<MobileNetworkFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_daily_files_details_are_shown_with_their_age_and_the_operators_answer_comes_into_the_same_card()
    {
        var where = new FakeConversation("a:sim", "personal");
        await desk.Channel.Message("mobile network DE*ABC*E2001*1", where: where, stop: Stop);
        var shown = await desk.Channel.NextCardWith("Telekom.de (262-01)", where, stop: Stop);
        var texts = FakeChannel.Texts(shown.Card!.Value).ToList();
        Assert.Contains("Connection in the last 24 hours", texts);
        Assert.Contains(texts, text => text.StartsWith("daily file, as of", StringComparison.Ordinal) && text.EndsWith("10 h ago", StringComparison.Ordinal));
        Assert.Equal(2, texts.Count(text => text == "not delivered"));
        Assert.DoesNotContain(MobileNetworkFixture.Iccid, shown.Card.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(texts, text => text.EndsWith("SIM ··· 0015", StringComparison.Ordinal));

        var mayAnswer = new TaskCompletionSource();
        desk.Operator.Answer(OperatorQuestion.Reachability, async (_, context) =>
        {
            await mayAnswer.Task;
            await FakeOperator.Write(context, 200, $$"""{"lastStatusTime":"{{DateTimeOffset.UtcNow:O}}","reachable":true,"connectivity":["DATA"]}""");
        });
        desk.Operator.Refuse(OperatorQuestion.NetworkType, 404, "IDENTIFIER_NOT_FOUND");
        desk.Operator.Answer(OperatorQuestion.Roaming, 200, $$"""{"lastStatusTime":"{{DateTimeOffset.UtcNow:O}}","roaming":true,"countryCode":208,"countryName":["FR"]}""");

        var answer = await desk.Channel.PressButton(shown, "Ask mobile operator", where: where, stop: Stop);

        Assert.Contains("Asking the mobile operator now", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeChannel.Buttons(answer.Invoke.Value), button => button.GetProperty("verb").GetString() == "sim.refresh");
        mayAnswer.SetResult();
        var answered = await desk.Channel.NextCardWith("Currently connected", where, stop: Stop);
        Assert.Equal(shown.ActivityId, answered.ActivityId);
        texts = [.. FakeChannel.Texts(answered.Card!.Value)];
        Assert.Contains("roaming, FR", texts);
        Assert.Contains(texts, text => text.Contains("mobile operator on generation: knows no such SIM card", StringComparison.Ordinal));
        Assert.Contains("4G", texts);
        Assert.Empty(desk.Operator.Breaches);
    }

    [Fact]
    public async Task An_operator_that_is_silent_ends_with_the_reason_in_the_card()
    {
        var where = new FakeConversation("a:silent", "personal");
        await desk.Channel.Message("mobilfunk DE*ABC*E2001*1", DeskFixture.Engineer, where, Stop);
        var shown = await desk.Channel.NextCardWith("Telekom.de", where, stop: Stop);
        foreach (var question in Enum.GetValues<OperatorQuestion>())
        {
            desk.Operator.Answer(question, (_, context) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        }

        var button = FakeChannel.Buttons(shown.Card!.Value).Single(press => press.GetProperty("verb").GetString() == "sim.refresh");
        await desk.Channel.Press("sim.refresh", JsonNode.Parse(button.GetProperty("data").GetRawText()), DeskFixture.Engineer, where, shown.ActivityId, stop: Stop);
        await desk.Channel.NextCardWith("gave no answer in time", where, stop: Stop);
    }

    [Theory]
    [InlineData("DE*ABC*E2002*1", "managed by someone else")]
    [InlineData("DE*ABC*E2003*1", "No SIM-ICCID is known")]
    [InlineData("DE*ABC*E1234*1", "for LG2WAN stations only")]
    public async Task Where_there_are_no_details_the_card_says_why_and_nobody_is_asked(string port, string why)
    {
        var where = new FakeConversation($"a:{port}", "personal");
        await desk.Channel.Message($"sim {port}", where: where, stop: Stop);
        var shown = await desk.Channel.NextCardWith(why, where, stop: Stop);
        Assert.DoesNotContain(FakeChannel.Buttons(shown.Card!.Value), button => button.GetProperty("verb").GetString() == "sim.refresh");

        var calls = desk.Operator.Calls(OperatorQuestion.Roaming);
        var data = JsonNode.Parse(FakeChannel.Buttons(shown.Card.Value).First().GetProperty("data").GetRawText())!;
        var forged = await desk.Channel.Press("sim.refresh", data, where: where, card: shown.ActivityId, stop: Stop);
        Assert.Contains(why, forged.Body, StringComparison.Ordinal);
        Assert.Equal(calls, desk.Operator.Calls(OperatorQuestion.Roaming));
    }

    [Fact]
    public async Task A_question_outlives_the_process_that_was_to_put_it()
    {
        var where = new FakeConversation("a:crash", "personal");
        await desk.Channel.Message("mobile network DE*ABC*E2001*1", where: where, stop: Stop);
        var shown = await desk.Channel.NextCardWith("Telekom.de", where, stop: Stop);
        var asked = new TaskCompletionSource();
        foreach (var question in Enum.GetValues<OperatorQuestion>())
        {
            desk.Operator.Answer(question, (_, context) =>
            {
                asked.TrySetResult();
                return Task.Delay(Timeout.Infinite, context.RequestAborted);
            });
        }

        await desk.Channel.PressButton(shown, "Ask mobile operator", where: where, stop: Stop);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20), Stop);
        await desk.Bot.Kill();

        foreach (var question in Enum.GetValues<OperatorQuestion>())
        {
            desk.Operator.Refuse(question, 403, "PERMISSION_DENIED");
        }

        // Half a minute later.
        Assert.Equal(1, await desk.Execute("UPDATE \"Deadlines\" SET \"LeasedUntil\" = NULL WHERE \"Kind\" = 'sim'"));
        await desk.Bot.Run();
        var answered = await desk.Channel.NextCardWith("we may ask for no such data", where, stop: Stop);
        Assert.Equal(shown.ActivityId, answered.ActivityId);
    }

    [Fact]
    public void Neither_the_SIM_nor_its_telephone_number_stands_in_the_log()
    {
        Assert.DoesNotContain(MobileNetworkFixture.Iccid, desk.Bot.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("4915112345678", desk.Bot.Output, StringComparison.Ordinal);
    }
}
