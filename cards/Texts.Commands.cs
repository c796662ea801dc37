using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>What became of a command: what happened, what it means for the driver, what to do.</summary>
public sealed partial class Texts
{
    internal string Doing(CommandKind kind) => kind switch
    {
        CommandKind.Stop => T("Stopping …", "Wird beendet …"),
        CommandKind.ForceStop => T("Ending it by force …", "Wird erzwungen beendet …"),
        CommandKind.Unlock => T("Unlocking …", "Wird entriegelt …"),
        CommandKind.SoftReboot or CommandKind.HardReboot => T("Restarting …", "Wird neu gestartet …"),
        CommandKind.Availability => T("Changing its operation …", "Betrieb wird umgestellt …"),
        CommandKind.ReadConfiguration => T("Reading its configuration …", "Konfiguration wird gelesen …"),
        CommandKind.RemoteStart => T("Starting …", "Wird gestartet …"),
        CommandKind.ChangeParameter => T("Changing it …", "Wird geändert …"),
        CommandKind.MeterCheck => T("The meter is being checked …", "Der Zähler wird geprüft …"),
        CommandKind.RequestLog => T("Fetching the log …", "Log wird abgerufen …"),
        _ => T("Asking the charger …", "Ladesäule wird gefragt …"),
    };

    internal string RestartWaits => T("The restart waits …", "Der Neustart wartet …");

    internal string OnItsWay => T("On its way to the charger.", "Unterwegs zur Ladesäule.");

    internal string IfItComesBack(string until) => T(
        $"The station is offline: it gets this if it comes back by {until}; after that it is not sent any more.",
        $"Die Station ist offline: Sie bekommt das, wenn sie bis {until} wiederkommt; danach wird es nicht mehr gesendet.");

    internal string WaitsUntilIdle(string until) => T(
        $"Waits until nobody charges at the station, until {until} at the latest. Nothing is sent before.",
        $"Wartet, bis an der Station niemand mehr lädt, längstens bis {until}. Vorher wird nichts gesendet.");

    internal string NotAnsweredYet => T("Sent; the charger has not answered yet.", "Gesendet; die Ladesäule hat noch nicht geantwortet.");

    internal string CardKeepsItself => T(
        "You can close this; the card keeps itself up to date.",
        "Sie können das schließen, die Karte aktualisiert sich.");

    internal string Asked => T("asked", "angefordert");

    internal string AcceptedStep => T("accepted", "zugesagt");

    internal string ConfirmedStep => T("confirmed", "bestätigt");

    internal string Refused => T("refused", "abgelehnt");

    internal string NotSentYet => T("not sent yet", "noch nicht gesendet");

    internal string NotSent => T("not sent", "nicht gesendet");

    internal string NoAnswerYet => T("no answer yet", "noch keine Antwort");

    internal string NoAnswer => T("no answer", "keine Antwort");

    internal string NotConfirmed => T("not confirmed", "nicht bestätigt");

    internal string NotYetConfirmed => T("not confirmed yet", "noch nicht bestätigt");

    internal string ReadsOtherwiseStep => T("reads otherwise", "liest sich anders");

    internal string NothingCame => T("nothing came", "nichts kam");

    internal string WaitingFor(CommandKind kind) => kind switch
    {
        CommandKind.Stop or CommandKind.ForceStop => T("waiting for the charger to stop", "wartet auf das Ende"),
        CommandKind.SoftReboot or CommandKind.HardReboot => T("waiting for it to come back", "wartet auf die Rückkehr"),
        CommandKind.RemoteStart => T("waiting for the session to begin", "wartet auf den Beginn"),
        CommandKind.ChangeParameter => T("waiting for it to be read back", "wartet auf das Rücklesen"),
        CommandKind.MeterCheck => T("waiting for what it finds", "wartet auf das Ergebnis"),
        _ => T("waiting for its report", "wartet auf die Meldung"),
    };

    internal string Stopped(string clock) => T($"Stopped at {clock}", $"Beendet um {clock}");

    internal string StoppedAsSeen(string clock, string status) => T(
        $"Stopped, as far as can be seen at {clock}: the charger reports '{status}', but not the end of the session.",
        $"Beendet, soweit um {clock} zu sehen: Die Ladesäule meldet „{status}“, aber nicht das Ende des Vorgangs.");

    internal string EnergyLater(string energy) => T(
        $"{energy} so far; the final energy is added when the charger reports it.",
        $"Bisher {energy}; die endgültige Energie wird ergänzt, wenn die Ladesäule sie meldet.");

    internal string RecordClosed(string energy) => T(
        $"Our record is closed with {energy}, as last heard, and flagged.",
        $"Unser Vorgang ist mit {energy}, wie zuletzt gemeldet, geschlossen und gekennzeichnet.");

