namespace ChargeBot.Cards;

/// <summary>What is said at the desk: help, search, roles, unknown charge points.</summary>
public sealed partial class Texts
{
    internal string HelpTitle => T("What you can type", "Was Sie schreiben können");

    internal string HelpExamples => T("For example", "Zum Beispiel");

    internal string HelpRoutes => T("Everything you can ask", "Alles, was Sie fragen können");

    internal string NotUnderstood(string typed) => T($"I did not understand '{typed}'.", $"„{typed}“ habe ich nicht verstanden.");

    internal string PerhapsYouMean => T("Perhaps you mean", "Vielleicht meinen Sie");

    internal string NothingFound(string typed) => T($"No station or port goes by '{typed}'.", $"Keine Station und kein Ladepunkt heißt „{typed}“.");

    internal string NothingFoundHint => T(
        "Try the number on the charger's label, the first characters of it, or street and city.",
        "Versuchen Sie es mit der Nummer auf dem Schild der Ladesäule, deren Anfang, oder mit Straße und Ort.");

    internal string SearchTitle(string typed) => T($"Found for '{typed}'", $"Gefunden zu „{typed}“");

    internal string NotExactly(string typed) => T($"Nothing is called exactly '{typed}'. Perhaps one of these:", $"Genau „{typed}“ heißt nichts. Vielleicht davon etwas:");

    internal string WhichPort => T("Which port?", "Welcher Ladepunkt?");

    internal string FoundBecause(FoundBy by) => by switch
    {
        FoundBy.SameId => T("same id", "gleiche Kennung"),
        FoundBy.Prefix => T("begins like this", "beginnt so"),
        FoundBy.Part => T("contains it", "enthält es"),
        FoundBy.Number => T("number on the plate", "Nummer auf dem Schild"),
        FoundBy.NearMiss => T("a slip away", "fast so geschrieben"),
        FoundBy.NearPlace => T("place nearly so", "Ort fast so geschrieben"),
        FoundBy.Note => T("a note says so", "steht in einer Notiz"),
        _ => T("stands there", "steht dort"),
    };

    internal string NoteSays(string words) => T($"Note: {words}", $"Notiz: {words}");

    internal string Ports(int count) => count == 1 ? T("1 port", "1 Ladepunkt") : T($"{count} ports", $"{count} Ladepunkte");

    internal string MoreFound(int count) => T($"and {count} more: type some more characters", $"und {count} weitere: bitte ein paar Zeichen mehr eingeben");

    internal string NoRoleTitle => T("You have no role here yet", "Sie haben hier noch keine Rolle");

    internal string NoRole(string? contact) => contact is null
        ? T(
            "Without a role nothing can be shown or done. Ask your team lead to have you added as hotline agent, on-call engineer or supervisor; then write again.",
            "Ohne Rolle lässt sich nichts zeigen oder tun. Bitten Sie Ihre Teamleitung, Sie für Hotline, Bereitschaft oder Aufsicht eintragen zu lassen, und schreiben Sie dann noch einmal.")
        : T(
            $"Without a role nothing can be shown or done. Ask {contact} to have you added as hotline agent, on-call engineer or supervisor; then write again.",
            $"Ohne Rolle lässt sich nichts zeigen oder tun. Bitten Sie {contact}, Sie für Hotline, Bereitschaft oder Aufsicht eintragen zu lassen, und schreiben Sie dann noch einmal.");

    internal string HeldTitle => T("Unknown charge point", "Unbekannte Ladesäule");

    internal string HeldNote => T(
        "It connects under this identity, but nobody imported it. Until it is adopted it waits, and drivers cannot charge there.",
        "Sie verbindet sich unter dieser Kennung, wurde aber nie importiert. Bis zur Übernahme wartet sie, und dort kann niemand laden.");

    internal string Vendor => T("Vendor", "Hersteller");

    internal string Model => T("Model", "Modell");

    internal string Serial => T("Serial no.", "Seriennr.");

    internal string Firmware => T("Firmware", "Firmware");

    internal string Connectors => T("Ports", "Anschlüsse");

    internal string FirstSeen => T("First seen", "Zuerst");

    internal string LastSeen => T("Last seen", "Zuletzt");

    internal string Adopt => T("Adopt", "Übernehmen");

    internal string AdoptTitle => T("Adopt it as which station?", "Als welche Station übernehmen?");

    internal string AdoptLabel => T("Station id, as on its label", "Stations-ID, wie auf dem Schild");

    internal string AdoptMissing => T("Please give the station's id.", "Bitte die Stations-ID angeben.");

    internal string Problem(AdoptProblem problem) => problem switch
    {
        AdoptProblem.NotAnId => T(
            "That cannot be a station id: letters and digits are needed, and not more than 48 characters.",
            "Das kann keine Stations-ID sein: Sie braucht Buchstaben und Ziffern und hat höchstens 48 Zeichen."),
        _ => T(
            "That station already has a charge point. Give another id, or have the old one taken out first.",
            "Diese Station hat schon eine Ladesäule. Bitte eine andere ID angeben oder die alte erst herausnehmen lassen."),
    };

    internal string AdoptNotAllowed => T("An on-call engineer can adopt it.", "Die Bereitschaft kann sie übernehmen.");
}
