using ChargeBot.Domain.Charging;

namespace ChargeBot.Cards;

/// <summary>What is said about the error rate: its card, the fleet's worst ports, one session. The types are in Texts.ErrorTypes.cs.</summary>
public sealed partial class Texts
{
    internal string ErrorRateTab => T("Errors", "Fehler");

    internal string SessionsChart => T("Sessions", "Ladevorgänge");

    internal string TypesChart => T("Faulty sessions by type", "Fehlerhafte Vorgänge nach Art");

    internal string SuccessfulTitle => T("Successful", "Erfolgreich");

    internal string FaultyTitle => T("Faulty", "Fehlerhaft");

    internal string Of(ErrorScope scope) => scope switch
    {
        ErrorScope.Station => T("Station", "Station"),
        ErrorScope.Site => T("Site", "Standort"),
        _ => T("This port", "Dieser Punkt"),
    };

    internal string CountedPorts(int ports) => ports == 1 ? T("1 port is counted", "1 Ladepunkt wird gezählt") : T($"{Count(ports)} ports are counted", $"{Count(ports)} Ladepunkte werden gezählt");

    internal string StartLabel => T("Start", "Von");

    internal string EndLabel => T("End", "Bis");

    internal string ShowPeriodButton => T("Show these days", "Diese Tage zeigen");

    internal string Share(double share) => $"{Decimal(share * 100)}\u00A0%";

    internal string CountAndShare(int count, int all) => $"{Count(count)} ({Share(all == 0 ? 0 : (double)count / all)})";

    internal string OneOf(int faulty, int all) => T($"{Count(faulty)} of {Count(all)}", $"{Count(faulty)} von {Count(all)}");

    internal string FaultyOf(int faulty, int all, double rate) => T(
        $"{OneOf(faulty, all)} sessions faulty: {Share(rate)}",
        $"{OneOf(faulty, all)} Vorgängen fehlerhaft: {Share(rate)}");

    internal string NoSessionsInTime => T("No session ended in these days.", "An diesen Tagen endete kein Ladevorgang.");

    internal string PressAType => T("Press a line to see its sessions.", "Eine Zeile antippen zeigt ihre Vorgänge.");

    internal string NoFailedAuthorisations => T(
        "Running sessions and failed authorisations are not counted.",
        "Laufende Vorgänge und abgelehnte Freigaben werden nicht gezählt.");

    internal string ChangedInTime => T("Changed in these days", "In diesen Tagen geändert");

    internal string NothingChanged => T("No change of firmware or parameters is known, and no note.", "Keine Änderung an Firmware oder Parametern bekannt, und keine Notiz.");

    internal string MoreChanges(int count) => T($"and {Count(count)} more", $"und {Count(count)} weitere");

    internal string Changed(ErrorRateChange change)
    {
        var what = Typed.Bound(change.What, 60);
        var after = Typed.Bound(change.After ?? "", 40);
        var before = change.Before is { Length: > 0 } old ? Typed.Bound(old, 40) : null;
        return change.Kind switch
        {
            ErrorRateChangeKind.Firmware => before is null ? T($"Firmware is {after}", $"Firmware ist {after}") : T($"Firmware {before} → {after}", $"Firmware {before} → {after}"),
            ErrorRateChangeKind.Note => T($"Note: {what}", $"Notiz: {what}"),
            _ when before is null && after.Length == 0 => T($"{what} changed", $"{what} geändert"),
            _ => before is null ? T($"{what} set to {after}", $"{what} auf {after} gesetzt") : $"{what}: {before} → {after}",
        };
    }

    /// <summary>Why a period is refused, field first.</summary>
    internal string PeriodRefused(PeriodProblem problem, string? typed) => problem switch
    {
        PeriodProblem.StartMissing => T("Start: please choose a day.", "Von: Bitte einen Tag wählen."),
        PeriodProblem.StartUnreadable => T($"Start: {Quoted(typed)} is no day.", $"Von: {Quoted(typed)} ist kein Tag."),
        PeriodProblem.EndMissing => T("End: please choose a day.", "Bis: Bitte einen Tag wählen."),
        PeriodProblem.EndUnreadable => T($"End: {Quoted(typed)} is no day.", $"Bis: {Quoted(typed)} ist kein Tag."),
        PeriodProblem.StartInFuture => T("Start: that day is yet to come.", "Von: Dieser Tag kommt erst noch."),
        PeriodProblem.EndInFuture => T("End: that day is yet to come; today is the last one.", "Bis: Dieser Tag kommt erst noch; heute ist der letzte."),
        PeriodProblem.Reversed => T("End: it lies before the start.", "Bis: Das liegt vor dem Beginn."),
        _ => T($"Start: at most {ErrorPeriod.MostDays} days are counted at once.", $"Von: Es werden höchstens {ErrorPeriod.MostDays} Tage auf einmal gezählt."),
    };

