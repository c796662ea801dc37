using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>The list of the infrastructure: one page of what fits, and how many of each group there are.</summary>
/// <param name="Page">The rows and the counts.</param>
/// <param name="Filter">What was looked for.</param>
public sealed record ListView(InfrastructurePage Page, InfrastructureFilter Filter)
{
    /// <summary>Rows of a page: what a phone shows in two screens.</summary>
    public const int Rows = 8;

    /// <summary>How many open tickets there are at ports of the page that have any.</summary>
    public IReadOnlyDictionary<string, int> Tickets { get; init; } = new Dictionary<string, int>();
}

/// <summary>Ports that a person has at hand.</summary>
/// <param name="Pinned">Those that are kept until they are let go; otherwise those that were looked at, the last first.</param>
/// <param name="Ports">At most <see cref="Most"/>.</param>
public sealed record KeptView(bool Pinned, IReadOnlyList<InfrastructurePort> Ports)
{
    /// <summary>Ports that are kept for a person, of either kind.</summary>
    public const int Most = 20;
}

/// <summary>What a person can do with a port's card besides the port itself.</summary>
/// <param name="Pinned">The person keeps it at hand.</param>
/// <param name="FromList">It was opened from the list, which can be gone back to.</param>
/// <param name="HasLink">There is an address that leads to it.</param>
public sealed record PortKeeping(bool Pinned, bool FromList, bool HasLink);

/// <summary>The address that leads to a port.</summary>
/// <param name="Port">The port.</param>
/// <param name="Link">The address.</param>
public sealed record LinkView(PortView Port, Uri Link);
