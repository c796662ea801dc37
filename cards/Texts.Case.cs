namespace ChargeBot.Cards;

/// <summary>What a case pack says.</summary>
public sealed partial class Texts
{
    internal string CaseLanguage => german ? "de" : "en";

    internal string CaseDevice => T("Charger", "Ladesäule");

    internal string CasePeriod => T("Period", "Zeitraum");

    internal string CaseMade => T("Made", "Erstellt");

    internal string CaseTicket => T("The report", "Die Meldung");

    internal string CaseSentBy => T("Sent by", "Gesendet von");

    internal string CaseResolved => T("Resolved", "Gelöst");

    internal string CaseFiles => T("Photos, files, logs", "Fotos, Dateien, Logs");

    internal string CaseRecords => T("Charge records", "Ladebelege");

    internal string CaseTransaction(long number) => T($"transaction {number}", $"Transaktion {number}");

    internal string CaseRedactedTitle => T("For outsiders", "Für Außenstehende");

    internal string CaseRedacted => T(
        "Names of colleagues are numbered. Contracts, telephone numbers and e-mail addresses are left out, as are notes and files that cannot be redacted. "
        + "Names in free texts and what can be seen on photos stay: please look through it before you hand it on.",
        "Namen von Kolleginnen und Kollegen sind nummeriert. Verträge, Telefonnummern und E-Mail-Adressen sind ausgelassen, ebenso Notizen und Dateien, die sich nicht schwärzen lassen. "
        + "Namen in freien Texten und was auf Fotos zu sehen ist, bleiben: bitte vor der Weitergabe durchsehen.");

    internal string CaseHashes => T(
        "hashes.txt holds the SHA-256 of every file of this pack; `sha256sum -c hashes.txt` checks them.",
        "hashes.txt enthält den SHA-256 jeder Datei dieser Akte; `sha256sum -c hashes.txt` prüft sie.");

    internal string Of(CaseFileProblem problem) => problem switch
    {
        CaseFileProblem.Unread => T("could not be read when the pack was made", "ließ sich beim Erstellen nicht lesen"),
        CaseFileProblem.Altered => T("differs from what was stored once: its hash is another one", "weicht von dem ab, was einmal gespeichert wurde: der Hash ist ein anderer"),
        CaseFileProblem.KeptBack => T("kept back: it cannot be redacted", "zurückgehalten: lässt sich nicht schwärzen"),
        _ => "",
    };
}
