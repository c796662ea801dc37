using ChargeBot.Bot.Dialogs;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Tests.Cards;
using Xunit;

namespace ChargeBot.Tests.ChargePoints;

/// <summary>The network by groups: which port belongs where, what a filter leaves, and what people say for it.</summary>
public sealed class InfrastructureTests
{
    private static readonly DateTimeOffset Now = Site.Now;

    [Theory]
    [InlineData(PortStatus.Available, true, 10, InfrastructureGroup.Available)]
    [InlineData(PortStatus.Charging, true, 10, InfrastructureGroup.Occupied)]
    [InlineData(PortStatus.Reserved, true, 10, InfrastructureGroup.Occupied)]
    [InlineData(PortStatus.Faulted, true, 10, InfrastructureGroup.NotAvailable)]
    [InlineData(PortStatus.Unknown, true, 10, InfrastructureGroup.NotAvailable)]
    [InlineData(PortStatus.Unavailable, true, 10, InfrastructureGroup.Inoperative)]
    [InlineData(PortStatus.Available, true, 15 * 60, InfrastructureGroup.Available)]
    [InlineData(PortStatus.Available, true, (15 * 60) + 1, InfrastructureGroup.Silent)]
    [InlineData(PortStatus.Available, false, 10, InfrastructureGroup.Silent)]
    [InlineData(PortStatus.Faulted, false, 10, InfrastructureGroup.Silent)]
    public void A_port_belongs_to_one_group_and_silence_comes_before_its_status(PortStatus status, bool online, int heardSecondsAgo, InfrastructureGroup group) =>
        Assert.Equal(group, Port(1, status, online, Now.AddSeconds(-heardSecondsAgo)).GroupAt(Now));

    [Fact]
    public void What_is_planned_is_that_whatever_was_heard() =>
        Assert.Equal(InfrastructureGroup.Planned, Port(1, PortStatus.Available, online: true, Now, planned: true).GroupAt(Now));

    [Fact]
    public void What_was_never_heard_is_silent() => Assert.Equal(InfrastructureGroup.Silent, Port(1, PortStatus.Unknown, online: true, null).GroupAt(Now));

    [Fact]
    public void The_counts_say_what_each_group_would_show()
    {
        var network = new Infrastructure(FindingScenes.Network(), Now);
        var all = network.Look(new InfrastructureFilter { Mode = ChargingMode.Ac }, null, 0, 8, Now);
        Assert.Equal(all.Total, all.Counts.Values.Sum());
        foreach (var group in Enum.GetValues<InfrastructureGroup>())
        {
            var one = network.Look(new InfrastructureFilter { Mode = ChargingMode.Ac, Group = group }, null, 0, 100, Now);
            Assert.Equal(all.Counts[group], one.Total);
            Assert.Equal(one.Total, one.Rows.Count);
            Assert.All(one.Rows, port => Assert.Equal((group, ChargingMode.Ac), (port.GroupAt(Now), port.Mode)));
            Assert.Equal(all.Counts, one.Counts);
        }
    }

    [Fact]
    public void The_pages_hold_every_port_once_and_end_at_the_last()
    {
        var network = new Infrastructure(FindingScenes.Network(), Now);
        var pages = Enumerable.Range(0, 5).Select(page => network.Look(new InfrastructureFilter(), null, page, 8, Now)).ToList();
        Assert.Equal(40, pages.SelectMany(page => page.Rows).Distinct().Count());
        Assert.All(pages, page => Assert.Equal(5, page.Pages));
        Assert.Equal(4, network.Look(new InfrastructureFilter(), null, int.MaxValue, 8, Now).Page);
        Assert.Equal(0, network.Look(new InfrastructureFilter(), new HashSet<string>(), 3, 8, Now).Page);
    }

    [Theory]
    [InlineData("faulted berlin", InfrastructureGroup.NotAvailable, null, null, "berlin")]
    [InlineData("gestört in Berlin Mitte", InfrastructureGroup.NotAvailable, null, null, "Berlin Mitte")]
    [InlineData("NOT AVAILABLE dc", InfrastructureGroup.NotAvailable, ChargingMode.Dc, null, null)]
    [InlineData("out of operation", InfrastructureGroup.Inoperative, null, null, null)]
    [InlineData("out of order ac lg2wan", InfrastructureGroup.NotAvailable, ChargingMode.Ac, true, null)]
    [InlineData("außer betrieb, ocpp", InfrastructureGroup.Inoperative, null, false, null)]
    [InlineData("offline", InfrastructureGroup.Silent, null, null, null)]
    [InlineData("geplant", InfrastructureGroup.Planned, null, null, null)]
    [InlineData("all ports", null, null, null, null)]
    [InlineData("", null, null, null, null)]
    [InlineData("out of the way", null, null, null, "out of the way")]
    public void What_is_said_behind_list_is_understood(string text, InfrastructureGroup? group, ChargingMode? mode, bool? lg2wan, string? site) =>
        Assert.Equal(new InfrastructureFilter { Group = group, Mode = mode, Lg2Wan = lg2wan, Site = site }, ListWords.Read(text));

    private static InfrastructurePort Port(int number, PortStatus status, bool online, DateTimeOffset? heard, bool planned = false) => new(
        new PortEntry($"P{number}", $"S{number}", null, null, 1, "", planned), status, heard, ChargingMode.Ac, Protocol.Ocpp16, online, heard);
}
