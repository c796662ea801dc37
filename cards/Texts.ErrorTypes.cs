using ChargeBot.Domain.Charging;

namespace ChargeBot.Cards;

/// <summary>The manual's error types: what they are called, what is likely behind each, and what to do next.</summary>
public sealed partial class Texts
{
    /// <summary>The manual's number and name.</summary>
    internal string Numbered(ErrorType type) => $"{(int)type} · {ErrorTitle(type)}";

    internal string ErrorTitle(ErrorType type) => type switch
    {
        ErrorType.NoChargeRecord => T("Charge point failed to provide charge record", "Ladepunkt lieferte keinen Ladebeleg"),
        ErrorType.Canceled => T("Canceled by EV driver or timeout", "Vom Fahrer abgebrochen oder Zeit abgelaufen"),
        ErrorType.IncompleteRecord => T("Received incomplete charge record", "Unvollständiger Ladebeleg"),
        ErrorType.EnergyImplausible => T("Amount of consumed energy too low or implausible", "Energiemenge zu gering oder unplausibel"),
        ErrorType.StartInFuture => T("Session implausible, start time in the future", "Vorgang unplausibel, Beginn in der Zukunft"),
        ErrorType.NegativePower => T("Negative charging power", "Negative Ladeleistung"),
        ErrorType.NegativeEnergy => T("Negative energy consumption", "Negativer Energieverbrauch"),
        ErrorType.NegativeDuration => T("Negative session duration", "Negative Dauer"),
        ErrorType.PowerImplausible => T("Power implausible for EVSE", "Leistung für den Ladepunkt unplausibel"),
        ErrorType.NoCalibrationLaw => T("No calibration law compliance", "Nicht eichrechtskonform"),
        ErrorType.Others => T("Others", "Sonstige"),
        _ => SuccessfulTitle,
    };

    /// <summary>The same for a legend.</summary>
    internal string ErrorShort(ErrorType type) => type switch
    {
        ErrorType.NoChargeRecord => T("No record", "Kein Beleg"),
        ErrorType.Canceled => T("Canceled", "Abgebrochen"),
        ErrorType.IncompleteRecord => T("Incomplete", "Unvollständig"),
        ErrorType.EnergyImplausible => T("Energy", "Energiemenge"),
        ErrorType.StartInFuture => T("Future start", "Beginn in Zukunft"),
        ErrorType.NegativePower => T("Neg. power", "Neg. Leistung"),
        ErrorType.NegativeEnergy => T("Neg. energy", "Neg. Energie"),
        ErrorType.NegativeDuration => T("Neg. duration", "Neg. Dauer"),
        ErrorType.PowerImplausible => T("Power", "Leistung"),
        ErrorType.NoCalibrationLaw => T("Calibration law", "Eichrecht"),
        ErrorType.Others => T("Others", "Sonstige"),
        _ => SuccessfulTitle,
    };

    internal string LikelyCause(ErrorType type) => type switch
    {
        ErrorType.NoChargeRecord => T(
            "Likely: the charger lost its connection or its power before it could tell the end, or it forgot the session at a restart.",
            "Wahrscheinlich: Die Ladesäule verlor Verbindung oder Strom, bevor sie das Ende melden konnte, oder vergaß den Vorgang beim Neustart."),
        ErrorType.Canceled => T(
            "Likely: the driver changed their mind, the plug was not pushed in all the way, or the car did not wake up in time.",
            "Wahrscheinlich: Der Fahrer überlegte es sich anders, der Stecker saß nicht ganz, oder das Auto wachte nicht rechtzeitig auf."),
        ErrorType.IncompleteRecord => T(
            "Likely: the charger's firmware leaves out a time or the last meter reading, or its clock was not set yet.",
            "Wahrscheinlich: Die Firmware der Ladesäule lässt eine Zeit oder den letzten Zählerstand weg, oder ihre Uhr war noch nicht gestellt."),
        ErrorType.EnergyImplausible => T(
            "Likely: the car was full or paused, the charger gave no current, or it does not read its meter.",
            "Wahrscheinlich: Das Auto war voll oder pausierte, die Ladesäule gab keinen Strom, oder sie liest ihren Zähler nicht."),
        ErrorType.StartInFuture => T("Likely: the charger's clock is wrong.", "Wahrscheinlich: Die Uhr der Ladesäule geht falsch."),
        ErrorType.NegativePower => T(
            "Likely: the meter is wired the wrong way round, or a current transformer is reversed.",
            "Wahrscheinlich: Der Zähler ist verkehrt herum angeschlossen, oder ein Stromwandler sitzt falsch herum."),
        ErrorType.NegativeEnergy => T(
            "Likely: the meter was replaced or reset during the session, or the charger reads another port's meter.",
            "Wahrscheinlich: Der Zähler wurde während des Vorgangs getauscht oder zurückgesetzt, oder die Ladesäule liest den Zähler eines anderen Punkts."),
        ErrorType.NegativeDuration => T(
            "Likely: the charger's clock was set back during the session.",
            "Wahrscheinlich: Die Uhr der Ladesäule wurde während des Vorgangs zurückgestellt."),
        ErrorType.PowerImplausible => T(
            "Likely: the port's maximum power is entered too low, or the meter's unit or factor is wrong.",
            "Wahrscheinlich: Die maximale Leistung des Ladepunkts ist zu niedrig eingetragen, oder Einheit oder Faktor des Zählers stimmen nicht."),
        ErrorType.NoCalibrationLaw => T(
            "Likely: the meter or its key was replaced and the new public key is not entered, or the signed readings were damaged on their way.",
            "Wahrscheinlich: Zähler oder Schlüssel wurden getauscht und der neue öffentliche Schlüssel fehlt, oder die signierten Werte kamen beschädigt an."),
        _ => T(
            "Likely: the charger stopped by itself: a restart, a loss of power, an emergency stop, or a fault that it names.",
            "Wahrscheinlich: Die Ladesäule brach selbst ab: Neustart, Stromausfall, Not-Halt oder eine Störung, die sie nennt."),
    };

