using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Cards;

/// <summary>The Activation overview of the network, and where a session broke.</summary>
public sealed partial class Texts
{
    internal string RowsIn(int hours, int total) => hours < 48
        ? T($"{Count(total)} in the last {hours} hours", $"{Count(total)} in den letzten {hours} Stunden")
        : T($"{Count(total)} in the last {hours / 24} days", $"{Count(total)} in den letzten {hours / 24} Tagen");

    internal string Hours(int hours) => hours < 48 ? T($"{hours} h", $"{hours} Std.") : T($"{hours / 24} days", $"{hours / 24} Tage");

    internal string Source(AuthenticationSource source) => source switch
    {
        AuthenticationSource.Any => T("Any", "Alle"),
        AuthenticationSource.Charger => T("Card", "Karte"),
        AuthenticationSource.Contract => T("Contract", "Vertrag"),
        AuthenticationSource.Goodwill => T("Goodwill", "Kulanz"),
        _ => T("Voucher", "Bon"),
    };

    internal string OverviewSearchLabel => T("EMAID, port, voucher or record; several with commas", "EMAID, Ladepunkt, Gutschein oder Beleg; mehrere mit Komma");

    internal string OverviewPlaceLabel => T("Place", "Ort");

    internal string OverviewProviderLabel => T("Provider, as DE-8AA", "Anbieter, wie DE-8AA");

    internal string SearchButton => T("Search", "Suchen");

    internal string NotFoundAmong(string words) => T($"Neither EMAID, port, voucher nor record: {words}", $"Weder EMAID, Ladepunkt, Gutschein noch Beleg: {words}");

    internal string FailureShort(StartFailure failure) => failure switch
    {
        StartFailure.Withdrawn => T("taken back", "zurückgenommen"),
        StartFailure.NoPassword => T("no password", "kein Passwort"),
        StartFailure.NotApproved => T("not approved", "nicht freigegeben"),
        StartFailure.NobodyDecided => T("nobody decided", "niemand entschied"),
        StartFailure.PortChanged => T("port was taken", "Ladepunkt belegt"),
        StartFailure.Refused => T("charger refused", "Ladesäule lehnte ab"),
        StartFailure.NotReached => T("not reached", "nicht erreicht"),
        _ => T("nothing began", "nichts begann"),
    };

    internal string TagRefused(TagVerdict verdict) => verdict is TagVerdict.Blocked ? T("card blocked", "Karte gesperrt") : T("tag refused", "Kennung abgelehnt");

    internal string ReadingsFact => T("Readings", "Zählerstände");

    internal string ReadingsOf(int readings, int signed) => signed == 0 ? Count(readings) : T($"{Count(readings)}, {Count(signed)} signed records", $"{Count(readings)}, {Count(signed)} signierte Datensätze");

    internal string SignedDataButton => T("Signed data", "Signierte Daten");

    internal string TraceTitle => T("From authentication to record", "Von der Freigabe zum Beleg");

    internal string TraceAuthenticated(string kind, string account, string who, string clock) => account.Length > 0
        ? T($"{kind} ({account}) by {who}, {clock}", $"{kind} ({account}) durch {who}, {clock}")
        : T($"{kind} by {who}, {clock}", $"{kind} durch {who}, {clock}");

    internal string TraceAsked(string tag, string clock, TagVerdict verdict) => verdict is TagVerdict.Accepted
        ? T($"{tag} accepted, {clock}", $"{tag} angenommen, {clock}") : $"{tag} {TagRefused(verdict)}, {clock}";

    internal string TraceNotAsked(string tag) => T($"{tag}: the charger did not ask us", $"{tag}: die Ladesäule hat nicht gefragt");

    internal string TraceStart(string asked, string? answered, bool refused, string? words) => answered is null
        ? T($"Start asked {asked}, no answer", $"Start angefordert {asked}, keine Antwort")
        : refused ? T($"Start refused {answered}{(words is null ? "" : $": {words}")}", $"Start abgelehnt {answered}{(words is null ? "" : $": {words}")}")
        : T($"Start accepted {answered}", $"Start zugesagt {answered}");

    internal string TraceBegan(string clock) => T($"Session began {clock}", $"Vorgang begann {clock}");

    internal string TraceEnergy(string energy) => T($"Energy flowed: {energy}", $"Energie floss: {energy}");

    internal string TraceNoEnergy => T("No energy was seen", "Keine Energie gemeldet");

    internal string TraceEnded(string clock) => T($"Ended {clock}", $"Beendet {clock}");

    internal string TraceClosedByUs(string clock) => T($"Closed by us {clock}, without the charger's word", $"Von uns geschlossen {clock}, ohne Wort der Ladesäule");

    internal string TraceRecord(string calibration) => T($"Charge record: {calibration}", $"Ladebeleg: {calibration}");

    internal string TraceNoRecord => T("No charge record", "Kein Ladebeleg");
}
