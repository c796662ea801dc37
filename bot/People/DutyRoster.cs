using ChargeBot.Adapters.Graph;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.People;

/// <summary>Who is asked first: whose shift runs, by Teams or by the rota, then who is at the desk, then by name.</summary>
public sealed class DutyRoster(PeopleDirectory people, RoleTable table, Rota rota, GraphDirectory? graph = null)
{
    /// <summary>Those who may do something, whoever is asked first at the top.</summary>
    public IReadOnlyList<ServiceAgent> ToAsk(Permission permission, DateTimeOffset now) => InOrder(person => table.Ask(person, permission) is not Grant.Denied, now);

    /// <summary>Those who are called to trouble: engineers, whoever is on call at the top.</summary>
    public IReadOnlyList<ServiceAgent> ToCall(DateTimeOffset now) => InOrder(person => person.Roles.Contains(Role.OnCallEngineer), now);

    /// <summary>Those who answer for it when nobody else does.</summary>
    public IReadOnlyList<ServiceAgent> Supervisors(DateTimeOffset now) => InOrder(person => person.Roles.Contains(Role.Supervisor), now);

    private IReadOnlyList<ServiceAgent> InOrder(Func<ServiceAgent, bool> may, DateTimeOffset now)
    {
        var onCall = rota.OnCall(now);
        return
        [
            .. people.All.Where(may)
                .OrderByDescending(person => onCall.Contains(person.ObjectId) || graph?.OnShift(person.ObjectId) is true)
                .ThenBy(person => graph?.PresenceOf(person.ObjectId) ?? Presence.Unknown)
                .ThenBy(person => person.Name, StringComparer.Ordinal),
        ];
    }
}
