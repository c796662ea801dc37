using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ChargeBot.Simulator.Lg2Wan;
using ChargeBot.Tests.Blobs;
using ChargeBot.Tests.Demo;
using ChargeBot.Tests.Lg2Wan;
using ChargeBot.Tests.Teams;
using ChargeBot.Tests.WholePath;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>Log files: requested in chat, uploaded by the charge point over HTTP into a real blob store, told and handed out.</summary>
public sealed class LogTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_log_is_requested_uploaded_in_two_pieces_told_and_handed_out_once_asked()
    {
        await using var desk = await LogDesk.Start();
        var payload = await desk.Request(new JsonObject { ["hours"] = "6" });
        Assert.StartsWith("https://desk.example.com/uploads/", desk.Location.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(6, (payload.GetProperty("stopTime").GetDateTimeOffset() - payload.GetProperty("startTime").GetDateTimeOffset()).TotalHours, 3);
        await desk.Card("● requested");

        // A flood of the same word is one change of the card.
        for (var times = 0; times < 30; times++)
        {
            await desk.Call("DiagnosticsStatusNotification", """{"status":"Uploading"}""");
        }

        await desk.Card("● uploading");
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 400_000).Select(line => $"14:02:{line % 60:00} motor {line}\n")));
        var half = content.Length / 2;
        Assert.Equal(308, (int)await desk.Put(content[..half], new ContentRangeHeaderValue(0, half - 1, content.Length)));
        using var head = await desk.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, desk.Address), Stop);
        Assert.Equal($"bytes=0-{half - 1}", head.Headers.GetValues("Range").Single());
        Assert.Equal(416, (int)await desk.Put(content[1..2], new ContentRangeHeaderValue(1, 1, content.Length)));
        Assert.Equal(201, (int)await desk.Put(content[half..], new ContentRangeHeaderValue(half, content.Length - 1, content.Length)));

        var told = await desk.Card("The log has come.");
        Assert.Equal("Confirmed", await desk.Bot.Query("""SELECT "State" FROM "Commands" WHERE "Kind" = 'RequestLog'"""));
        Assert.Equal(404, (int)await desk.Put(content[..10]));
        Assert.DoesNotContain(desk.Address.Segments[^1], desk.Bot.Output, StringComparison.Ordinal);
        Assert.Equal("0", await desk.Bot.Query($"""SELECT count(*) FROM "Commands" WHERE "Command" LIKE '%{desk.Address.Segments[^1]}%'"""));

        var answer = await desk.Channel.PressOn("logs.file", told.Card!.Value, FakePerson.Alex, FakePerson.Alex.Chat, told.ActivityId);
        var link = FakeChannel.Texts(answer).Single(text => text.Contains("&sig=", StringComparison.Ordinal));
        using var file = await desk.Http.GetAsync(new Uri(link), Stop);
        Assert.Equal(content, await file.Content.ReadAsByteArrayAsync(Stop));
        Assert.Contains(".txt", file.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(content)), await desk.Bot.Query("""SELECT "Sha256" FROM "LogFiles" """));
    }

    [Fact]
    public async Task What_does_not_come_is_said_with_the_devices_word_and_another_kind_can_be_asked_for()
    {
        await using var desk = await LogDesk.Start(settings => settings["Logs__MaxMegabytes"] = "1");
        await desk.Request(new JsonObject(), """{}""");
        var failed = CardReading.Words((await desk.Card("✗ failed")).Card!.Value);
        Assert.Contains("there is no log of this time", failed, StringComparison.Ordinal);
        Assert.Contains("Try another kind", failed, StringComparison.Ordinal);

        var payload = await desk.Request(new JsonObject { ["kind"] = "SecurityLog" }, """{"status":"Accepted","filename":"security.log"}""", "GetLog");
        Assert.Equal("SecurityLog", payload.GetProperty("logType").GetString());
        await desk.Call("LogStatusNotification", """{"status":"UploadFailure","requestId":1}""");
        await desk.Card("UploadFailure");

        // It said that it failed and comes all the same, as a form; too much of it is refused before it is read.
        Assert.Equal(413, (int)await desk.Put(new byte[1_200_000]));
        using var form = new MultipartFormDataContent { { new StringContent("x"), "field" }, { new ByteArrayContent("late but here\n"u8.ToArray()), "file", "../../sec\u0001urity.log" } };
        using var posted = await desk.Http.PostAsync(desk.Address, form, Stop);
        Assert.Equal(201, (int)posted.StatusCode);
        var here = CardReading.Words((await desk.Card("The log has come.")).Card!.Value);
        Assert.Contains("security.txt", here, StringComparison.Ordinal);

        foreach (var wrong in new[] { "x", new string('A', 32), "..%2f..%2fetc" })
        {
            using var nothing = await desk.Http.PutAsync(new Uri(desk.Bot.Address, $"uploads/{wrong}"), new ByteArrayContent([1]), Stop);
            Assert.Equal(404, (int)nothing.StatusCode);
        }
    }

    [Fact]
    public async Task A_store_that_is_away_makes_the_charger_try_again()
    {
        await using var desk = await LogDesk.Start();
        await desk.Request(new JsonObject());
        await desk.Store.Halt();
        using var refused = await desk.Http.PutAsync(desk.Address, new ByteArrayContent("log\n"u8.ToArray()), Stop);
        Assert.Equal(503, (int)refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        await desk.Store.Run();
        Assert.Equal(201, (int)await desk.Put("log\n"u8.ToArray()));
        await desk.Card("The log has come.");
    }

    [Fact]
    public async Task Into_a_log_one_looks_around_the_fault_or_by_a_word_and_no_secret_is_read_or_found_out()
    {
        await using var desk = await LogDesk.Start();
        await desk.Call("StatusNotification", """{"connectorId":1,"errorCode":"ConnectorLockFailure","status":"Faulted"}""");
        var now = DateTimeOffset.UtcNow;
        await desk.Request(new JsonObject { ["hours"] = "1" });
        var lines = Enumerable.Range(-1_500, 1_500).Select(second => $"{now.AddSeconds(second):yyyy-MM-ddTHH:mm:ss.fffZ} tick {second}")
            .Append($"{now.AddSeconds(2):O} lock motor stalled E12").Append($"{now.AddSeconds(3):O} AuthorizationKey=geheim-4711 idTag: 04A1B2C3D4 http://user:hush@example.com/x");
        using var packed = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Compress, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(string.Join('\n', lines)), Stop);
        }

        Assert.Equal(201, (int)await desk.Put(packed.ToArray()));
        var told = await desk.Card("The log has come.");
        var shown = told.Card!.Value;
        var around = await Look(new JsonObject());
        Assert.All(["Around the fault", "tick -1", "motor stalled E12"], words => Assert.Contains(words, around, StringComparison.Ordinal));
        Assert.DoesNotContain("tick -20", around, StringComparison.Ordinal);
        var found = await Look(new JsonObject { ["word"] = "authorizationkey" });
        Assert.Contains("AuthorizationKey=··· idTag: ···C3D4 http://···@example.com/x", found.Replace("\u200B", "", StringComparison.Ordinal), StringComparison.Ordinal);
        foreach (var secret in new[] { "geheim", "04A1B2", "hush" })
        {
            Assert.Contains("No line has that.", await Look(new JsonObject { ["word"] = secret }), StringComparison.Ordinal);
        }

        Assert.Contains("tick -1500", await Look(new JsonObject { ["word"] = "tick" }), StringComparison.Ordinal);
        shown = await desk.Channel.PressOn("logs.look", shown, FakePerson.Alex, FakePerson.Alex.Chat, told.ActivityId, of: ("skip", "12"));
        Assert.Contains("tick -1488", CardReading.Words(shown), StringComparison.Ordinal);

        async Task<string> Look(JsonObject typed)
        {
            // The command's own end may redraw the card after it was told: a press on the older one shows the list once more.
            do
            {
                shown = await desk.Channel.PressOn("logs.look", shown, FakePerson.Alex, FakePerson.Alex.Chat, told.ActivityId, typed);
            }
            while (!CardReading.Words(shown).Contains("Search in the log", StringComparison.Ordinal));

            return CardReading.Words(shown);
        }
    }

    [Fact]
    public async Task A_time_of_ones_own_is_asked_for_and_one_that_does_not_do_is_asked_for_again()
    {
        await using var desk = await LogDesk.Start();
        var asked = await desk.Press("logs.request", await desk.List(), new JsonObject { ["hours"] = "own" });
        Assert.NotNull(CardReading.Input(asked.Card, "fromDay"));
        var today = DateTime.UtcNow.Date;
        var typed = new JsonObject { ["fromDay"] = $"{today.AddDays(-2):yyyy-MM-dd}", ["fromTime"] = "08:15", ["toDay"] = $"{today.AddDays(-3):yyyy-MM-dd}", ["toTime"] = "09:45" };
        asked = await desk.Press("logs.request", asked, typed);
        Assert.Contains("Not requested", CardReading.Words(asked.Card), StringComparison.Ordinal);
        typed["toDay"] = $"{today.AddDays(-2):yyyy-MM-dd}";
        await desk.Press("logs.request", asked, typed);
        var payload = await desk.Asked("GetDiagnostics", """{"fileName":"x.log"}""");
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        Assert.Equal(new TimeSpan(8, 15, 0), TimeZoneInfo.ConvertTime(payload.GetProperty("startTime").GetDateTimeOffset(), zone).TimeOfDay);
        Assert.Equal(TimeSpan.FromMinutes(90), payload.GetProperty("stopTime").GetDateTimeOffset() - payload.GetProperty("startTime").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_gateways_logbook_comes_with_its_answer_waits_for_the_store_and_is_looked_into()
    {
        const string Server = "0A014C47570000000009";
        await using var store = await Azurite.Start();
        await using var channel = await FakeChannel.Start();
        var door = FreePort.Next();
        await using var bot = await BotProcess.Start(channel, BotProcess.Gateway("Kiel-009", Server, "in", 0, "gw", "geheim", "DE*ABC*E9001*1"), settings =>
        {
            settings["Blobs__ConnectionString"] = store.ConnectionString;
            settings["Lg2Wan__Port"] = $"{door}";
            settings["Lg2Wan__Address"] = "127.0.0.1";
        });
        await using var gateway = new SimulatedGateway(new GatewayWay.Dial("127.0.0.1", door), Server, 1, GatewayWorld.Quick, "gw", "geheim");
        await gateway.StartAsync(Stop);
        await store.Halt();
        await channel.Message("logs DE*ABC*E9001*1", stop: Stop);
        var list = await channel.Connector.Next(FakePerson.Alex.Chat.Id, sent => sent is { IsUpdate: false, Card: { } card } && CardReading.Verbs(card).Contains("logs.request"), "logs", stop: Stop);
        await channel.PressOn("logs.request", list.Card!.Value, FakePerson.Alex, FakePerson.Alex.Chat, list.ActivityId, new JsonObject { ["hours"] = "24" });
        await bot.Prints("Blob storage could not put");
        Assert.Equal("1", await bot.Query("""SELECT count(*) FROM "Logbooks" """));
        await store.Run();
        var told = await channel.Connector.Next(FakePerson.Alex.Chat.Id, sent => sent.Card is { } card && CardReading.Words(card).Contains("The log has come.", StringComparison.Ordinal), "told", TimeSpan.FromSeconds(40), Stop);
        var shown = CardReading.Words(await channel.PressOn("logs.look", told.Card!.Value, FakePerson.Alex, FakePerson.Alex.Chat, told.ActivityId, new JsonObject { ["word"] = "Kiel-009" }));
        Assert.Contains("# logbook of Kiel-009", shown, StringComparison.Ordinal);
        Assert.Equal("0", await bot.Query("""SELECT count(*) FROM "Logbooks" """));
        Assert.Equal("Confirmed", await bot.Query("""SELECT "State" FROM "Commands" WHERE "Kind" = 'RequestLog'"""));
    }
}
