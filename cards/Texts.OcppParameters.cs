using System.Globalization;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Cards;

/// <summary>What is said about the parameters of OCPP stations, and about what parameters of any kind were before.</summary>
public sealed partial class Texts
{
    /// <summary>How much of a value stands in a row, and how much where there is room, in characters.</summary>
    internal const int ShortValue = 60;

    /// <inheritdoc cref="ShortValue"/>
    internal const int LongValue = 500;

    internal string MayDamage => T(
        "A wrong value can damage the charger. It is not checked whether a value suits this model: its manual knows.",
        "Ein falscher Wert kann die Ladesäule beschädigen. Ob ein Wert zu diesem Modell passt, wird nicht geprüft: Das steht in dessen Handbuch.");

    internal string NothingTransmitted => T(
        "This charger has not transmitted its parameters yet. Read them now; that may take a while.",
        "Diese Ladesäule hat ihre Parameter noch nicht übertragen. Bitte jetzt lesen; das kann etwas dauern.");

    internal string FilterLabel => T("Find", "Suchen");

    internal string FilterExample => T("name, value or meaning", "Name, Wert, Bedeutung");

    internal string FilterButton => T("Filter", "Filtern");

    internal string NothingMatches => T("No parameter fits that. Leave the line empty to see all.", "Dazu passt kein Parameter. Leer lassen zeigt alle.");

    internal string AddParameterButton => T("Another one", "Weiterer");

    internal string AddParameterTitle => T("Another parameter", "Weiterer Parameter");

    internal string AddParameterNote => T(
        "Chargers have parameters that they do not publish. Give the name exactly as the maker's manual writes it.",
        "Ladesäulen haben Parameter, die sie nicht veröffentlichen. Bitte den Namen genau so angeben, wie er im Handbuch des Herstellers steht.");

    internal string KeyLabel => T("Its name", "Sein Name");

    internal string NotInStandard => T("The maker's own parameter: what it does stands in the maker's manual.", "Ein Parameter des Herstellers: Was er tut, steht in dessen Handbuch.");

    internal string NotPublished => T("not published", "nicht veröffentlicht");

    internal string NameCannotBeSent => T("Its name is longer than OCPP allows, or has other characters: it can only be changed on site.", "Sein Name ist länger, als OCPP erlaubt, oder hat andere Zeichen: Er lässt sich nur vor Ort ändern.");

    internal string ChangedTitle => T("Changed", "Geändert");

    internal string ReadTitle => T("Read", "Gelesen");

    internal string ComponentTitle => T("Part", "Teil");

    internal string EmptyValue => T("(empty)", "(leer)");

    internal string SetOnPageButton => T("Set on a page", "Auf Seite setzen");

    internal string SecretIsSetOnPage => T(
        "A secret: it never stands in a chat. You set it on a page of your own, and nobody can read it out again.",
        "Ein Geheimnis: Es steht in keinem Chat. Sie setzen es auf einer eigenen Seite, und niemand kann es wieder auslesen.");

    internal string DangerousNote => T(
        "With this one a charger can be lost: if the value is wrong, it may not find its way back to us, and someone has to go there.",
        "Damit kann man eine Ladesäule verlieren: Ist der Wert falsch, findet sie vielleicht nicht zu uns zurück, und jemand muss hinfahren.");

    internal string NameToConfirm(string name) => T($"To confirm, type its name: {name}", $"Zum Bestätigen den Namen eingeben: {name}");

    internal string NameDoesNotMatch => T(
        "That is not its name, letter by letter: nothing was sent.",
        "Das ist nicht der Name, Zeichen für Zeichen: Es wurde nichts gesendet.");

    internal string TakesEffectLater => T(
        "The charger says that it takes effect with its next restart.",
        "Die Ladesäule sagt, dass es erst mit ihrem nächsten Neustart gilt.");

    internal string SecretWasTaken(string name, string clock) => T(
        $"{name}: the charger took it at {clock}. It does not read a secret out, so that is all that can be known.",
        $"{name}: Die Ladesäule hat es um {clock} angenommen. Ein Geheimnis gibt sie nicht heraus, mehr lässt sich nicht wissen.");

