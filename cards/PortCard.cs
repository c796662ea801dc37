using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Cards;

/// <summary>The Control view of a port: what one must know first, then facts, then the buttons that fit state and role.</summary>
public static class PortCard
{
    // A session that ends tells so within seconds; a free port with a running record for longer lost its end.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MeterStale = TimeSpan.FromMinutes(5);

    /// <summary>Draws it.</summary>
    public static CardJson Draw(PortView view, CardContext context)
    {
        var card = PortHead.At(PortTab.Control, context, view).Add(TicketsBox.For(context, view), NotesBox.For(context, view, leads: true));
        if (view.Station.Stage is StationStage.Planned)
        {
            return card.Add(new Text(context.Texts.PlannedNote)).Buttons([Tickets(context.Texts, view), Notes(context.Texts, view), .. Keep(context.Texts, view)]).Draw();
        }

        return card
            .Add([.. Notices(context, view)])
            .Add(Facts(context, view), Lists(context.Texts, view))
            .Buttons([.. Buttons(context.Texts, view), .. Keep(context.Texts, view)])
            .Draw();
    }

    private static IEnumerable<Element> Notices(CardContext context, PortView view)
    {
        var (t, here, port) = (context.Texts, view.Here, view.Port);
        if (Preflight.Offline(context, view) is { } offline)
        {
            yield return offline;
        }

        if (port.Status is PortStatus.Faulted || port.ErrorCode is not null)
        {
            yield return Fault(t, port);
        }
        else if (port.Status is PortStatus.Unavailable)
        {
            yield return Preflight.Notice(Tint.Warning, t.OutOfOperationNote);
        }

        if (here.Running is null && port.Status.InSession())
        {
            yield return Preflight.Notice(Tint.Warning, t.UnknownSessionNote);
        }
        else if (here.Running is not null && port.Status is PortStatus.Available && context.Now - port.StatusAt > Settling)
        {
            yield return Preflight.Notice(Tint.Warning, t.LostEndNote(t.Status(port.Status)));
        }

        foreach (var command in OpenCommands(view).TakeLast(3))
        {
            yield return Preflight.Notice(Tint.Accent, t.OpenCommand(command, t.ClockToTheSecond(command.RequestedAt, context.Now, view.Clock)));
        }
    }

    private static Box Fault(Texts t, Port port)
    {
        var meaning = port.ErrorCode is { } code ? t.Fault(code) : null;
        var words = string.Join(" – ", new[] { port.ErrorCode, port.ErrorInfo, port.StatusWords }.Where(part => !string.IsNullOrWhiteSpace(part)));
        var tint = port.Status is PortStatus.Faulted ? Tint.Attention : Tint.Warning;
        return words.Length > 0
            ? new Box(tint, new Text(meaning ?? t.FaultUnexplained), new Text(t.ChargerSays(Typed.Words(words))) { Small = true, Near = true }) { Near = true }
            : Preflight.Notice(tint, t.FaultUnexplained);
    }

    /// <summary>Commands of this port that are under way, and restarts of the whole station whoever asked for them.</summary>
    private static IEnumerable<CommandRecord> OpenCommands(PortView view) =>
        view.Snapshot.Ports.SelectMany(port => port.Commands)
            .Where(command => !command.Settled && command.Kind is not CommandKind.Refresh
                && (command.PortId == view.PortId || command.Kind is CommandKind.SoftReboot or CommandKind.HardReboot))
            .OrderBy(command => command.RequestedAt);

    private static Facts Facts(CardContext context, PortView view)
    {
        var (t, here, port) = (context.Texts, view.Here, view.Port);
        return new Facts(
            (t.SessionTitle, here.Running is { } running ? Running(context, view, running) : null),
            (t.Who, here.Running is { } session ? Texts.Tag(session.IdTag) : null),
            (t.StatusTitle, port.StatusAt is { } at ? t.Reported(t.Clock(at, context.Now, view.Clock), t.Ago(at, context.Now)) : null),
            Preflight.LastWord(context, view),
            (t.BeforeTitle, here.Last is { } last ? Ended(context, view, last)
                : here.Running is null ? t.NoSessionYet : null));
    }

    /// <summary>The manual's two buttons under the facts: the port's last seven days.</summary>
    private static Columns Lists(Texts t, PortView view)
    {
        return new Columns(To(t.ActivationsButton, "activations.show"), To(t.RecordsButton, "records.show")) { Near = true };

        Column To(string title, string verb) => new(new Text(title) { Small = true, Tint = Tint.Accent }) { Press = new Press(title, verb, view.PortData) { WithoutInputs = true } };
    }

