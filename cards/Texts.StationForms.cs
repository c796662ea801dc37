using ChargeBot.Domain.MasterData;

namespace ChargeBot.Cards;

/// <summary>What is said in the forms of a station's master data, and about attributes.</summary>
public sealed partial class Texts
{
    /// <summary>Short: a fact's title breaks after some ten characters on a phone.</summary>
    internal string Field(string field) => field switch
    {
        StationField.Name => T("Name", "Name"),
        StationField.Street => T("Street", "Straße"),
        StationField.PostalCode => T("Postcode", "PLZ"),
        StationField.City => T("City", "Ort"),
        StationField.Country => T("Country", "Land"),
        StationField.TimeZone => T("Time zone", "Zeitzone"),
        StationField.Latitude => T("Latitude", "Breite"),
        StationField.Longitude => T("Longitude", "Länge"),
        StationField.Access => T("Access", "Zugang"),
        StationField.OpeningHours => T("Open", "Geöffnet"),
        StationField.AccessGroups => T("For", "Für"),
        StationField.Products => T("Products", "Produkte"),
        StationField.Groups => T("Groups", "Gruppen"),
        StationField.Operator => T("Operator", "Betreiber"),
        _ => T("Site owner", "Eigentum"),
    };

    internal string FieldLabel(string field) => field switch
    {
        StationField.Name => T("Name of the site", "Name des Standorts"),
        StationField.Street => T("Street and number", "Straße und Hausnummer"),
        StationField.Country => T("Country, three letters (DEU)", "Land, drei Buchstaben (DEU)"),
        StationField.TimeZone => T("Time zone (Europe/Berlin)", "Zeitzone (Europe/Berlin)"),
        StationField.Latitude => T("Latitude, degrees (52.531677)", "Geografische Breite, Grad (52.531677)"),
        StationField.Longitude => T("Longitude, degrees (13.381777)", "Geografische Länge, Grad (13.381777)"),
        StationField.Access => T("Who may charge", "Wer darf laden"),
        StationField.OpeningHours => T("Opening hours (24/7, or in words)", "Öffnungszeiten (24/7 oder in Worten)"),
        StationField.AccessGroups => T("Access groups, with commas", "Zugangsgruppen, mit Kommas"),
        StationField.Products => T("Products, with commas", "Produkte, mit Kommas"),
        StationField.Groups => T("Groups, with commas", "Gruppen, mit Kommas"),
        StationField.SiteOwner => T("Owner of the site", "Eigentümer des Standorts"),
        StationField.PostalCode => T("Postal code", "Postleitzahl"),
        _ => Field(field),
    };

    internal string FormTitle(StationForm form) => form switch
    {
        StationForm.Address => T("Edit the address", "Adresse bearbeiten"),
        StationForm.Access => T("Edit access", "Zugang bearbeiten"),
        _ => T("Edit assignments", "Zuordnung bearbeiten"),
    };

    internal string EmptyClears => T("An empty line clears a value.", "Eine leere Zeile löscht den Wert.");

    internal string NotSaid => T("not said", "keine Angabe");

    internal string NothingSaved => T("Nothing was saved. Please mend:", "Nichts wurde gespeichert. Bitte berichtigen:");

    internal string ChangedMeanwhile => T(
        "Nothing was saved: a colleague changed this while you were typing. Save mine puts your text in its place, Leave it keeps theirs.",
        "Nichts wurde gespeichert: Jemand anderes hat das währenddessen geändert. „Meins speichern“ ersetzt es, „Abbrechen“ behält es.");

    internal string NowReads(string field, string value) => T($"{field} now reads: {value}", $"{field} lautet jetzt: {value}");

    internal string SaveMineButton => T("Save mine", "Meins speichern");

