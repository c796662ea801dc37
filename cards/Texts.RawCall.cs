using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>The raw call.</summary>
public sealed partial class Texts
{
    internal string RawCallTitle => T("OCPP call, word for word", "OCPP-Aufruf, Wort für Wort");

    internal string RawCallNote => T(
        "Checked against the specification before it is sent. The charger's answer is shown as it came.",
        "Wird vor dem Senden gegen die Spezifikation geprüft. Die Antwort der Ladesäule erscheint, wie sie kam.");

    internal string RawCallWarning => T(
        "Nothing here is checked against what happens at the charger now.",
        "Was gerade an der Ladesäule geschieht, wird dabei nicht berücksichtigt.");

    internal string RawCallDangerous => T(
        "With this action somebody can lose power, money or the charger itself: a second person has to approve it.",
        "Mit dieser Aktion kann jemand Strom, Geld oder die Ladesäule verlieren: Eine zweite Person muss sie freigeben.");

    internal string ActionLabel => T("Action", "Aktion");

    internal string PayloadLabel => T("Payload", "Nutzdaten");

    internal string ExampleButton => T("Example", "Beispiel");

    internal string SendButton => T("Send", "Senden");

    internal string RawCallAgain => T("Another call", "Weiterer Aufruf");

    internal string AskForApproval => T("Ask for approval", "Freigabe anfragen");

    internal string AnsweredWith(string clock) => T($"The charger answered at {clock}:", $"Die Ladesäule hat um {clock} geantwortet:");

    internal string RawFault(RawFault fault) => (fault.Problem, Where: Typed.Words(fault.Where), Rule: Typed.Words(fault.Rule ?? "")) switch
    {
        (RawProblem.UnknownAction, { } action, _) => T($"This station knows no {action} from us. Choose one of the list.", $"Diese Station kennt von uns kein {action}. Bitte eine Aktion der Liste wählen."),
        (RawProblem.NoJson, { } place, _) => T($"This is no JSON; the trouble is at {place} (line:character).", $"Das ist kein JSON; es hakt bei {place} (Zeile:Zeichen)."),
        (RawProblem.NoObject, { } wanted, _) => T($"The payload has to be an object in braces: {wanted}", $"Die Nutzdaten müssen ein Objekt in geschweiften Klammern sein: {wanted}"),
        (RawProblem.Missing, { } names, _) => T($"Missing: {names}", $"Es fehlt: {names}"),
        (RawProblem.NotAMember, { } name, _) => T($"The action has no {name}.", $"Die Aktion hat kein {name}."),
        (RawProblem.WrongKind, { } name, _) => T($"{name} is of the wrong kind, such as a text in place of a number.", $"{name} ist von der falschen Art, etwa ein Text statt einer Zahl."),
        (RawProblem.BreaksRule, { } name, { } rule) => T($"{name} does not do; allowed: {rule}", $"{name} passt nicht; erlaubt: {rule}"),
        (_, { } key, _) => T($"{key} is a secret: set it under the OCPP parameters, on its own page.", $"{key} ist geheim: bitte unter den OCPP-Parametern auf der eigenen Seite setzen."),
    };
}
