using ChargeBot.Domain.LogFiles;
using ChargeBot.Domain.People;
using ChargeBot.Domain.Tickets;
using Stateless.Graph;
using Xunit;

namespace ChargeBot.Tests.Tickets;

/// <summary>The rules of tickets and log requests without a bot around them.</summary>
public sealed class TicketRulesTests
{
    [Fact]
    public void The_machine_of_a_ticket_is_the_one_that_was_agreed() =>
        Golden.Check("machines/ticket.mmd", MermaidGraph.Format(TicketMachine.Over(() => TicketState.Draft, _ => { }).GetInfo()));

    [Fact]
    public void The_machine_of_a_log_is_the_one_that_was_agreed() =>
        Golden.Check("machines/log.mmd", MermaidGraph.Format(LogMachine.Over(() => LogState.Asked, _ => { }).GetInfo()));

    [Fact]
    public void The_time_that_a_ticket_waits_does_not_count_against_its_mending()
    {
        var (sent, targets) = (new DateTimeOffset(2026, 11, 27, 10, 0, 0, TimeSpan.Zero), TicketTargets.Default);
        var ticket = new Ticket
        {
            Id = Guid.CreateVersion7(),
            StationId = "S",
            PortId = "P",
            Site = "Here",
            TenantId = "t",
            ConversationId = "c",
            AuthorId = "a",
            AuthorName = "A",
            CreatedAt = sent,
            Priority = TicketPriority.Urgent,
        };
        Assert.True(ticket.Send(1, targets, null, sent));
        Assert.Equal(sent.AddMinutes(15), ticket.Due);
        Assert.True(ticket.Start("e", "E", sent.AddMinutes(5)));
        Assert.Equal(sent.AddHours(4), ticket.Due);

        Assert.True(ticket.Wait(sent.AddHours(1)));
        Assert.Null(ticket.Due);
        Assert.Null(ticket.NextTarget);
        Assert.True(ticket.Prioritise(TicketPriority.High, targets));
        Assert.True(ticket.Start("e", "E", sent.AddHours(3)));
        Assert.Equal(sent.AddHours(24 + 2), ticket.Due);
        Assert.Null(ticket.WaitingSince);

        Assert.True(ticket.Wait(sent.AddHours(5)));
        Assert.True(ticket.Resolve(sent.AddHours(6)));
        Assert.True(ticket.Reopen(targets, sent.AddHours(7)));
        Assert.True(ticket.Start("e", "E", sent.AddHours(8)));
        Assert.Equal(sent.AddHours(7 + 24), ticket.Due);
    }

    [Fact]
    public void What_one_press_did_stays_in_its_order()
    {
        var now = new DateTimeOffset(2026, 11, 27, 10, 0, 0, TimeSpan.Zero);
        List<Guid> ids = [.. Enumerable.Range(0, 10_000).Select(_ => OrderedId.Next(now)), OrderedId.Next(now.AddMinutes(-5)), OrderedId.Next(now.AddHours(1))];
        Assert.Equal(ids, ids.Distinct().OrderBy(id => id.ToString(), StringComparer.Ordinal));
        Assert.All(ids, id => Assert.Equal(7, id.Version));
    }

    [Theory]
    [InlineData("2026-11-27T21:59", false)]
    [InlineData("2026-11-27T22:00", true)]
    [InlineData("2026-11-28T05:59", true)]
    [InlineData("2026-11-28T06:00", false)]
    [InlineData("2026-11-29T05:00", false)]
    public void A_night_of_the_rota_belongs_to_the_day_on_which_it_begins(string local, bool covers) =>
        Assert.Equal(covers, new RotaLine("a", new HashSet<DayOfWeek> { DayOfWeek.Friday }, new TimeOnly(22, 0), new TimeOnly(6, 0)).Covers(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(1320, 360, "21:59", false)]
    [InlineData(1320, 360, "22:00", true)]
    [InlineData(1320, 360, "05:59", true)]
    [InlineData(1320, 360, "06:00", false)]
    [InlineData(540, 1020, "12:00", true)]
    [InlineData(540, 1020, "17:00", false)]
    [InlineData(null, null, "03:00", false)]
    public void Quiet_hours_may_reach_over_midnight(int? from, int? to, string local, bool quiet) =>
        Assert.Equal(quiet, new AlertChoice { PersonId = "t/p", QuietFrom = from, QuietTo = to }.Quiet(TimeOnly.Parse(local, System.Globalization.CultureInfo.InvariantCulture)));
}
