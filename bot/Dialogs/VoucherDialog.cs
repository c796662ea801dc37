using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Activations;
using ChargeBot.Bot.Turns;
using ChargeBot.Cards;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Dialogs;

/// <summary>Starts with a voucher: one of its sessions is taken in the transaction that asks for the start, and given back where nothing starts.</summary>
public sealed class VoucherDialog(Network network, Starts starts, SecretBox box, Attempts attempts, ChargeBotDbs dbs) : StartForm(network, starts, box)
{
    /// <inheritdoc/>
    protected override ActivationKind Kind => ActivationKind.Voucher;

    /// <inheritdoc/>
    protected override Permission Permission => Permission.StartByVoucher;

    /// <inheritdoc/>
    protected override Words Words => new(
        ["voucher", "start voucher"], ["gutschein", "starte gutschein"], TakesPort: true,
        ("starts a session with a voucher", "startet einen Vorgang mit einem Gutschein"));

    /// <inheritdoc/>
    protected override async Task<StartDecision> Decide(TurnContext turn, StartPlace place)
    {
        if (VoucherCode.Read(turn.Turn.Press?.Input(StartFormCard.CodeInput)) is not { } code)
        {
            return new StartDecision(StartProblem.VoucherShape);
        }

        var tries = Attempts.OfVouchersBy(turn.Agent.ObjectId);
        if (await attempts.Count(tries) is { } until)
        {
            return new StartDecision(StartProblem.Locked, until);
        }

        var hash = VoucherCode.HashOf(code);
        await using var db = dbs.Open();
        if (await db.Vouchers.AsNoTracking().FirstOrDefaultAsync(row => row.CodeHash == hash && row.DeletedAt == null) is not { } voucher)
        {
            return new StartDecision(StartProblem.VoucherUnknown);
        }

        // A code that there is was no guess, whatever is wrong with it.
        Attempts.Clear(turn.Unit, tries);
        if (Said(voucher.Problem(turn.Now)) is var problem and not StartProblem.None)
        {
            return new StartDecision(problem);
        }

        turn.Unit.Also(async (writing, cancel) =>
        {
            var taken = await writing.Vouchers.Where(row => row.Id == voucher.Id && row.Active && row.Used < row.Sessions)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Used, row => row.Used + 1), cancel);
            if (taken == 0)
            {
                throw new UnitFailedException(UnitFailure.Stale);
            }
        });
        return StartDecision.Of((await Starts.Make(turn, place, Kind, voucher.Minutes)).With(ActivationState.Starting, voucher: voucher.Id));
    }

    private static StartProblem Said(VoucherProblem problem) => problem switch
    {
        VoucherProblem.Inactive => StartProblem.VoucherInactive,
        VoucherProblem.TooEarly => StartProblem.VoucherTooEarly,
        VoucherProblem.Over => StartProblem.VoucherOver,
        VoucherProblem.UsedUp => StartProblem.VoucherUsedUp,
        _ => StartProblem.None,
    };
}