    internal string HistoryButton => T("History", "Verlauf");

    internal string HistoryTitle => T("What changed here", "Was sich hier geändert hat");

    internal string HistoryOf(string name) => T($"What {name} was before", $"Was {name} vorher war");

    internal string NoChanges => T("No change is known.", "Es ist keine Änderung bekannt.");

    internal string ChangesAreKept => T("Older changes are forgotten in time.", "Ältere Änderungen werden mit der Zeit vergessen.");

    internal string ChangedSecretly => T("changed; the value is kept back", "geändert; der Wert bleibt verborgen");

    internal string RestoreButton => T("Put back", "Zurücksetzen");

    internal string BackToParameter => T("The parameter", "Zum Parameter");

    internal string PageBack => T("‹ Back", "‹ Zurück");

    internal string PageOn => T("On ›", "Weiter ›");

    internal string OfMany(int first, int last, int total) => T($"{first} to {last} of {total}", $"{first} bis {last} von {total}");

    /// <summary>By whose wish a value changed, and where.</summary>
    internal string ChangedBy(ValueChange change) => change switch
    {
        { Source: ChangeSource.MasterData, ByName: { } name } => T($"master data, {Typed.Place(name)}", $"Stammdaten, {Typed.Place(name)}"),
        { Source: ChangeSource.MasterData } => T("master data, import", "Stammdaten, Import"),
        { ByName: { } name } => Typed.Place(name),
        _ => T("the charger itself", "die Ladesäule selbst"),
    };

    /// <summary>What someone did to a value while it was on the form.</summary>
    internal string MeanwhileSet(Meanwhile meanwhile, string value, string clock) => meanwhile switch
    {
        { ByName: { } name, Open: true } => T(
            $"{Typed.Place(name)} asked the charger for {value} at {clock}, which is on its way. Nothing of yours was sent: save again if yours shall count.",
            $"{Typed.Place(name)} hat um {clock} {value} angefordert, das ist unterwegs. Von Ihnen wurde nichts gesendet: Noch einmal speichern, wenn Ihres gelten soll."),
        { ByName: { } name } => T(
            $"{Typed.Place(name)} set it to {value} at {clock}. Nothing of yours was sent: save again if yours shall count.",
            $"{Typed.Place(name)} hat es um {clock} auf {value} gesetzt. Von Ihnen wurde nichts gesendet: Noch einmal speichern, wenn Ihres gelten soll."),
        _ => T(
            $"Since you opened this, the charger reads {value}. Nothing of yours was sent: save again if yours shall count.",
            $"Seit Sie das geöffnet haben, steht die Ladesäule auf {value}. Von Ihnen wurde nichts gesendet: Noch einmal speichern, wenn Ihres gelten soll."),
    };

    internal string? Access(Mutability mutability) => mutability switch
    {
        Mutability.ReadOnly => ReadOnly,
        Mutability.WriteOnly => T("never read out", "nicht auslesbar"),
        _ => null,
    };

