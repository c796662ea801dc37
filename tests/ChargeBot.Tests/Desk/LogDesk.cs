using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Tests.Blobs;
using ChargeBot.Tests.Ocpp;
using ChargeBot.Tests.Teams;
using ChargeBot.Tests.WholePath;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>A bot with a blob store and one charge point, spoken for byte by byte.</summary>
internal sealed class LogDesk(FakeChannel channel, BotProcess bot, Azurite store, Device device) : IAsyncDisposable
{
    private const string Port = "DE*ABC*E1234*1";

    private int calls;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public FakeChannel Channel => channel;

    public BotProcess Bot => bot;

    public Azurite Store => store;

    public HttpClient Http { get; } = new();

    /// <summary>Where the charge point was told to upload to.</summary>
    public Uri Location { get; private set; } = null!;

    /// <summary>The same, by the way that this test reaches it.</summary>
    public Uri Address { get; private set; } = null!;

    public static async Task<LogDesk> Start(Action<Dictionary<string, string?>>? change = null)
    {
        var store = await Azurite.Start();
        var channel = await FakeChannel.Start();
        var bot = await BotProcess.Start(channel, change: settings =>
        {
            settings["Blobs__ConnectionString"] = store.ConnectionString;
            change?.Invoke(settings);
        });
        var desk = new LogDesk(channel, bot, store, await Device.Connect(bot.Ocpp + "/", new DeviceOptions { Identity = "CB-BERLIN-042" }));
        await desk.Call("BootNotification", """{"chargePointVendor":"V","chargePointModel":"M"}""");
        return desk;
    }

    /// <summary>Asks for a log in the chat and answers as the charge point; what it was asked.</summary>
    public async Task<JsonElement> Request(JsonObject typed, string answer = """{"fileName":"diagnostics.log"}""", string action = "GetDiagnostics")
    {
        await Press("logs.request", await List(), typed);
        return await Asked(action, answer);
    }

    /// <summary>The station's logs, as a new card.</summary>
    public async Task<(JsonElement Card, string? Activity)> List()
    {
        await channel.Message($"logs {Port}", stop: Stop);
        var list = await channel.Connector.Next(
            FakePerson.Alex.Chat.Id, sent => sent is { IsUpdate: false, Card: { } card } && CardReading.Verbs(card).Contains("logs.request"), "logs", stop: Stop);
        return (list.Card!.Value, list.ActivityId);
    }

    public async Task<(JsonElement Card, string? Activity)> Press(string verb, (JsonElement Card, string? Activity) on, JsonObject typed) =>
        (await channel.PressOn(verb, on.Card, FakePerson.Alex, FakePerson.Alex.Chat, on.Activity, typed), on.Activity);

    /// <summary>What the charge point is asked, answered.</summary>
    public async Task<JsonElement> Asked(string action, string answer)
    {
        while (true)
        {
            var call = await device.ReceiveJson();
            if (call[0].GetInt32() != 2)
            {
                continue;
            }

            var asked = call[2].GetString() == action;
            await device.Send($"[3,{call[1].GetRawText()},{(asked ? answer : call[2].GetString() == "GetConfiguration" ? """{"configurationKey":[]}""" : """{"status":"Rejected"}""")}]");
            if (asked)
            {
                var payload = call[3].Clone();
                var location = payload.TryGetProperty("location", out var told) ? told : payload.GetProperty("log").GetProperty("remoteLocation");
                Location = new Uri(location.GetString()!);
                Address = new Uri(bot.Address, Location.AbsolutePath);
                return payload;
            }
        }
    }

    public async Task Call(string action, string payload)
    {
        var id = $"m{++calls}";
        await device.Send($"""[2,"{id}","{action}",{payload}]""");
        while (await device.ReceiveJson() is var frame && (frame[0].GetInt32() != 3 || frame[1].GetString() != id))
        {
            if (frame[0].GetInt32() == 2)
            {
                await device.Send($"[3,{frame[1].GetRawText()},{(frame[2].GetString() == "GetConfiguration" ? """{"configurationKey":[]}""" : """{"status":"Rejected"}""")}]");
            }
        }
    }

    public async Task<System.Net.HttpStatusCode> Put(byte[] content, ContentRangeHeaderValue? range = null)
    {
        using var body = new ByteArrayContent(content);
        body.Headers.ContentRange = range;
        using var answer = await Http.PutAsync(Address, body, Stop);
        return answer.StatusCode;
    }

    public Task<SentActivity> Card(string words) => channel.Connector.Next(
        FakePerson.Alex.Chat.Id, sent => sent.Card is { } card && CardReading.Words(card).Contains(words, StringComparison.Ordinal), words, TimeSpan.FromSeconds(30), Stop);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        device.Dispose();
        await bot.DisposeAsync();
        await channel.DisposeAsync();
        await store.DisposeAsync();
    }
}
