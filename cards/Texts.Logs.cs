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

    internal string LogKindLabel => T("Which log", "Welches Log");

    internal string LogKindName(LogKind kind) => kind switch
    {
        LogKind.DiagnosticsLog => T("Diagnostics (GetLog)", "Diagnose (GetLog)"),
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
