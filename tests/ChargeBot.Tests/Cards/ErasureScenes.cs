using ChargeBot.Cards;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Retention;

namespace ChargeBot.Tests.Cards;

/// <summary>The erasure of a person's data: how to ask, the question, the report, nothing there.</summary>
internal static class ErasureScenes
{
    private static readonly ErasureReport Something = new(1, 12, 3, 7, 41, 38);

    public static IEnumerable<(string, Func<CardContext, CardJson>)> All()
    {
        yield return ("erasure.how", Draw(new ErasureView(null, Asking: false, Done: false, EmaidProblem.Missing)));
        yield return ("erasure.digit", Draw(new ErasureView(null, Asking: false, Done: false, EmaidProblem.CheckDigit)));
        yield return ("erasure.left", Draw(new ErasureView(null, Asking: false, Done: false, EmaidProblem.None)));
        yield return ("erasure.asks", Draw(new ErasureView(Something, Asking: true, Done: false, EmaidProblem.None)));
        yield return ("erasure.nothing", Draw(new ErasureView(new ErasureReport(0, 0, 0, 0, 0, 0), Asking: true, Done: false, EmaidProblem.None)));
        yield return ("erasure.done", Draw(new ErasureView(Something, Asking: false, Done: true, EmaidProblem.None)));
    }

    private static Func<CardContext, CardJson> Draw(ErasureView view) => context => ErasureCard.Draw(view, context);
}
