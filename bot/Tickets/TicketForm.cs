using ChargeBot.Bot.Turns;
using ChargeBot.Cards;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Notes;
using ChargeBot.Domain.Tickets;

namespace ChargeBot.Bot.Tickets;

/// <summary>What was typed into the form of a ticket: whatever of it does, goes into the draft; why it cannot be sent, if so.</summary>
public static class TicketForm
{
    private static readonly TimeSpan ClocksApart = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(90);

    /// <summary>The inputs that come back as they were where they do not do.</summary>
    public static IReadOnlyList<string> Inputs { get; } =
        [TicketFormCard.EmaidInput, TicketFormCard.NoEmaidInput, TicketFormCard.DayInput, TicketFormCard.TimeOfDayInput, TicketFormCard.DescriptionInput];

    /// <summary>Fills the draft.</summary>
    /// <param name="ticket">The draft.</param>
    /// <param name="press">The press.</param>
    /// <param name="zone">Of the site.</param>
    /// <param name="now">UTC.</param>
    public static TicketProblem Fill(Ticket ticket, Press press, TimeZoneInfo zone, DateTimeOffset now)
    {
        ticket.Description = Description(press.Input(TicketFormCard.DescriptionInput, Ticket.MaxText));
        ticket.Priority = Enum.TryParse<TicketPriority>(press.Input(TicketFormCard.PriorityInput), out var priority) && Enum.IsDefined(priority) ? priority : ticket.Priority;
        var problems = new[] { Driver(ticket, press), When(ticket, press, zone, now), ticket.Description.Length == 0 ? TicketProblem.Description : TicketProblem.None };
        return problems.FirstOrDefault(problem => problem is not TicketProblem.None);
    }

    /// <summary>A text as it is kept: without what steers screens, bounded.</summary>
    public static string Description(string? typed) => NoteText.Bounded(NoteText.Clean(typed), Ticket.MaxText);

    private static TicketProblem Driver(Ticket ticket, Press press)
    {
        var (typed, none) = (press.Input(TicketFormCard.EmaidInput), press.Input(TicketFormCard.NoEmaidInput) == "true");
        (ticket.Emaid, ticket.WithoutEmaid) = (null, none);
        if (typed is null)
        {
            return none ? TicketProblem.None : TicketProblem.EmaidMissing;
        }

        var problem = Emaid.Read(typed, out var emaid);
        if (problem is EmaidProblem.None)
        {
            ticket.Emaid = emaid.Value;
            return none ? TicketProblem.EmaidAndNone : TicketProblem.None;
        }

        return problem is EmaidProblem.CheckDigit ? TicketProblem.EmaidCheckDigit : TicketProblem.EmaidShape;
    }

    private static TicketProblem When(Ticket ticket, Press press, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (TypedTime.Read(press.Input(TicketFormCard.DayInput), press.Input(TicketFormCard.TimeOfDayInput), zone) is not { } at)
        {
            return TicketProblem.When;
        }

        if (at > now + ClocksApart)
        {
            return TicketProblem.InFuture;
        }

        if (at < now - Oldest)
        {
            return TicketProblem.TooOld;
        }

        ticket.OccurredAt = at;
        return TicketProblem.None;
    }
}
