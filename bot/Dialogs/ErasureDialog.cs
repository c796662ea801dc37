using System.Security.Cryptography;
using System.Text;
using ChargeBot.Adapters.Links;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Retention;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// Erases what is kept of a person by EMAID: what there is, the question, the report. The audit keeps a fingerprint of the EMAID, so
/// that it can be shown later that it was done, and not for whom.
/// </summary>
public sealed class ErasureDialog(Erasure erasure, SecretBox box) : IDialog
{
    /// <inheritdoc/>
    public string Name => CardKinds.Erasure;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("erase.ask", Permission.Erase, new Words(
            ["erase"], ["löschen"], TakesPort: false, ("erases what is kept of a person by EMAID", "löscht, was unter einer EMAID gespeichert ist"))),
        new("erase.confirm", Permission.Erase),
        new("erase.cancel", Permission.Erase),
    ];

    /// <inheritdoc/>
    public Task Handle(Route route, TurnContext turn) => route.Verb switch
    {
        "erase.ask" => Ask(turn),
        "erase.confirm" => Confirm(turn),
        _ => Cancel(turn),
    };

    private async Task Ask(TurnContext turn)
    {
        if (!turn.Turn.Personal)
        {
            turn.Say(Saying.PersonalOnly);
            return;
        }

        if (Emaid.Read(turn.Rest, out var emaid) is var problem and not EmaidProblem.None)
        {
            turn.Show(Name, null, new CardData { Erasure = new ErasureShown(null, null, problem) });
            return;
        }

        turn.Show(Name, null, new CardData { Step = Step.Asking, Asked = turn.Agent.ObjectId, Erasure = new ErasureShown(box.Protect(emaid.Value), await erasure.Look(emaid, CancellationToken.None)) });
    }

    private async Task Confirm(TurnContext turn)
    {
        var shown = turn.Shown;
        if (shown.Asked != turn.Agent.ObjectId || InterventionMachine.Fire(shown.Step, DialogTrigger.Confirm) is null
            || Emaid.Read(box.Reveal(shown.Erasure?.Emaid), out var emaid) is not EmaidProblem.None)
        {
            turn.Say(Saying.AskedSomeoneElse);
            return;
        }

        if (await erasure.Erase(turn.Unit, emaid, CancellationToken.None) is not { } report)
        {
            turn.Say(Saying.StoreDown);
            return;
        }

        turn.Show(Name, null, new CardData { Saved = true, Erasure = new ErasureShown(null, report) });
        var fingerprint = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(emaid.Value)))[..16];
        turn.Note("erase.confirm", null, null, null, null,
            $"{fingerprint}: {report.Contracts} contracts, {report.Starts} starts, {report.Tickets} tickets, {report.Files} files, {report.Tags} tags; kept {report.Kept} signed readings");
    }

    private Task Cancel(TurnContext turn)
    {
        turn.Show(Name, null, new CardData { Erasure = new ErasureShown(null, null) });
        return Task.CompletedTask;
    }
}
