using ChargeBot.Domain.MasterData;

namespace ChargeBot.Cards;

/// <summary>Who may charge at a station and when, and to whom and what it belongs.</summary>
internal static class StationPeople
{
    public static Card Access(Card card, StationView view, CardContext context)
    {
        var t = context.Texts;
        var access = Enum.TryParse<StationAccess>(view[StationField.Access], out var known) ? known : (StationAccess?)null;
        return card
            .AddFacts(t.NoAccess,
                (t.Field(StationField.Access), access is { } kind ? t.Access(kind) : null),
                (t.Field(StationField.OpeningHours), view[StationField.OpeningHours] == StationField.Always ? t.AroundTheClock : view.Said(StationField.OpeningHours)),
                (t.Field(StationField.AccessGroups), view.Said(StationField.AccessGroups)))
            .Add(access is { } one ? new Text(t.AccessMeans(one)) { Small = true, Subtle = true } : null)
            .Buttons(view.Edit(t, StationForm.Access));
    }

    public static Card Assignments(Card card, StationView view, CardContext context)
    {
        var t = context.Texts;
        return card
            .AddFacts(t.NoAssignments, [.. StationFields.Of(StationForm.Assignments).Select(field => (t.Field(field), view.Said(field)))])
            .Buttons(view.Edit(t, StationForm.Assignments));
    }
}
