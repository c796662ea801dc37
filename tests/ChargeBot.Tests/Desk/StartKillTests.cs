using System.Text.Json.Nodes;
using ChargeBot.Domain.Activations;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>
/// kill -9 after each row that a start writes, then a restart over the same file: the device gets at most one start, the voucher
/// is used or given back, and the card tells the truth.
/// </summary>
public sealed class StartKillTests(StartDesk desk) : IClassFixture<StartDesk>
{
    [Fact]
    public async Task Killed_before_it_was_sent_it_is_sent_once()
    {
        using var port = await desk.Port();
        await Away(port);
        var code = await Start(port);
        await desk.Bot.Kill();
        await desk.Bot.Run();
        await port.Connect();
        var tag = (await port.Asked("RemoteStartTransaction")).GetProperty("idTag").GetString()!;
        await port.Begin(tag);
        await port.Says("The session began");
        await Once(port, code, used: 1);
    }

    [Fact]
    public async Task Killed_between_its_row_and_its_frame_it_is_never_sent_and_the_voucher_comes_back()
    {
        using var port = await desk.Port();
        await Away(port);
        var code = await Start(port);
        await desk.Bot.Kill();
        await desk.Execute($"""UPDATE "Commands" SET "State" = 'Sent', "SentAt" = "RequestedAt", "MessageId" = 'm-{port.Id}', "Epoch" = 1, "Version" = "Version" + 1 WHERE "PortId" = '{port.Id}'""");
        await desk.Bot.Run();
        await port.Says("The charger has not answered, and no session has begun");
        Assert.Equal("1", await Used(code));
        await TimeIsOver(port);
        await port.Says("The charger never answered");
        await port.Connect();
        await port.Goodwill(contact: "after@example.com");
        var tag = (await port.Asked("RemoteStartTransaction")).GetProperty("idTag").GetString()!;
        Assert.Equal(tag, await desk.Query($"""SELECT "IdTag" FROM "Activations" WHERE "PortId" = '{port.Id}' AND "Kind" = 'Goodwill'"""));
        await Once(port, code, used: 0, commands: 2);
    }

    [Fact]
    public async Task Killed_while_the_device_thinks_its_session_still_counts()
    {
        using var port = await desk.Port();
        var code = await Start(port);
        var (_, payload) = await port.Heard("RemoteStartTransaction");
        await desk.Bot.Kill();
        await desk.Bot.Run();
        await port.Says("no session has begun");
        await port.Connect();
        Assert.Equal("Accepted", (await port.Begin(payload.GetProperty("idTag").GetString()!)).Status);
        await port.Says("The session began");
        await Once(port, code, used: 1);
    }

    [Fact]
    public async Task Killed_after_the_devices_yes_its_session_is_seen()
    {
        using var port = await desk.Port();
        var code = await Start(port);
        var tag = (await port.Asked("RemoteStartTransaction")).GetProperty("idTag").GetString()!;
        await port.Says("The charger said yes");
        await desk.Bot.Kill();
        await desk.Bot.Run();
        await port.Connect();
        Assert.Equal("Accepted", (await port.Begin(tag)).Status);
        await port.Says("The session began");
        await Once(port, code, used: 1);
    }

    [Fact]
    public async Task Killed_after_it_began_it_charges_on_and_ends_in_its_card()
    {
        using var port = await desk.Port();
        var code = await Start(port);
        var tag = (await port.Asked("RemoteStartTransaction")).GetProperty("idTag").GetString()!;
        var (transaction, _) = await port.Begin(tag);
        await port.Says("The session began");
        await desk.Bot.Kill();
        await desk.Bot.Run();
        await port.Connect("Charging");
        await port.Meter(transaction, 3_000);
        await port.Says("Charging since");
        await desk.Bot.Kill();
        await desk.Bot.Run();
        await port.Connect("Finishing");
        await port.End(transaction, 5_000);
        await port.Says("Ended at");
        await Once(port, code, used: 1);
    }

    [Fact]
    public async Task Killed_before_the_card_said_that_it_was_refused_the_card_says_it_afterwards()
    {
        using var port = await desk.Port();
        var code = await Start(port);
        desk.Channel.Connector.Script([.. Enumerable.Repeat(new Teams.ScriptedAnswer(500), 20)]);
        await port.Asked("RemoteStartTransaction", "Rejected");
        await port.Status("Faulted");
        await desk.Bot.Kill();
        desk.Channel.Connector.ClearScript();
        await desk.Bot.Run();
        await port.Says("The charger refused");
        await port.Connect("Faulted");
        await Once(port, code, used: 0);
    }

    private async Task<string> Start(StartPort port)
    {
        var code = await desk.Voucher();
        await port.Start("voucher", new JsonObject { ["code"] = code });
        return code;
    }

    /// <summary>The line is cut, and we know it.</summary>
    private async Task Away(StartPort port)
    {
        port.Cut();
        await desk.Until($"""SELECT count(*) FROM "Stations" s JOIN "Ports" p ON p."StationId" = s."Id" WHERE p."Id" = '{port.Id}' AND NOT s."Online" """);
    }

    private async Task TimeIsOver(StartPort port)
    {
        var id = await desk.Query($"""SELECT "Id" FROM "Activations" WHERE "PortId" = '{port.Id}'""");
        await desk.Execute($"""UPDATE "Deadlines" SET "DueAt" = 1000, "LeasedUntil" = NULL WHERE "Kind" = 'activation' AND "Subject" LIKE '%/{id!.ToLowerInvariant()}'""");
    }

    private async Task Once(StartPort port, string code, int used, int commands = 1)
    {
        Assert.Equal($"{commands}", await desk.Query($"""SELECT count(*) FROM "Commands" WHERE "PortId" = '{port.Id}' AND "Kind" = 'RemoteStart'"""));
        Assert.Equal($"{used}", await Used(code));
        await port.NeverAgain("RemoteStartTransaction");
    }

    private Task<string> Used(string code) => desk.Query($"""SELECT "Used" FROM "Vouchers" WHERE "CodeHash" = '{VoucherCode.HashOf(code)}'""");
}
