using ChargeBot.Cards;

namespace ChargeBot.Bot.Conversations;

/// <summary>The short answers, in both languages side by side.</summary>
public static class Sayings
{
    /// <summary>A saying as a card's words.</summary>
    public static WordsView View(Saying saying, string? detail, string language) =>
        new("", Text(saying, detail, language), ToneOf(saying));

    /// <summary>A saying as a sentence.</summary>
    public static string Text(Saying saying, string? detail, string language)
    {
        var (en, de) = Both(saying, detail);
        return language == "de" ? de : en;
    }

    private static (string En, string De) Both(Saying saying, string? detail) => saying switch
    {
        Saying.NotAllowed => (
            $"Your role does not include this. It needs: {detail}.",
            $"Ihre Rolle erlaubt das nicht. Nötig ist: {detail}."),
        Saying.CardUnknown => (
            "This card is too old to be used. Type the port's id to see it as it is now.",
            "Diese Karte ist zu alt. Geben Sie die Kennung des Ladepunkts ein, dann sehen Sie ihn, wie er jetzt ist."),
        Saying.AskedSomeoneElse => (
            "This question was put to a colleague. Type the port's id to open a card of your own.",
            "Diese Frage ging an jemand anderen. Geben Sie die Kennung ein, um eine eigene Karte zu öffnen."),
        Saying.VerbUnknown => (
            "This button is not known. Type help to see what you can ask.",
            "Diese Schaltfläche ist nicht bekannt. Mit hilfe sehen Sie, was Sie fragen können."),
        Saying.ShownBelow => (
            "It is shown as a card of its own, below.",
            "Sie steht als eigene Karte darunter."),
        Saying.NothingToCancel => (
            "There is no open question to cancel. What was sent to a charger cannot be called back from here.",
            "Es ist keine Frage offen. Was an eine Ladesäule gesendet wurde, lässt sich hier nicht zurückholen."),
        Saying.WhichPort => (
            "Which port? Add its id, for example: stop DE*ABC*E1234*1",
            "Welcher Ladepunkt? Geben Sie die Kennung dazu, zum Beispiel: stoppe DE*ABC*E1234*1"),
        Saying.WouldInterrupt => (
            "Someone would be interrupted, and your role may do this only where nobody is. Ask an on-call engineer or a supervisor.",
            "Jemand würde unterbrochen; Ihre Rolle darf das nur, wo niemand lädt. Fragen Sie die Bereitschaft oder die Aufsicht."),
        Saying.TooLate => (
            "Too late to take it back: it is on its way to the charger.",
            "Zu spät zum Zurücknehmen: Der Befehl ist schon unterwegs zur Ladesäule."),
        Saying.Adopted => (
            $"Adopted as station {detail}. It is asked to boot again; type its id to see it.",
            $"Als Station {detail} übernommen. Sie wird gebeten, neu zu starten; mit ihrer Kennung sehen Sie sie."),
        Saying.PersonalOnly => (
            "That is shown in your personal chat with me only. Write to me there.",
            "Das zeige ich nur im persönlichen Chat. Schreiben Sie mir dort."),
        Saying.NoLog => (
            "No log can be requested there: the station is planned, has no log, or no store for files is set up.",
            "Dort lässt sich kein Log anfordern: Die Station ist geplant, hat kein Log, oder es ist kein Dateispeicher eingerichtet."),
        Saying.StoreDown => (
            "The store for files cannot be reached right now. Nothing is lost; please try again in a minute.",
            "Der Dateispeicher ist gerade nicht erreichbar. Nichts ist verloren; bitte in einer Minute noch einmal versuchen."),
        Saying.TicketGone => (
            "This ticket was discarded, or its time to be kept is over.",
            "Dieses Ticket wurde verworfen, oder seine Aufbewahrungszeit ist vorbei."),
        Saying.NothingHeld => (
            "No unknown charge point is waiting to be adopted.",
            "Keine unbekannte Ladesäule wartet auf Übernahme."),
        Saying.OnlyInPersonalChat => (
            "Numbers of SIM and modem are edited in a personal chat with me: open one and ask for the details there.",
            "Nummern von SIM und Modem werden im persönlichen Chat mit mir bearbeitet: dort bitte die Gerätedaten öffnen."),
        Saying.NoRawCall => (
            "Raw calls are for chargers that speak OCPP. This one does not, or is not connected to this system yet.",
            "Rohaufrufe gibt es für Ladesäulen, die OCPP sprechen. Diese spricht es nicht oder ist noch nicht an dieses System angeschlossen."),
        Saying.NoMeterCheck => (
            "This station knows no meter check.",
            "Diese Station kennt keine Zählerprüfung."),
        Saying.NoGateway => (
            "This station has no LG2WAN gateway to choose.",
            "Diese Station hat kein LG2WAN-Gateway, das sich wählen ließe."),
        Saying.NothingBefore => (
            "You have not looked at any port yet. Type a port's id, or list.",
            "Sie haben noch keinen Ladepunkt angesehen. Geben Sie eine Kennung ein, oder liste."),
        Saying.TooManyPins => (
            $"{detail} ports are pinned already, and more would be no short list. Unpin one first: type pins.",
            $"Schon {detail} Ladepunkte sind angeheftet; mehr wären keine kurze Liste. Lösen Sie zuerst einen: mit angeheftet."),
        Saying.NoLink => (
            "No address can be made for this port: its id has characters that do not fit into one.",
            "Für diesen Ladepunkt gibt es keine Adresse: Seine Kennung hat Zeichen, die in keine passen."),
        Saying.GatewayGone => (
            "That gateway does not wait any more, or the station has got another one meanwhile. Nothing was changed; look at the list again.",
            "Dieses Gateway wartet nicht mehr, oder die Station hat inzwischen ein anderes. Nichts wurde geändert; bitte die Liste noch einmal ansehen."),
        Saying.StartInPersonalChat => (
            "Sessions are started in your personal chat with me: what the customer tells is for you alone. Write to me there.",
            "Gestartet wird im persönlichen Chat mit mir: Was der Kunde sagt, ist nur für Sie. Schreiben Sie mir dort."),
        Saying.NotOnesOwn => (
            "You asked for this yourself: someone else has to decide it.",
            "Das haben Sie selbst angefragt: Entscheiden muss jemand anderes."),
        Saying.ReasonNeeded => (
            "Please give a reason with the rejection: the colleague at the phone has to explain it.",
            "Bitte begründen Sie die Ablehnung: Am Telefon muss sie erklärt werden."),
        Saying.NotWithdrawn => (
            "Too late to take it back. The card shows how far it has come.",
            "Zu spät zum Zurücknehmen. Die Karte zeigt, wie weit es ist."),
        Saying.NotExtended => (
            "This session cannot last longer: it is over, its account does not allow it, or the charger ends it by itself.",
            "Dieser Vorgang kann nicht länger dauern: Er ist zu Ende, seine Abrechnung erlaubt es nicht, oder die Ladesäule beendet ihn selbst."),
        _ => ("", ""),
    };

    private static Tone ToneOf(Saying saying) => saying switch
    {
        Saying.Adopted => Tone.Good,
        Saying.WhichPort or Saying.NothingToCancel or Saying.NothingHeld or Saying.NothingBefore or Saying.TooManyPins => Tone.Neutral,
        _ => Tone.Warning,
    };
}
