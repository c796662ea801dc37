using ChargeBot.Cards;

namespace ChargeBot.Tests.Cards;

/// <summary>The form beside somebody's message.</summary>
internal static class ReportScenes
{
    public static IEnumerable<(string, Func<CardContext, CardJson>)> All()
    {
        yield return ("report.form", Draw(new ReportFormView(Site.One, "Stecker klemmt\nKabel fest", Unknown: false)));
        yield return ("report.empty", Draw(new ReportFormView("", "", Unknown: false)));
        yield return ("report.unknown", Draw(new ReportFormView("E12*", "Stecker klemmt", Unknown: true)));
    }

    private static Func<CardContext, CardJson> Draw(ReportFormView view) => context => ReportFormCard.Draw(view, context);
}
