using ChargeBot.Domain.MobileNetworks;

namespace ChargeBot.Cards;

/// <summary>What is said about a station's SIM card and its mobile network.</summary>
public sealed partial class Texts
{
    internal string SimTitle(string last4) => T($"Mobile network · SIM ··· {last4}", $"Mobilfunk · SIM ··· {last4}");

    internal string SimStatusTitle => T("Connection", "Verbindung");

    internal string SimNetworkTitle => T("Network", "Netz");

    internal string SimGenerationTitle => T("Generation", "Generation");

    internal string SimRoamingTitle => T("Roaming", "Roaming");

    internal string SimApnTitle => T("APN name", "APN-Name");

    internal string SimSessionTitle => T("Last session", "Letzte Sitzung");

    internal string MobileNetworkButton => T("Mobile network", "Mobilfunk");

    internal string AskOperator => T("Ask mobile operator", "Anbieter fragen");

    internal string NotDelivered => T("not delivered", "nicht geliefert");

    internal string NoSimDetails(SimState state, string? last4) => state switch
    {
        SimState.NotLg2Wan => T(
            "Mobile network details exist for LG2WAN stations only. This one speaks OCPP.",
            "Angaben zum Mobilfunk gibt es nur für LG2WAN-Stationen. Diese spricht OCPP."),
        SimState.NoIccid => T(
            "No SIM-ICCID is known of this station, so its mobile network cannot be looked up. It is entered in the device details, under communication device.",
            "Zu dieser Station ist keine SIM-ICCID bekannt, daher lässt sich ihr Mobilfunknetz nicht nachsehen. Eingetragen wird sie in den Gerätedetails unter Kommunikationsgerät."),
        SimState.OddIccid => T(
            "What is entered as this station's SIM-ICCID is not a number of 18 to 22 digits, so its mobile network cannot be looked up. It stands on the SIM card itself.",
            "Was bei dieser Station als SIM-ICCID eingetragen ist, hat keine 18 bis 22 Ziffern, daher lässt sich ihr Mobilfunknetz nicht nachsehen. Die Nummer steht auf der SIM-Karte selbst."),
        _ => T(
            $"The SIM card ··· {last4} is managed by someone else: there are mobile network details only for SIM cards that came from us. Whoever supplied the card can tell.",
            $"Die SIM-Karte ··· {last4} verwaltet jemand anderes: Angaben zum Mobilfunk gibt es nur für SIM-Karten, die von uns kommen. Auskunft gibt, wer die Karte geliefert hat."),
    };

    internal string SimStatus(ConnectionKind kind, bool smsOnly) => kind switch
    {
        ConnectionKind.Connected when smsOnly => T("Reachable for SMS only, no data", "Nur per SMS erreichbar, keine Daten"),
        ConnectionKind.Connected => T("Currently connected", "Aktuell verbunden"),
        ConnectionKind.InTheLastDay => T("Connection in the last 24 hours", "Verbindung in den letzten 24 Stunden"),
        ConnectionKind.NotInTheLastDay => T("No connection in the last 24 hours", "Keine Verbindung in den letzten 24 Stunden"),
        ConnectionKind.NotConnected => T("Was without connection when last looked at", "War beim letzten Nachsehen ohne Verbindung"),
        _ => T("No word from the last 24 hours", "Keine Angabe aus den letzten 24 Stunden"),
    };

    internal string LastConnected(string clock, string ago) => T($"last connected {clock}, {ago}", $"zuletzt verbunden {clock}, {ago}");

    internal string SimSourceAt(SimSource source, string clock, string ago, bool dated)
    {
        var by = source is SimSource.DailyFile ? T("daily file", "Tagesdatei") : T("mobile operator", "Mobilfunkanbieter");
        return dated ? T($"{by}, as of {clock}, {ago}", $"{by}, Stand {clock}, {ago}") : T($"{by}, received {clock}, {ago}", $"{by}, empfangen {clock}, {ago}");
    }

    internal string Roaming(SimRoaming roaming)
    {
        var where = roaming.Countries ?? (roaming.Mcc is { } mcc ? $"MCC {mcc}" : null);
        return (roaming.Active, where) switch
        {
            (true, null) => T("roaming; the country was left open", "Roaming; das Land blieb offen"),
            (true, _) => T($"roaming, {where}", $"Roaming, {where}"),
            (false, null) => T("no roaming", "kein Roaming"),
            _ => T($"no roaming, {where}", $"kein Roaming, {where}"),
        };
    }

    internal string FromTo(string start, string end, string span) => T($"{start} to {end} ({span})", $"{start} bis {end} ({span})");

    /// <summary>A number of bytes in its largest unit, by thousands.</summary>
    internal string Volume(long bytes) => bytes switch
    {
        < 1_000 => $"{bytes} B",
        < 1_000_000 => $"{Decimal(bytes / 1e3)} kB",
        < 1_000_000_000 => $"{Decimal(bytes / 1e6)} MB",
        _ => $"{Decimal(bytes / 1e9)} GB",
    };

