using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Tests.Ocpp;
using ChargeBot.Tests.Teams;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>What the desk does at a station works over OCPP 2.0.1 as over 1.6: looked up, started, charged, stopped, set, called.</summary>
public sealed class Ocpp201Tests(StartDesk desk) : IClassFixture<StartDesk>
{
    [Fact]
    public async Task A_goodwill_start_charges_and_is_stopped_by_the_name_that_the_station_gave_it()
    {
        using var station = await Station201.At(desk);
        var (card, _) = await station.Port.Goodwill(contact: "two@example.com");
        Assert.DoesNotContain("Not possible", CardReading.Words(card), StringComparison.Ordinal);
        var start = await station.Asked("RequestStartTransaction", """{"status":"Accepted"}""");
        Assert.Equal(1, start.GetProperty("evseId").GetInt32());
        var tag = start.GetProperty("idToken").GetProperty("idToken").GetString()!;

        // The plug first, who charges later: the session is the start's all the same.
        await station.Transaction("tx-7", "Started", 0, "CablePluggedIn", "EVConnected", wattHours: 1_000);
        var answer = await station.Transaction("tx-7", "Updated", 1, "RemoteStart", "Charging", tag: tag);
        Assert.Equal("Accepted", answer.GetProperty("idTokenInfo").GetProperty("status").GetString());
        await station.Port.Says("The session began");
        await station.Transaction("tx-7", "Updated", 2, "MeterValuePeriodic", "Charging", wattHours: 3_500);
        await station.Port.Says("Charging since");

        var question = await Say($"stop {station.Port.Id}", "stop.confirm");
        await desk.Channel.PressOn("stop.confirm", question.Card!.Value, StartDesk.Agent, StartDesk.Agent.Chat, question.ActivityId);
        var stop = await station.Asked("RequestStopTransaction", """{"status":"Accepted"}""");
        Assert.Equal($"tx-7-{station.Port.Identity}", stop.GetProperty("transactionId").GetString());
        await station.Transaction("tx-7", "Ended", 3, "RemoteStop", "EVConnected", wattHours: 4_000);

        Assert.Contains("3.0 kWh", CardReading.Words((await station.Port.Says("Stopped at")).Card!.Value), StringComparison.Ordinal);
        Assert.Equal("Finishing", await desk.Query($"""SELECT "Status" FROM "Ports" WHERE "Id" = '{station.Port.Id}'"""));
        Assert.Equal("Ocpp201", await desk.Query($"""SELECT "Protocol" FROM "Stations" WHERE "ChargePointId" = '{station.Port.Identity}'"""));
    }

    [Fact]
    public async Task What_was_said_offline_comes_later_in_order_and_twice_is_once()
    {
        using var station = await Station201.At(desk);
        for (var time = 0; time < 2; time++)
        {
            await station.Transaction("off-1", "Started", 0, "Authorized", "Charging", tag: "04A1B2C3", wattHours: 10_000, offline: true);
            await station.Transaction("off-1", "Updated", 1, "MeterValuePeriodic", "Charging", wattHours: 11_000, offline: true);
            await station.Transaction("off-1", "Ended", 2, "EVDeparted", "Idle", wattHours: 12_500, offline: true);
        }

        Assert.Equal("1|2500|Ended", await desk.Query(
            $"""SELECT count(*) || '|' || max("MeterLast" - "MeterStart") || '|' || max("State") FROM "Sessions" WHERE "PortId" = '{station.Port.Id}'"""));
    }

    [Fact]
    public async Task An_end_whose_beginning_was_lost_is_a_session_too()
    {
        using var station = await Station201.At(desk);
        await station.Transaction("lost-1", "Ended", 9, "EVDeparted", "Idle", tag: "04A1B2C3", wattHours: 12_500);

        Assert.Equal("Ended|12500", await desk.Query($"""SELECT "State" || '|' || "MeterLast" FROM "Sessions" WHERE "PortId" = '{station.Port.Id}'"""));
    }

    [Fact]
    public async Task Occupied_says_less_than_what_the_transaction_told()
    {
        using var station = await Station201.At(desk);
        await station.Transaction("occ-1", "Started", 0, "Authorized", "SuspendedEV", tag: "04A1B2C3", wattHours: 1);
        await station.Status("Occupied");
        Assert.Equal("SuspendedByCar", await desk.Query($"""SELECT "Status" FROM "Ports" WHERE "Id" = '{station.Port.Id}'"""));
        await station.Transaction("occ-1", "Ended", 1, "EVDeparted", "EVConnected", wattHours: 1);
        await station.Status("Available");
        Assert.Equal("Available", await desk.Query($"""SELECT "Status" FROM "Ports" WHERE "Id" = '{station.Port.Id}'"""));
    }

