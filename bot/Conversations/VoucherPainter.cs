using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Turns;
using ChargeBot.Bot.Web;
using ChargeBot.Cards;
using ChargeBot.Domain.Charging;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Conversations;

/// <summary>Draws vouchers: the list, the form for new ones, one of them.</summary>
public sealed class VoucherPainter(ChargeBotDbs dbs, SecretBox box, OneTimeTickets tickets)
{
    /// <summary>Draws it.</summary>
    /// <param name="data">What the card's row says.</param>
    /// <param name="fresh">What the turn that is answered changes.</param>
    /// <param name="context">The card.</param>
    public async ValueTask<CardJson> Draw(CardData data, Fresh? fresh, CardContext context)
    {
        var shown = data.Vouchers ?? new VouchersShown();
        if (shown.Form)
        {
            return VoucherFormCard.Draw(new VoucherFormView(shown.Typed, shown.Wrong), context);
        }

        await using var db = dbs.Open();
        if (shown.Open is { } id && await db.Vouchers.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.DeletedAt == null) is { } one)
        {
            one.Active = fresh?.Voucher is { } changed && changed.Id == one.Id ? changed.Active ?? one.Active : one.Active;
            var activations = await db.Activations.AsNoTracking().Where(row => row.VoucherId == one.Id).OrderByDescending(row => row.RequestedAt).Take(VoucherView.MostUses).ToListAsync();
            return VoucherCard.Draw(new VoucherView(one, box.Reveal(one.Code) ?? "···", activations, shown.Deleting), context);
        }

        var gone = fresh?.Voucher is { Active: null } deleted ? deleted.Id : Guid.Empty;
        var all = db.Vouchers.AsNoTracking().Where(row => row.DeletedAt == null && row.Id != gone && (shown.Batch == null || row.Batch == shown.Batch));
        var made = fresh?.NewVouchers ?? [];
        var total = await all.CountAsync() + made.Count;
        var page = Pages.Within(shown.Page, total, VouchersView.PageSize);
        var rows = made.Reverse().Concat(await all.OrderByDescending(row => row.Id).Skip(page * VouchersView.PageSize).Take(VouchersView.PageSize).ToListAsync())
            .Take(VouchersView.PageSize);
        return VouchersCard.Draw(new VouchersView([.. rows.Select(row => (row, Masked(box.Reveal(row.Code))))], page, total, shown.Batch)
        {
            Made = shown.Made,
            Export = data.Link is { } link ? tickets.Address(link) : null,
        }, context);
    }

    /// <summary>A code that tells one from another and opens nothing.</summary>
    private static string Masked(string? code) => code is { Length: >= 19 } ? $"{code[..4]}-····-····-{code[^4..]}" : "···";
}
