using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Dialogs;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Turns;

/// <summary>
/// Picks who works on a turn: the verb of a pressed card, else the running dialog, else the intent of the text, else a
/// search with the nearest guesses. Permission is checked here, once, for every verb.
/// </summary>
public sealed class Router(Routes routes, Intents intents, RoleTable table)
{
    private static readonly HashSet<string> Yes = new(StringComparer.OrdinalIgnoreCase) { "yes", "y", "ok", "ja", "jep", "confirm", "bestätigen" };
    private static readonly HashSet<string> No = new(StringComparer.OrdinalIgnoreCase) { "no", "n", "nein", "cancel", "abbrechen", "abbruch" };

    /// <summary>Whether a text answers the running dialog's question: then its card is the one that the turn is about.</summary>
    public static bool Answers(Turn turn, DraftRow? draft) => draft is { Step: nameof(Step.Asking), CardId: not null }
        && SaysYes(turn) is not null;

    /// <summary>Lets the right dialog work on the turn.</summary>
    public async Task Route(TurnContext turn)
    {
        if (turn.Agent.Roles.Count == 0)
        {
            turn.Say(Saying.NoRole);
            return;
        }

        if (Pick(turn) is not { } route)
        {
            return;
        }

        turn.Grant = route.Permission is { } permission ? table.Ask(turn.Agent, permission) : Grant.Allowed;
        if (turn.Grant is Grant.Denied)
        {
            turn.Say(Saying.NotAllowed, route.Permission.ToString());
            turn.Note($"{route.Verb}:denied", null, turn.Card?.PortId);
            return;
        }

        await route.Dialog.Handle(route, turn);
    }

    /// <summary>Whether a text is a yes or a no; null: neither.</summary>
    private static bool? SaysYes(Turn turn) =>
        turn.Text.Trim(' ', '!', '.') is var word && Yes.Contains(word) ? true : No.Contains(word) ? false : null;

    private Route? Pick(TurnContext turn)
    {
        if (turn.Turn.Press is { } press)
        {
            var pressed = routes.ByVerb(press.Verb);
            if (pressed is null)
            {
                turn.Say(Saying.VerbUnknown);
            }

            return pressed;
        }

        if (turn.Card is { } question)
        {
            return routes.ByVerb($"{question.Kind}.{(SaysYes(turn.Turn) is true ? "confirm" : "cancel")}");
        }

        var intent = intents.Read(turn.Turn.Text);
        turn.Rest = intent.Rest;
        if (turn.Turn.Files.Count > 0 && intent.Route?.Verb != TicketDraftDialog.New)
        {
            // Whatever is said with a photo is about what is seen on it.
            turn.Rest = turn.Turn.Text;
            return routes.ByVerb(TicketDraftDialog.Files);
        }

        if (intent is { Route: null, Rest.Length: 0 })
        {
            return routes.ByVerb("help.show");
        }

        return intent.Route ?? routes.ByVerb("port.show");
    }
}
