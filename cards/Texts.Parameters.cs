using System.Globalization;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Cards;

/// <summary>What is said about parameters. What each of them is called, does and warns of stands in their own table.</summary>
public sealed partial class Texts
{
    /// <summary>One of two sayings.</summary>
    internal string Of(Bilingual said) => german ? said.De : said.En;

    internal string ParametersButton => T("Parameters", "Parameter");

    internal string ReadParametersButton => T("Read now", "Jetzt lesen");

    internal string SaveButton => T("Save", "Speichern");

    internal string ChangeButton => T("Change it", "Ändern");

    internal string ChangeThis => T("Change this parameter?", "Diesen Parameter ändern?");

    internal string ParameterTitle => T("What", "Was");

    internal string NowTitle => T("Now", "Jetzt");

    internal string WantedTitle => T("New", "Neu");

    internal string OfTitle => T("Of", "Für");

    internal string SourceTitle => T("From", "Quelle");

    internal string RangeTitle => T("Range", "Bereich");

    internal string NewValue => T("New value", "Neuer Wert");

    internal string WholeCharger => T("Charger", "Ladesäule");

    internal string WholeChargerWith(string ports) => T($"the charger, with all its {ports} ports", $"die Ladesäule mit allen {ports} Ladepunkten");

    internal string FromCharger => T("Charging station", "Ladesäule");

    internal string FromMasterData => T("Master data", "Stammdaten");

    internal string NotReadYet => T("not read yet", "noch nicht gelesen");

    internal string ReadOnly => T("read-only", "nur lesbar");

    internal string TimesAreChanges => T(
        "Times are those of the last change, not of the last reading.",
        "Die Zeiten sind die der letzten Änderung, nicht des letzten Lesens.");

    internal string NothingRead => T(
        "Nothing has been read from this charger yet.",
        "Aus dieser Ladesäule wurde noch nichts gelesen.");

    internal string ReadingParameters => T("Reading the parameters …", "Die Parameter werden gelesen …");

    internal string ParametersRead(string clock) => T($"Read at {clock}.", $"Gelesen um {clock}.");

    internal string ParametersNotRead(string clock) => T($"The charger refused to be read at {clock}.", $"Die Ladesäule ließ sich um {clock} nicht lesen.");

    internal string ParametersSilent(string clock) => T($"The charger has not answered until {clock}.", $"Die Ladesäule hat bis {clock} nicht geantwortet.");

    internal string OldValues => T("What you see may be old.", "Was Sie sehen, kann veraltet sein.");

    internal string ReadOnlyNote => T("The charger tells it and does not let it be changed.", "Die Ladesäule meldet ihn, ändern lässt er sich nicht.");

    internal string EditNotAllowed => T("An on-call engineer can change it.", "Die Bereitschaft kann ihn ändern.");

    internal string SecretIsNotShown => T(
        "A secret: it never stands in a chat. Whose role includes it opens it on a page of their own.",
        "Ein Geheimnis: Es steht in keinem Chat. Wer die Rolle dafür hat, öffnet es auf einer eigenen Seite.");

    internal string MakeLinkButton => T("Show or set", "Zeigen oder setzen");

    internal string OpenPageButton => T("Open the page", "Seite öffnen");

    internal string PageOpensOnce => T(
        "The page is for you alone: it works once, within five minutes. Do not pass the link on.",
        "Die Seite ist nur für Sie: Sie geht einmal, innerhalb von fünf Minuten. Geben Sie den Link nicht weiter.");

    internal string SecretValue => T("(secret)", "(geheim)");

    internal string AlreadySo => T("It reads that already: nothing was sent.", "Das steht dort schon: Es wurde nichts gesendet.");

    internal string ReadsNow(string name, string value, string clock) => T(
        $"{name}: the charger reads {value} since {clock}.",
        $"{name}: Die Ladesäule steht seit {clock} auf {value}.");

    internal string SecretIsSet(string name, string clock) => T($"{name}: set at {clock}.", $"{name}: gesetzt um {clock}.");

    internal string ReadsOtherwise(string name, string wanted, string read) => T(
        $"{name}: the charger accepted {wanted}, but reads {read}.",
        $"{name}: Die Ladesäule hat {wanted} zugesagt, steht aber auf {read}.");

    internal string ReadsOtherwiseWhy => T(
        "Some values take effect after a reboot, others are limited by the installation.",
        "Manche Werte gelten erst nach einem Neustart, andere sind durch die Installation begrenzt.");

    internal string MeterComplies(string clock) => T($"Checked at {clock}: the meter complies with calibration law.", $"Geprüft um {clock}: Der Zähler entspricht dem Eichrecht.");

    internal string MeterDoesNotComply(string clock) => T(
        $"Checked at {clock}: the meter does not comply with calibration law. Sessions here cannot be billed.",
        $"Geprüft um {clock}: Der Zähler entspricht nicht dem Eichrecht. Vorgänge hier lassen sich nicht abrechnen.");

