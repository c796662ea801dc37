using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>What is said where ports are found: the list, what one has at hand, links.</summary>
public sealed partial class Texts
{
    internal string Silent => T("Silent", "Stumm");

    internal string Group(InfrastructureGroup group) => group switch
    {
        InfrastructureGroup.Available => T("Available", "Frei"),
        InfrastructureGroup.Occupied => T("Occupied", "Belegt"),
        InfrastructureGroup.NotAvailable => T("Not available", "Gestört"),
        InfrastructureGroup.Inoperative => T("Inoperative", "Außer Betrieb"),
        InfrastructureGroup.Silent => Silent,
        _ => Planned,
    };

    internal string AllGroups => T("All of them", "Alle");

    internal string ListTitle => T("Charge ports", "Ladepunkte");

    internal string ListSize(int total, int page, int pages) => pages == 1 ? Ports(total)
        : T($"{Count(total)} ports · page {Count(page)} of {Count(pages)}", $"{Count(total)} Ladepunkte · Seite {Count(page)} von {Count(pages)}");

    internal string Count(long number) => number.ToString("N0", culture);

    internal static string Mode(ChargingMode mode) => mode is ChargingMode.Ac ? "AC" : "DC";

    internal string Site(string words) => T($"At: {words}", $"Ort: {words}");

    internal string AnySite => T("anywhere", "überall");

    internal string NothingFits => T(
        "No port fits. Press a chosen word above to free it again.",
        "Kein Ladepunkt passt dazu. Ein gewähltes Wort oben wird durch Drücken wieder frei.");

    internal string NextPage => T("Next", "Weiter");

    internal string PageBefore => T("Back", "Zurück");

    internal string ListAgain => T("Look again", "Neu ansehen");

    internal string BackToList => T("‹ Back to the list", "‹ Zurück zur Liste");

    internal string ListButton => T("List", "Liste");

    internal string RecentTitle => T("Looked at lately", "Zuletzt angesehen");

    internal string RecentButton => T("Lately", "Zuletzt");

    internal string NothingRecent => T(
        "You have not looked at any port yet. Type a port's id, or list.",
        "Sie haben noch keinen Ladepunkt angesehen. Geben Sie eine Kennung ein, oder liste.");

    internal string PinnedTitle => T("Pinned", "Angeheftet");

    internal string PinnedButton => PinnedTitle;

    internal string NothingPinned => T(
        "Nothing is pinned. A port's card has 'Pin' among its further buttons.",
        "Nichts ist angeheftet. Die Karte eines Ladepunkts hat „Anheften“ unter den weiteren Schaltflächen.");

    internal string PinButton => T("Pin", "Anheften");

    internal string UnpinButton => T("Unpin", "Lösen");

    internal string LinkButton => T("Copy link", "Link kopieren");

    internal string OpenLinkButton => T("Open", "Öffnen");

    internal string LinkTitle => T("This address leads to the port", "Diese Adresse führt zum Ladepunkt");

    internal string LinkNote => T(
        "It opens the chat with me with the port's id in the line. It says nothing to people without a role here.",
        "Sie öffnet den Chat mit mir und trägt die Kennung in die Zeile ein. Wer hier keine Rolle hat, erfährt durch sie nichts.");

    internal string ShowNowButton => T("Show it now", "Jetzt zeigen");

    internal string SnapshotOf(DateTimeOffset local) => T(
        $"As it stood on {local.ToString("d MMM yyyy", culture)} at {local:HH:mm}. This card does not change.",
        $"Stand {local:dd.MM.yyyy}, {local:HH:mm}. Diese Karte ändert sich nicht.");

    internal string LanguageTitle => T("Language: English", "Sprache: Deutsch");

    internal string LanguageSpoken(bool usual, bool shared) => (usual, shared) switch
    {
        (true, true) => T("It is the one that is set for channels and groups.", "Es ist die, die für Kanäle und Gruppen eingestellt ist."),
        (true, false) => T("It is yours, as it is set for you or in Teams.", "Es ist Ihre, wie sie für Sie oder in Teams eingestellt ist."),
        (false, true) => T("It was chosen for this conversation, for everyone in it.", "Sie wurde für diese Unterhaltung gewählt, für alle darin."),
        _ => T("It was chosen for this chat.", "Sie wurde für diesen Chat gewählt."),
    };

    internal string TeamsLanguageButton => T("As in Teams", "Wie in Teams");

    internal string ChannelsLanguageButton => T("As set for channels", "Wie für Kanäle eingestellt");
}
