using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Adapters.Teams;
using Xunit;

namespace ChargeBot.Tests.Teams;

public class ActivityTests
{
    private const string Least = """{"type":"message","channelId":"msteams","serviceUrl":"https://x.test/","conversation":{"id":"a:1"}""";

    public static TheoryData<string> Recorded
    {
        get
        {
            var folder = Environment.GetEnvironmentVariable("CHARGEBOT_TESTDATA") is { } data ? Path.Combine(data, "teams") : "";
            return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.json").Select(file => Path.GetFileName(file)).Order()] : ["absent"];
        }
    }

    [Theory, MemberData(nameof(Recorded))]
    public void A_recorded_activity_survives_reading_and_writing(string file)
    {
        var recorded = JsonNode.Parse(File.ReadAllBytes(Path.Combine(Requires.Data(), "teams", file)))!["activity"]!;
        var read = ActivityReader.Parse(Encoding.UTF8.GetBytes(recorded.ToJsonString()));
        Assert.Equal(200, read.Status);
        var written = JsonSerializer.SerializeToNode(read.Activity!, TeamsJson.Default.Activity);
        Assert.True(JsonNode.DeepEquals(recorded, written), $"{recorded}\nbecame\n{written}");
    }

    [Fact]
    public void A_recorded_press_says_who_pressed_what_and_where()
    {
        var activity = Read(File.ReadAllText(Path.Combine(Requires.Data(), "teams", "invoke-adaptiveCard_action-channel.json")), "activity");
        Assert.Equal("00000000-0000-0000-0000-0000000000a1", activity.From!.AadObjectId);
        Assert.Equal("11111111-2222-3333-4444-555555555555", activity.TenantId);
        Assert.False(activity.Conversation!.IsPersonal);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 6, 26, 26, 775, TimeSpan.Zero), activity.SentAt);
        var press = InvokeValue.From(activity)!;
        Assert.Equal("approve", press.Action!.Verb);
        Assert.Equal(42, press.Action.Data!.Value.GetProperty("id").GetInt32());
        Assert.False(press.IsAutomatic);
    }

    [Fact]
    public void A_submit_is_a_press_whose_data_is_the_value()
    {
        var press = InvokeValue.From(Parsed(Least + ""","value":{"verb":"stop","toggle":"true"}}"""))!;
        Assert.Equal(InvokeAction.Submit, press.Action!.Type);
        Assert.Equal("true", press.Action.Data!.Value.GetProperty("toggle").GetString());
        Assert.Null(InvokeValue.From(Parsed(Least + ""","text":"hello"}""")));
    }

    [Fact]
    public void An_automatic_refresh_is_told_from_a_press()
    {
        var start = Least.Replace("\"message\"", "\"invoke\"", StringComparison.Ordinal) + ""","name":"adaptiveCard/action","value":{"action":{"verb":"refresh"}""";
        Assert.True(InvokeValue.From(Parsed(start + ""","trigger":"automatic"}}"""))!.IsAutomatic);
        Assert.False(InvokeValue.From(Parsed(start + "}}"))!.IsAutomatic);
    }

    [Fact]
    public void Unknown_members_survive_at_every_level()
    {
        const string json = Least + ""","new":{"a":[1,{"b":null}]},"from":{"id":"1","x":1.50},"entities":[{"type":"odd","y":"z"}],"channelData":{"meeting":{"id":"m"},"team":{"id":"t","size":3}},"attachments":[{"contentType":"a/b","content":[1, 2],"w":true}]}""";
        var written = JsonSerializer.Serialize(Parsed(json), TeamsJson.Default.Activity);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(written)), written);
        Assert.Contains("1.50", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"text\":17", "17")]
    [InlineData("\"text\":{\"a\":1}", null)]
    [InlineData("\"text\":null", null)]
    [InlineData("\"text\":\"ok\",\"from\":\"Alex\"", "ok")]
    [InlineData("\"text\":\"ok\",\"entities\":{\"type\":\"mention\"}", "ok")]
    [InlineData("\"text\":\"ok\",\"entities\":[3,null,[{}],{\"type\":\"x\"}]", "ok")]
    [InlineData("\"text\":\"ok\",\"channelData\":\"none\"", "ok")]
    [InlineData("\"text\":\"ok\",\"timestamp\":\"yesterday\",\"localTimestamp\":1", "ok")]
    [InlineData("\"text\":\"ok\",\"attachments\":[{\"contentType\":[],\"content\":null}]", "ok")]
    [InlineData("\"text\":\"ok\",\"membersAdded\":false", "ok")]
    public void A_wrong_type_in_an_unimportant_field_does_not_reject_the_activity(string field, string? text)
    {
        var activity = Parsed(Least + "," + field + "}");
        Assert.Equal(text, activity.Text);
        Assert.Null(activity.SentAt);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"message\"")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"https://x.test/"}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"https://x.test/","conversation":"a:1"}""")]
    [InlineData("""{"channelId":"msteams","serviceUrl":"https://x.test/","conversation":{"id":"a:1"}}""")]
    [InlineData(Least + "} trailing")]
    [InlineData(Least + ",\"text\":\"\\uZZZZ\"}")]
    public void What_is_not_an_activity_is_malformed(string body) => Assert.Equal(400, ActivityReader.Parse(Encoding.UTF8.GetBytes(body)).Status);

    [Fact]
    public void Bytes_that_are_not_UTF8_are_malformed()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes(Least + ",\"text\":\""), 0xC3, 0x28, (byte)'"', (byte)'}'];
        Assert.Equal(400, ActivityReader.Parse(body).Status);
    }

    [Fact]
    public void Half_of_an_emoji_does_not_make_a_text_unreadable()
    {
        var activity = Parsed(Least + """,  "text":"a \ud83d\ude00 b \ud83d c \ude00 \\ud83d","value":{"data":"\uD83D"}}""");
        Assert.Equal("a \ud83d\ude00 b \ufffd c \ufffd \\ud83d", activity.Text);
        Assert.Equal("\ufffd", activity.Value!.Value.GetProperty("data").GetString());
    }

    [Theory]
    [InlineData("\"value\":")]
    [InlineData("\"unknown\":")]
    [InlineData("\"channelData\":")]
    public void Deep_nesting_is_malformed_and_costs_nothing(string field)
    {
        var body = Encoding.UTF8.GetBytes(Least + "," + field + new string('[', 100_000) + new string(']', 100_000) + "}");
        Assert.Equal(400, ActivityReader.Parse(body).Status);
    }

    [Fact]
    public void More_than_256_KB_is_too_large() =>
        Assert.Equal(413, ActivityReader.Parse(new byte[ActivityReader.MaxBytes + 1]).Status);

    [Fact]
    public void A_reference_to_a_conversation_has_all_that_speaking_later_needs()
    {
        var activity = Parsed(Least + ""","recipient":{"id":"28:b"},"from":{"id":"29:u"},"locale":"de-DE","channelData":{"tenant":{"id":"t"}}}""");
        var reference = ConversationReference.From(activity);
        var stored = JsonSerializer.Serialize(reference, TeamsJson.Default.ConversationReference);
        var back = JsonSerializer.Deserialize(stored, TeamsJson.Default.ConversationReference)!;
        Assert.Equal(("https://x.test/", "msteams", "a:1", "28:b", "29:u", "t", "de-DE"),
            (back.ServiceUrl, back.ChannelId, back.ConversationId, back.Bot!.Id, back.User!.Id, back.TenantId, back.Locale));
    }

    private static Activity Parsed(string json)
    {
        var read = ActivityReader.Parse(Encoding.UTF8.GetBytes(json));
        Assert.True(read.Status == 200, json);
        return read.Activity!;
    }

    private static Activity Read(string json, string member) => Parsed(JsonNode.Parse(json)![member]!.ToJsonString());
}
