using System.Globalization;
using ChargeBot.Domain.Activations;

namespace ChargeBot.Cards;

/// <summary>A page of vouchers, the newest first.</summary>
/// <param name="Rows">Each with its code, masked.</param>
/// <param name="Page">Which page, from 0.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Batch">Of this batch alone; null: of all.</param>
public sealed record VouchersView(IReadOnlyList<(Voucher Voucher, string Code)> Rows, int Page, int Total, string? Batch)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 8;

    /// <summary>So many were made just now.</summary>
    public int Made { get; init; }

    /// <summary>Where the file is downloaded; null: nobody asked for it.</summary>
    public Uri? Export { get; init; }
}

/// <summary>One voucher.</summary>
/// <param name="Voucher">The voucher.</param>
/// <param name="Code">Its code, in clear.</param>
/// <param name="Uses">What it paid for, the newest first.</param>
/// <param name="Deleting">Whether it shall be deleted is asked.</param>
public sealed record VoucherView(Voucher Voucher, string Code, IReadOnlyList<Activation> Uses, bool Deleting)
{
    /// <summary>As many uses as the card shows.</summary>
    public const int MostUses = 8;
}

/// <summary>The form for new vouchers.</summary>
/// <param name="Typed">What was typed, by input.</param>
/// <param name="Wrong">The inputs that do not do.</param>
public sealed record VoucherFormView(IReadOnlyDictionary<string, string> Typed, IReadOnlyList<string> Wrong);

/// <summary>The list of vouchers.</summary>
public static class VouchersCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(VouchersView view, CardContext context)
    {
        var t = context.Texts;
        var card = new Card(context).Add(
            new Text(t.VouchersTitle) { Bold = true, Large = true },
            new Text(view.Batch is { } batch ? t.VouchersOf(Typed.Place(batch), view.Total) : t.VouchersIn(view.Total)) { Small = true, Subtle = true, Touching = true },
            view.Made > 0 ? Preflight.Notice(Tint.Good, t.VouchersMade(view.Made)) : null,
            view.Export is null ? null : Preflight.Notice(Tint.Accent, t.ExportReady));
        foreach (var (voucher, code) in view.Rows)
        {
            card.Add(new Columns(
                new Column(new Text(code) { Id = true, Mono = true }, new Text(Typed.Place(voucher.Batch)) { Small = true, Subtle = true, Touching = true }),
                new Column(
                    new Text(t.UsedOf(voucher.Used, voucher.Sessions)) { Align = Align.Right },
                    new Text(State(voucher, context)) { Small = true, Touching = true, Tint = voucher.Problem(context.Now) is VoucherProblem.None ? Tint.Good : Tint.Attention, Align = Align.Right })
                { Narrow = true })
            {
                Near = true,
                Press = new Press(code, "vouchers.open", ("voucher", voucher.Id.ToString())) { WithoutInputs = true },
            });
        }

        return card
            .Add(
                view.Total == 0 ? new Text(t.NothingHere) { Subtle = true } : null,
                Pager.For(t, view.Page, view.Total, VouchersView.PageSize, "vouchers.show"))
            .Buttons(
                view.Export is { } file ? new Press(t.DownloadButton, "") { Opens = file } : null,
                new Press(t.NewVouchersButton, "vouchers.new"),
                view.Total > 0 && view.Export is null ? new Press(t.ExportButton, "vouchers.export") : null,
                view.Batch is null ? null : new Press(t.AllBatchesButton, "vouchers.show", ("batch", "")))
            .Draw();
    }

    internal static string State(Voucher voucher, CardContext context) => voucher.Problem(context.Now) switch
    {
        VoucherProblem.Inactive => context.Texts.VoucherInactive,
        VoucherProblem.Over => context.Texts.VoucherOver,
        VoucherProblem.UsedUp => context.Texts.VoucherUsedUp,
        _ => context.Texts.VoucherUntil(context.Texts.Day(voucher.ValidUntil)),
    };
}

/// <summary>One voucher: its code, what it is good for, what it paid for.</summary>
public static class VoucherCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(VoucherView view, CardContext context)
    {
        var (t, voucher) = (context.Texts, view.Voucher);
        var card = new Card(context).Add(
            new Text(view.Code) { Id = true, Mono = true, Bold = true, Large = true },
            new Text(Typed.Place(voucher.Batch)) { Small = true, Subtle = true, Touching = true },
            new Facts(
                (t.VoucherStateTitle, VouchersCard.State(voucher, context)),
                (t.SessionsTitle, t.UsedOf(voucher.Used, voucher.Sessions)),
                (t.DurationTitle, voucher.Minutes is { } minutes ? t.UpTo(Texts.Lasting(minutes)) : t.WithoutEnd),
                (t.ValidTitle, t.FromToDays(t.Day(voucher.ValidFrom), t.Day(voucher.ValidUntil)))));
        foreach (var use in view.Uses.Take(VoucherView.MostUses))
        {
            card.Add(new Text($"{Typed.Id(use.PortId)} · {t.Day(use.RequestedAt)} · {t.Short(use.State)}") { Id = true, Small = true, Near = true });
        }

        if (view.Deleting)
        {
            return card.Add(Preflight.Notice(Tint.Warning, t.DeleteVoucher))
                .Buttons(
                    new Press(t.DeleteButton, "vouchers.delete") { Style = PressStyle.Destructive },
                    new Press(t.LeaveIt, "vouchers.open", ("voucher", voucher.Id.ToString())))
                .Draw();
        }

        return card.Buttons(
            new Press(voucher.Active ? t.DeactivateButton : t.ActivateButton, "vouchers.use"),
            new Press(t.DeleteButton, "vouchers.delete"),
            new Press(t.VouchersBackButton, "vouchers.show")).Draw();
    }
}

/// <summary>The form for new vouchers.</summary>
public static class VoucherFormCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(VoucherFormView view, CardContext context)
    {
        var t = context.Texts;
        return new Card(context)
            .Add(
                new Text(t.NewVouchersTitle) { Bold = true },
                view.Wrong.Count > 0 ? Preflight.Notice(Tint.Warning, t.VoucherInputsWrong(string.Join(", ", view.Wrong.Select(t.VoucherInput)))) : null,
                new TextInput("batch", t.VoucherInput("batch"), VoucherOrder.LongestBatch) { Value = view.Typed.GetValueOrDefault("batch") is { Length: > 0 } batch ? Typed.Bound(batch, VoucherOrder.LongestBatch) : null },
                Number("count", 1, VoucherOrder.MostCount, 10),
                Number("sessions", 1, VoucherOrder.MostSessions, 1),
                Number("days", 1, VoucherOrder.MostDays, 365),
                Number("minutes", 0, ActivationTimes.Longest, 0))
            .Buttons(
                new Press(t.MakeVouchersButton, "vouchers.make") { Style = PressStyle.Positive },
                new Press(t.LeaveIt, "vouchers.show") { WithoutInputs = true })
            .Draw();

        NumberInput Number(string id, int least, int most, int usual) => new(id, t.VoucherInput(id), least, most, t.Between(least, most))
        {
            Value = view.Typed.GetValueOrDefault(id, usual.ToString(CultureInfo.InvariantCulture)),
        };
    }
}
