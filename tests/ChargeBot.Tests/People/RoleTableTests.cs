using ChargeBot.Bot.People;
using ChargeBot.Domain.People;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace ChargeBot.Tests.People;

public sealed class RoleTableTests
{
    private const Grant Yes = Grant.Allowed;
    private const Grant Reason = Grant.AllowedWithReason;
    private const Grant No = Grant.Denied;

    // The table of the design, cell by cell: hotline agent, on-call engineer, supervisor.
    public static TheoryData<Permission, Grant, Grant, Grant> Cells => new()
    {
        { Permission.Look, Yes, Yes, Yes },
        { Permission.ReadConfiguration, Yes, Yes, Yes },
        { Permission.Notes, Yes, Yes, Yes },
        { Permission.Tickets, Yes, Yes, Yes },
        { Permission.Logs, Yes, Yes, Yes },
        { Permission.Stop, Yes, Yes, Yes },
        { Permission.Unlock, Yes, Yes, Yes },
        { Permission.SoftReboot, Yes, Yes, Yes },
        { Permission.Availability, Yes, Yes, Yes },
        { Permission.ForceStop, Reason, Yes, Yes },
        { Permission.HardReboot, Reason, Yes, Yes },
        { Permission.StartByContract, Yes, No, Yes },
        { Permission.StartByVoucher, Yes, No, Yes },
        { Permission.Goodwill, Yes, No, Yes },
        { Permission.ApproveGoodwill, No, No, Yes },
        { Permission.ApproveChange, No, Yes, Yes },
        { Permission.Vouchers, No, No, Yes },
        { Permission.Audit, No, No, Yes },
        { Permission.Erase, No, No, Yes },
        { Permission.Policy, No, No, Yes },
        { Permission.EditConfiguration, No, Yes, No },
        { Permission.EditParameters, No, Yes, No },
        { Permission.MeterCheck, No, Yes, No },
        { Permission.Adopt, No, Yes, No },
        { Permission.RawCall, No, Yes, No },
        { Permission.Puk, No, Yes, No },
        { Permission.MessageLog, No, Yes, No },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public void Each_cell_of_the_table_is_as_designed(Permission permission, Grant hotline, Grant engineer, Grant supervisor)
    {
        Assert.Equal(hotline, RoleTable.Default.Ask(Agent(Role.HotlineAgent), permission));
        Assert.Equal(engineer, RoleTable.Default.Ask(Agent(Role.OnCallEngineer), permission));
        Assert.Equal(supervisor, RoleTable.Default.Ask(Agent(Role.Supervisor), permission));
        Assert.Equal(No, RoleTable.Default.Ask(Agent(), permission));
        Assert.Equal(new[] { hotline, engineer, supervisor }.Max(), RoleTable.Default.Ask(Agent(Role.HotlineAgent, Role.OnCallEngineer, Role.Supervisor), permission));
    }

    [Fact]
    public void No_verb_group_is_missing_from_the_table() =>
        Assert.Equal(Enum.GetValues<Permission>(), Cells.Select(row => row.Data.Item1).Order());

    [Fact]
    public void Whoever_may_not_is_told_whom_to_ask()
    {
        Assert.Equal([Role.OnCallEngineer], RoleTable.Default.Holders(Permission.Puk));
        Assert.Equal([Role.HotlineAgent, Role.OnCallEngineer, Role.Supervisor], RoleTable.Default.Holders(Permission.HardReboot));
    }

    [Fact]
    public void Configuration_replaces_whole_rows_and_leaves_the_others()
    {
        var table = Read(
            ("Roles:Verbs:Unlock:0", "OnCallEngineer"),
            ("Roles:Verbs:hardreboot:0", "supervisor"),
            ("Roles:Verbs:hardreboot:1", "HotlineAgent:WithReason"),
            ("Roles:Verbs:ForceStop:0", "HotlineAgent"),
            ("Roles:Verbs:Puk", "OnCallEngineer, Supervisor"),
            ("Roles:Verbs:RawCall", ""));
        Assert.Equal([Role.OnCallEngineer], table.Holders(Permission.Unlock));
        Assert.Equal(Reason, table.Ask(Role.HotlineAgent, Permission.HardReboot));
        Assert.Equal(No, table.Ask(Role.OnCallEngineer, Permission.HardReboot));
        Assert.Equal(Yes, table.Ask(Role.Supervisor, Permission.HardReboot));
        Assert.Equal(Yes, table.Ask(Role.HotlineAgent, Permission.ForceStop));
        Assert.Equal([Role.OnCallEngineer, Role.Supervisor], table.Holders(Permission.Puk));
        Assert.Empty(table.Holders(Permission.RawCall));
        Assert.Equal(Yes, table.Ask(Role.HotlineAgent, Permission.Stop));
    }

    [Theory]
    [InlineData("Roles:Verbs:Explode:0", "Supervisor", "Roles:Verbs:Explode: there is no such verb group; there are Look,")]
    [InlineData("Roles:Verbs:3:0", "Supervisor", "there is no such verb group")]
    [InlineData("Roles:Verbs:Stop:0", "Boss", "Roles:Verbs:Stop: 'Boss' is no role; there are HotlineAgent, OnCallEngineer, Supervisor.")]
    [InlineData("Roles:Verbs:Stop:0", "1", "'1' is no role")]
    [InlineData("Roles:Verbs:Stop:0", "", "'' is no role")]
    [InlineData("Roles:Verbs:Stop:0", "HotlineAgent:WithReason", "WithReason is known for ForceStop and HardReboot only")]
    [InlineData("Roles:Verbs:ForceStop:0", "HotlineAgent:Sometimes", "after the colon only WithReason is known")]
    public void An_unknown_name_in_the_configuration_is_named(string key, string value, string error)
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Read((key, value)));
        Assert.Contains(error, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once_and_the_default_table_stays()
    {
        Assert.False(RoleTable.TryConfigure(
            new Dictionary<string, IReadOnlyList<string>> { ["Stop"] = ["Boss", "Chief"], ["Unlock"] = [] }, out var table, out var errors));
        Assert.Equal(2, errors.Count);
        Assert.Equal(Yes, table.Ask(Role.HotlineAgent, Permission.Unlock));
    }

    private static RoleTable Read(params (string Key, string Value)[] settings) => RoleConfiguration.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build());

    private static ServiceAgent Agent(params Role[] roles) => new("tenant", "person", "Someone", roles.ToHashSet());
}
