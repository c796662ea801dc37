using ChargeBot.Domain.People;

namespace ChargeBot.Bot.People;

/// <summary>The role × verb table as configuration changes it, row by row in the section <c>Roles:Verbs</c>.</summary>
public static class RoleConfiguration
{
    /// <summary>
    /// The table. A row is <c>Roles:Verbs:HardReboot:0 = OnCallEngineer</c>, <c>:1 = HotlineAgent:WithReason</c>; an empty
    /// value, <c>Roles:Verbs:RawCall = ""</c>, is nobody.
    /// </summary>
    /// <exception cref="InvalidOperationException">A name in it is unknown; the message names each.</exception>
    public static RoleTable Read(IConfiguration configuration)
    {
        var rows = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var row in configuration.GetSection("Roles:Verbs").GetChildren())
        {
            var listed = row.GetChildren().Select(role => role.Value ?? "").ToArray();
            rows[row.Key] = listed.Length > 0 || string.IsNullOrWhiteSpace(row.Value)
                ? listed
                : row.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }
        return RoleTable.TryConfigure(rows, out var table, out var errors)
            ? table
            : throw new InvalidOperationException(string.Join(Environment.NewLine, errors));
    }
}
