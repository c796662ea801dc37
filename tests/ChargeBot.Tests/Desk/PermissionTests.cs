using System.Text.Json.Nodes;
using ChargeBot.Domain.People;
using ChargeBot.Tests.Teams;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>The role × verb table, cell by cell, as pressed on a card: the server decides, whatever the card showed.</summary>
public sealed class PermissionTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, Role, bool> Cells
    {
        get
        {
            var cells = new TheoryData<string, Role, bool>();
            foreach (var line in File.ReadLines(Path.Combine(Golden.Folder, "routes.txt")))
            {
                var parts = line.Split(" | ");
                foreach (var role in Enum.GetValues<Role>())
                {
                    cells.Add(parts[0], role, parts[1] == "anyone" || parts[1].Split(", ").Any(holder => holder.Split(' ')[0] == role.ToString()));
                }
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_verb_is_worked_on_for_whom_the_table_names_and_refused_to_others(string verb, Role role, bool allowed)
    {
        var who = role switch { Role.HotlineAgent => DeskFixture.Agent, Role.OnCallEngineer => DeskFixture.Engineer, _ => DeskFixture.Supervisor };
        var where = new FakeConversation($"a:{verb}-{role}", "personal");
        await desk.Channel.Message("DE*ABC*E1234*2", who, where, Stop);
        var card = await desk.Channel.NextCard(where, stop: Stop);
        var data = JsonNode.Parse(FakeChannel.Buttons(card.Card!.Value).First().GetProperty("data").GetRawText())!;

        var answer = await desk.Channel.Press(verb, data, who, where, card.ActivityId, stop: Stop);

        var (status, _, value) = answer.Invoke;
        Assert.Equal(200, status);
        var refused = value.ValueKind is System.Text.Json.JsonValueKind.String
            && value.GetString()!.StartsWith("Your role does not include this", StringComparison.Ordinal);
        Assert.Equal(!allowed, refused);
    }

    [Theory]
    [InlineData("DE*ABC*E1234*1")]
    [InlineData("stop DE*ABC*E1234*1")]
    [InlineData("help")]
    public async Task Someone_without_a_role_is_told_how_to_get_one(string text)
    {
        await desk.Channel.Message(text, DeskFixture.Stranger, stop: Stop);
        await desk.Channel.NextCardWith("the team lead", DeskFixture.Stranger.Chat, stop: Stop);
    }

    [Fact]
    public async Task A_hotline_agents_hard_reboot_needs_a_reason_and_an_idle_station()
    {
        var where = new FakeConversation("a:hard", "personal");
        var transaction = await desk.Station.ChargeAsync(2, "04A1B2C377A2", Stop);
        await desk.Channel.Message("reboot hard DE*ABC*E1234*1", DeskFixture.Agent, where, Stop);
        var question = await desk.Channel.NextCard(where, stop: Stop);
        var data = JsonNode.Parse(FakeChannel.Buttons(question.Card!.Value).First().GetProperty("data").GetRawText())!.AsObject();

        data["reason"] = "plug stuck";
        var refused = await desk.Channel.Press("hardreboot.confirm", data, DeskFixture.Agent, where, question.ActivityId, stop: Stop);
        Assert.Contains("Someone would be interrupted", refused.Invoke.Value.GetString(), StringComparison.Ordinal);

        await desk.Station.StopAsync(2, "Local", Stop);
        await desk.Station.TransactionStoppedAsync(Stop);
        // The driver has left: the question is put again, for what it was about is no more.
        var again = await desk.Channel.Press("hardreboot.confirm", data, DeskFixture.Agent, where, question.ActivityId, stop: Stop);
        var withoutReason = Confirmation(again);
        var missing = await desk.Channel.Press("hardreboot.confirm", withoutReason, DeskFixture.Agent, where, question.ActivityId, stop: Stop);
        var withReason = Confirmation(missing);
        withReason["reason"] = "plug stuck";
        await desk.Channel.Press("hardreboot.confirm", withReason, DeskFixture.Agent, where, question.ActivityId, stop: Stop);
        await desk.Station.CallReceivedAsync("Reset", Stop);
        Assert.True(transaction > 0);
    }

    private static JsonObject Confirmation(BotAnswer answer) => JsonNode.Parse(FakeChannel.Buttons(answer.Invoke.Value)
        .First(button => button.GetProperty("verb").GetString() == "hardreboot.confirm").GetProperty("data").GetRawText())!.AsObject();
}
