namespace ChargeBot.Cards;

/// <summary>When a person wants to be called about tickets.</summary>
public static class AlertsCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(AlertsView view, CardContext context)
    {
        var t = context.Texts;
        return new Card(context)
            .Add(
                new Text(t.AlertsTitle) { Bold = true },
                view.Saved ? Preflight.Notice(Tint.Good, t.AlertsSaved) : view.Wrong ? Preflight.Notice(Tint.Attention, t.AlertsWrong) : null,
                new ToggleInput("off", t.AlertsOff, view.Off),
                new Columns(
                    new Column(new TimeInput("from", t.QuietFrom) { Value = view.From }),
                    new Column(new TimeInput("to", t.QuietTo) { Value = view.To })),
                new Text(t.AlertsHint(Typed.Place(view.Zone))) { Small = true, Subtle = true })
            .Buttons(new Press(t.SaveButton, "alerts.save") { Style = PressStyle.Positive })
            .Draw();
    }
}
