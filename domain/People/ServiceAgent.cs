namespace ChargeBot.Domain.People;

/// <summary>What someone does at the service desk. A person may do several; whoever does none may do nothing.</summary>
public enum Role
{
    /// <summary>Speaks with drivers; sits at a desktop chat.</summary>
    HotlineAgent,

    /// <summary>Called at night when hardware fails; on the phone.</summary>
    OnCallEngineer,

    /// <summary>Answers for money and for people: approves goodwill.</summary>
    Supervisor,
}

/// <summary>A person who talks to ChargeBot.</summary>
/// <param name="TenantId">The Entra tenant the person signed in to.</param>
/// <param name="ObjectId">The person's Entra object id in that tenant (a GUID as Teams sends it).</param>
/// <param name="Name">What colleagues call the person.</param>
/// <param name="Roles">What the person does; empty for someone the directory does not know.</param>
/// <param name="Language"><c>en</c> or <c>de</c>, or null: the language Teams says.</param>
public sealed record ServiceAgent(string TenantId, string ObjectId, string Name, IReadOnlySet<Role> Roles, string? Language = null)
{
    /// <summary>Someone whom the directory does not know: a name and no role.</summary>
    public static ServiceAgent Stranger(string tenantId, string objectId, string name) => new(tenantId, objectId, name, new HashSet<Role>());
}