    [Fact]
    public async Task The_device_model_is_read_in_parts_and_a_variable_is_set_and_read_back()
    {
        using var station = await Station201.At(desk, answersReport: true);
        await desk.Until($"""SELECT count(*) >= 3 FROM "DeviceValues" WHERE "StationId" = (SELECT "Id" FROM "Stations" WHERE "ChargePointId" = '{station.Port.Identity}')""");
        Assert.Equal("•••", await desk.Query($"""SELECT "Reported" FROM "DeviceValues" WHERE "Key" = 'SecurityCtrlr.BasicAuthPassword' AND "StationId" = (SELECT "Id" FROM "Stations" WHERE "ChargePointId" = '{station.Port.Identity}')"""));

        var robin = StartDesk.Engineer;
        await desk.Channel.Message($"parameters {station.Port.Id} Heartbeat", robin, stop: StartDesk.Stop);
        var list = await station.Port.Says("OCPPCommCtrlr.HeartbeatInterval", robin);
        var form = await desk.Channel.PressOn("ocppparameters.open", list.Card!.Value, robin, robin.Chat, list.ActivityId);
        await desk.Channel.PressOn("ocppparameters.save", form, robin, robin.Chat, list.ActivityId, new JsonObject { ["value"] = "600" });
        var set = (await station.Asked("SetVariables", """{"setVariableResult":[{"attributeStatus":"Accepted","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"HeartbeatInterval"}}]}""")).GetProperty("setVariableData")[0];
        Assert.Equal(("600", "OCPPCommCtrlr", "HeartbeatInterval"), (set.GetProperty("attributeValue").GetString(), set.GetProperty("component").GetProperty("name").GetString(), set.GetProperty("variable").GetProperty("name").GetString()));
        await station.Asked("GetVariables", """{"getVariableResult":[{"attributeStatus":"Accepted","attributeValue":"600","component":{"name":"OCPPCommCtrlr"},"variable":{"name":"HeartbeatInterval"}}]}""");
        await station.Port.Says("reads 600", robin);
    }

    [Fact]
    public async Task Unlock_reboot_and_a_raw_call_speak_its_words()
    {
        using var station = await Station201.At(desk);
        var unlock = await Say($"unlock {station.Port.Id}", "unlock.confirm");
        await desk.Channel.PressOn("unlock.confirm", unlock.Card!.Value, StartDesk.Agent, StartDesk.Agent.Chat, unlock.ActivityId);
        await station.Asked("UnlockConnector", """{"status":"UnlockFailed","statusInfo":{"reasonCode":"MotorJam"}}""");
        await station.Port.Says("MotorJam");

        var reboot = await Say($"soft reboot {station.Port.Id}", "softreboot.confirm");
        await desk.Channel.PressOn("softreboot.confirm", reboot.Card!.Value, StartDesk.Agent, StartDesk.Agent.Chat, reboot.ActivityId);
        Assert.Equal("OnIdle", (await station.Asked("Reset", """{"status":"Accepted"}""")).GetProperty("type").GetString());

        var robin = StartDesk.Engineer;
        await desk.Channel.Message($"ocpp {station.Port.Id} GetTransactionStatus {{\"transactionId\":\"x\"}}", robin, stop: StartDesk.Stop);
        var asked = await station.Port.Says("word for word", robin);
        await desk.Channel.PressOn("rawcall.confirm", asked.Card!.Value, robin, robin.Chat, asked.ActivityId);
        await station.Asked("GetTransactionStatus", """{"messagesInQueue":false}""");
        await station.Port.Says("""{"messagesInQueue":false}""", robin);
    }

    [Fact]
    public async Task Security_events_and_steps_of_firmware_stand_in_the_timeline_and_a_flood_is_one()
    {
        using var station = await Station201.At(desk);
        await station.Call("SecurityEventNotification", """{"type":"TamperDetectionActivated","timestamp":"2026-11-20T08:00:00Z","techInfo":"door 2"}""");
        for (var time = 0; time < 5; time++)
        {
            await station.Call("FirmwareStatusNotification", """{"status":"Downloading","requestId":1}""");
        }

        await station.Call("FirmwareStatusNotification", """{"status":"Installed","requestId":1}""");
        Assert.Equal("TamperDetectionActivated: door 2|Downloading|Installed", await desk.Query(
            $"""SELECT group_concat("Words", '|') FROM (SELECT * FROM "StationEvents" WHERE "Kind" IN ('Security', 'Firmware') AND "StationId" = (SELECT "Id" FROM "Stations" WHERE "ChargePointId" = '{station.Port.Identity}') ORDER BY "Id")"""));
        await desk.Channel.Message($"timeline {station.Port.Id}", StartDesk.Agent, stop: StartDesk.Stop);
        await station.Port.Says("Security event: TamperDetectionActivated: door 2");
    }

    private async Task<SentActivity> Say(string text, string verb)
    {
        await desk.Channel.Message(text, StartDesk.Agent, stop: StartDesk.Stop);
        return await desk.Channel.Connector.Next(StartDesk.Agent.Chat.Id, sent => sent.Card is { } card && CardReading.Verbs(card).Contains(verb), verb, stop: StartDesk.Stop);
    }
}

