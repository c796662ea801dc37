using System.Collections.Frozen;

namespace ChargeBot.Domain.People;

/// <summary>
/// Who may do what. The default is the table everyone knows; an operator's configuration replaces whole rows of it.
/// It is asked in one place, for every verb.
/// </summary>
public sealed class RoleTable
{
    private const string WithReason = "WithReason";

    private static readonly FrozenDictionary<string, Permission> Permissions = Enum.GetValues<Permission>().ToFrozenDictionary(p => p.ToString(), StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenDictionary<string, Role> RoleNames = Enum.GetValues<Role>().ToFrozenDictionary(r => r.ToString(), StringComparer.OrdinalIgnoreCase);

    private readonly FrozenDictionary<(Role, Permission), Grant> grants;

    private RoleTable(IReadOnlyDictionary<(Role, Permission), Grant> grants) => this.grants = grants.ToFrozenDictionary();

    /// <summary>The table as it is without configuration.</summary>
    public static RoleTable Default { get; } = new(DefaultGrants());

    /// <summary>What a person may do: the best that any of the person's roles gives.</summary>
    public Grant Ask(ServiceAgent agent, Permission permission)
    {
        var best = Grant.Denied;
        foreach (var role in agent.Roles)
        {
            var grant = Ask(role, permission);
            best = grant > best ? grant : best;
        }
        return best;
    }

    /// <summary>What a role gives by itself.</summary>
    public Grant Ask(Role role, Permission permission) => grants.GetValueOrDefault((role, permission), Grant.Denied);

    /// <summary>The roles that may do it, with or without a reason: whom to ask when oneself may not.</summary>
    public IReadOnlyList<Role> Holders(Permission permission) =>
        [.. Enum.GetValues<Role>().Where(role => Ask(role, permission) is not Grant.Denied)];

    /// <summary>
    /// The default table with the configured rows in place of its own. A row is a <see cref="Permission"/>'s name and the roles
    /// that have it, none for nobody; <c>HotlineAgent:WithReason</c> gives a force stop or hard reboot with a reason and only
    /// where nobody is interrupted. What is written is what is granted.
    /// </summary>
    /// <param name="rows">From the section <c>Roles:Verbs</c>; names in any case.</param>
    /// <param name="table">The table; the default one where anything is wrong.</param>
    /// <param name="errors">Each thing that is wrong, in words.</param>
    public static bool TryConfigure(IReadOnlyDictionary<string, IReadOnlyList<string>> rows, out RoleTable table, out IReadOnlyList<string> errors)
    {
        var grants = DefaultGrants();
        var wrong = new List<string>();
        foreach (var (name, entries) in rows)
        {
            if (!Permissions.TryGetValue(name.Trim(), out var permission))
            {
                wrong.Add($"Roles:Verbs:{name}: there is no such verb group; there are {string.Join(", ", Enum.GetNames<Permission>())}.");
                continue;
            }
            foreach (var role in Enum.GetValues<Role>())
            {
                grants.Remove((role, permission));
            }
            foreach (var entry in entries)
            {
                if (Problem(entry, permission, out var role, out var grant) is { } problem)
                {
                    wrong.Add($"Roles:Verbs:{name}: {problem}");
                    continue;
                }
                grants[(role, permission)] = grant;
            }
        }
        errors = wrong;
        table = wrong.Count == 0 ? new RoleTable(grants) : Default;
        return wrong.Count == 0;
    }

    private static string? Problem(string entry, Permission permission, out Role role, out Grant grant)
    {
        var (name, condition) = entry.Split(':', 2, StringSplitOptions.TrimEntries) is [var first, var second] ? (first, second) : (entry.Trim(), null);
        grant = condition is null ? Grant.Allowed : Grant.AllowedWithReason;
        if (!RoleNames.TryGetValue(name, out role))
        {
            return $"'{entry}' is no role; there are {string.Join(", ", Enum.GetNames<Role>())}.";
        }
        if (condition is not null && !condition.Equals(WithReason, StringComparison.OrdinalIgnoreCase))
        {
            return $"'{entry}': after the colon only {WithReason} is known.";
        }
        return condition is not null && permission is not (Permission.ForceStop or Permission.HardReboot)
            ? $"'{entry}': {WithReason} is known for {Permission.ForceStop} and {Permission.HardReboot} only."
            : null;
    }

    private static Dictionary<(Role, Permission), Grant> DefaultGrants()
    {
        var grants = new Dictionary<(Role, Permission), Grant>();
        foreach (var permission in Enum.GetValues<Permission>())
        {
            var (hotline, engineer, supervisor) = DefaultRow(permission);
            grants[(Role.HotlineAgent, permission)] = hotline;
            grants[(Role.OnCallEngineer, permission)] = engineer;
            grants[(Role.Supervisor, permission)] = supervisor;
        }
        return grants;
    }

    private static (Grant Hotline, Grant Engineer, Grant Supervisor) DefaultRow(Permission permission) => permission switch
    {
        Permission.Look or Permission.ReadConfiguration or Permission.Notes or Permission.Tickets or Permission.Logs
            => (Grant.Allowed, Grant.Allowed, Grant.Allowed),
        Permission.Stop or Permission.Unlock or Permission.SoftReboot or Permission.Availability
            => (Grant.Allowed, Grant.Allowed, Grant.Allowed),
        Permission.ForceStop or Permission.HardReboot
            => (Grant.AllowedWithReason, Grant.Allowed, Grant.Allowed),
        Permission.StartByContract or Permission.StartByVoucher or Permission.Goodwill
            => (Grant.Allowed, Grant.Denied, Grant.Allowed),
        Permission.ApproveGoodwill or Permission.Vouchers or Permission.Audit or Permission.Erase or Permission.Policy
            => (Grant.Denied, Grant.Denied, Grant.Allowed),
        Permission.ApproveChange
            => (Grant.Denied, Grant.Allowed, Grant.Allowed),
        Permission.EditConfiguration or Permission.EditParameters or Permission.MeterCheck or Permission.Adopt or Permission.RawCall
            or Permission.Puk or Permission.MessageLog
            => (Grant.Denied, Grant.Allowed, Grant.Denied),
        _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, "A verb group without a row in the table."),
    };
}
