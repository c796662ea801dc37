namespace ChargeBot.Domain.Tickets;

/// <summary>How fast a ticket has to be seen and mended, by priority.</summary>
public sealed class TicketTargets(IReadOnlyDictionary<TicketPriority, TimeSpan> acknowledge, IReadOnlyDictionary<TicketPriority, TimeSpan> resolve)
{
    /// <summary>Without configuration: 15 minutes and 4 hours for an urgent one, up to a day and two weeks.</summary>
    public static TicketTargets Default { get; } = new(
        new Dictionary<TicketPriority, TimeSpan>
        {
            [TicketPriority.Urgent] = TimeSpan.FromMinutes(15),
            [TicketPriority.High] = TimeSpan.FromHours(1),
            [TicketPriority.Normal] = TimeSpan.FromHours(4),
            [TicketPriority.Low] = TimeSpan.FromHours(24),
        },
        new Dictionary<TicketPriority, TimeSpan>
        {
            [TicketPriority.Urgent] = TimeSpan.FromHours(4),
            [TicketPriority.High] = TimeSpan.FromHours(24),
            [TicketPriority.Normal] = TimeSpan.FromDays(3),
            [TicketPriority.Low] = TimeSpan.FromDays(14),
        });

    /// <summary>Whoever is called has this long before they are reminded, and as long again before the next one is called.</summary>
    public static TimeSpan ToAnswer => TimeSpan.FromMinutes(3);

    /// <summary>'Breaching soon' is what falls due within this.</summary>
    public static TimeSpan Soon => TimeSpan.FromHours(1);

    /// <summary>From being sent until somebody has to have seen it.</summary>
    public TimeSpan ToAcknowledge(TicketPriority priority) => acknowledge[priority];

    /// <summary>From being sent until it has to be mended.</summary>
    public TimeSpan ToResolve(TicketPriority priority) => resolve[priority];
}