    internal string Problem(StationFieldProblem problem, int most) => problem switch
    {
        StationFieldProblem.Missing => T("must not be empty", "darf nicht leer sein"),
        StationFieldProblem.TooLong => T($"longer than {most} characters", $"länger als {most} Zeichen"),
        StationFieldProblem.ControlCharacters => T("holds characters that cannot be seen; please type it anew", "enthält unsichtbare Zeichen; bitte neu eintippen"),
        StationFieldProblem.NoCountry => T("no country has this code; three letters, for example DEU", "kein Land hat diesen Code; drei Buchstaben, zum Beispiel DEU"),
        StationFieldProblem.NoTimeZone => T("no such time zone; for example Europe/Berlin", "keine solche Zeitzone; zum Beispiel Europe/Berlin"),
        StationFieldProblem.NoDegrees => T("no number of degrees: latitude from −90 to 90, longitude from −180 to 180", "keine Gradzahl: Breite von −90 bis 90, Länge von −180 bis 180"),
        StationFieldProblem.OtherMissing => T("latitude and longitude go together; fill in both, or clear both", "Breite und Länge gehören zusammen; beide ausfüllen oder beide leeren"),
        StationFieldProblem.NoAccess => T("please choose one", "bitte etwas auswählen"),
        StationFieldProblem.TooMany => T($"more than {StationFields.MostNames} names", $"mehr als {StationFields.MostNames} Namen"),
        StationFieldProblem.NoNumber => T("no number; without a separator for thousands, for example 1250.5", "keine Zahl; ohne Tausenderpunkt, zum Beispiel 1250,5"),
        StationFieldProblem.NoYesNo => T("neither yes nor no", "weder ja noch nein"),
        StationFieldProblem.NoDate => T("no day; for example 2026-12-31", "kein Datum; zum Beispiel 31.12.2026"),
        StationFieldProblem.NoLink => T("no address that begins with https or http", "keine Adresse, die mit https oder http beginnt"),
        StationFieldProblem.Taken => T("there is one of this name already", "diesen Namen gibt es schon"),
        _ => "",
    };

    internal string AttributeNameTitle => T("Name", "Bezeichnung");

    internal string AttributeTypeTitle => T("Kind of value", "Art des Werts");

    internal string AttributeValueTitle => T("Value", "Wert");

    internal string AttributeType(AttributeType type) => type switch
    {
        Domain.MasterData.AttributeType.Number => T("Number", "Zahl"),
        Domain.MasterData.AttributeType.YesNo => T("Yes or no", "Ja oder nein"),
        Domain.MasterData.AttributeType.Date => T("Date", "Datum"),
        Domain.MasterData.AttributeType.Link => T("Link", "Link"),
        _ => T("Text", "Text"),
    };

    internal string Number(decimal number) => number.ToString("#,0.############", culture);

    internal string YesOrNo(bool yes) => yes ? T("yes", "ja") : T("no", "nein");

    internal string NoAttributes => T(
        "Nothing is kept here yet. An attribute is what you would like to find again about this station: a key box, a contract number, a link to the plan of the site.",
        "Hier steht noch nichts. Ein Attribut ist, was Sie zu dieser Station wiederfinden möchten: ein Schlüsselkasten, eine Vertragsnummer, ein Link zum Lageplan.");

    internal string AttributesFull => T(
        $"There are {StationAttributes.Most} attributes, no station has more. Delete one before you add another.",
        $"Es sind {StationAttributes.Most} Attribute, mehr hat keine Station. Erst eines löschen, dann ein neues anlegen.");

    internal string AddAttributeButton => T("Add", "Hinzufügen");

    internal string AddAttributeTitle => T("Add an attribute", "Attribut hinzufügen");

    internal string EditAttributeTitle(string name) => T($"Edit {name}", $"{name} bearbeiten");

    internal string DeleteButton => T("Delete", "Löschen");

    internal string DeleteAttribute(string name, string value) => T($"Delete {name} ({value})?", $"{name} ({value}) löschen?");

    internal string DeleteAttributeNote => T("It is gone for everyone then. The audit keeps who deleted it.", "Es ist dann für alle weg. Im Protokoll bleibt, wer es gelöscht hat.");

    internal string AttributeGone => T(
        "A colleague deleted it meanwhile. Nothing was changed.",
        "Jemand anderes hat es inzwischen gelöscht. Nichts wurde geändert.");

    internal string Deleted => T("Deleted.", "Gelöscht.");

    internal string ChangedAt(string clock) => T($"changed {clock}", $"geändert {clock}");
}
