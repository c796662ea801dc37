using ChargeBot.Domain.Activations;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>The manual's Start: on whose account, and what stands in the way.</summary>
public static class StartCard
{
    /// <summary>Draws the choice.</summary>
    public static CardJson Draw(StartChoiceView view, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        var card = PortHead.For(context, port).Add(NotesBox.For(context, port, leads: false), Preflight.Offline(context, port));
        if (view.Ways.Count == 0)
        {
            return card.Add(Preflight.Notice(Tint.Warning, t.MayNotStart)).Buttons(new Press(t.BackButton, "port.show", port.PortData)).Draw();
        }

        card.Add(new Text(t.StartTitle) { Bold = true }, Obstacle(context, port, view.Obstacle));
        if (!Blocks(view.Obstacle))
        {
            foreach (var way in view.Ways)
            {
                card.Add(new Box(Tint.Default, new Text(t.WayOfStart(way)), new ButtonRow(new Press(t.KindOfStart(way), $"{VerbOf(way)}.ask", port.PortData))) { Near = true });
            }
        }

        return card.Buttons(Instead(t, port, view.Obstacle), new Press(t.BackButton, "port.show", port.PortData)).Draw();
    }

    /// <summary>The dialog of a way.</summary>
    public static string VerbOf(ActivationKind kind) => kind switch
    {
        ActivationKind.Contract => "contract",
        ActivationKind.Goodwill => "goodwill",
        _ => "voucher",
    };

    /// <summary>Whether a start is not even asked.</summary>
    internal static bool Blocks(StartObstacle obstacle) => obstacle is StartObstacle.InSession or StartObstacle.CannotAtAll;

    /// <summary>What stands in the way, with the next step.</summary>
    internal static Box? Obstacle(CardContext context, PortView port, StartObstacle obstacle) => obstacle is StartObstacle.None ? null
        : Preflight.Notice(obstacle switch
        {
            StartObstacle.NotPlugged => Tint.Accent,
            StartObstacle.Reserved => Tint.Warning,
            _ => Tint.Attention,
        }, context.Texts.Obstacle(obstacle, port.Station.Protocol is Protocol.Lg2Wan));

    /// <summary>What to do in the place of a start that is not asked.</summary>
    internal static Press? Instead(Texts t, PortView port, StartObstacle obstacle) => obstacle switch
    {
        StartObstacle.InSession when port.Grants.CanStop => new Press(t.StopButton, "stop.ask", port.PortData),
        StartObstacle.Faulted when port.Grants.CanReboot => new Press(t.RebootButton, "reboot.ask", port.PortData),
        _ => null,
    };
}