    /// <summary>A value as the charger gave it, with the standard's unit.</summary>
    internal string OcppValue(OcppParameter one, int most) => one switch
    {
        { Value: null } => one.Secret ? SecretValue : "–",
        { Value.Length: 0 } => EmptyValue,
        { Standard: { Unit: { } unit, Type: OcppType.Number } } when long.TryParse(one.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => $"{one.Value}\u00A0{unit}",
        // Without a space a list is one word, too long for a phone.
        _ => Typed.Bound(string.Join(", ", one.Value.Split(',', StringSplitOptions.TrimEntries)), most),
    };

    internal string? Range(OcppKey standard) => standard switch
    {
        { Type: OcppType.Switch } => T("true or false", "true oder false"),
        { Type: OcppType.Number, Max: { } most } => Unit(standard, T($"{standard.Min} to {most}", $"{standard.Min} bis {most}")),
        { Type: OcppType.Number } => Unit(standard, T($"{standard.Min} or more", $"{standard.Min} oder mehr")),
        { Type: OcppType.List } => T("words with commas between them", "Wörter, durch Kommas getrennt"),
        { Max: { } most } => T($"{standard.Min} to {most} characters", $"{standard.Min} bis {most} Zeichen"),
        _ => null,
    };

    internal string Problem(OcppProblem problem) => problem switch
    {
        OcppProblem.NameMissing => T("Name: please give one.", "Name: bitte einen angeben."),
        OcppProblem.NameTooLong => T($"Name: at most {OcppKeys.LongestKey} characters can be sent.", $"Name: Es lassen sich höchstens {OcppKeys.LongestKey} Zeichen senden."),
        OcppProblem.NameNotPlain => T("Name: only letters, digits and signs without blanks or umlauts can be sent.", "Name: Es lassen sich nur Buchstaben, Ziffern und Zeichen ohne Leerzeichen und Umlaute senden."),
        OcppProblem.ValueTooLong => T($"Value: at most {OcppKeys.LongestValue} characters can be sent.", $"Wert: Es lassen sich höchstens {OcppKeys.LongestValue} Zeichen senden."),
        OcppProblem.ValueNotPlain => T("Value: line breaks, control characters and emoji cannot be sent.", "Wert: Zeilenumbrüche, Steuerzeichen und Emoji lassen sich nicht senden."),
        OcppProblem.ReadOnly => T("The charger says that it cannot be changed: nothing was sent.", "Die Ladesäule sagt, dass es sich nicht ändern lässt: Es wurde nichts gesendet."),
        OcppProblem.Masked => T("Value: the dots stand for a secret that we do not have. Type all of it anew, on a page of its own.", "Wert: Die Punkte stehen für ein Geheimnis, das wir nicht haben. Bitte alles neu eingeben, auf einer eigenen Seite."),
        _ => T("That is a secret, or has one in it: it was neither sent nor kept. Set it on a page of its own.", "Das ist ein Geheimnis oder enthält eines: Es wurde weder gesendet noch behalten. Bitte auf einer eigenen Seite setzen."),
    };

    internal string Concern(OcppConcern concern, OcppParameter one) => concern switch
    {
        OcppConcern.NotASwitch => T("The standard knows only true or false here.", "Der Standard kennt hier nur true oder false."),
        OcppConcern.NotANumber => T("The standard wants a whole number here.", "Der Standard will hier eine ganze Zahl."),
        OcppConcern.OutOfRange or OcppConcern.WrongLength => T($"That is outside the standard's range: {Range(one.Standard!)}.", $"Das liegt außerhalb dessen, was der Standard vorsieht: {Range(one.Standard!)}."),
        OcppConcern.UnknownMember => T(
            $"Not all of these are words of the standard. It knows, for example, {string.Join(", ", one.Standard!.Members.Take(3))}.",
            $"Nicht alles davon sind Wörter des Standards. Er kennt etwa {string.Join(", ", one.Standard!.Members.Take(3))}."),
        OcppConcern.TooManyMembers => T("These are more than this charger takes.", "Das sind mehr, als diese Ladesäule annimmt."),
        OcppConcern.ReadOnlyInStandard => T("By the standard it cannot be changed; the charger will probably refuse.", "Nach dem Standard lässt es sich nicht ändern; die Ladesäule lehnt vermutlich ab."),
        OcppConcern.Lowered => T("That is lower than now. The standard does not allow that; the charger will probably refuse.", "Das ist niedriger als jetzt. Der Standard lässt das nicht zu; die Ladesäule lehnt vermutlich ab."),
        OcppConcern.Empty => T("The value is empty.", "Der Wert ist leer."),
        OcppConcern.NotAscii => T("It has characters that many chargers do not take, such as umlauts.", "Es enthält Zeichen, die viele Ladesäulen nicht annehmen, etwa Umlaute."),
        _ => T("The charger did not name this parameter when it was read. It may not know it.", "Die Ladesäule hat diesen Parameter beim Lesen nicht genannt. Vielleicht kennt sie ihn nicht."),
    };

    private static string Unit(OcppKey standard, string range) => standard.Unit is { } unit ? $"{range} {unit}" : range;
}
