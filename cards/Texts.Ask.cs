using ChargeBot.Domain.Activations;

namespace ChargeBot.Cards;

/// <summary>What is asked before something is done.</summary>
public sealed partial class Texts
{
    internal string StopThisSession => T("Stop this session?", "Diesen Ladevorgang beenden?");

    internal string StopAnyway => T("Stop whatever runs here?", "Beenden, was hier läuft?");

    internal string UnlockThePlug => T("Unlock the plug?", "Den Stecker entriegeln?");

    internal string WhichReboot => T("Restart the controller: how?", "Die Steuerung neu starten: wie?");

    internal string SoftRebootThis => T("Restart once nobody charges?", "Neu starten, sobald niemand mehr lädt?");

    internal string HardRebootThis => T("Restart now?", "Sofort neu starten?");

    internal string ForceTitle => T("Force stop: which way?", "Beenden erzwingen: auf welchem Weg?");

    internal string Who => T("Who", "Wer");

    internal string SoFar => T("So far", "Bisher");

    internal string Then => T("Then", "Dann");

    internal string Away => T("Down", "Ausfall");

    internal string WhoCharges(string tag, string since) => T($"{tag}, charging {since}", $"{tag}, lädt {since}");

    internal string SomeoneUnknown => T("someone: the charger says so, we know no session", "jemand: die Ladesäule meldet es, wir kennen keinen Vorgang");

    internal string NobodyKnown => T("nobody, as far as we know", "niemand, soweit wir wissen");

    internal string NobodyInterrupted => T("nobody charges: nobody is interrupted", "niemand lädt: niemand wird unterbrochen");

    /// <summary>What a session came to, and what becomes of its billing when it ends now.</summary>
    internal string Billed(string energy, ActivationKind? account) => account switch
    {
        ActivationKind.Goodwill => T($"{energy} – not billed: goodwill", $"{energy} – wird nicht abgerechnet: Kulanz"),
        ActivationKind.Voucher => T($"{energy} – by voucher; its session is used", $"{energy} – per Gutschein; dessen Vorgang ist verbraucht"),
        _ => T($"{energy} – billed as usual", $"{energy} – wird normal abgerechnet"),
    };

    internal string BilledByForce(ActivationKind? account) => account switch
    {
        ActivationKind.Goodwill => T("none: goodwill", "keine: Kulanz"),
        ActivationKind.Voucher => T("by voucher; its session is used", "per Gutschein; dessen Vorgang ist verbraucht"),
        _ => T("up to the last reading; without the charger's end it may not be billable", "bis zum letzten Zählerstand; ohne das Ende der Ladesäule vielleicht nicht abrechenbar"),
    };

    internal string ThenStop => T("the charger ends the session, the car releases the cable", "die Ladesäule beendet den Vorgang, das Auto gibt das Kabel frei");

    internal string ThenStopByNumber(string number) => T(
        $"the charger is asked to end transaction {number}, the last one that it named here",
        $"die Ladesäule soll Transaktion {number} beenden, die letzte, die sie hier genannt hat");

    internal string NoNumber => T(
        "The charger has not named any transaction here, so there is none that it could be asked to end. Force stop shows what else is possible.",
        "Die Ladesäule hat hier noch keine Transaktion genannt, also lässt sich auch keine beenden. „Erzwingen“ zeigt, was sonst noch geht.");

    internal string ThenUnlock => T("the lock opens, the driver can pull the plug", "die Verriegelung geht auf, der Stecker lässt sich ziehen");

    internal string ThenUnlockInSession => T(
        "the charger ends the session first, then the lock opens",
        "die Ladesäule beendet erst den Vorgang, dann geht die Verriegelung auf");

    internal string ThenSoftReboot => T(
        "it waits until nobody charges here, 12 h at most, and can be withdrawn until then",
        "er wartet, bis hier niemand mehr lädt, höchstens 12 h, und lässt sich bis dahin zurückziehen");

    internal string ThenSoftRebootNow => T("the controller restarts right away, for nobody charges", "die Steuerung startet gleich neu, denn niemand lädt");

    internal string ThenHardReboot => T("the controller restarts at once", "die Steuerung startet sofort neu");

    internal string SessionsEnd(int sessions) => sessions == 1
        ? T("the controller restarts at once; this session ends and is billed up to then", "die Steuerung startet sofort neu; dieser Vorgang endet und wird bis dahin abgerechnet")
        : T("the controller restarts at once; these sessions end and are billed up to then", "die Steuerung startet sofort neu; diese Vorgänge enden und werden bis dahin abgerechnet");

    internal string AllPortsAway(int ports) => ports switch
    {
        1 => T("the port, for a few minutes", "der Ladepunkt, für einige Minuten"),
        2 => T("both ports, for a few minutes", "beide Ladepunkte, für einige Minuten"),
        _ => T($"all {ports} ports, for a few minutes", $"alle {ports} Ladepunkte, für einige Minuten"),
    };

    internal string AndMore(int count) => T($"and {count} more", $"und {count} weitere");

