using System.Globalization;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Bot.Web;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Dialogs;

/// <summary>Voucher management: supervisors make vouchers, look at them, take them out of use, delete and export them. Codes are money: in a personal chat alone.</summary>
public sealed class VouchersDialog(SecretBox box, OneTimeTickets tickets, ChargeBotDbs dbs) : IDialog
{
    private const int MostPages = 100_000;

    private static readonly string[] Inputs = ["batch", "count", "sessions", "days", "minutes"];

    /// <inheritdoc/>
    public string Name => CardKinds.Vouchers;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("vouchers.show", Permission.Vouchers, new Words(
            ["vouchers"], ["gutscheine"], TakesPort: false, ("makes, lists and exports vouchers", "erstellt, listet und exportiert Gutscheine"))),
        new("vouchers.new", Permission.Vouchers),
        new("vouchers.make", Permission.Vouchers),
        new("vouchers.open", Permission.Vouchers),
        new("vouchers.use", Permission.Vouchers),
        new("vouchers.delete", Permission.Vouchers),
        new("vouchers.export", Permission.Vouchers),
    ];

    /// <inheritdoc/>
    public Task Handle(Route route, TurnContext turn)
    {
        if (!turn.Turn.Personal)
        {
            turn.Say(Saying.PersonalOnly);
            return Task.CompletedTask;
        }

        var shown = turn.Card?.Kind == CardKinds.Vouchers && turn.Shown.Vouchers is { } before ? before : new VouchersShown();
        var press = turn.Turn.Press;
        switch (route.Verb)
        {
            case "vouchers.new":
                Show(turn, new VouchersShown { Form = true, Batch = shown.Batch });
                return Task.CompletedTask;
            case "vouchers.make":
                Make(turn, shown);
                return Task.CompletedTask;
            case "vouchers.open":
                Show(turn, shown with { Open = Guid.TryParse(press?.Input("voucher"), out var id) ? id : null, Deleting = false, Made = 0 });
                return Task.CompletedTask;
            case "vouchers.use":
                return Use(turn, shown);
            case "vouchers.delete":
                return Delete(turn, shown);
            case "vouchers.export":
                Export(turn, shown);
                return Task.CompletedTask;
            default:
                Show(turn, press is null ? new VouchersShown() : shown with
                {
                    Page = int.TryParse(press.Input("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Min(page, MostPages) : shown.Page,
                    Batch = press.Has("batch") ? press.Input("batch", VoucherOrder.LongestBatch) : shown.Batch,
                    Open = null,
                    Deleting = false,
                    Form = false,
                    Made = 0,
                });
                return Task.CompletedTask;
        }
    }

    private void Make(TurnContext turn, VouchersShown shown)
    {
        if (!shown.Form || turn.Turn.Press is not { } press)
        {
            return;
        }

        var batch = press.Input("batch", VoucherOrder.LongestBatch);
        var (count, sessions, days) = (Number("count", 1, VoucherOrder.MostCount), Number("sessions", 1, VoucherOrder.MostSessions), Number("days", 1, VoucherOrder.MostDays));
        var minutes = Number("minutes", 0, ActivationTimes.Longest);
        string[] wrong = [.. new[] { ("batch", batch is null), ("count", count is null), ("sessions", sessions is null), ("days", days is null), ("minutes", minutes is null or (> 0 and < ActivationTimes.Shortest)) }
            .Where(one => one.Item2).Select(one => one.Item1)];
        if (wrong.Length > 0)
        {
            Show(turn, shown with { Typed = Inputs.ToDictionary(input => input, input => press.Input(input, VoucherOrder.LongestBatch) ?? ""), Wrong = wrong });
            return;
        }

        var made = Voucher.Make(new VoucherOrder(batch!, count!.Value, sessions!.Value, days!.Value, minutes is 0 ? null : minutes), box.Protect, turn.Agent.ObjectId, turn.Now);
        turn.Unit.Also((db, _) =>
        {
            db.Vouchers.AddRange(made);
            return Task.CompletedTask;
        });
        turn.NewVouchers = made;
        Show(turn, new VouchersShown { Batch = batch, Made = made.Count });
        turn.Note("vouchers.make", null, null, batch, null, $"{made.Count} vouchers, {sessions} sessions each");

        int? Number(string input, int least, int most) =>
            int.TryParse(press.Input(input), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
    }

    private async Task Use(TurnContext turn, VouchersShown shown)
    {
        if (await Opened(shown) is { } voucher)
        {
            var active = !voucher.Active;
            turn.Unit.Also((db, cancel) => db.Vouchers.Where(row => row.Id == voucher.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Active, active), cancel));
            turn.Note(active ? "vouchers.activate" : "vouchers.deactivate", null, null, voucher.Batch, null, voucher.Id.ToString());
            Show(turn, shown, voucher.Id, active);
        }
    }

    private async Task Delete(TurnContext turn, VouchersShown shown)
    {
        if (await Opened(shown) is not { } voucher)
        {
            return;
        }

        if (!shown.Deleting)
        {
            Show(turn, shown with { Deleting = true });
            return;
        }

        turn.Unit.Also((db, cancel) => db.Vouchers.Where(row => row.Id == voucher.Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.DeletedAt, turn.Now).SetProperty(row => row.Active, false), cancel));
        turn.Note("vouchers.delete", null, null, voucher.Batch, null, voucher.Id.ToString());
        Show(turn, shown with { Open = null, Deleting = false }, voucher.Id, null);
    }

    private void Export(TurnContext turn, VouchersShown shown)
    {
        turn.Show(CardKinds.Vouchers, null, new CardData { Vouchers = shown with { Made = 0 }, Link = tickets.Issue(turn, VoucherFile.Purpose, shown.Batch ?? "") });
        turn.Note("vouchers.export", null, null, shown.Batch);
    }

    private async Task<Voucher?> Opened(VouchersShown shown)
    {
        await using var db = dbs.Open();
        return shown.Open is { } id ? await db.Vouchers.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.DeletedAt == null) : null;
    }

    private static void Show(TurnContext turn, VouchersShown shown) => turn.Show(CardKinds.Vouchers, null, new CardData { Vouchers = shown });

    /// <summary>With what this turn changes, which is stored after the answer is drawn.</summary>
    private static void Show(TurnContext turn, VouchersShown shown, Guid changed, bool? active)
    {
        Show(turn, shown);
        turn.Voucher = (changed, active);
    }
}
