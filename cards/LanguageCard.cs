namespace ChargeBot.Cards;

/// <summary>Which language a conversation is held in.</summary>
/// <param name="Chosen">'en' or 'de' where one was chosen; null: the usual one.</param>
/// <param name="Shared">More people than one read it.</param>
public sealed record LanguageView(string? Chosen, bool Shared);

/// <summary>Draws a <see cref="LanguageView"/>, with a button for each choice that is not the present one.</summary>
public static class LanguageCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(LanguageView view, CardContext context)
    {
        var t = context.Texts;
        return new Card(context)
            .Add(
                new Text(t.LanguageTitle) { Bold = true },
                new Text(t.LanguageSpoken(view.Chosen is null, view.Shared)) { Near = true })
            .Buttons(
                view.Chosen == "en" ? null : new Press("English", "language.set", ("to", "en")),
                view.Chosen == "de" ? null : new Press("Deutsch", "language.set", ("to", "de")),
                view.Chosen is null ? null : new Press(view.Shared ? t.ChannelsLanguageButton : t.TeamsLanguageButton, "language.set", ("to", "auto")))
            .Draw();
    }
}
