using ChargeBot.Domain.Approvals;

namespace ChargeBot.Cards;

/// <summary>What a second person decides.</summary>
public sealed partial class Texts
{
    internal string GoodwillApproval => T("Goodwill activation", "Kulanz-Freischaltung");

    internal string ChangeApproval => T("Change of a dangerous parameter", "Änderung eines gefährlichen Parameters");

    internal string AskedBy(string who, string clock, string? until) => until is null
        ? T($"asked by {who}, {clock}", $"angefragt von {who}, {clock}")
        : T($"asked by {who}, {clock} · answer by {until}", $"angefragt von {who}, {clock} · Antwort bis {until}");

    internal string State(ApprovalState state) => state switch
    {
        ApprovalState.Waiting => T("● waiting", "● wartet"),
        ApprovalState.Approved => T("✓ approved", "✓ freigegeben"),
        ApprovalState.Rejected => T("✗ rejected", "✗ abgelehnt"),
        ApprovalState.Withdrawn => T("○ taken back", "○ zurückgenommen"),
        _ => T("○ expired", "○ abgelaufen"),
    };

    internal string RejectedBy(string who, string? why) => why is null
        ? T($"Rejected by {who}", $"Abgelehnt von {who}")
        : T($"Rejected by {who}: {why}", $"Abgelehnt von {who}: {why}");

    internal string WithdrawnBy(string who) => T($"Taken back by {who}. Nothing was asked of the charger.", $"Von {who} zurückgenommen. Von der Ladesäule wurde nichts verlangt.");

    internal string NobodyDecided => T("Nobody decided in time. Nothing was asked of the charger.", "Niemand hat rechtzeitig entschieden. Von der Ladesäule wurde nichts verlangt.");

    internal string SomeoneElseDecides => T("You asked for this; someone else decides.", "Sie haben das angefragt; jemand anderes entscheidet.");

    internal string OnlyTheyDecide => T("Your role does not decide this.", "Ihre Rolle entscheidet das nicht.");

    internal string TurnOf(string who) => T($"{who} was asked.", $"{who} wurde gefragt.");

    internal string NotReached(string who) => T($"Not reached: {who}.", $"Nicht erreicht: {who}.");

    internal string AtMost(string span, int energy) => T($"{span}, at most {energy} kWh", $"{span}, höchstens {energy} kWh");

    internal string NeedsYou => T("Needs you", "Grund");

    internal string ShorterLabel => T("Minutes (fewer, if you like)", "Minuten (auf Wunsch weniger)");

    internal string ReasonToReject => T("Reason (needed to reject)", "Begründung (für eine Ablehnung)");

    internal string ApproveButton => T("Approve", "Freigeben");

    internal string RejectButton => T("Reject", "Ablehnen");

    internal string ToPortButton => T("Port", "Ladepunkt");
}
