using ChargeBot.Adapters.Graph;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.People;

/// <summary>Who is asked first: whose shift runs, then who is at the desk, then by name.</summary>
public sealed class DutyRoster(PeopleDirectory people, RoleTable table, GraphDirectory? graph = null)
{
    /// <summary>Those who may do something, whoever is asked first at the top.</summary>
    public IReadOnlyList<ServiceAgent> ToAsk(Permission permission) => InOrder(person => table.Ask(person, permission) is not Grant.Denied);

    private IReadOnlyList<ServiceAgent> InOrder(Func<ServiceAgent, bool> may) =>
    [
        .. people.All.Where(may)
            .OrderByDescending(person => graph?.OnShift(person.ObjectId) is true)
            .ThenBy(person => graph?.PresenceOf(person.ObjectId) ?? Presence.Unknown)
            .ThenBy(person => person.Name, StringComparer.Ordinal),
    ];
}
