using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>Every later state of a command, in the card that asked for it: the result in a sentence, the three steps, what to do next.</summary>
public static class CommandCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(CommandView view, CardContext context)
    {
        var (t, record, port) = (context.Texts, view.Record, view.Port);
        var card = PortHead.For(context, port);
        foreach (var element in CommandBanner.For(view, context))
        {
            card.Add(element);
        }

        card.Add(CommandSteps.For(view, context));
        if (record.Command is ChangeParameter change)
        {
            card.Add(new Facts(
                (t.ParameterTitle, t.ParameterName(change.Key)),
                (t.WantedTitle, change.Secret ? t.SecretValue : t.ParameterValue(change.Key, change.Value)),
                (t.OfTitle, change.ConnectorId == 0 ? t.WholeCharger : t.PortNumber(change.ConnectorId))));
        }

        if (record.Command is RawCall raw)
        {
            card.Add(RawCallCard.Facts(t, raw));
        }

        if (record.State is CommandState.WaitingUntilIdle)
        {
            card.Add(new Facts([.. Preflight.Everyone(context, port)]));
        }

        if (record.State is CommandState.Unknown)
        {
            card.Add(new Text(t.NextAfterUnknown(record.Kind, Others(t, port))) { Small = true });
        }

        return card
            .Add(new Text(t.By(record.PersonName, record.Reason)) { Small = true, Subtle = true })
            .Add(record.Settled ? null : new Text(t.CardKeepsItself) { Small = true, Subtle = true, Touching = true })
            .Buttons([.. Buttons(t, record, port)])
            .Draw();
    }

    /// <summary>The station's other ports, by number, whether or not someone charges there now: that may change until the reboot.</summary>
    private static string? Others(Texts t, PortView port)
    {
        var others = port.Siblings.Select(other => t.PortNumber(other.Port.ConnectorId)).ToList();
        return others.Count is > 0 and < 4 ? t.List(others) : null;
    }

    private static IEnumerable<Press?> Buttons(Texts t, CommandRecord record, PortView port)
    {
        if (record.Command is ChangeParameter change)
        {
            return ParameterButtons(t, record, change, port);
        }

        var back = new Press(t.BackButton, "port.show", port.PortData);
        var refresh = new Press(t.AskAgain, "port.refresh", port.PortData);
        var again = new Press(t.TryAgain, $"{CommandView.Dialog(record.Kind)}.ask", port.PortData);
        var mayRepeat = MayAsk(port.Grants, record.Kind);
        var unlock = port.Grants.CanUnlock ? new Press(t.UnlockButton, "unlock.ask", port.PortData) : null;
        var force = port.Grants.CanForceStop ? new Press(t.ForceButton, "force.ask", port.PortData) : null;
        var reboot = port.Grants.CanReboot ? new Press(t.RebootButton, "reboot.ask", port.PortData) : null;
        var stops = record.Kind is CommandKind.Stop or CommandKind.ForceStop;
        var unlocks = record.Kind is CommandKind.Unlock;
        var cannot = record.Words is not null && Texts.CannotAtAll(record.Words);
        return record.State switch
        {
            CommandState.Requested or CommandState.WaitingUntilIdle when mayRepeat =>
                [new Press(t.Withdraw, $"{CommandView.Dialog(record.Kind)}.withdraw", port.PortData, ("command", record.Id.ToString())), back],
            CommandState.Confirmed or CommandState.Rejected when record.Kind is CommandKind.RawCall => [new Press(t.RawCallAgain, "rawcall.show", port.PortData), back],
            CommandState.Confirmed when stops => [unlock, back],
            CommandState.Confirmed when record.Kind is CommandKind.MeterCheck => [new Press(t.DetailsButton, "details.show", port.PortData), back],
            CommandState.Rejected when stops => [force, unlock, back, reboot],
            CommandState.Rejected when unlocks && mayRepeat && !cannot => [again, back, reboot],
            CommandState.Unknown when stops => [refresh, unlock, back, force, reboot],
            CommandState.Unknown when unlocks => [refresh, unlock, back, reboot],
            CommandState.Unknown => [refresh, back],
            CommandState.Accepted when record.Settled => [refresh, back],
            CommandState.Expired or CommandState.Rejected when mayRepeat && !cannot => [again, back],
            CommandState.Rejected => [back, reboot],
            _ => [back],
        };
    }

    private static Press?[] ParameterButtons(Texts t, CommandRecord record, ChangeParameter change, PortView port)
    {
        var (may, dialog) = (port.Grants, CommandView.ParametersDialog(port.Station));
        var waits = record.State is CommandState.Requested && may.CanEditParameters;
        var failed = record.State is CommandState.Rejected or CommandState.Expired || record is { State: CommandState.Accepted, Settled: true };
        return
        [
            waits ? new Press(t.Withdraw, $"{dialog}.withdraw", port.PortData, ("command", record.Id.ToString())) : null,
            CommandBanner.AwaitsReboot(record, port) && may.CanSoftReboot ? new Press(t.RebootButton, "softreboot.ask", port.PortData) { Style = PressStyle.Positive } : null,
            record.State is CommandState.Unknown && may.CanReadParameters ? new Press(t.ReadParametersButton, $"{dialog}.read", port.PortData) : null,
            failed && may.CanEditParameters ? new Press(t.TryAgain, $"{dialog}.open", port.PortData, ("parameter", change.Key)) : null,
            new Press(t.ParametersButton, $"{dialog}.show", port.PortData, ("scope", change.ConnectorId == 0 ? "charger" : "port")),
            new Press(t.HistoryButton, $"{dialog}.history", port.PortData, ("parameter", change.Key)),
            new Press(t.BackButton, "port.show", port.PortData),
        ];
    }

    private static bool MayAsk(Grants may, CommandKind kind) => kind switch
    {
        CommandKind.Stop => may.CanStop,
        CommandKind.ForceStop => may.CanForceStop,
        CommandKind.Unlock => may.CanUnlock,
        CommandKind.SoftReboot => may.CanSoftReboot,
        CommandKind.HardReboot => may.CanHardReboot,
        CommandKind.MeterCheck => may.CanCheckMeter,
        CommandKind.RawCall => may.CanCallRaw,
        _ => false,
    };
}
