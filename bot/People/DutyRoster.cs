using ChargeBot.Domain.People;

namespace ChargeBot.Bot.People;

/// <summary>Who is asked first.</summary>
public sealed class DutyRoster(PeopleDirectory people, RoleTable table)
{
    /// <summary>Those who may do something, whoever is asked first at the top.</summary>
    public IReadOnlyList<ServiceAgent> ToAsk(Permission permission, DateTimeOffset now) =>
        [.. people.All.Where(person => table.Ask(person, permission) is not Grant.Denied).OrderBy(person => person.Name, StringComparer.Ordinal)];
}
