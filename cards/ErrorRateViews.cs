using ChargeBot.Domain.Charging;

namespace ChargeBot.Cards;

/// <summary>Whose sessions an error rate counts.</summary>
public enum ErrorScope
{
    /// <summary>The port's.</summary>
    Port,

    /// <summary>Those of all ports of its station.</summary>
    Station,

    /// <summary>Those of all stations of the same name and address.</summary>
    Site,
}

/// <summary>The two dates of a form, and what is wrong with them.</summary>
/// <param name="Period">What is shown.</param>
/// <param name="Today">The day at the site.</param>
public sealed record PeriodForm(ErrorPeriod Period, DateOnly Today)
{
    /// <summary>What was typed and refused; null: nothing was.</summary>
    public string? Start { get; init; }

    /// <inheritdoc cref="Start"/>
    public string? End { get; init; }

    /// <summary>Why.</summary>
    public PeriodProblem Problem { get; init; }
}

/// <summary>What a person or the device changed while the sessions were counted.</summary>
/// <param name="At">UTC.</param>
/// <param name="Kind">Firmware, a parameter, a note.</param>
/// <param name="What">The parameter's key, or the note's beginning; as typed.</param>
/// <param name="Before">The value before; null: none, or not known.</param>
/// <param name="After">The value since; null: none.</param>
public sealed record ErrorRateChange(DateTimeOffset At, ErrorRateChangeKind Kind, string What, string? Before = null, string? After = null);

/// <summary>What kind of change.</summary>
public enum ErrorRateChangeKind
{
    /// <summary>The station runs other firmware.</summary>
    Firmware,

    /// <summary>A parameter or a value of the configuration.</summary>
    Parameter,

    /// <summary>A note.</summary>
    Note,
}

/// <summary>The error rate of a port, its station or its site.</summary>
/// <param name="Port">The port.</param>
/// <param name="Scope">Whose sessions are counted.</param>
/// <param name="Ports">Of how many ports that is.</param>
/// <param name="Form">Over which days.</param>
/// <param name="Counts">How many.</param>
public sealed record ErrorRateView(PortView Port, ErrorScope Scope, int Ports, PeriodForm Form, ErrorCounts Counts)
{
    /// <summary>The most changes that a card lists.</summary>
    public const int MostChanges = 5;

    /// <summary>Where a picture of the bars is; null: nowhere.</summary>
    public Uri? SessionsPicture { get; init; }

    /// <summary>Where a picture of the circle is.</summary>
    public Uri? TypesPicture { get; init; }

    /// <summary>What changed in the time, the newest first.</summary>
    public IReadOnlyList<ErrorRateChange> Changes { get; init; } = [];

    /// <summary>How many changes there were.</summary>
    public int AllChanges { get; init; }
}

/// <summary>The sessions of one type.</summary>
/// <param name="Port">The port.</param>
/// <param name="Scope">Whose sessions.</param>
/// <param name="Period">Over which days.</param>
/// <param name="Type">Which type.</param>
/// <param name="Sessions">One page of them, the newest first.</param>
/// <param name="Page">Which page, from 0.</param>
/// <param name="Total">How many sessions of the type there are.</param>
public sealed record ErrorTypeView(PortView Port, ErrorScope Scope, ErrorPeriod Period, ErrorType Type, IReadOnlyList<ChargingSession> Sessions, int Page, int Total)
{
    /// <summary>Sessions of a page.</summary>
    public const int PageSize = 8;
}

/// <summary>The ports of the fleet with the highest share of faulty sessions.</summary>
/// <param name="Form">Over which days.</param>
/// <param name="Rows">The worst first.</param>
/// <param name="AtLeast">Ports with fewer sessions are left out.</param>
public sealed record WorstPortsView(PeriodForm Form, IReadOnlyList<WorstPort> Rows, int AtLeast)
{
    /// <summary>How many ports are listed.</summary>
    public const int Most = 20;
}

/// <summary>One of them.</summary>
/// <param name="Errors">Its counts.</param>
/// <param name="Place">Its station and place.</param>
public sealed record WorstPort(PortErrors Errors, string Place);
