using System.Globalization;

namespace ChargeBot.Cards;

/// <summary>The question before something is done, with what it will do and to whom.</summary>
public static class AskCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(AskView view, CardContext context)
    {
        var card = PortHead.For(context, view.Port).Add(NotesBox.For(context, view.Port, leads: false), Preflight.Offline(context, view.Port));
        return (view.Kind switch
        {
            AskKind.Stop => Stop(card, context, view),
            AskKind.Unlock => Unlock(card, context, view),
            AskKind.Reboot => Choice(card, context, view.Port),
            AskKind.SoftReboot => SoftReboot(card, context, view),
            _ => HardReboot(card, context, view),
        }).Draw();
    }

    private static Card Stop(Card card, CardContext context, AskView view)
    {
        var (t, port) = (context.Texts, view.Port);
        var session = port.Here.Running;
        var number = port.Snapshot.StopAt(port.Here)?.TransactionId;
        card.Add(
            Title(session is null ? t.StopAnyway : t.StopThisSession),
            new Facts(
                (t.Who, Preflight.WhoHere(context, port) ?? t.NobodyKnown),
                (t.SoFar, session is null ? null : t.Billed(t.Energy(session.Energy), view.Account)),
                Preflight.LastWord(context, port),
                (t.Then, session is not null || number is 0 ? t.ThenStop : number is > 0 and var last ? t.ThenStopByNumber(last.ToString(CultureInfo.InvariantCulture)) : null)));
        if (number is null)
        {
            return card
                .Add(Preflight.Notice(Tint.Warning, t.NoNumber))
                .Buttons(port.Grants.CanForceStop ? new Press(t.ForceButton, "force.ask", port.PortData) : null, Cancel("stop", t.LeaveIt, port));
        }

        return card.Add(Preflight.Reason(t, view.NeedsReason, view.ReasonMissing))
            .Buttons(Confirm("stop", t.StopCharging, port), Cancel("stop", t.KeepCharging, port));
    }

    private static Card Unlock(Card card, CardContext context, AskView view)
    {
        var (t, port) = (context.Texts, view.Port);
        var interrupts = port.Here.InSession;
        return card
            .Add(
                Title(t.UnlockThePlug),
                new Facts(
                    (t.Who, Preflight.WhoHere(context, port) ?? t.NobodyInterrupted),
                    (t.SoFar, port.Here.Running is { } session ? t.Billed(t.Energy(session.Energy), view.Account) : null),
                    Preflight.LastWord(context, port),
                    (t.Then, interrupts ? t.ThenUnlockInSession : t.ThenUnlock)))
            .Add(Preflight.Reason(t, view.NeedsReason, view.ReasonMissing))
            .Buttons(Confirm("unlock", t.UnlockNow, port, interrupts), Cancel("unlock", interrupts ? t.KeepCharging : t.LeaveIt, port));
    }

    private static Card Choice(Card card, CardContext context, PortView port)
    {
        var t = context.Texts;
        card.Add(Title(t.WhichReboot));
        if (port.Grants.CanSoftReboot)
        {
            card.Add(Option(t.SoftRebootDoes, new Press(t.SoftRebootButton, "softreboot.ask", port.PortData)));
        }

        if (port.Grants.CanHardReboot)
        {
            var charging = port.Snapshot.Ports.Count(other => other.InSession);
            card.Add(Option(t.HardRebootDoes(charging), new Press(t.HardRebootButton, "hardreboot.ask", port.PortData)));
        }

        return card.Buttons(new Press(t.BackButton, "port.show", port.PortData));
    }

    private static Card SoftReboot(Card card, CardContext context, AskView view)
    {
        var (t, port) = (context.Texts, view.Port);
        return card
            .Add(
                Title(t.SoftRebootThis),
                new Facts([
                    .. Preflight.Everyone(context, port),
                    Preflight.LastWord(context, port),
                    (t.Then, port.Snapshot.Idle ? t.ThenSoftRebootNow : t.ThenSoftReboot),
                    (t.Away, t.AllPortsAway(port.Snapshot.Ports.Count))]))
            .Add(Preflight.Reason(t, view.NeedsReason, view.ReasonMissing))
            .Buttons(
                Confirm("softreboot", port.Snapshot.Idle ? t.RestartNow : t.RestartWhenIdle, port, destructive: false),
                Cancel("softreboot", t.LeaveIt, port));
    }

    private static Card HardReboot(Card card, CardContext context, AskView view)
    {
        var (t, port) = (context.Texts, view.Port);
        var interrupts = !port.Snapshot.Idle;
        card.Add(
            Title(t.HardRebootThis),
            new Facts([
                .. Preflight.Everyone(context, port),
                Preflight.LastWord(context, port),
                (t.Then, interrupts ? t.SessionsEnd(port.Snapshot.Ports.Count(other => other.InSession)) : t.ThenHardReboot),
                (t.Away, t.AllPortsAway(port.Snapshot.Ports.Count))]));
        if (interrupts && view.OnlyIfNobodyInterrupted)
        {
            return card
                .Add(Preflight.Notice(Tint.Warning, t.OnlyWithoutDrivers))
                .Buttons(
                    port.Grants.CanSoftReboot ? new Press(t.RestartWhenIdle, "softreboot.ask", port.PortData) : null,
                    Cancel("hardreboot", t.LeaveIt, port));
        }

        return card.Add(Preflight.Reason(t, view.NeedsReason, view.ReasonMissing))
            .Buttons(Confirm("hardreboot", t.RestartNow, port), Cancel("hardreboot", t.LeaveIt, port));
    }

    private static Text Title(string words) => new(words) { Bold = true };

    private static Box Option(string does, Press press) => new(Tint.Default, new Text(does), new ButtonRow(press)) { Near = true };

    private static Press Confirm(string dialog, string title, PortView port, bool destructive = true) =>
        new(title, $"{dialog}.confirm", port.PortData) { Style = destructive ? PressStyle.Destructive : PressStyle.Positive };

    private static Press Cancel(string dialog, string title, PortView port) =>
        new(title, $"{dialog}.cancel", port.PortData) { WithoutInputs = true };
}
