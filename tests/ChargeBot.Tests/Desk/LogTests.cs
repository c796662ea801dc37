using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ChargeBot.Tests.Teams;
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
}