    internal string Range(ParameterDefinition one) => T($"{Whole(one.Min)} to {Number(one, one.Max)}", $"{Whole(one.Min)} bis {Number(one, one.Max)}");

    internal string? Example(ParameterType type) => type switch
    {
        ParameterType.IpAddress => T("such as 10.64.3.7; empty: none", "etwa 10.64.3.7; leer: keine"),
        ParameterType.Plmn => T("such as 26201; empty: none", "etwa 26201; leer: keines"),
        _ => null,
    };

    /// <summary>A parameter's name by its key; a key that is in no table is shown as it is.</summary>
    internal string ParameterName(string key) => Lg2WanParameters.Find(key) is { } one ? Of(one.Name)
        : key == ValueChange.Firmware ? T("Firmware", "Firmware") : Typed.Bound(key, OcppKeys.LongestKey);

    /// <summary>A value by its parameter's key.</summary>
    internal string ParameterValue(string key, string? value) => value is null ? "–"
        : Lg2WanParameters.Find(key) is { } one ? ParameterValue(one, value)
        : value.Length == 0 ? EmptyValue : Typed.Words(value);

    /// <summary>A value in neutral form as people say it.</summary>
    internal string ParameterValue(ParameterDefinition one, string value) => one switch
    {
        { Secret: true } => "•••",
        { Type: ParameterType.Switch } => value == "true" ? T("on", "an") : value == "false" ? T("off", "aus") : Typed.Id(value),
        { Type: ParameterType.Number } when int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => Number(one, number),
        _ when value.Length == 0 => Nothing,
        { Type: ParameterType.Choice or ParameterType.Set } => string.Join(", ", value.Split(',').Select(word => Option(one, word))),
        _ => Typed.Id(value),
    };

    internal string Problem(ParameterProblem problem, ParameterDefinition one) => problem switch
    {
        ParameterProblem.Missing => T("Please give a value.", "Bitte einen Wert angeben."),
        ParameterProblem.NotOnOff => T("Please say on or off.", "Bitte an oder aus angeben."),
        ParameterProblem.NotANumber => T($"Please give a whole number, {Range(one)}.", $"Bitte eine ganze Zahl angeben, {Range(one)}."),
        ParameterProblem.OutOfRange => T($"Only {Range(one)} will do.", $"Es geht nur {Range(one)}."),
        ParameterProblem.NotAnAddress => T("Please give one IP address, such as 10.64.3.7.", "Bitte eine IP-Adresse angeben, etwa 10.64.3.7."),
        ParameterProblem.NotAPlmn => T("A PLMN id has 5 or 6 digits, such as 26201.", "Eine PLMN-Kennung hat 5 oder 6 Ziffern, etwa 26201."),
        ParameterProblem.NotPlainText => T(
            $"At most {ParameterInputs.MaxText} characters that can be printed.",
            $"Höchstens {ParameterInputs.MaxText} druckbare Zeichen."),
        _ => T("Please choose from the list.", "Bitte aus der Liste wählen."),
    };

    internal string Concern(ParameterConcern concern) => concern switch
    {
        ParameterConcern.NobodyAuthorised => T(
            "The charger's whitelist is empty: with this, nobody can start with a card here.",
            "Die Whitelist der Ladesäule ist leer: Damit kann hier niemand mehr mit Karte starten."),
        ParameterConcern.NoPreferredGsm => T(
            "No preferred GSM is set: this provider mode needs one.",
            "Es ist kein bevorzugtes GSM gesetzt: Dieser Provider-Modus braucht eines."),
        ParameterConcern.AboveCharger => T(
            "That is more than the whole charger may draw: its own limit decides.",
            "Das ist mehr, als die ganze Ladesäule ziehen darf: Deren Grenze entscheidet."),
        ParameterConcern.BelowPort => T(
            "One of its ports may give more by itself: from now on this limit decides.",
            "Einer ihrer Ladepunkte dürfte allein mehr abgeben: Ab jetzt entscheidet diese Grenze."),
        ParameterConcern.ModeIsOff => T(
            "The authentication mode is off here: this has no effect until it is switched on.",
            "Der Authentifizierungsmodus ist hier aus: Das wirkt erst, wenn er eingeschaltet wird."),
        ParameterConcern.NoTypes => T(
            "With no authentication type, nobody can start a session here.",
            "Ganz ohne Authentifizierungsart kann hier niemand einen Vorgang starten."),
        _ => T(
            "With this, anyone can charge here without authentication.",
            "Damit kann hier jeder ohne Authentifizierung laden."),
    };

    private string Nothing => T("none", "ohne");

    private string Option(ParameterDefinition one, string word) => one.Choices.FirstOrDefault(option => option.Word == word) is { } known ? Of(known.Name) : Typed.Id(word);

    private static string Number(ParameterDefinition one, int number) => one.Unit is { } unit ? $"{Whole(number)}\u00A0{unit}" : Whole(number);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