    internal string Done(CommandKind kind, DeviceCommand command, string clock) => command switch
    {
        UnlockConnector => T(
            $"Unlocked at {clock}. The driver can pull the plug now.",
            $"Entriegelt um {clock}. Der Stecker lässt sich jetzt ziehen."),
        Reset => T($"Restarted: the charger is back since {clock}.", $"Neu gestartet: Die Ladesäule ist seit {clock} wieder da."),
        ChangeAvailability { Operative: true } => T($"Back in operation since {clock}.", $"Seit {clock} wieder in Betrieb."),
        ChangeAvailability when kind is CommandKind.Availability => T($"Out of operation since {clock}.", $"Seit {clock} außer Betrieb."),
        RemoteStart => T($"Charging since {clock}.", $"Lädt seit {clock}."),
        ReadConfiguration => T($"Read at {clock}.", $"Gelesen um {clock}."),
        RequestLog => T($"The log came at {clock}.", $"Das Log ist seit {clock} da."),
        Trigger => T($"The charger answered at {clock}.", $"Die Ladesäule hat um {clock} geantwortet."),
        _ => T($"Done at {clock}.", $"Erledigt um {clock}."),
    };

    internal string BackWithoutBoot(string clock) => T(
        $"The charger went away and came back by {clock}, as a restart does, but did not announce one. If the trouble is still there, try again.",
        $"Die Ladesäule war weg und ist seit {clock} wieder da, wie nach einem Neustart, hat aber keinen gemeldet. Besteht die Störung weiter, bitte noch einmal versuchen.");

    internal string RefusedAt(CommandKind kind, string clock) => kind switch
    {
        CommandKind.Stop or CommandKind.ForceStop => T($"The charger refused at {clock}: it was not stopped.", $"Die Ladesäule hat um {clock} abgelehnt: Es wurde nicht beendet."),
        CommandKind.Unlock => T($"The charger refused at {clock}: the plug stays locked.", $"Die Ladesäule hat um {clock} abgelehnt: Der Stecker bleibt verriegelt."),
        CommandKind.SoftReboot or CommandKind.HardReboot => T($"The charger refused at {clock}: it runs on as it is.", $"Die Ladesäule hat um {clock} abgelehnt: Sie läuft weiter wie bisher."),
        CommandKind.ChangeParameter => T($"The charger refused at {clock}: nothing was changed.", $"Die Ladesäule hat um {clock} abgelehnt: Es wurde nichts geändert."),
        CommandKind.MeterCheck => T($"The charger refused at {clock}: the meter was not checked.", $"Die Ladesäule hat um {clock} abgelehnt: Der Zähler wurde nicht geprüft."),
        CommandKind.RequestLog => T($"The charger refused at {clock}: there is no log.", $"Die Ladesäule hat um {clock} abgelehnt: Es gibt kein Log."),
        CommandKind.RemoteStart => T($"The charger refused at {clock}: nothing was started.", $"Die Ladesäule hat um {clock} abgelehnt: Es wurde nichts gestartet."),
        _ => T($"The charger refused at {clock}.", $"Die Ladesäule hat um {clock} abgelehnt."),
    };

    /// <summary>Why a refusal without words is likely.</summary>
    internal string? RefusalUnexplained(CommandKind kind) => kind switch
    {
        CommandKind.Stop => T(
            "It probably knows this session under another number or not at all.",
            "Vermutlich kennt sie den Vorgang unter einer anderen Nummer oder gar nicht."),
        _ => null,
    };

    internal string Expired(string until) => T(
        $"Never sent: the charger stayed away until {until}. Nothing happened there; ask again when it is back.",
        $"Nie gesendet: Die Ladesäule blieb bis {until} weg. Dort ist nichts geschehen; bitte erneut anfordern, wenn sie wieder da ist.");

    internal string ExpiredBusy(string until) => T(
        $"Never sent: someone charged there all the time until {until}. Nothing was restarted; ask again, or take a hard reboot.",
        $"Nie gesendet: Bis {until} wurde dort durchgehend geladen. Nichts wurde neu gestartet; bitte erneut anfordern oder den harten Neustart nehmen.");

    internal string Withdrawn(string clock) => T(
        $"Withdrawn at {clock}, before it was sent. Nothing happened at the charger.",
        $"Um {clock} zurückgezogen, bevor es gesendet wurde. An der Ladesäule ist nichts geschehen.");

    /// <param name="why">One of <see cref="ChargeBot.Domain.ChargePoints.Overtaken"/>'s words.</param>
    /// <param name="clock">When.</param>
    internal string OvertakenBy(string why, string clock) => why switch
    {
        Overtaken.SessionEnded => T(
            $"Not sent: the session had ended already at {clock}. There was nothing left to stop.",
            $"Nicht gesendet: Der Vorgang war um {clock} schon zu Ende. Es gab nichts mehr zu beenden."),
        Overtaken.SomeoneCharges => T(
            $"Not sent: at {clock} someone was charging and would have been interrupted. Nothing happened at the charger.",
            $"Nicht gesendet: Um {clock} hat jemand geladen und wäre unterbrochen worden. An der Ladesäule ist nichts geschehen."),
        Overtaken.NotKnownThere => T(
            $"Not sent: as of {clock} this station's model or firmware does not know it. Nothing happened at the charger.",
            $"Nicht gesendet: Stand {clock} kennt diese Station das von Modell oder Firmware her nicht. An der Ladesäule ist nichts geschehen."),
        Overtaken.GatewayReplaced => T(
            $"Not sent: at {clock} the station got another gateway. Nothing happened at the charger; ask again if it is still wanted.",
            $"Nicht gesendet: Um {clock} bekam die Station ein anderes Gateway. An der Ladesäule ist nichts geschehen; bei Bedarf bitte erneut anfordern."),
        _ => Withdrawn(clock),
    };

