using System.Globalization;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Cards;

/// <summary>One type of faulty sessions: what is likely behind it and what to do next, then its sessions in pages.</summary>
public static class ErrorTypeCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(ErrorTypeView view, CardContext context)
    {
        var t = context.Texts;
        var card = PortHead.For(context, view.Port)
            .Add(
                new Text(t.Numbered(view.Type)) { Bold = true },
                new Text(t.ErrorWhere(view.Scope, view.Period, view.Total)) { Small = true, Subtle = true, Touching = true },
                new Text(t.LikelyCause(view.Type)),
                new Text(t.NextStep(view.Type)) { Near = true });
        if (view.Sessions.Count == 0)
        {
            card.Add(new Text(t.NoneOfThisType) { Subtle = true });
        }

        foreach (var session in view.Sessions)
        {
            card.Add(Row(session, view, context));
        }

        return card
            .Add(Pager.For(t, view.Page, view.Total, ErrorTypeView.PageSize, "errors.type", view.Port.PortData, ("type", ((int)view.Type).ToString(CultureInfo.InvariantCulture))))
            .Buttons(new Press(t.BackToErrorsButton, "errors.show", view.Port.PortData))
            .Draw();
    }

    private static Columns Row(ChargingSession session, ErrorTypeView view, CardContext context)
    {
        var t = context.Texts;
        var clock = t.Clock(session.StartedAt, context.Now, view.Port.Clock);
        var where = session.PortId == view.Port.PortId ? clock : $"{clock} · {Typed.Id(session.PortId)}";
        return new Columns(
            new Column(new Text(where)),
            new Column(new Text(t.SessionSummary(session)) { Align = Align.Right }) { Narrow = true })
        {
            Near = true,
            Press = new Press(clock, "errors.session", view.Port.PortData, ("session", session.Id.ToString())),
        };
    }
}
