namespace ChargeBot.Domain.MobileNetworks;

/// <summary>Who said something about a SIM.</summary>
public enum SimSource
{
    /// <summary>The connectivity platform's file, once a day.</summary>
    DailyFile,

    /// <summary>The mobile network operator, asked at the moment.</summary>
    OperatorApi,
}

/// <summary>One thing known about a SIM, by whom and as of when.</summary>
/// <param name="Value">What.</param>
/// <param name="Source">Who says so.</param>
/// <param name="At">When it was true at the source (UTC).</param>
/// <param name="Dated">False where the source gave no time: <paramref name="At"/> is when we received it.</param>
public sealed record SimFact<T>(T Value, SimSource Source, DateTimeOffset At, bool Dated = true);
