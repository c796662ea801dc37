using System.Text.Json.Nodes;
using ChargeBot.Tests.Desk;
using ChargeBot.Tests.Teams;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChargeBot.Tests.Retention;

/// <summary>What is kept of a person is shown, asked about and erased, by a supervisor, and nothing of the EMAID is left in the database.</summary>
public sealed class ErasureTests(StartDesk desk) : IClassFixture<StartDesk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static FakePerson Who => StartDesk.Supervisor;

    [Fact]
    public async Task A_persons_data_are_counted_asked_about_and_erased_and_the_rows_that_others_need_stay()
    {
        using var port = await desk.Port();
        await Happen(port);
        Assert.NotEqual(0, await Mentions());
        await desk.Channel.Message($"erase {StartDesk.Emaid.Replace("-", "", StringComparison.Ordinal)}", Who, stop: Stop);
        var asks = await desk.Channel.NextCardWith("cannot be brought back", Who.Chat, stop: Stop);
        Assert.DoesNotContain("001234567", asks.Card!.Value.GetRawText(), StringComparison.Ordinal);
        var done = CardReading.Words(await desk.Channel.PressOn("erase.confirm", asks.Card.Value, Who, Who.Chat, asks.ActivityId));
        Assert.Contains("Erased.", done, StringComparison.Ordinal);
        Assert.Matches(@"Contract\n1\nRemote starts\n1\nOn tickets\n1\nPhotos, files\n0\nNamed as tag\n2\n", done.Replace("\r", "", StringComparison.Ordinal));

        Assert.Equal(0, await Mentions());
        Assert.Equal("Stecker klemmt, anrufen: ···", await desk.Query($"""SELECT "Description" FROM "Tickets" WHERE "PortId" = '{port.Id}'"""));
        Assert.Equal("erased", await desk.Query($"""SELECT "IdTag" FROM "ChargeRecords" WHERE "PortId" = '{port.Id}'"""));
        Assert.Equal("1", await desk.Query("""SELECT count(*) FROM "Audit" WHERE "What" = 'erase.confirm' AND "Result" LIKE '%1 tickets%'"""));

        // Cards that showed it are drawn anew without it; asked again, there is nothing any more.
        var redrawn = await desk.Channel.Connector.Next(StartDesk.Agent.Chat.Id, sent => sent is { IsUpdate: true, Card: { } card } && CardReading.Words(card).Contains("anrufen: ···", StringComparison.Ordinal), "redrawn", stop: Stop);
        Assert.DoesNotContain("001234567", redrawn.Card!.Value.GetRawText(), StringComparison.Ordinal);
        await desk.Channel.Message($"erase {StartDesk.Emaid}", Who, stop: Stop);
        await desk.Channel.NextCardWith("Nothing that can be erased", Who.Chat, stop: Stop);
    }

    [Fact]
    public async Task It_is_for_supervisors_in_their_own_chat_and_a_slip_of_the_finger_erases_nothing()
    {
        await desk.Channel.Message($"erase {StartDesk.Emaid}", StartDesk.Agent, stop: Stop);
        await desk.Channel.NextCardWith("role", StartDesk.Agent.Chat, stop: Stop);
        var group = FakeConversation.Group("erase");
        await desk.Channel.Message($"erase {StartDesk.Emaid}", Who, group, Stop);
        await desk.Channel.NextCardWith("personal chat", group, stop: Stop);
        await desk.Channel.Message("löschen DE-8AA-001234567-9", Who, stop: Stop);
        await desk.Channel.NextCardWith("check digit", Who.Chat, stop: Stop);
        await desk.Channel.Message("erase", Who, stop: Stop);
        await desk.Channel.NextCardWith("Type erase and the EMAID", Who.Chat, stop: Stop);
    }

    /// <summary>A contract start, a card that is the contract itself, and a ticket with telephone number.</summary>
    private async Task Happen(StartPort port)
    {
        await port.Start("contract", new JsonObject { ["emaid"] = StartDesk.Emaid, ["minutes"] = 60 });
        await port.Authorize("DE8AA0012345670");
        var (transaction, _) = await port.Begin("DE8AA0012345670");
        await port.End(transaction, 9_000);
        await desk.Channel.Message($"ticket {port.Id} Stecker klemmt, anrufen: +49 171 2345678", StartDesk.Agent, stop: Stop);
        var form = await desk.Channel.Connector.Next(StartDesk.Agent.Chat.Id, sent => sent is { IsUpdate: false, Card: { } card } && CardReading.Verbs(card).Contains("ticket.send"), "form", stop: Stop);
        await desk.Channel.PressOn("ticket.send", form.Card!.Value, StartDesk.Agent, StartDesk.Agent.Chat, form.ActivityId, new JsonObject { ["emaid"] = StartDesk.Emaid, ["noemaid"] = "false" });
        await port.Says("● new");
    }

    /// <summary>How many fields of all tables hold the contract's number, in whatever form.</summary>
    private async Task<int> Mentions()
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(desk.Bot.Folder, "chargebot.db")};Default Timeout=30");
        await connection.OpenAsync(Stop);
        var found = 0;
        foreach (var (table, column) in await Rows(connection, """SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' AND p.type = 'TEXT'"""))
        {
            found += int.Parse((await Rows(connection, $"""SELECT count(*), '' FROM "{table}" WHERE "{column}" LIKE '%8AA001234567%' OR "{column}" LIKE '%8AA-001234567%'"""))[0].First, System.Globalization.CultureInfo.InvariantCulture);
        }

        return found;
    }

    private static async Task<List<(string First, string Second)>> Rows(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        var rows = new List<(string, string)>();
        await using var reader = await command.ExecuteReaderAsync(Stop);
        while (await reader.ReadAsync(Stop))
        {
            rows.Add((reader.GetValue(0).ToString()!, reader.GetValue(1).ToString()!));
        }

        return rows;
    }
}
