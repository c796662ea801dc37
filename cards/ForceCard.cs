using System.Globalization;

namespace ChargeBot.Cards;

/// <summary>The ways to end a session without the charger's word, mildest first, each with its effect and its own button.</summary>
public static class ForceCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(ForceView view, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        var card = PortHead.For(context, port).Add(
            NotesBox.For(context, port, leads: false),
            Preflight.Offline(context, port),
            new Text(t.ForceTitle) { Bold = true },
            new Facts(
                (t.Who, Preflight.WhoHere(context, port) ?? t.NobodyKnown),
                (t.SoFar, port.Here.Running is { } session ? t.Energy(session.Energy) : null),
                (t.BillingTitle, port.Here.Running is null ? null : t.BilledByForce(view.Account)),
                Preflight.LastWord(context, port)),
            new Text(t.ForceNote(port.Here.Running is { } running ? t.Energy(running.Energy) : null)) { Small = true });
        if (view.Ways.Count == 0)
        {
            return card.Add(Preflight.Notice(Tint.Warning, t.NoWay)).Buttons(Cancel(t, port)).Draw();
        }

        var ways = Enum.GetValues<ForceWay>()
            .Where(way => view.Ways.Contains(way) && !(view.OnlyIfNobodyInterrupted && Interrupts(port, way)))
            .ToList();
        if (ways.Count < view.Ways.Count)
        {
            card.Add(Preflight.Notice(Tint.Warning, t.OnlyWaysWithoutDrivers));
        }

        card.Add(Preflight.Reason(t, view.NeedsReason && ways.Count > 0, view.ReasonMissing));
        foreach (var way in ways)
        {
            card.Add(Option(t, port, way));
        }

        return card.Buttons(Cancel(t, port)).Draw();
    }

    private static bool Interrupts(PortView port, ForceWay way) => way is ForceWay.Reset ? !port.Snapshot.Idle : port.Here.InSession;

    private static Box Option(Texts t, PortView port, ForceWay way)
    {
        var number = port.Snapshot.ForceStopAt(port.Here) is { TransactionId: > 0 and var named } ? named.ToString(CultureInfo.InvariantCulture) : null;
        var effect = way switch
        {
            ForceWay.RemoteStop => t.WayByNumber(number),
            ForceWay.Availability => t.WayAvailability,
            ForceWay.Unlock => t.WayUnlock,
            _ => t.WayReset(Preflight.OthersCharging(t, port)),
        };
        var press = new Press(way is ForceWay.RemoteStop && number is null ? t.WayWithoutNumber : t.Way(way), "force.confirm", port.PortData, ("way", way.ToString().ToLowerInvariant()))
        {
            Style = way is ForceWay.Reset ? PressStyle.Destructive : PressStyle.Default,
        };
        return new Box(Tint.Default, new Text(effect) { Small = true }, new ButtonRow(press) { Near = true }) { Near = true };
    }

    private static Press Cancel(Texts t, PortView port) => new(t.LeaveIt, "force.cancel", port.PortData) { WithoutInputs = true };
}
