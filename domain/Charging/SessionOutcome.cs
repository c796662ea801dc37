namespace ChargeBot.Domain.Charging;

/// <summary>The Activation overview's filter by session status.</summary>
public enum SessionOutcome
{
    /// <summary>All, failed authorisations among them.</summary>
    All,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It ended, and nothing is wrong with it.</summary>
    Successful,

    /// <summary>It ended, and the error rate counts it as faulty.</summary>
    Faulty,

    /// <summary>It came to no session: refused at the charger, or a start from afar that came to nothing.</summary>
    NotStarted,
}
