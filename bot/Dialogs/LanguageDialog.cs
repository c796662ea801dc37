using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Dialogs;

/// <summary>Which language is spoken in a conversation: the usual one of the person or channel, or one that somebody chose for it.</summary>
public sealed class LanguageDialog(ConversationLanguage languages) : IDialog
{
    private static readonly string[] English = ["en", "english", "englisch"];
    private static readonly string[] German = ["de", "german", "deutsch"];
    private static readonly string[] Usual = ["auto", "usual", "automatisch", "üblich"];

    /// <inheritdoc/>
    public string Name => CardKinds.Language;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("language.show", Permission.Look, new Words(
            ["language"], ["sprache"], TakesPort: false, ("shows the language, or changes it: language en, de or auto", "zeigt die Sprache oder ändert sie: sprache en, de oder auto"))),
        new("language.set", Permission.Look),
    ];

    /// <inheritdoc/>
    public Task Handle(Route route, TurnContext turn)
    {
        if (Names((turn.Turn.Press?.Input("to") ?? turn.Rest).Trim(), out var chosen))
        {
            turn.Speak(chosen, languages.Of(turn.Turn, turn.Agent, chosen));
        }

        turn.Show(CardKinds.Language, null, new CardData { Chosen = turn.ChosenLanguage, Shared = !turn.Turn.Personal });
        return Task.CompletedTask;
    }

    /// <summary>Whether a word names a choice, and which; a null choice is the usual language.</summary>
    private static bool Names(string word, out string? chosen)
    {
        chosen = Is(English) ? "en" : Is(German) ? "de" : null;
        return chosen is not null || Is(Usual);

        bool Is(string[] words) => words.Contains(word, StringComparer.OrdinalIgnoreCase);
    }
}
