using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Tests.Teams;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>What happened at a port, from all that know of it, and the case pack that proves it to others.</summary>
public sealed class EvidenceTests(StartDesk desk) : IClassFixture<StartDesk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_port_tells_what_charger_desk_and_people_did_in_order_and_can_be_narrowed()
    {
        using var port = await desk.Port("Available");
        await Happen(port);
        var chat = new FakeConversation($"a:timeline-{port.Id}", "personal");
        await desk.Channel.Message($"timeline {port.Id}", StartDesk.Agent, chat, Stop);
        var card = await desk.Channel.NextCardWith("Timeline", chat, stop: Stop);
        var shown = card.Card!.Value;
        var words = CardReading.Words(shown);
        var device = CardReading.Words(await Press("timeline.show", new JsonObject { ["source"] = "Device", ["days"] = "1" }));
        Assert.All(["The station connected", "The station started", "Port 1: Available", "Port 1: Out of order (ConnectorLockFailure motor_stall)"], line => Assert.Contains(line, device, StringComparison.Ordinal));
        Assert.DoesNotContain("Session began", device, StringComparison.Ordinal);
        var commands = CardReading.Words(await Press("timeline.show", new JsonObject { ["source"] = "Commands" }));
        Assert.All(["Unlock: asked for by Alex", "Unlock: sent to the charger", "Unlock: the charger refused (UnlockFailed)"], line => Assert.Contains(line, commands, StringComparison.Ordinal));
        var sessions = CardReading.Words(await Press("timeline.show", new JsonObject { ["source"] = "Sessions" }));
        Assert.All(["RFID ··· C3D4: may charge", "Session began", "Session ended, 8.0 kWh, EVDisconnected"], line => Assert.Contains(line, sessions.Replace('\u00A0', ' '), StringComparison.Ordinal));
        Assert.Contains("Alex sent it", CardReading.Words(await Press("timeline.show", new JsonObject { ["source"] = "People" })), StringComparison.Ordinal);

        // The newest first, and of a repeated status nothing.
        Assert.True(words.IndexOf("Alex sent it", StringComparison.Ordinal) is >= 0 and var last && last < words.IndexOf("Out of order (", StringComparison.Ordinal), words);
        Assert.Equal("1", await desk.Query($"""SELECT count(*) FROM "StationEvents" WHERE "Status" = 'Faulted' AND "StationId" = (SELECT "StationId" FROM "Ports" WHERE "Id" = '{port.Id}')"""));

        async Task<JsonElement> Press(string verb, JsonObject typed) => shown = await desk.Channel.PressOn(verb, shown, StartDesk.Agent, chat, card.ActivityId, typed);
    }

    [Fact]
    public async Task A_case_pack_holds_page_records_and_hashes_and_tells_outsiders_no_name_no_contract_and_no_number()
    {
        using var port = await desk.Port("Available");
        await Happen(port);
        var whole = await Pack(port, "colleagues");
        var page = whole["index.html"];
        Assert.All(["Stecker klemmt", StartDesk.Emaid, "Alex", "0171 2345678", "Port 1: Out of order (ConnectorLockFailure motor_stall)", "the charger refused (UnlockFailed)", "EVDisconnected"],
            words => Assert.Contains(words, System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal));
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        using var records = JsonDocument.Parse(whole["records.json"]);
        Assert.Equal(9_000, records.RootElement.GetProperty("chargeRecords")[0].GetProperty("meterStop").GetInt64());
        Assert.True(records.RootElement.GetProperty("timeline").GetArrayLength() > 8);

        var redacted = await Pack(port, "outsiders");
        Assert.All(redacted.Values, text =>
        {
            Assert.All([StartDesk.Emaid, "001234567", "Alex", "2345678", "04A1B2", "mia@example.com"], secret => Assert.DoesNotContain(secret, System.Net.WebUtility.HtmlDecode(text), StringComparison.Ordinal));
        });
        Assert.All(["Stecker klemmt", "P1", "motor_stall"], words => Assert.Contains(words, redacted["index.html"], StringComparison.Ordinal));
        Assert.Equal("1", await desk.Query($"""SELECT count(*) FROM "Audit" WHERE "What" = 'timeline.download' AND "PortId" = '{port.Id}' AND "Result" LIKE '% redacted'"""));
    }

    /// <summary>A charger that breaks in the middle of a session, an unlock that it refuses, and a ticket about that.</summary>
    private async Task Happen(StartPort port)
    {
        await port.Authorize("04A1B2C3D4");
        var (transaction, _) = await port.Begin("04A1B2C3D4");
        await port.Status("Charging");
        for (var times = 0; times < 3; times++)
        {
            await port.Fault("ConnectorLockFailure", "motor_stall");
        }

        await port.End(transaction, 9_000, "EVDisconnected");
        await desk.Channel.Message($"unlock {port.Id}", StartDesk.Agent, stop: Stop);
        var ask = await desk.Channel.Connector.Next(StartDesk.Agent.Chat.Id, sent => sent is { IsUpdate: false, Card: { } card } && CardReading.Verbs(card).Contains("unlock.confirm"), "unlock", stop: Stop);
        await desk.Channel.PressOn("unlock.confirm", ask.Card!.Value, StartDesk.Agent, StartDesk.Agent.Chat, ask.ActivityId);
        await port.Asked("UnlockConnector", "UnlockFailed");
        await port.Says("UnlockFailed");
        await desk.Channel.Message($"ticket {port.Id} Stecker klemmt, Fahrerin 0171 2345678, mia@example.com", StartDesk.Agent, stop: Stop);
        var form = await desk.Channel.Connector.Next(StartDesk.Agent.Chat.Id, sent => sent is { IsUpdate: false, Card: { } card } && CardReading.Verbs(card).Contains("ticket.send"), "form", stop: Stop);
        await desk.Channel.PressOn("ticket.send", form.Card!.Value, StartDesk.Agent, StartDesk.Agent.Chat, form.ActivityId, new JsonObject { ["emaid"] = StartDesk.Emaid, ["noemaid"] = "false" });
        await port.Says("● new");
    }

    /// <summary>A pack of the port's ticket, downloaded on its page; each hash in it is checked.</summary>
    private async Task<Dictionary<string, string>> Pack(StartPort port, string press)
    {
        var chat = new FakeConversation($"a:pack-{press}", "personal");
        var ticket = await desk.Query($"""SELECT lower("Id") FROM "Tickets" WHERE "PortId" = '{port.Id}'""");
        await desk.Channel.Message($"timeline {port.Id}", StartDesk.Agent, chat, Stop);
        var card = await desk.Channel.NextCardWith("Timeline", chat, stop: Stop);
        var ofTicket = await desk.Channel.PressOn("timeline.show", card.Card!.Value, StartDesk.Agent, chat, card.ActivityId, new JsonObject { ["ticket"] = ticket });
        var link = FakeChannel.Texts(await desk.Channel.PressOn("timeline.pack", ofTicket, StartDesk.Agent, chat, card.ActivityId)).First(text => text.Contains("/one-time/", StringComparison.Ordinal));
        using var http = new HttpClient { BaseAddress = desk.Bot.Address };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["press"] = press });
        using var answer = await http.PostAsync(new Uri(link).AbsolutePath[1..], form, Stop);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        await using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync(Stop), ZipArchiveMode.Read);
        var files = new Dictionary<string, string>();
        var hashes = new Dictionary<string, string>();
        foreach (var entry in archive.Entries)
        {
            await using var stream = await entry.OpenAsync(Stop);
            using var memory = new MemoryStream();
            await stream.CopyToAsync(memory, Stop);
            (files[entry.FullName], hashes[entry.FullName]) = (System.Text.Encoding.UTF8.GetString(memory.ToArray()), Convert.ToHexStringLower(SHA256.HashData(memory.ToArray())));
        }

        Assert.All(files["hashes.txt"].Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Equal(line[..64], hashes[line[66..]]));
        Assert.Equal(files.Count - 1, files["hashes.txt"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        return files;
    }
}
