using ChargeBot.Bot;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Approvals;
using ChargeBot.Domain.People;
using Microsoft.Extensions.Configuration;
using Stateless.Graph;
using Xunit;

namespace ChargeBot.Tests.Activations;

public sealed class ActivationRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    private static readonly GoodwillPolicy Policy = new();

    [Fact]
    public void The_machine_of_an_activation_is_the_one_that_was_agreed() =>
        Golden.Check("machines/activation.mmd", MermaidGraph.Format(ActivationMachine.Over(() => ActivationState.Starting, _ => { }).GetInfo()));

    [Fact]
    public void The_machine_of_an_approval_is_the_one_that_was_agreed() =>
        Golden.Check("machines/approval.mmd", MermaidGraph.Format(ApprovalMachine.Over(() => ApprovalState.Waiting, _ => { }).GetInfo()));

    [Theory]
    [InlineData(120, 1, 4, 1, 9, 49, 956, "")]
    [InlineData(121, 0, 0, 0, 0, 0, 0, "Minutes:121:120")]
    [InlineData(60, 2, 0, 0, 0, 0, 0, "Port:3:2")]
    [InlineData(60, 0, 5, 0, 0, 0, 0, "Site:6:5")]
    [InlineData(60, 0, 0, 2, 0, 0, 0, "Customer:3:2")]
    [InlineData(60, 0, 0, 0, 10, 0, 0, "Agent:11:10")]
    [InlineData(60, 0, 0, 0, 0, 50, 0, "Day:51:50")]
    [InlineData(60, 0, 0, 0, 0, 0, 979, "Budget:1001:1000")]
    [InlineData(121, 2, 0, 0, 0, 0, 0, "Minutes:121:120 Port:3:2")]
    public void Within_the_limits_it_is_given_and_each_limit_is_a_reason(int minutes, int port, int site, int customer, int agent, int day, int energy, string reasons) =>
        Assert.Equal(reasons, string.Join(' ', Policy.Judge(
            new HashSet<Role> { Role.HotlineAgent }, minutes, GoodwillPolicy.MostEnergy(22_000, minutes), new GoodwillGiven(port, site, customer, agent, day, energy)).Select(GoodwillReasons.Write)));

    [Fact]
    public void A_role_that_is_not_listed_gives_nothing_alone() =>
        Assert.Single(Policy.Judge(new HashSet<Role> { Role.OnCallEngineer }, 5, 1, new GoodwillGiven(0, 0, 0, 0, 0, 0)), reason => reason.Limit is GoodwillLimit.Minutes);

    [Theory]
    [InlineData("Goodwill:PerPort", "-1", "Goodwill:PerPort must be")]
    [InlineData("Goodwill:PerDay", "many", "Goodwill:PerDay must be")]
    [InlineData("Goodwill:Minutes:Nobody", "5", "there is no such role")]
    [InlineData("Goodwill:PerPrt", "5", "there is no such limit")]
    public void A_policy_that_is_none_fails_the_start_by_name(string key, string value, string told) => Assert.Contains(
        told, Assert.Single(GoodwillSettings.Problems(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [key] = value }).Build())), StringComparison.Ordinal);

    [Fact]
    public void Five_wrong_ones_lock_for_a_quarter_of_an_hour_and_old_ones_are_forgotten()
    {
        var lockout = new Lockout { Subject = "x", Since = Noon };
        for (var number = 0; number < 4; number++)
        {
            lockout.Miss(Noon.AddMinutes(number));
        }

        Assert.Null(lockout.LockedAt(Noon.AddMinutes(4)));
        lockout.Miss(Noon.AddMinutes(4));
        Assert.Equal(Noon.AddMinutes(19), lockout.LockedAt(Noon.AddMinutes(5)));
        Assert.Null(lockout.LockedAt(Noon.AddMinutes(19)));
        lockout.Miss(Noon.AddMinutes(20));
        Assert.Equal((1, null), (lockout.Wrong, lockout.LockedAt(Noon.AddMinutes(21))));
    }

    [Theory]
    [InlineData("7k2m 0o1l-9qxz 0000", "7K2M-0011-9QXZ-0000")]
    [InlineData("7K2M0011", null)]
    [InlineData("7K2M-0011-9QXZ-000U", null)]
    [InlineData("", null)]
    public void A_voucher_code_is_read_as_people_write_it(string typed, string? read) => Assert.Equal(read, VoucherCode.Read(typed));

    [Fact]
    public void Codes_and_tags_are_never_the_same_and_a_tag_fits_into_OCPP()
    {
        var codes = Enumerable.Range(0, 10_000).Select(_ => VoucherCode.New()).ToHashSet();
        Assert.Equal(10_000, codes.Count);
        Assert.All(codes.Take(100), code => Assert.Equal(code, VoucherCode.Read(code)));
        var tag = ActivationTag.New();
        Assert.InRange(tag.Length, 10, 20);
        Assert.True(ActivationTag.Is(tag));
        Assert.False(ActivationTag.Is("04A1B2C3D477A2"));
    }

    [Fact]
    public void Nobody_decides_what_they_asked_for_and_the_first_decision_stands()
    {
        var approval = Cards.StartScenes.Asking();
        Assert.False(approval.Decide(yes: true, approval.AskedBy.ToUpperInvariant(), "Alex", Noon, null));
        Assert.True(approval.Decide(yes: false, "s", "Selma", Noon, "no"));
        Assert.False(approval.Decide(yes: true, "t", "Sven", Noon, null));
        Assert.False(approval.Withdraw(Noon));
        Assert.Equal((ApprovalState.Rejected, "Selma"), (approval.State, approval.DecidedByName));
    }
}
