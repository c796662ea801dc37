using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Tests.Teams;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>Voucher management, and that a voucher is redeemed once for each of its sessions, whoever hurries.</summary>
public sealed class VouchersTests(StartDesk desk) : IClassFixture<StartDesk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_supervisor_makes_vouchers_downloads_their_codes_once_and_one_of_them_starts_a_session()
    {
        var (list, activity) = await Open(new FakeConversation("a:make", "personal"));
        var made = await Make(list, activity, "a:make", new JsonObject { ["batch"] = "=Fair 2026", ["count"] = 12, ["sessions"] = 2, ["days"] = 30, ["minutes"] = 0 });
        Assert.Contains("Made 12 vouchers", CardReading.Words(made), StringComparison.Ordinal);
        var exported = await Press("vouchers.export", made, activity, "a:make");
        var page = FakeChannel.Texts(exported).First(text => text.Contains("/one-time/", StringComparison.Ordinal));
        using var http = new HttpClient { BaseAddress = desk.Bot.Address };
        using var file = await http.PostAsync(new Uri(page).AbsolutePath[1..], Form("download"), Stop);
        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith(".csv", file.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
        var lines = (await file.Content.ReadAsStringAsync(Stop)).Trim().ReplaceLineEndings("\n").Split((char)10);
        Assert.Equal(13, lines.Length);
        Assert.Contains("\"'=Fair 2026\"", lines[1], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsync(new Uri(page).AbsolutePath[1..], Form("download"), Stop)).StatusCode);

        using var port = await desk.Port();
        var (card, _) = await port.Start("voucher", new JsonObject { ["code"] = lines[1].Split(';')[0] });
        Assert.Contains("without end", CardReading.Words(card), StringComparison.Ordinal);
        await port.Asked("RemoteStartTransaction");
    }

    [Fact]
    public async Task One_that_is_taken_out_of_use_or_deleted_pays_for_nothing()
    {
        const string chat = "a:use";
        var (list, activity) = await Open(new FakeConversation(chat, "personal"));
        var made = await Make(list, activity, chat, new JsonObject { ["batch"] = "Used", ["count"] = 1, ["sessions"] = 1, ["days"] = 30, ["minutes"] = 60 });
        var one = await Press("vouchers.open", made, activity, chat);
        var code = FakeChannel.Texts(one).First(text => Domain.Activations.VoucherCode.Read(text) is not null);
        var inactive = await Press("vouchers.use", one, activity, chat);
        Assert.Contains("inactive", CardReading.Words(inactive), StringComparison.Ordinal);
        using var port = await desk.Port();
        Assert.Contains("deactivated", CardReading.Words((await port.Start("voucher", new JsonObject { ["code"] = code })).Card), StringComparison.Ordinal);
        var asked = await Press("vouchers.delete", inactive, activity, chat);
        Assert.Contains("Delete this voucher?", CardReading.Words(asked), StringComparison.Ordinal);
        await Press("vouchers.delete", asked, activity, chat);
        Assert.Contains("no voucher with this code", CardReading.Words((await port.Start("voucher", new JsonObject { ["code"] = code })).Card), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("count", "0")]
    [InlineData("count", "100000000")]
    [InlineData("sessions", "-1")]
    [InlineData("days", "x")]
    [InlineData("minutes", "3")]
    [InlineData("batch", "")]
    public async Task What_is_no_order_makes_nothing(string input, string value)
    {
        var chat = $"a:order-{input}-{value.Length}";
        var (list, activity) = await Open(new FakeConversation(chat, "personal"));
        var typed = new JsonObject { ["batch"] = $"Order {input}", ["count"] = 1, ["sessions"] = 1, ["days"] = 30, ["minutes"] = 0 };
        typed[input] = value;
        Assert.Contains("Please mend", CardReading.Words(await Make(list, activity, chat, typed)), StringComparison.Ordinal);
        Assert.Equal("0", await desk.Query($"""SELECT count(*) FROM "Vouchers" WHERE "Batch" = 'Order {input}'"""));
    }

    [Fact]
    public async Task An_agent_makes_none_and_nobody_sees_codes_in_a_group()
    {
        var own = new FakeConversation("a:agent-vouchers", "personal");
        await desk.Channel.Message("vouchers", StartDesk.Agent, own, Stop);
        await desk.Channel.NextCardWith("Your role does not include this", own, stop: Stop);
        var group = FakeConversation.Group("vouchers");
        await desk.Channel.Message("vouchers", StartDesk.Supervisor, group, Stop);
        await desk.Channel.NextCardWith("personal chat", group, stop: Stop);
    }

    [Fact]
    public async Task Of_many_who_redeem_at_once_as_many_start_as_there_are_sessions()
    {
        const int sessions = 3;
        var code = await desk.Voucher(sessions);
        var racers = StartDesk.Racers;
        var at = await Task.WhenAll(racers.Select(_ => desk.Port()));
        var forms = new List<SentActivity>();
        foreach (var (number, port) in at.Index())
        {
            await desk.Channel.Message($"voucher {port.Id}", racers[number], stop: Stop);
            forms.Add(await port.Says("Voucher code", racers[number]));
        }

        var answers = await Task.WhenAll(forms.Select((form, number) =>
        {
            var data = CardReading.Data(form.Card!.Value, "voucher.confirm");
            data["code"] = code;
            return desk.Channel.Press("voucher.confirm", data, racers[number], racers[number].Chat, form.ActivityId, stop: Stop);
        }));
        Assert.Equal(sessions, answers.Count(answer => answer.Body.Contains("Starting", StringComparison.Ordinal)));
        Assert.Equal(racers.Count - sessions, answers.Count(answer => answer.Body.Contains("All sessions of this voucher are used", StringComparison.Ordinal)));
        Assert.Equal($"{sessions}", await desk.Query($"""SELECT "Used" FROM "Vouchers" WHERE "CodeHash" = '{Domain.Activations.VoucherCode.HashOf(code)}'"""));
        Array.ForEach(at, port => port.Dispose());
    }

    private static FormUrlEncodedContent Form(string press) => new(new Dictionary<string, string> { ["press"] = press });

    private async Task<(JsonElement Card, string Activity)> Open(FakeConversation chat)
    {
        await desk.Channel.Message("vouchers", StartDesk.Supervisor, chat, Stop);
        var list = await desk.Channel.NextCardWith("Vouchers", chat, stop: Stop);
        return (list.Card!.Value, list.ActivityId);
    }

    private async Task<JsonElement> Make(JsonElement list, string activity, string chat, JsonObject typed) =>
        await Press("vouchers.make", await Press("vouchers.new", list, activity, chat), activity, chat, typed);

    private Task<JsonElement> Press(string verb, JsonElement card, string activity, string chat, JsonObject? typed = null) =>
        desk.Channel.PressOn(verb, card, StartDesk.Supervisor, new FakeConversation(chat, "personal"), activity, typed);
}
