using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>What devices' own words mean for the driver at the plug. What nobody explained is shown as it came.</summary>
public sealed partial class Texts
{
    /// <summary>OCPP 1.6's ChargePointErrorCode (§7.6), and what one does about it; null for a word that is not among them.</summary>
    internal string? Fault(string errorCode) => errorCode switch
    {
        "ConnectorLockFailure" => T(
            "The plug lock does not work: the plug may be stuck or not held. Ask the driver to push it in firmly, then unlock.",
            "Die Steckerverriegelung arbeitet nicht: Der Stecker klemmt oder hält nicht. Bitte fest eindrücken lassen, dann entriegeln."),
        "EVCommunicationError" => T(
            "Car and charger do not understand each other. Ask the driver to pull the plug and plug in again.",
            "Auto und Ladesäule verstehen sich nicht. Bitte ab- und wieder anstecken lassen."),
        "GroundFailure" => T(
            "A fault current was found and the charger switched off. It is not to be used; an engineer has to look at it.",
            "Ein Fehlerstrom wurde erkannt, die Ladesäule hat abgeschaltet. Nicht benutzen; das muss sich die Technik ansehen."),
        "HighTemperature" => T(
            "The charger is too hot and gives less or nothing. It recovers as it cools down; offer another one.",
            "Die Ladesäule ist zu heiß und gibt weniger oder nichts ab. Sie erholt sich beim Abkühlen; bitte eine andere anbieten."),
        "InternalError" => T(
            "Something inside the charger does not work. A reboot may help.",
            "In der Ladesäule arbeitet etwas nicht richtig. Ein Neustart kann helfen."),
        "LocalListConflict" => T(
            "Its own list of tags does not fit ours. Drivers may be turned away; a start from here still works.",
            "Ihre eigene Kartenliste passt nicht zu unserer. Karten werden vielleicht abgelehnt; ein Start von hier aus geht."),
        "OverCurrentFailure" => T(
            "The car drew too much current and the charger switched off. Ask the driver to plug in again; if it comes back, the car is the likely cause.",
            "Das Auto hat zu viel Strom gezogen, die Ladesäule hat abgeschaltet. Bitte neu anstecken lassen; kommt es wieder, liegt es wohl am Auto."),
        "OverVoltage" => T(
            "The grid's voltage is too high there. It comes back by itself when the voltage does.",
            "Die Netzspannung ist dort zu hoch. Es geht von selbst weiter, wenn sie sich normalisiert."),
        "UnderVoltage" => T(
            "The grid's voltage is too low there. It comes back by itself when the voltage does.",
            "Die Netzspannung ist dort zu niedrig. Es geht von selbst weiter, wenn sie sich normalisiert."),
        "PowerMeterFailure" => T(
            "The meter does not answer: what is charged here may not be billable.",
            "Der Zähler antwortet nicht: Was hier geladen wird, lässt sich vielleicht nicht abrechnen."),
        "PowerSwitchFailure" => T(
            "The switch for the charging current does not work. An engineer has to look at it; offer another port.",
            "Der Schalter für den Ladestrom arbeitet nicht. Das muss sich die Technik ansehen; bitte einen anderen Ladepunkt anbieten."),
        "ReaderFailure" => T(
            "The card reader is dead. Drivers cannot start with a card here.",
            "Der Kartenleser ist ausgefallen. Mit Karte lässt sich hier nicht starten."),
        "ResetFailure" => T(
            "The charger could not restart itself. A hard reboot may help, or an engineer on site.",
            "Die Ladesäule konnte sich nicht neu starten. Ein harter Neustart kann helfen, sonst die Technik vor Ort."),
        "WeakSignal" => T(
            "The mobile signal is weak: answers may be late or missing.",
            "Der Mobilfunk ist schwach: Antworten kommen spät oder gar nicht."),
        "Mode3Error" => T(
            "Car and charger do not agree over the charging cable. Ask the driver to plug in again, or to try another cable.",
            "Auto und Ladesäule einigen sich über das Ladekabel nicht. Bitte neu anstecken oder ein anderes Kabel nehmen lassen."),
        _ => null,
    };

    internal string FaultUnexplained => T(
        "Out of order. An engineer may know more from the charger's own words.",
        "Gestört. Die Technik kann mit den Worten der Ladesäule vielleicht mehr anfangen.");