    private static string Running(CardContext context, PortView view, ChargingSession session)
    {
        var t = context.Texts;
        var start = t.Clock(session.StartedAt, context.Now, view.Clock);
        var parts = new List<string>(4)
        {
            session.Flags.HasFlag(SessionFlags.StartUnseen) ? t.SinceAtLeast(start) : t.Since(start),
            t.Energy(session.Energy),
        };
        if (session.Power is { } power)
        {
            parts.Add(t.Power(power));
        }

        if (context.Now - session.MeterLastAt > MeterStale)
        {
            parts.Add(t.AsOf(t.Clock(session.MeterLastAt, context.Now, view.Clock)));
        }

        return string.Join(" · ", parts);
    }

    private static string Ended(CardContext context, PortView view, ChargingSession session)
    {
        var t = context.Texts;
        var (energy, clock) = (t.Energy(session.Energy), t.Clock(session.EndedAt ?? session.MeterLastAt, context.Now, view.Clock));
        var text = session.State is SessionState.ClosedByUs ? t.ClosedByUs(energy, clock) : t.EndedAt(energy, clock);
        return t.Doubtful(session.Flags) is { Length: > 0 } doubt ? $"{text}; {doubt}" : text;
    }

    /// <summary>What a person can do with the card itself: keep it at hand, and give others the way to it.</summary>
    private static IEnumerable<Press> Keep(Texts t, PortView view)
    {
        if (view.Keeping is { } keeping)
        {
            yield return keeping.Pinned ? new Press(t.UnpinButton, "pins.remove", view.PortData) : new Press(t.PinButton, "pins.add", view.PortData);
            if (keeping.HasLink)
            {
                yield return new Press(t.LinkButton, "link.show", view.PortData);
            }
        }
    }

    /// <summary>The likeliest first: someone at the plug wants it stopped or free; an empty or silent port is asked again.</summary>
    private static IEnumerable<Press?> Buttons(Texts t, PortView view)
    {
        var may = view.Grants;
        var busy = view.Here.InSession;
        var stop = may.CanStop ? new Press(t.StopButton, "stop.ask", view.PortData) { Style = busy ? PressStyle.Destructive : PressStyle.Default } : null;
        var unlock = may.CanUnlock ? new Press(t.UnlockButton, "unlock.ask", view.PortData) : null;
        var refresh = PortHead.Refresh(t, view);
        var reboot = may.CanReboot ? new Press(t.RebootButton, "reboot.ask", view.PortData) : null;
        var force = may.CanForceStop ? new Press(t.ForceButton, "force.ask", view.PortData) : null;
        var start = may.CanStart ? new Press(t.StartButton, "start.ask", view.PortData) : null;
        Press?[] looks = [Tickets(t, view), Logs(t, view), Timeline(t, view), Notes(t, view), new Press(t.HelpButton, "help.show")];
        return busy ? [stop, unlock, refresh, reboot, force, .. looks]
            : view.Port.ErrorCode is "ConnectorLockFailure" ? [unlock, refresh, reboot, start, stop, force, .. looks]
            : view.Port.Status is PortStatus.Faulted or PortStatus.Unknown ? [refresh, reboot, unlock, start, stop, force, .. looks]
            : [start, unlock, refresh, stop, reboot, force, .. looks];
    }

    /// <summary>The manual's service symbol: straight to the form; what is open already stands above it.</summary>
    private static Press? Tickets(Texts t, PortView view) => view.Grants.CanUseTickets ? new Press(t.TicketButton, "ticket.new", view.PortData) : null;

    /// <summary>Beside it, as in the manual: the way to log files. An LG2WAN station has none to upload.</summary>
    private static Press? Timeline(Texts t, PortView view) => view.Grants.CanUseTickets ? new Press(t.TimelineButton, "timeline.show", view.PortData) { WithoutInputs = true } : null;

    private static Press? Logs(Texts t, PortView view) => view.Grants.CanUseLogs && view.Station.Can(Verbs.RequestLog) ? new Press(t.LogsButton, "logs.show", view.PortData) : null;

    /// <summary>Straight to the form where there is nothing to read yet.</summary>
    private static Press? Notes(Texts t, PortView view) => !view.Grants.CanUseNotes ? null
        : view.Notes.Total > 0 ? new Press(t.NotesButton, "note.list", view.PortData)
        : new Press(t.AddNoteButton, "note.add", view.PortData);
}
