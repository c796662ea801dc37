using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Domain.Activations;
using ChargeBot.Tests.Ocpp;
using ChargeBot.Tests.Teams;
using ChargeBot.Tests.WholePath;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>One running bot with a channel, vouchers and contracts, for the tests of a class: each test has a station of its own.</summary>
public sealed class StartDesk : IAsyncLifetime
{
    public const string Emaid = "DE-8AA-001234567-0", Password = "CANARY-pass!7";

    /// <summary>Where supervisors see what waits.</summary>
    public const string ApprovalsChannel = "19:approvals@thread.tacv2";

    /// <summary>Where tickets stand and engineers are called.</summary>
    public const string TicketsChannel = "19:tickets@thread.tacv2";

    private const int Stations = 40;

    private int taken;

    public static FakePerson Agent => FakePerson.Alex;

    public static FakePerson Other { get; } = new("Kim Agent", "00000000-0000-0000-0000-0000000000a5");

    public static FakePerson Supervisor => DeskFixture.Supervisor;

    public static FakePerson Second { get; } = new("Sven Supervisor", "00000000-0000-0000-0000-0000000000a6");

    /// <summary>On call: by the rota Robin is the first.</summary>
    public static FakePerson Engineer => FakePerson.Robin;

    public static FakePerson NextEngineer { get; } = new("Ada Engineer", "00000000-0000-0000-0000-0000000000a7");

    /// <summary>Agents who do the same at the same time.</summary>
    public static IReadOnlyList<FakePerson> Racers { get; } = [.. Enumerable.Range(0, 8).Select(number => new FakePerson($"Racer {number}", $"00000000-0000-0000-0000-00000000010{number}"))];

    internal FakeChannel Channel { get; private set; } = null!;

    internal BotProcess Bot { get; private set; } = null!;

    internal static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Channel = await FakeChannel.Start();
        var network = string.Join(',', Enumerable.Range(1, Stations).Select(number => BotProcess.Station($"Start-{number}", $"CB-START-{number}", $"DE*ABC*E7{number:000}*1")[1..^1]
            .Replace("Invalidenstr. 12", $"Invalidenstr. {number}", StringComparison.Ordinal)));
        Bot = await BotProcess.Start(Channel, $"[{network}]", settings =>
        {
            settings["Web__PagesPerMinute"] = "10000";
            Person(settings, 2, Supervisor, "Selma", "Supervisor");
            Person(settings, 3, Second, "Sven", "Supervisor");
            Person(settings, 4, Other, "Kim", "HotlineAgent");
            foreach (var (number, racer) in Racers.Index())
            {
                Person(settings, 5 + number, racer, racer.Name, "HotlineAgent");
            }

            Person(settings, 5 + Racers.Count, NextEngineer, "Ada", "OnCallEngineer");
            settings["OnCall__Rota__0__AadObjectId"] = Engineer.EntraId;
            settings["Desk__TicketsChannel"] = TicketsChannel;
            settings["Desk__ApprovalsChannel"] = ApprovalsChannel;
            settings["Goodwill__PerAgent"] = "1000";
            settings["Goodwill__PerDay"] = "1000";
            settings["Goodwill__BudgetKilowattHours"] = "100000";
        });
        await Bot.ImportContracts($"emaid,password,status\n{Emaid},{Password},active\nDE-8AA-001234568,inactive-1,inactive\n");
        foreach (var person in new[] { Supervisor, Second })
        {
            await Channel.Message("help", person, stop: Stop);
            await Channel.NextCard(person.Chat, stop: Stop);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Channel.DisposeAsync();
    }

    /// <summary>A station that nobody else uses, connected as bare bytes.</summary>
    internal async Task<StartPort> Port(string status = "Preparing")
    {
        var number = Interlocked.Increment(ref taken);
        var port = new StartPort(this, $"DE*ABC*E7{number:000}*1", $"CB-START-{number}");
        await port.Connect(status);
        return port;
    }

    /// <summary>The first value of the first row.</summary>
    internal Task<string> Query(string sql) => Bot.Query(sql);

    internal Task Execute(string sql) => Bot.Query(sql);