    internal string ChargerSays(string words) => T($"The charger says: {words}", $"Die Ladesäule meldet: {words}");

    /// <summary>OCPP 1.6's Reason (§7.36) why a session ended, as a colleague would put it; null for a word that is not among them.</summary>
    internal string? StopReason(string reason) => reason switch
    {
        "DeAuthorized" => T("the start was not authorised", "der Start wurde nicht genehmigt"),
        "EmergencyStop" => T("the emergency button was pressed", "der Notaus wurde gedrückt"),
        "EVDisconnected" => T("unplugged at the car", "am Auto abgesteckt"),
        "HardReset" => T("the charger was restarted", "die Ladesäule wurde neu gestartet"),
        "SoftReset" => T("the charger was restarted", "die Ladesäule wurde neu gestartet"),
        "Reboot" => T("the charger restarted by itself", "die Ladesäule hat sich selbst neu gestartet"),
        "Local" => T("ended at the charger", "an der Ladesäule beendet"),
        "PowerLoss" => T("power was lost", "der Strom fiel aus"),
        "UnlockCommand" => T("ended by unlocking", "durch Entriegeln beendet"),
        _ => null,
    };

    internal string Reason(string reason) => StopReason(reason) ?? T($"reason {Typed.Id(reason)}", $"Grund {Typed.Id(reason)}");

    /// <summary>What a device's no means for the driver; null for words that nobody explained.</summary>
    internal string? Refusal(CommandKind kind, string words) => FirstWord(words) switch
    {
        "UnlockFailed" => T(
            "It tried and the lock did not open. Ask the driver to push the plug in firmly and hold it, then try again.",
            "Sie hat es versucht, die Verriegelung ging nicht auf. Bitte den Stecker fest eindrücken und halten lassen, dann noch einmal versuchen."),
        "NotSupported" or "NotImplemented" when kind is CommandKind.ChangeParameter => T(
            "It does not know this parameter, or not under this name.",
            "Sie kennt diesen Parameter nicht, oder nicht unter diesem Namen."),
        nameof(OutcomeKind.Rejected) when kind is CommandKind.ChangeParameter => T(
            "It knows the parameter and does not take this value, or not now.",
            "Sie kennt den Parameter und nimmt diesen Wert nicht an, oder nicht jetzt."),
        "NotSupported" or "NotImplemented" => T(
            "This charger cannot do that from afar; it can only be done on site.",
            "Diese Ladesäule kann das nicht aus der Ferne; das geht nur vor Ort."),
        "InternalError" or "GenericError" when kind is CommandKind.SoftReboot or CommandKind.HardReboot => T(
            "Something inside the charger did not work. If it stays so, someone has to go there.",
            "In der Ladesäule hat etwas nicht funktioniert. Bleibt es dabei, muss jemand hinfahren."),
        "InternalError" or "GenericError" => T(
            "Something inside the charger did not work. A reboot may help.",
            "In der Ladesäule hat etwas nicht funktioniert. Ein Neustart kann helfen."),
        "FormationViolation" or "FormatViolation" or "ProtocolError" or "PropertyConstraintViolation"
            or "OccurrenceConstraintViolation" or "OccurenceConstraintViolation" or "TypeConstraintViolation" => T(
            "The charger did not understand the request. Its software is the likely cause; an engineer should know.",
            "Die Ladesäule hat die Anfrage nicht verstanden. Vermutlich liegt es an ihrer Software; bitte der Technik sagen."),
        "SecurityError" => T(
            "The charger does not let us do that. An engineer should look at its settings.",
            "Die Ladesäule lässt das nicht zu. Die Technik sollte ihre Einstellungen prüfen."),
        "Occupied" => T(
            "The port is taken just now.",
            "Der Ladepunkt ist gerade belegt."),
        "Faulted" => T(
            "The port is out of order.",
            "Der Ladepunkt ist gestört."),
        _ => null,
    };

    /// <summary>A no that stays a no, however often one asks.</summary>
    internal static bool CannotAtAll(string words) => FirstWord(words) is "NotSupported" or "NotImplemented";

    private static string FirstWord(string words)
    {
        var end = words.AsSpan().IndexOfAny(":, -(");
        return end < 0 ? words : words[..end];
    }
}