    internal string SoftRebootDoes => T(
        "Waits until nobody charges at the station, then restarts. Nobody is interrupted.",
        "Wartet, bis an der Station niemand mehr lädt, und startet dann neu. Niemand wird unterbrochen.");

    internal string HardRebootDoes(int charging) => charging switch
    {
        0 => T("Restarts at once. Nobody charges just now.", "Startet sofort neu. Gerade lädt niemand."),
        1 => T("Restarts at once. One session is interrupted.", "Startet sofort neu. Ein Ladevorgang wird unterbrochen."),
        _ => T($"Restarts at once. {charging} sessions are interrupted.", $"Startet sofort neu. {charging} Ladevorgänge werden unterbrochen."),
    };

    internal string OnlyWithoutDrivers => T(
        "Someone is charging at this station. With your role a hard reboot is possible only where nobody is interrupted: take the soft reboot, or ask an on-call engineer.",
        "An dieser Station wird geladen. Mit Ihrer Rolle geht ein harter Neustart nur, wenn niemand unterbrochen wird: Nehmen Sie den weichen, oder fragen Sie die Bereitschaft.");

    internal string OnlyWaysWithoutDrivers => T(
        "Someone is charging at this station. With your role only what interrupts nobody is possible: ask an on-call engineer or a supervisor for the rest.",
        "An dieser Station wird geladen. Mit Ihrer Rolle geht nur, was niemanden unterbricht: Fragen Sie für alles andere die Bereitschaft oder die Aufsicht.");

    internal string ReasonLabel => T("Why (others will read it)", "Warum (andere lesen das)");

    internal string ReasonMissing => T("Please say why; a few words will do.", "Bitte kurz sagen, warum.");

    internal string StopCharging => T("Stop charging", "Laden beenden");

    internal string KeepCharging => T("Keep charging", "Weiter laden");

    internal string LeaveIt => T("Leave it", "Abbrechen");

    internal string UnlockNow => T("Unlock", "Entriegeln");

    internal string SoftRebootButton => T("Soft reboot", "Weicher Neustart");

    internal string HardRebootButton => T("Hard reboot", "Harter Neustart");

    internal string RestartWhenIdle => T("Restart when idle", "Neu starten, wenn frei");

    internal string RestartNow => T("Restart now", "Jetzt neu starten");

    internal string ForceNote(string? energy) => energy is null
        ? T(
            "It is ended without waiting for the charger's word. If we hold a record, it is closed and flagged.",
            "Es wird beendet, ohne auf die Meldung der Ladesäule zu warten. Haben wir einen Vorgang, wird er geschlossen und gekennzeichnet.")
        : T(
            $"Our record is closed with what we heard last, {energy}, and flagged. If the charger reports the end later, that completes it.",
            $"Unser Vorgang wird mit dem zuletzt gemeldeten Stand, {energy}, geschlossen und gekennzeichnet. Meldet die Ladesäule das Ende später, wird er ergänzt.");

    internal string NoWay => T(
        "There is nothing that this charger could be asked for now. Someone has to go there.",
        "Diese Ladesäule lässt sich gerade um nichts bitten. Es muss jemand hinfahren.");

    internal string Way(ForceWay way) => way switch
    {
        ForceWay.RemoteStop => T("Stop by its number", "Über die Nummer"),
        ForceWay.Availability => T("Out of operation", "Außer Betrieb"),
        ForceWay.Unlock => T("Unlock", "Entriegeln"),
        _ => T("Restart now", "Neu starten"),
    };

    internal string WayWithoutNumber => T("Stop without validation", "Ohne Rückfrage beenden");

    internal string WayByNumber(string? number) => number is null
        ? T(
            "Asks the charger to end whichever session runs here. Nobody else is touched.",
            "Bittet die Ladesäule, den Vorgang zu beenden, der hier läuft. Sonst ist niemand betroffen.")
        : T(
            $"Asks the charger to end transaction {number}, the last one that it named here. Nobody else is touched.",
            $"Bittet die Ladesäule, Transaktion {number} zu beenden, die letzte, die sie hier genannt hat. Sonst ist niemand betroffen.");

    internal string WayAvailability => T(
        "Takes this port out of operation. Most chargers let a running session end first; nobody can start here until it is put back.",
        "Nimmt diesen Ladepunkt außer Betrieb. Die meisten Ladesäulen lassen einen laufenden Vorgang erst enden; danach kann hier niemand starten, bis das aufgehoben wird.");

    internal string WayUnlock => T(
        "Opens the plug lock; most chargers end the session for it. Nobody else is touched.",
        "Öffnet die Steckerverriegelung; die meisten Ladesäulen beenden dafür den Vorgang. Sonst ist niemand betroffen.");

    internal string WayReset(string? others) => others is null
        ? T(
            "Restarts the controller at once. Nobody else charges at the station.",
            "Startet die Steuerung sofort neu. Sonst lädt an der Station niemand.")
        : T(
            $"Restarts the controller at once. This also ends the session at: {others}.",
            $"Startet die Steuerung sofort neu. Das beendet auch den Ladevorgang an: {others}.");
}
