using System.Globalization;

namespace ChargeBot.Domain.Charging;

/// <summary>The days over which an error rate is counted, both included, in the site's time.</summary>
public sealed record ErrorPeriod(DateOnly First, DateOnly Last)
{
    /// <summary>The most days at once.</summary>
    public const int MostDays = 366;

    /// <summary>How dates travel: as Input.Date sends them.</summary>
    public const string Format = "yyyy-MM-dd";

    /// <summary>The last seven days, today among them.</summary>
    public static ErrorPeriod Week(DateOnly today) => new(today.AddDays(-6), today);

    /// <summary>What was typed as start and end, or what is wrong with it.</summary>
    /// <param name="start">As the form sent it.</param>
    /// <param name="end">The same.</param>
    /// <param name="today">The day at the site.</param>
    public static (ErrorPeriod? Period, PeriodProblem Problem) Read(string? start, string? end, DateOnly today)
    {
        var first = Day(start);
        var last = Day(end);
        var problem = string.IsNullOrWhiteSpace(start) ? PeriodProblem.StartMissing
            : first is null ? PeriodProblem.StartUnreadable
            : string.IsNullOrWhiteSpace(end) ? PeriodProblem.EndMissing
            : last is null ? PeriodProblem.EndUnreadable
            : first > today ? PeriodProblem.StartInFuture
            : last > today ? PeriodProblem.EndInFuture
            : first > last ? PeriodProblem.Reversed
            : last.Value.DayNumber - first.Value.DayNumber >= MostDays ? PeriodProblem.TooLong
            : PeriodProblem.None;
        return problem is PeriodProblem.None ? (new ErrorPeriod(first!.Value, last!.Value), problem) : (null, problem);
    }

    /// <summary>A day as it travels; null where a text is none.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>From the first moment of the first day to the first one after the last (UTC).</summary>
    public TimeSlice In(TimeZoneInfo zone) => new(Midnight(First, zone), Midnight(Last.AddDays(1), zone));

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}

/// <summary>Why a period is refused; the name begins with the field that it is about.</summary>
public enum PeriodProblem
{
    /// <summary>It is fine.</summary>
    None,

    /// <summary>There is no start.</summary>
    StartMissing,

    /// <summary>The start is no date.</summary>
    StartUnreadable,

    /// <summary>There is no end.</summary>
    EndMissing,

    /// <summary>The end is no date.</summary>
    EndUnreadable,

    /// <summary>The start is yet to come.</summary>
    StartInFuture,

    /// <summary>The end is yet to come.</summary>
    EndInFuture,

    /// <summary>The end lies before the start.</summary>
    Reversed,

    /// <summary>More days than are counted at once.</summary>
    TooLong,
}
