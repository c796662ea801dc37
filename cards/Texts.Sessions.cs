using ChargeBot.Domain.Charging;

namespace ChargeBot.Cards;

/// <summary>What is said about a port's sessions and charge records.</summary>
public sealed partial class Texts
{
    internal string ActivationsTitle => T("Activation overview", "Aktivierungsübersicht");

    internal string ActivationsButton => T("Activation overview", "Aktivierungen");

    internal string RecordsTitle => T("Charge records", "Ladebelege");

    internal string RecordsButton => T("Charge records", "Ladebelege");

    internal string BackToRecordsButton => T("Back to records", "Zu den Belegen");

    internal string SessionsIn(int days, int total) => total == 1
        ? T($"1 session in the last {days} days", $"1 Vorgang in den letzten {days} Tagen")
        : T($"{Count(total)} sessions in the last {days} days", $"{Count(total)} Vorgänge in den letzten {days} Tagen");

    internal string RecordsIn(int days, int total) => total == 1
        ? T($"1 record in the last {days} days", $"1 Beleg in den letzten {days} Tagen")
        : T($"{Count(total)} records in the last {days} days", $"{Count(total)} Belege in den letzten {days} Tagen");

    internal string NothingHere => T("Nothing here.", "Hier ist nichts.");

    internal string NotCounted => T("Refused: no session", "Abgelehnt: kein Vorgang");

    internal string DoubtFact => T("Doubtful", "Zweifelhaft");

    internal string Of(SessionOutcome outcome) => outcome switch
    {
        SessionOutcome.Running => T("Running", "Läuft"),
        SessionOutcome.Successful => T("OK", "OK"),
        SessionOutcome.Faulty => T("Faulty", "Fehler"),
        SessionOutcome.NotStarted => T("No start", "Kein Start"),
        _ => T("All", "Alle"),
    };

    /// <summary>The portal's calibration-law status, for a filter.</summary>
    internal string CalibrationShort(CalibrationStatus status) => status switch
    {
        CalibrationStatus.Valid => T("Valid", "Gültig"),
        CalibrationStatus.Invalid => T("Invalid", "Ungültig"),
        CalibrationStatus.Open => T("Open", "Offen"),
        _ => T("None", "Ohne"),
    };

    /// <summary>The same beside a record: whether billing in conformity with calibration law is established.</summary>
    internal string CalibrationVerdict(CalibrationStatus status) => status switch
    {
        CalibrationStatus.Valid => T("calibration law: valid", "Eichrecht: gültig"),
        CalibrationStatus.Invalid => T("calibration law: invalid", "Eichrecht: ungültig"),
        CalibrationStatus.Open => T("calibration law: open", "Eichrecht: offen"),
        _ => T("calibration law: irrelevant", "Eichrecht: ohne Bedeutung"),
    };
}
