namespace ChargeBot.Domain.People;

/// <summary>One line of the rota: somebody is on call on these days, between these times.</summary>
/// <param name="PersonId">The Entra object id.</param>
/// <param name="Days">The days on which it begins.</param>
/// <param name="From">From when on.</param>
/// <param name="To">Until when; not after <paramref name="From"/>: until that time on the next day.</param>
public sealed record RotaLine(string PersonId, IReadOnlySet<DayOfWeek> Days, TimeOnly From, TimeOnly To)
{
    /// <summary>The first day; null: always.</summary>
    public DateOnly? First { get; init; }

    /// <summary>The last day on which it begins; null: always.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>Whether it covers a moment, by the clock of the rota.</summary>
    public bool Covers(DateTime local)
    {
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        return To > From ? Begins(day) && time >= From && time < To
            : (Begins(day) && time >= From) || (Begins(day.AddDays(-1)) && time < To);
    }

    private bool Begins(DateOnly day) => Days.Contains(day.DayOfWeek) && !(day < First) && !(day > Last);
}

/// <summary>Who is on call by a plan that stands in configuration, where Teams' shifts do not say it.</summary>
/// <param name="lines">The plan.</param>
/// <param name="zone">By whose clock.</param>
public sealed class Rota(IReadOnlyList<RotaLine> lines, TimeZoneInfo zone)
{
    /// <summary>Nobody.</summary>
    public static Rota Empty { get; } = new([], TimeZoneInfo.Utc);

    /// <summary>The people on call now (Entra object ids).</summary>
    public IReadOnlySet<string> OnCall(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        return lines.Where(line => line.Covers(local)).Select(line => line.PersonId).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