    internal string NextStep(ErrorType type) => type switch
    {
        ErrorType.NoChargeRecord => T(
            "Next: look when it was last heard of and whether it goes offline often; fetch its log; have the mobile network checked.",
            "Als Nächstes: Nachsehen, wann sie sich zuletzt meldete und ob sie oft offline ist; Log abrufen; Mobilfunk prüfen lassen."),
        ErrorType.Canceled => T(
            "Next: one or two are normal. If they pile up, have plug, latch and the time-out for plugging in checked.",
            "Als Nächstes: Ein paar sind normal. Häufen sie sich, Stecker, Verriegelung und Einsteckzeit prüfen lassen."),
        ErrorType.IncompleteRecord => T(
            "Next: compare firmware with a port that is fine; read the parameters for meter values at the end; ask for an update.",
            "Als Nächstes: Firmware mit einem gesunden Ladepunkt vergleichen; Parameter zu den Zählerwerten am Ende lesen; Update veranlassen."),
        ErrorType.EnergyImplausible => T(
            "Next: look whether different drivers are affected. If so, check load management and limits, then the meter.",
            "Als Nächstes: Prüfen, ob verschiedene Fahrer betroffen sind. Wenn ja, Lastmanagement und Grenzwerte prüfen, dann den Zähler."),
        ErrorType.StartInFuture or ErrorType.NegativeDuration => T(
            "Next: refresh the port and compare its clock; check the time server in its parameters; a soft reboot sets most clocks.",
            "Als Nächstes: Ladepunkt abfragen und Uhr vergleichen; Zeitserver in den Parametern prüfen; ein weicher Neustart stellt die meisten Uhren."),
        ErrorType.NegativePower or ErrorType.NegativeEnergy => T(
            "Next: take these sessions out of billing and send an electrician: meter and wiring need to be seen on site.",
            "Als Nächstes: Diese Vorgänge nicht abrechnen und eine Elektrofachkraft schicken: Zähler und Verdrahtung sind vor Ort zu prüfen."),
        ErrorType.PowerImplausible => T(
            "Next: compare the maximum power under Configuration with the type plate; then have the meter checked.",
            "Als Nächstes: Maximale Leistung unter Konfiguration mit dem Typenschild vergleichen; dann den Zähler prüfen lassen."),
        ErrorType.NoCalibrationLaw => T(
            "Next: these sessions cannot be billed. Compare meter number and public key under Device details, then run the meter check.",
            "Als Nächstes: Diese Vorgänge lassen sich nicht abrechnen. Zählernummer und Schlüssel unter Gerätedaten vergleichen, dann Zählerprüfung."),
        _ => T(
            "Next: read the reason at the session, fetch the log for that time, and open a ticket if it repeats.",
            "Als Nächstes: Den Grund beim Vorgang lesen, Log dieser Zeit abrufen, bei Wiederholung ein Ticket anlegen."),
    };
}