    internal string UnknownSince(CommandKind kind, bool answered, string span) => (answered
        ? T($"Unknown. The charger said yes, but nothing has been seen of it for {span}.", $"Unklar. Die Ladesäule hat zugesagt, aber seit {span} ist nichts davon zu sehen.")
        : T($"Unknown. The charger has not answered for {span}.", $"Unklar. Die Ladesäule hat seit {span} nicht geantwortet."))
        + " " + MayOrMayNot(kind);

    private string MayOrMayNot(CommandKind kind) => kind switch
    {
        CommandKind.Stop or CommandKind.ForceStop => T("It may or may not have stopped; nothing is sent again by itself.", "Vielleicht wurde beendet, vielleicht nicht; von selbst wird nichts noch einmal gesendet."),
        CommandKind.Unlock => T("The plug may or may not be free; nothing is sent again by itself.", "Vielleicht ist der Stecker frei, vielleicht nicht; von selbst wird nichts noch einmal gesendet."),
        CommandKind.SoftReboot or CommandKind.HardReboot => T("It may or may not have restarted; nothing is sent again by itself.", "Vielleicht hat sie neu gestartet, vielleicht nicht; von selbst wird nichts noch einmal gesendet."),
        CommandKind.ChangeParameter => T("It may or may not have changed; nothing is sent again by itself.", "Vielleicht wurde geändert, vielleicht nicht; von selbst wird nichts noch einmal gesendet."),
        _ => T("Nothing is sent again by itself.", "Von selbst wird nichts noch einmal gesendet."),
    };

    internal string NextAfterUnknown(CommandKind kind, string? others) => kind switch
    {
        CommandKind.Stop or CommandKind.ForceStop => others is null
            ? T("Next: ask the driver whether the plug is free, then unlock; reboot if that does not help.", "Als Nächstes: fragen, ob der Stecker frei ist, dann entriegeln; neu starten, wenn das nicht hilft.")
            : T($"Next: ask the driver whether the plug is free, then unlock; reboot only if nobody charges at {others}.", $"Als Nächstes: fragen, ob der Stecker frei ist, dann entriegeln; neu starten nur, wenn an {others} niemand lädt."),
        CommandKind.Unlock => T("Next: ask the driver to pull the plug. If it is stuck, unlock once more.", "Als Nächstes: den Stecker ziehen lassen. Klemmt er, noch einmal entriegeln."),
        CommandKind.SoftReboot or CommandKind.HardReboot => T("Next: ask the charger again in a few minutes. If it stays silent, someone has to go there.", "Als Nächstes: in ein paar Minuten noch einmal abfragen. Bleibt sie stumm, muss jemand hinfahren."),
        CommandKind.ChangeParameter => T("Next: read the parameters again.", "Als Nächstes: die Parameter noch einmal lesen."),
        _ => T("Next: ask the charger again.", "Als Nächstes: noch einmal abfragen."),
    };

    internal string YesButNothing(CommandKind kind, string clock) => kind switch
    {
        CommandKind.RemoteStart => T(
            $"The charger said yes at {clock}, but charging has not started. Most often nobody plugged in in time.",
            $"Die Ladesäule hat um {clock} zugesagt, aber es lädt nicht. Meist wurde nicht rechtzeitig eingesteckt."),
        CommandKind.Availability => T(
            $"The charger said yes at {clock}, but has not reported the change. It may wait for a running session to end.",
            $"Die Ladesäule hat um {clock} zugesagt, die Umstellung aber nicht gemeldet. Vielleicht wartet sie auf das Ende eines Vorgangs."),
        CommandKind.ChangeParameter => T(
            $"The charger said yes at {clock}, but what it is set to now could not be read back.",
            $"Die Ladesäule hat um {clock} zugesagt; worauf sie jetzt steht, ließ sich aber nicht zurücklesen."),
        CommandKind.MeterCheck => T(
            $"The charger began the check at {clock}, but has not told what it found.",
            $"Die Ladesäule hat um {clock} mit der Prüfung begonnen, aber kein Ergebnis gemeldet."),
        _ => T(
            $"The charger said yes at {clock}, but nothing came. What the card shows may be old.",
            $"Die Ladesäule hat um {clock} zugesagt, aber es kam nichts. Was die Karte zeigt, kann veraltet sein."),
    };

    internal string By(string name, string? reason) => reason is null
        ? T($"Asked by {Typed.Place(name)}", $"Angefordert von {Typed.Place(name)}")
        : T($"Asked by {Typed.Place(name)}: {Typed.Words(reason)}", $"Angefordert von {Typed.Place(name)}: {Typed.Words(reason)}");

    internal string Withdraw => T("Withdraw", "Zurückziehen");

    internal string AskAgain => T("Ask again", "Abfragen");

    internal string TryAgain => T("Try again", "Noch einmal");
}
