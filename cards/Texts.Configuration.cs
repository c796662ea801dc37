using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Cards;

/// <summary>What is said about a port's configuration and its master data.</summary>
public sealed partial class Texts
{
    internal string ConfigurationTab => T("Config", "Konfig");

    internal string RetrieveButton => T("Retrieve configuration", "Konfiguration abrufen");

    internal string RetrievingConfiguration => T(
        "Retrieving the configuration from the charger. Depending on its type this may take a while.",
        "Die Konfiguration wird aus der Ladesäule abgerufen. Je nach Typ kann das etwas dauern.");

    internal string ConfigurationRead(string clock) => T($"Configuration retrieved at {clock}.", $"Konfiguration abgerufen um {clock}.");

    internal string Retrieved(string clock, string ago) => T($"Last retrieved from the charger {clock}, {ago}.", $"Zuletzt aus der Ladesäule abgerufen {clock}, {ago}.");

    internal string NeverRetrieved => T("Never retrieved from the charger yet.", "Noch nie aus der Ladesäule abgerufen.");

    internal string MasterDataNote => T(
        "Master data are not guaranteed to match the charger: check them.",
        "Stammdaten müssen nicht zur Ladesäule passen: Bitte prüfen.");

    internal string ByDefault => T("default", "Standard");

    internal string DiffersNote(string device, string entered) => T(
        $"The charger says {device}, master data say {entered}.",
        $"Die Ladesäule sagt {device}, die Stammdaten sagen {entered}.");

    /// <summary>A value that no phone shows on a button is named beside it anyway.</summary>
    internal string TakeOver(string value) => value.Length > 18 ? T("Take this over", "Dies übernehmen") : T($"Take over {value}", $"{value} übernehmen");

    internal string Method(CalibrationLawMethod method) => method switch
    {
        CalibrationLawMethod.Zks => "ZKS",
        CalibrationLawMethod.Ocmf => "OCMF",
        CalibrationLawMethod.External => T("External", "Extern"),
        _ => T("None", "Keines"),
    };

    /// <summary>The manual's meaning of a method.</summary>
    internal string MethodMeans(CalibrationLawMethod method) => method switch
    {
        CalibrationLawMethod.Zks => T(
            "the default of LG2WAN stations; measures in accordance with calibration law",
            "der Standard der LG2WAN-Stationen; misst nach Eichrecht"),
        CalibrationLawMethod.Ocmf => T(
            "signed readings by the OCMF standard, checked with the meter's public key",
            "signierte Messwerte nach dem OCMF-Standard, geprüft mit dem öffentlichen Schlüssel des Zählers"),
        CalibrationLawMethod.External => T(
            "a method that does not need the backend, such as the Compleo SAM",
            "ein Verfahren ohne Backend, etwa das Compleo SAM"),
        _ => T(
            "this station supports no method that complies with calibration law",
            "diese Station unterstützt kein eichrechtskonformes Verfahren"),
    };

    internal string BillingNote => T(
        "Only a charger that was installed in conformity with calibration law may bill.",
        "Abrechnen darf nur eine Ladesäule, die eichrechtskonform errichtet ist.");

    internal string Obstacle(BillingObstacles obstacle) => obstacle switch
    {
        BillingObstacles.NoMethod => T("No calibration law method: sessions here must not be billed.", "Kein Eichrechtsverfahren: Vorgänge hier dürfen nicht abgerechnet werden."),
        BillingObstacles.CalibrationOver => T("The meter's calibration is over: sessions here must not be billed.", "Die Eichung des Zählers ist abgelaufen: Vorgänge hier dürfen nicht abgerechnet werden."),
        BillingObstacles.MeterFailed => T("The meter failed its check: sessions here must not be billed.", "Der Zähler hat die Prüfung nicht bestanden: Vorgänge hier dürfen nicht abgerechnet werden."),
        _ => T("Nobody has entered a calibration law method: sessions here cannot be billed.", "Es ist kein Eichrechtsverfahren eingetragen: Vorgänge hier lassen sich nicht abrechnen."),
    };

    internal string AuthenticationType(string word) => Lg2WanParameters.Find(Lg2WanParameters.AuthenticationTypes)!.Choices.FirstOrDefault(option =>
        option.Word.Equals(word.Trim(), StringComparison.OrdinalIgnoreCase)) is { } known ? Of(known.Name) : Typed.Id(word);

