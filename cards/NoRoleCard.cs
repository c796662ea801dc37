namespace ChargeBot.Cards;

/// <summary>For someone without a role: how to get one. It says nothing about stations, ports or colleagues.</summary>
public static class NoRoleCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(NoRoleView view, CardContext context) => new Card(context)
        .Add(new Box(
            Tint.Warning,
            new Text(context.Texts.NoRoleTitle) { Bold = true },
            new Text(Sentence(view, context.Language)) { Near = true }))
        .Draw();

    /// <summary>The same as one sentence, for where no card can stand.</summary>
    public static string Sentence(NoRoleView view, Language language) =>
        Texts.In(language).NoRole(view.Contact is { Length: > 0 } contact ? Typed.Place(contact) : null);
}