    internal string WorstPortsButton => T("Fleet's worst ports", "Schlechteste der Flotte");

    internal string WorstPortsTitle => T("Ports with the most faulty sessions", "Ladepunkte mit den meisten Fehlern");

    internal string WorstPortsNote(int atLeast) => T(
        $"by share of faulty sessions, of ports with at least {Count(atLeast)} sessions",
        $"nach Anteil fehlerhafter Vorgänge, ab {Count(atLeast)} Vorgängen je Ladepunkt");

    internal string NoWorstPorts => T("No port had faulty sessions in these days.", "An diesen Tagen hatte kein Ladepunkt fehlerhafte Vorgänge.");

    internal string ErrorWhere(ErrorScope scope, ErrorPeriod period, int total) =>
        $"{Of(scope)} · {Day(period.First)} {T("to", "bis")} {Day(period.Last)} · {(total == 1 ? T("1 session", "1 Vorgang") : T($"{Count(total)} sessions", $"{Count(total)} Vorgänge"))}";

    internal string NoneOfThisType => T("No session of this type in these days.", "Kein Vorgang dieser Art an diesen Tagen.");

    internal string BackToErrorsButton => T("Back to error rate", "Zur Fehlerrate");

    internal string BackToSessionsButton => T("Back to sessions", "Zu den Vorgängen");

    internal string ErrorPortTitle => T("Port", "Punkt");

    internal string StartFact => T("Start", "Beginn");

    internal string EndFact => T("End", "Ende");

    internal string EnergyFact => T("Energy", "Energie");

    internal string MeterFact => T("Meter", "Zähler");

    internal string PowerFact => T("Power", "Leistung");

    internal string ReasonFact => T("Ended by", "Grund");

    internal string RecordFact => T("Record", "Beleg");

    internal string CalibrationFact => T("Signed", "Signatur");

    internal string StillRuns => T("none: it still runs", "keins: läuft noch");

    internal string NotTold => T("not told", "nicht gemeldet");

    /// <summary>Both clocks where they differ: the device's, and when we heard of it.</summary>
    internal string ToldAndHeard(string? told, string heard) => told is null ? T($"not told, heard at {heard}", $"nicht gemeldet, empfangen {heard}")
        : told == heard ? told
        : T($"{told}, heard at {heard}", $"{told}, empfangen {heard}");

    /// <summary>Below a kilowatt-hour to the watt-hour: what is faulty is often little.</summary>
    internal string SignedEnergy(double wattHours) => Math.Abs(wattHours) < 1000 ? $"{Count((long)wattHours)} Wh" : $"{Decimal(wattHours / 1000)} kWh";

    internal string FromTo(long start, long end) => T($"{Count(start)} to {Count(end)} Wh", $"{Count(start)} bis {Count(end)} Wh");

    internal string PowerBetween(double low, double high) => T($"{Decimal(low / 1000)} to {Decimal(high / 1000)} kW", $"{Decimal(low / 1000)} bis {Decimal(high / 1000)} kW");

    internal string RecordOf(ChargingSession session) => session.State switch
    {
        SessionState.Running => T("none yet", "noch keiner"),
        SessionState.ClosedByUs => T("none: closed by us", "keiner: von uns geschlossen"),
        _ => T("from the charger", "von der Ladesäule"),
    };

    internal string Calibration(CalibrationStatus status) => status switch
    {
        CalibrationStatus.Valid => T("all signatures fit", "alle Signaturen passen"),
        CalibrationStatus.Invalid => T("a signature does not fit", "eine Signatur passt nicht"),
        CalibrationStatus.Open => T("could not be checked yet", "noch nicht prüfbar"),
        _ => T("no signed readings", "keine signierten Werte"),
    };

    /// <summary>Energy and duration of a session in a few words.</summary>
    internal string SessionSummary(ChargingSession session)
    {
        var energy = SignedEnergy((double)session.MeterLast - session.MeterStart);
        var (start, end) = (session.StartReportedAt ?? session.StartedAt, session.EndReportedAt ?? session.EndedAt);
        return end is not { } ended ? $"{energy} · {T("runs", "läuft")}"
            : ended < start ? $"{energy} · −{Span(start - ended)}"
            : $"{energy} · {Span(ended - start)}";
    }

    private string Quoted(string? typed) => german ? $"„{Typed.Bound(typed ?? "", 30)}“" : $"“{Typed.Bound(typed ?? "", 30)}”";
}
