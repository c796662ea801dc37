namespace ChargeBot.Cards;

/// <summary>What is said about the erasure of a person's data.</summary>
public sealed partial class Texts
{
    internal string ErasureTitle => T("Erasure of a person's data", "Löschung personenbezogener Daten");

    internal string ErasureHowTo => T(
        "Type erase and the EMAID, for example erase DE-8AA-001234567-0. I show what there is and ask before anything is erased.",
        "Schreiben Sie löschen und die EMAID, zum Beispiel löschen DE-8AA-001234567-0. Ich zeige, was da ist, und frage vor dem Löschen.");

    internal string ErasureCheckDigit => T("The check digit does not fit. Please look at the EMAID again.", "Die Prüfziffer passt nicht. Bitte die EMAID noch einmal ansehen.");

    internal string ErasureLeft => T("Left as it is. Nothing was erased.", "Unverändert gelassen. Nichts wurde gelöscht.");

    internal string ErasureAsks => T("This is kept under that EMAID. Erased data cannot be brought back.", "Das ist unter dieser EMAID gespeichert. Gelöschtes lässt sich nicht zurückholen.");

    internal string ErasureDone => T("Erased. This was kept under that EMAID:", "Gelöscht. Das war unter dieser EMAID gespeichert:");

    internal string ErasureNothing => T("Nothing that can be erased is kept under that EMAID.", "Unter dieser EMAID ist nichts gespeichert, was sich löschen ließe.");

    internal string ErasureContracts => T("Contract", "Vertrag");

    internal string ErasureStarts => T("Remote starts", "Fernstarts");

    internal string ErasureTickets => T("On tickets", "Auf Tickets");

    internal string ErasureFiles => T("Photos, files", "Fotos, Dateien");

    internal string ErasureTags => T("Named as tag", "Als Kennung");

    internal string ErasureKept => T("Kept by law", "Gesetzlich");

    internal string ErasureBeyond => T(
        "Of tickets the report stays, without EMAID, telephone numbers and e-mail addresses; names in free texts and log files are not found. Signed readings stay for calibration law. "
        + "Not reached: messages in Teams, what was exported or sent to other systems, and the next import of contracts.",
        "Von Tickets bleibt die Meldung, ohne EMAID, Telefonnummern und E-Mail-Adressen; Namen in freien Texten und Logdateien werden nicht gefunden. Signierte Messwerte bleiben wegen des Eichrechts. "
        + "Nicht erreicht werden Nachrichten in Teams, Exporte, andere Systeme und der nächste Import von Verträgen.");

    internal string EraseButton => T("Erase", "Löschen");
}