/// <summary>A station that was imported with 1.6 and comes back with 2.0.1, spoken for byte by byte.</summary>
internal sealed class Station201 : IDisposable
{
    private readonly Queue<JsonElement> asked = new();
    private readonly Device device;
    private readonly bool answersReport;
    private int calls;
    private bool reported;

    private Station201(StartPort port, Device device, bool answersReport) => (Port, this.device, this.answersReport) = (port, device, answersReport);

    public StartPort Port { get; }

    public static async Task<Station201> At(StartDesk desk, bool answersReport = false)
    {
        var port = await desk.Port();
        port.Cut();
        var station = new Station201(port, await Device.Connect(desk.Bot.Ocpp + "/", new DeviceOptions { Identity = port.Identity, Subprotocols = ["ocpp2.0.1", "ocpp1.6"] }), answersReport);
        await station.Call("BootNotification", """{"reason":"PowerUp","chargingStation":{"model":"M2","vendorName":"V","firmwareVersion":"2.0"}}""");
        await station.Status("Occupied");
        while (answersReport && !station.reported)
        {
            await station.Other(await station.device.ReceiveJson());
        }

        return station;
    }

    public Task Status(string status) => Call("StatusNotification", $$"""{"timestamp":"{{DateTimeOffset.UtcNow:O}}","connectorStatus":"{{status}}","evseId":1,"connectorId":1}""");

    public Task<JsonElement> Transaction(string id, string type, int number, string reason, string state, string? tag = null, int? wattHours = null, bool offline = false)
    {
        var token = tag is null ? "" : $$$""","idToken":{"idToken":"{{{tag}}}","type":"Central"}""";
        var meter = wattHours is null ? "" : $$$""","meterValue":[{"timestamp":"{{{DateTimeOffset.UtcNow:O}}}","sampledValue":[{"value":{{{wattHours / 1000.0:0.000}}},"unitOfMeasure":{"unit":"kWh"}}]}]""";
        return Call("TransactionEvent", $$$"""{"eventType":"{{{type}}}","timestamp":"{{{DateTimeOffset.UtcNow:O}}}","triggerReason":"{{{reason}}}","seqNo":{{{number}}},"offline":{{{(offline ? "true" : "false")}}},"transactionInfo":{"transactionId":"{{{id}}}-{{{Port.Identity}}}","chargingState":"{{{state}}}"},"evse":{"id":1,"connectorId":1}{{{token}}}{{{meter}}}}""");
    }

    /// <summary>The next call of ours of this action, answered with this.</summary>
    public async Task<JsonElement> Asked(string action, string answer)
    {
        while (true)
        {
            var call = asked.TryDequeue(out var waiting) ? waiting : await device.ReceiveJson();
            if (call[0].GetInt32() == 2 && call[2].GetString() == action)
            {
                await device.Send($"[3,{call[1].GetRawText()},{answer}]");
                return call[3].Clone();
            }

            await Other(call);
        }
    }

    public void Dispose()
    {
        device.Dispose();
        Port.Dispose();
    }

    public async Task<JsonElement> Call(string action, string payload)
    {
        var id = $"m{++calls}";
        await device.Send($"""[2,"{id}","{action}",{payload}]""");
        while (true)
        {
            var frame = await device.ReceiveJson();
            if (frame[0].GetInt32() == 3 && frame[1].GetString() == id)
            {
                return frame[2].Clone();
            }

            await Other(frame);
        }
    }

    /// <summary>The device model is asked for once by itself: told in two parts, or refused.</summary>
    private async Task Other(JsonElement frame)
    {
        if (frame[0].GetInt32() != 2)
        {
            return;
        }

        if (frame[2].GetString() != "GetBaseReport")
        {
            asked.Enqueue(frame.Clone());
            return;
        }

        var request = frame[3].GetProperty("requestId").GetInt32();
        await device.Send($$"""[3,{{frame[1].GetRawText()}},{"status":"{{(answersReport ? "Accepted" : "NotSupported")}}"}]""");
        reported = true;
        if (answersReport)
        {
            await device.Send($$$"""[2,"r1","NotifyReport",{"requestId":{{{request}}},"generatedAt":"2026-11-27T08:00:00Z","seqNo":0,"tbc":true,"reportData":[{"component":{"name":"OCPPCommCtrlr"},"variable":{"name":"HeartbeatInterval"},"variableAttribute":[{"value":"300","mutability":"ReadWrite"}]},{"component":{"name":"SecurityCtrlr"},"variable":{"name":"BasicAuthPassword"},"variableAttribute":[{"value":"CANARY-2","mutability":"WriteOnly"}]}]}]""");
            await device.Send($$$"""[2,"r2","NotifyReport",{"requestId":{{{request}}},"generatedAt":"2026-11-27T08:00:00Z","seqNo":1,"reportData":[{"component":{"name":"EVSE","evse":{"id":1}},"variable":{"name":"Power"},"variableAttribute":[{"type":"MaxSet","value":"22000"},{"type":"Actual","value":"0","mutability":"ReadOnly"}]}]}]""");
        }
    }
}
