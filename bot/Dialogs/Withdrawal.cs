using ChargeBot.Adapters.Links;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Bot.Dialogs;

/// <summary>Taking back the command that a card shows, while it has not left: the same for every dialog that asks for one.</summary>
internal static class Withdrawal
{
    /// <summary>Takes it back, or says that it is too late. The withdrawal itself makes the card due; what a turn adds is the note.</summary>
    /// <param name="turn">The press.</param>
    /// <param name="verb">What the note calls it.</param>
    /// <param name="network">Finds the card's port.</param>
    /// <param name="chargePoints">The way to its device.</param>
    public static async Task Take(TurnContext turn, string verb, Network network, IChargePoints chargePoints)
    {
        if (turn.Card is not { CommandId: { } commandId, PortId: { } portId } || network.Find(portId) is not { ChargePointId: { } chargePointId } entry)
        {
            return;
        }

        if (!await chargePoints.Withdraw(chargePointId, commandId))
        {
            turn.Say(Saying.TooLate);
            return;
        }

        turn.Note(verb, entry.StationId, portId, null, commandId);
    }
}