    /// <summary>A field's value in neutral form, as people say it.</summary>
    internal string FieldValue(ConfigurationField field, string value, Protocol protocol) => field.Type switch
    {
        FieldType.Method => CalibrationLawMethods.Read(protocol, value) is { } method ? Method(method) : Typed.Id(value),
        FieldType.Switch => bool.TryParse(value, out var on) ? OnOff(on) : Typed.Id(value),
        FieldType.Set => value.Length == 0 ? Nothing : string.Join(", ", value.Split(',').Take(10).Select(AuthenticationType)),
        FieldType.Number when DeviceReading.Number(value) is { } number => field.Unit switch
        {
            "W" => $"{Exact(number / 1000)}\u00A0kW",
            { } unit => $"{Exact(number)}\u00A0{unit}",
            null => Exact(number),
        },
        _ => Typed.Id(value),
    };

    /// <summary>A value as it stands in a line to type into: what would be read back as the same.</summary>
    internal string FieldInput(ConfigurationField field, string value) =>
        field.Type is FieldType.Number && DeviceReading.Number(value) is { } number ? Exact(field.Unit is "W" ? number / 1000 : number) : Typed.Bound(value, ConfigurationInput.Longest);

    internal string FieldLabel(ConfigurationField field) => field.Unit switch
    {
        "W" => $"{Of(field.Name)} (kW)",
        { } unit => $"{Of(field.Name)} ({unit})",
        null => Of(field.Name),
    };

    internal string EditConfigurationNote => T(
        "For everybody who looks at this port, and for roaming. An empty line clears a value.",
        "Für alle, die diesen Ladepunkt ansehen, und für das Roaming. Eine leere Zeile löscht den Wert.");

    internal string ChangedAtCharger => T(
        "The charger transmits these itself; they are changed there, with a tap:",
        "Das überträgt die Ladesäule selbst; geändert wird es dort, mit einem Tipp darauf:");

    internal string FormTooMuch => T("That was far too long for any of these values: none of it was saved.", "Das war für jeden dieser Werte viel zu lang: Nichts davon ist gespeichert.");

    internal string NothingSavedYet => T("Nothing is saved yet.", "Noch ist nichts gespeichert.");

    internal string Problem(FieldProblem problem, ConfigurationField field) => problem switch
    {
        FieldProblem.NotAnEvseId => T("this is no EVSE ID such as DE-ABC-E1234-1.", "das ist keine EVSE-ID wie DE-ABC-E1234-1."),
        FieldProblem.Taken => T("another port has this EVSE ID.", "diese EVSE-ID hat schon ein anderer Ladepunkt."),
        FieldProblem.NotANumber => T($"please give a number, {Range(field)}.", $"bitte eine Zahl angeben, {Range(field)}."),
        FieldProblem.OutOfRange => T($"only {Range(field)} will do.", $"es geht nur {Range(field)}."),
        FieldProblem.TooLong => T($"at most {ConfigurationInput.Longest} characters.", $"höchstens {ConfigurationInput.Longest} Zeichen."),
        FieldProblem.NotPrintable => T("only characters that can be printed.", "nur druckbare Zeichen."),
        _ => T("please choose from the list.", "bitte aus der Liste wählen."),
    };

    internal string OvertakenByColleague => T(
        "Nothing is saved yet: somebody else changed this while you were typing. Save puts yours in its place, Leave it keeps theirs.",
        "Noch ist nichts gespeichert: Jemand anderes hat das inzwischen geändert. Speichern setzt Ihre Eingabe an dessen Stelle, Abbrechen lässt es so.");

    internal string OvertakenField(string name, string now, string before) => T($"{name}: {now} now, was {before}", $"{name}: jetzt {now}, vorher {before}");

    internal string EvseIdChange => T("Publish this port under another EVSE ID?", "Diesen Ladepunkt unter einer anderen EVSE-ID veröffentlichen?");

    internal string EvseIdTakeAway => T("Take this port's EVSE ID away?", "Diesem Ladepunkt die EVSE-ID nehmen?");

    internal string EvseIdNote => T(
        "Roaming partners and apps know the port by this id: until they have the new one, drivers do not find it. Change it only as agreed with support.",
        "Roaming-Partner und Apps kennen den Ladepunkt unter dieser Kennung: Bis sie die neue haben, wird er dort nicht gefunden. Nur nach Absprache mit dem Support ändern.");

    internal string NoEvseId => T("none, not published", "keine, nicht veröffentlicht");

    internal string SavedTogether(string fields) => T($"Saved together with it: {fields}", $"Mit gespeichert wird: {fields}");

    private string Range(ConfigurationField field) => field.Unit is "W"
        ? T($"{Exact(field.Min / 1000m)} to {Exact(field.Max / 1000m)}\u00A0kW", $"{Exact(field.Min / 1000m)} bis {Exact(field.Max / 1000m)}\u00A0kW")
        : T($"{field.Min} to {field.Max}", $"{field.Min} bis {field.Max}") + (field.Unit is { } unit ? $"\u00A0{unit}" : "");

    private string Exact(decimal number) => number.ToString("0.###", culture);
}