    internal string AskingOperator => T("Asking the mobile operator now …", "Der Mobilfunkanbieter wird gerade gefragt …");

    internal string OperatorAnswered(string clock) => T($"The mobile operator was asked at {clock} and answered.", $"Der Mobilfunkanbieter wurde um {clock} gefragt und hat geantwortet.");

    internal string OperatorRefused(string clock, IReadOnlyList<OperatorQuestion> questions, RefusalReason reason, string? after) => reason switch
    {
        RefusalReason.NotConfigured => T(
            "The mobile operator cannot be asked: no access to its API is set up here. What you see comes from the daily file.",
            "Der Mobilfunkanbieter lässt sich nicht fragen: Hier ist kein Zugang zu seiner Schnittstelle eingerichtet. Was Sie sehen, kommt aus der Tagesdatei."),
        RefusalReason.NoIdentifier => T(
            "The mobile operator cannot be asked about this SIM card: the daily file has not told under which phone number or address it is known there.",
            "Nach dieser SIM-Karte lässt sich der Mobilfunkanbieter nicht fragen: Die Tagesdatei nennt keine Rufnummer oder Adresse, unter der er sie kennt."),
        _ => T(
            $"{clock}, mobile operator on {Questions(questions)}: {Reason(reason, after)}. What you see there is from before.",
            $"{clock}, Mobilfunkanbieter zu {Questions(questions)}: {Reason(reason, after)}. Was Sie dazu sehen, ist von vorher."),
    };

    private string Questions(IReadOnlyList<OperatorQuestion> questions) => List([.. questions.Select(question => question switch
    {
        OperatorQuestion.Reachability => T("connection", "Verbindung"),
        OperatorQuestion.NetworkType => T("generation", "Generation"),
        _ => T("roaming", "Roaming"),
    })]);

    internal string Reason(RefusalReason reason, string? after) => reason switch
    {
        RefusalReason.Unauthenticated => T("our access was turned down; please tell the administrators", "unser Zugang wurde abgelehnt; bitte der Administration melden"),
        RefusalReason.Forbidden => T("we may ask for no such data; please tell the administrators", "wir dürfen solche Daten nicht abfragen; bitte der Administration melden"),
        RefusalReason.UnknownSim => T("knows no such SIM card", "kennt keine solche SIM-Karte"),
        RefusalReason.NotOffered => T("does not offer that for this SIM card", "bietet das für diese SIM-Karte nicht an"),
        RefusalReason.WrongIdentifier => T("cannot use the number or address that we ask with; please tell the administrators", "kann mit der Nummer oder Adresse, mit der wir fragen, nichts anfangen; bitte der Administration melden"),
        RefusalReason.TooMany when after is not null => T($"too many questions, to be asked again in {after}", $"zu viele Fragen, erneut möglich in {after}"),
        RefusalReason.TooMany => T("too many questions for now", "vorerst zu viele Fragen"),
        RefusalReason.Unavailable => T("cannot be reached at the moment", "ist gerade nicht erreichbar"),
        RefusalReason.TimedOut => T("gave no answer in time", "hat nicht rechtzeitig geantwortet"),
        _ => T("gave an answer that nobody can read", "hat etwas Unlesbares geantwortet"),
    };

    internal string SimAgeHint(bool canAsk) => canAsk
        ? T(
            "Once a day a file tells all this; what is true now, the mobile operator tells when asked.",
            "Einmal am Tag liefert eine Datei all das; was jetzt gilt, sagt der Mobilfunkanbieter auf Nachfrage.")
        : T("Once a day a file tells all this: none of it is live.", "Einmal am Tag liefert eine Datei all das: Nichts davon ist live.");

    internal string SimRoamingHint => T(
        "Network: our SIM cards may use other networks too, as far as charger and modem are set up for it; the manufacturer knows.",
        "Netz: Unsere SIM-Karten dürfen auch andere Netze nutzen, soweit Ladesäule und Modem dafür eingerichtet sind; Auskunft gibt der Hersteller.");

    internal string SimApnHint => T(
        "APN: only over this access point can the SIM card reach us. The name must be stored exactly so in charger and modem; it came with the card, from the manufacturer, or when the station was set up.",
        "APN: Nur über diesen Zugangspunkt erreicht uns die SIM-Karte. Der Name muss genau so in Ladesäule und Modem stehen; er kam mit der Karte, vom Hersteller oder beim Anlegen der Station.");

    internal string SimSessionHint => T(
        "Last session: completed ones only. Some models connect anew quite often, for example after a restart.",
        "Letzte Sitzung: nur abgeschlossene. Manche Modelle verbinden sich recht oft neu, zum Beispiel nach einem Neustart.");
}