    /// <summary>Waits until a query counts something.</summary>
    internal async Task Until(string sql)
    {
        for (var patience = 200; await Query(sql) == "0"; patience--)
        {
            Assert.True(patience > 0, sql);
            await Task.Delay(50, Stop);
        }
    }

    /// <summary>A voucher's code, as a supervisor would have made it.</summary>
    internal Task<string> Voucher(int sessions = 1, int? minutes = 60, string more = "1, 4102444800000000") => Voucher(Bot, VoucherCode.New(), sessions, minutes, more);

    /// <inheritdoc cref="Voucher(int, int?, string)"/>
    internal static async Task<string> Voucher(BotProcess bot, string code, int sessions = 1, int? minutes = 60, string more = "1, 4102444800000000")
    {
        await using var connection = await OpenFile(bot);
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            INSERT INTO "Vouchers" ("Id", "CodeHash", "Code", "Batch", "Sessions", "Used", "Minutes", "ValidFrom", "Active", "ValidUntil", "CreatedBy", "CreatedAt")
            VALUES ('{Guid.CreateVersion7().ToString().ToUpperInvariant()}', '{VoucherCode.HashOf(code)}', '-', 'test', {sessions}, 0, {(minutes is { } limit ? $"{limit}" : "NULL")}, 0, {more}, 'test', 0)
            """;
        await command.ExecuteNonQueryAsync();
        return code;
    }

    private static void Person(Dictionary<string, string?> settings, int number, FakePerson person, string name, string role)
    {
        settings[$"People__{number}__AadObjectId"] = person.EntraId;
        settings[$"People__{number}__Name"] = name;
        settings[$"People__{number}__Roles__0"] = role;
    }

    private static async Task<SqliteConnection> OpenFile(BotProcess bot)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(bot.Folder, "chargebot.db")};Default Timeout=30");
        await connection.OpenAsync();
        return connection;
    }
}

/// <summary>One port and its charge point, spoken for byte by byte.</summary>
internal sealed class StartPort(StartDesk desk, string id, string identity) : IDisposable
{
    private readonly Queue<JsonElement> asked = new();
    private Device? device;
    private int calls;

    public string Id => id;

    public string Identity => identity;

    public async Task Connect(string status = "Preparing")
    {
        asked.Clear();
        device = await Device.Connect(desk.Bot.Ocpp + "/", new DeviceOptions { Identity = identity });
        await Call("BootNotification", """{"chargePointVendor":"V","chargePointModel":"M"}""");
        await Status(status);
    }

    public Task Status(string status) => Call("StatusNotification", $$"""{"connectorId":1,"errorCode":"NoError","status":"{{status}}"}""");

    public Task Fault(string code, string info) => Call("StatusNotification", $$"""{"connectorId":1,"errorCode":"{{code}}","info":"{{info}}","status":"Faulted"}""");

    /// <summary>The next call of ours of this action, answered with this status; its payload.</summary>
    public async Task<JsonElement> Asked(string action, string answer = "Accepted")
    {
        var (call, payload) = await Heard(action);
        await device!.Send($$"""[3,"{{call}}",{"status":"{{answer}}"}]""");
        return payload;
    }

    /// <summary>Answers a call that was heard.</summary>
    public Task Answer(string call, string payload) => device!.Send($"""[3,"{call}",{payload}]""");

    /// <summary>Answers it with an error.</summary>
    public Task Error(string call, string code, string words) => device!.Send($$"""[4,"{{call}}","{{code}}","{{words}}",{}]""");

    /// <summary>The next call of ours of this action, not answered.</summary>
    public async Task<(string Id, JsonElement Payload)> Heard(string action)
    {
        while (true)
        {
            var call = asked.TryDequeue(out var waiting) ? waiting : await device!.ReceiveJson();
            if (call[0].GetInt32() == 2 && call[2].GetString() == action)
            {
                return (call[1].GetString()!, call[3].Clone());
            }

            await Other(call);
        }
    }

    public async Task<(long Transaction, string Status)> Begin(string tag, long meter = 1000)
    {
        var answer = await Call("StartTransaction", $$"""{"connectorId":1,"idTag":"{{tag}}","meterStart":{{meter}},"timestamp":"{{DateTimeOffset.UtcNow:O}}"}""");
        return (answer.GetProperty("transactionId").GetInt64(), answer.GetProperty("idTagInfo").GetProperty("status").GetString()!);
    }

    public Task Meter(long transaction, long wattHours) => Call("MeterValues",
        $$"""{"connectorId":1,"transactionId":{{transaction}},"meterValue":[{"timestamp":"{{DateTimeOffset.UtcNow:O}}","sampledValue":[{"value":"{{wattHours}}"}]}]}""");

    public Task End(long transaction, long meter, string reason = "Remote") => Call("StopTransaction",
        $$"""{"transactionId":{{transaction}},"meterStop":{{meter}},"timestamp":"{{DateTimeOffset.UtcNow:O}}","reason":"{{reason}}"}""");

    public async Task<string> Authorize(string tag) => (await Call("Authorize", $$"""{"idTag":"{{tag}}"}""")).GetProperty("idTagInfo").GetProperty("status").GetString()!;

    /// <summary>What we ask is answered in order: nothing of this action came before the answer to a heartbeat.</summary>
    public async Task NeverAgain(string action)
    {
        await Call("Heartbeat", "{}");
        Assert.DoesNotContain(asked, call => call[2].GetString() == action);
    }

    public void Cut() => device!.Abort();

    public void Dispose() => device?.Dispose();

    /// <summary>A person types a start into the chat, fills the form and sends it; the card that answers, and where it stands.</summary>
    public async Task<(JsonElement Card, string? Activity)> Start(string way, JsonObject typed, FakePerson? who = null)
    {
        who ??= StartDesk.Agent;
        await desk.Channel.Message($"{way} {id}", who, stop: StartDesk.Stop);
        var form = await desk.Channel.Connector.Next(
            who.Chat.Id, sent => sent is { IsUpdate: false, Card: { } card } && CardReading.Verbs(card).Contains($"{way}.confirm"), $"form for {way}", stop: StartDesk.Stop);
        return (await desk.Channel.PressOn($"{way}.confirm", form.Card!.Value, who, who.Chat, form.ActivityId, typed), form.ActivityId);
    }

    public Task<(JsonElement Card, string? Activity)> Goodwill(int minutes = 60, string contact = "+49 30 123456", FakePerson? who = null, string? name = null) => Start("goodwill", new JsonObject
    {
        ["name"] = name ?? "Mia Muster",
        ["contact"] = contact,
        ["description"] = "card reader dead",
        ["minutes"] = minutes,
    }, who);

    /// <summary>The next card of the port that says this.</summary>
    public Task<SentActivity> Says(string words, FakePerson? who = null) => desk.Channel.Connector.Next((who ?? StartDesk.Agent).Chat.Id,
        sent => sent.Card is { } card && CardReading.Words(card) is var all && all.Contains(id, StringComparison.Ordinal) && all.Contains(words, StringComparison.Ordinal),
        $"card of {id} with '{words}'", stop: StartDesk.Stop);

    /// <summary>Calls, and keeps what is asked meanwhile.</summary>
    private async Task<JsonElement> Call(string action, string payload)
    {
        var call = $"m{++calls}";
        await device!.Send($"""[2,"{call}","{action}",{payload}]""");
        while (true)
        {
            var frame = await device.ReceiveJson();
            if (frame[0].GetInt32() == 3 && frame[1].GetString() == call)
            {
                return frame[2].Clone();
            }

            if (frame[0].GetInt32() == 2 && frame[2].GetString() is "GetConfiguration")
            {
                await Other(frame);
            }
            else
            {
                asked.Enqueue(frame);
            }
        }
    }

    private async Task Other(JsonElement call)
    {
        if (call[0].GetInt32() == 2)
        {
            await device!.Send(call[2].GetString() is "GetConfiguration"
                ? $$"""[3,{{call[1].GetRawText()}},{"configurationKey":[{"key":"NumberOfConnectors","readonly":true,"value":"1"}]}]"""
                : $$"""[3,{{call[1].GetRawText()}},{"status":"Rejected"}]""");
        }
    }
}
