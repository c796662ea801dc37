using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Retention;

namespace ChargeBot.Cards;

/// <summary>What is kept of a person, and its erasure.</summary>
/// <param name="Report">What there is, or was; null: nothing was read.</param>
/// <param name="Asking">The person is asked whether it shall be erased.</param>
/// <param name="Done">It was erased.</param>
/// <param name="Problem">Why what was typed is no EMAID.</param>
public sealed record ErasureView(ErasureReport? Report, bool Asking, bool Done, EmaidProblem Problem);

/// <summary>Erasure of a person's data by EMAID: what there is, the question, the report. The EMAID itself is not on the card.</summary>
public static class ErasureCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(ErasureView view, CardContext context)
    {
        var t = context.Texts;
        var card = new Card(context).Add(new Text(t.ErasureTitle) { Bold = true });
        if (view.Report is not { } report)
        {
            return card.Add(new Text(view.Problem is EmaidProblem.CheckDigit ? t.ErasureCheckDigit : view.Problem is EmaidProblem.None ? t.ErasureLeft : t.ErasureHowTo)).Draw();
        }

        card.Add(
            Preflight.Notice(view.Done ? Tint.Good : report.Any ? Tint.Warning : Tint.Accent, view.Done ? t.ErasureDone : report.Any ? t.ErasureAsks : t.ErasureNothing),
            new Facts(
                (t.ErasureContracts, Count(report.Contracts)),
                (t.ErasureStarts, Count(report.Starts)),
                (t.ErasureTickets, Count(report.Tickets)),
                (t.ErasureFiles, Count(report.Files)),
                (t.ErasureTags, Count(report.Tags)),
                (t.ErasureKept, Count(report.Kept))),
            new Text(t.ErasureBeyond) { Small = true, Subtle = true });
        return view is { Asking: true, Done: false } && report.Any
            ? card.Buttons(new Press(t.EraseButton, "erase.confirm") { Style = PressStyle.Destructive }, new Press(t.LeaveIt, "erase.cancel") { WithoutInputs = true }).Draw()
            : card.Draw();

        static string Count(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
