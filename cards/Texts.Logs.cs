using ChargeBot.Domain.LogFiles;

namespace ChargeBot.Cards;

/// <summary>What is said about log files.</summary>
public sealed partial class Texts
{
    internal string LogsTitle => T("Log files of the station", "Logdateien der Station");

    internal string LogsButton => T("Log files", "Logdateien");

    internal string RequestLogButton => T("Request log", "Log anfordern");

    internal string LogPeriod => T("Of which time", "Aus welcher Zeit");

    internal string LastHours(string hours) => hours switch
    {
        "1" => T("the last hour", "die letzte Stunde"),
        "72" => T("the last 3 days", "die letzten 3 Tage"),
        "168" => T("the last 7 days", "die letzten 7 Tage"),
        _ => T($"the last {hours} hours", $"die letzten {hours} Stunden"),
    };

    internal string OwnPeriod => T("another time …", "ein anderer Zeitraum …");

    internal (string Day, string Time) PeriodFrom => (T("From, day", "Von, Tag"), T("From, time at the charger", "Von, Uhrzeit an der Säule"));

    internal (string Day, string Time) PeriodTo => (T("Until, day", "Bis, Tag"), T("Until, time at the charger", "Bis, Uhrzeit an der Säule"));

    internal string PeriodWrong => T(
        "Not requested: days and times are needed, and the end after the beginning, at most 90 days back.",
        "Nicht angefordert: Tage und Uhrzeiten fehlen, oder das Ende liegt vor dem Anfang oder mehr als 90 Tage zurück.");

    internal string LookButton => T("Look", "Ansehen");

    internal string LinesAtFault(string clock) => T($"Around the fault at {clock}", $"Um die Störung um {clock}");

    internal string LinesAtEnd => T("The end of it: no fault is known of its time", "Das Ende: aus dieser Zeit ist keine Störung bekannt");

    internal string LinesWith(string word) => T($"Lines with '{word}'", $"Zeilen mit „{word}“");

    internal string SearchLog => T("Search in the log", "Im Log suchen");

    internal string SecretsMasked => T("Passwords and card numbers are masked here; the file has them.", "Kennwörter und Kartennummern sind hier verdeckt; in der Datei stehen sie.");

    internal string? Said(LogExcerpt excerpt) => excerpt.End switch
    {
        LogExcerptEnd.NotText => T("This is no text. Download it to look into it.", "Das ist kein Text. Zum Ansehen bitte herunterladen."),
        LogExcerptEnd.StoreDown => T("The store for files cannot be reached right now. Please try again in a minute.", "Der Dateispeicher ist gerade nicht erreichbar. Bitte in einer Minute noch einmal versuchen."),
        LogExcerptEnd.TooLong => T("Too long to look through it here. Download it to search in it.", "Zu lang, um es hier zu durchsuchen. Zum Suchen bitte herunterladen."),
        _ when excerpt.Found.Count == 0 => T("No line has that.", "Das steht in keiner Zeile."),
        _ => null,
    };

    internal string LogKindLabel => T("Which log", "Welches Log");

    internal string LogKindName(LogKind kind) => kind switch
    {
        LogKind.DiagnosticsLog => T("Diagnostics (GetLog)", "Diagnose (GetLog)"),
        LogKind.Logbook => T("Logbook", "Logbuch"),
        LogKind.SecurityLog => T("Security log (GetLog)", "Sicherheitslog (GetLog)"),
        _ => T("Diagnostics", "Diagnose"),
    };

    internal string NoLogs => T("No log has been requested yet.", "Es wurde noch kein Log angefordert.");

    internal string LogUnderWay => T(
        "Requested. This may take a while; you can close this, and I tell you when it has come.",
        "Angefordert. Das kann dauern; Sie können das schließen, ich melde mich, wenn es da ist.");

    internal string LogHere => T("The log has come.", "Das Log ist da.");

    internal string LogFailed => T(
        "The log did not come. Try another kind of log, or again when the station is online.",
        "Das Log kam nicht. Versuchen Sie eine andere Art, oder noch einmal, wenn die Station online ist.");

    internal string LogFailedTryBy(UploadWay way) => T(
        $"The log did not come. {LogWay(way)} is chosen below: the charger may know that better. Or try another kind of log, or again when the station is online.",
        $"Das Log kam nicht. Unten ist {LogWay(way)} gewählt: Das kann die Ladestation vielleicht besser. Oder versuchen Sie eine andere Art, oder noch einmal, wenn die Station online ist.");

    internal string LogWayLabel => T("How it is uploaded", "Wie es hochgeladen wird");

    internal static string LogWay(UploadWay way) => way is UploadWay.Ftp ? "FTP" : "HTTPS";

    internal string State(LogState state) => state switch
    {
        LogState.Asked => T("● requested", "● angefordert"),
        LogState.Uploading => T("● uploading", "● wird geladen"),
        LogState.Here => T("✓ here", "✓ da"),
        LogState.Failed => T("✗ failed", "✗ fehlgeschlagen"),
        _ => T("○ no longer kept", "○ nicht mehr aufbewahrt"),
    };
}
