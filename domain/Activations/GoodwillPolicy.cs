using System.Globalization;
using ChargeBot.Domain.People;

namespace ChargeBot.Domain.Activations;

/// <summary>A limit of the goodwill policy.</summary>
public enum GoodwillLimit
{
    /// <summary>Minutes of one session, by the role of who asks.</summary>
    Minutes,

    /// <summary>Goodwill at one port in a day.</summary>
    Port,

    /// <summary>At one site in a day.</summary>
    Site,

    /// <summary>For one customer in thirty days.</summary>
    Customer,

    /// <summary>Given by one person in a day.</summary>
    Agent,

    /// <summary>Given by everyone in a day.</summary>
    Day,

    /// <summary>kWh of all in a day, with what is still to be charged.</summary>
    Budget,
}

/// <summary>A limit that a goodwill would go beyond.</summary>
/// <param name="Limit">Which.</param>
/// <param name="Would">What it would come to: the third, 180 minutes, 310 kWh.</param>
/// <param name="Most">What the policy allows.</param>
public sealed record GoodwillReason(GoodwillLimit Limit, int Would, int Most);

/// <summary>Reasons as an activation keeps them.</summary>
public static class GoodwillReasons
{
    /// <summary>A reason in a word: <c>Port:3:2</c>.</summary>
    public static string Write(GoodwillReason reason) => string.Create(CultureInfo.InvariantCulture, $"{reason.Limit}:{reason.Would}:{reason.Most}");

    /// <summary>Reads it; null where it is none.</summary>
    public static GoodwillReason? Read(string word) => word.Split(':') is [var limit, var would, var most]
        && Enum.TryParse<GoodwillLimit>(limit, out var which)
        && int.TryParse(would, NumberStyles.Integer, CultureInfo.InvariantCulture, out var one)
        && int.TryParse(most, NumberStyles.Integer, CultureInfo.InvariantCulture, out var other) ? new GoodwillReason(which, one, other) : null;
}

/// <summary>What was given until now, this one not counted.</summary>
/// <param name="AtPort">At this port today.</param>
/// <param name="AtSite">At this site today.</param>
/// <param name="ForCustomer">For this customer in thirty days.</param>
/// <param name="ByAgent">By this person today.</param>
/// <param name="Today">By everyone today.</param>
/// <param name="EnergyToday">kWh of today's, with what those that run may still take.</param>
public sealed record GoodwillGiven(int AtPort, int AtSite, int ForCustomer, int ByAgent, int Today, int EnergyToday);

/// <summary>Which goodwill a person gives alone: section <c>Goodwill</c> of the configuration. A limit of 0 asks always.</summary>
public sealed record GoodwillPolicy
{
    /// <summary>Minutes of one session, by role; a role that is not listed may give none alone.</summary>
    public IReadOnlyDictionary<Role, int> Minutes { get; init; } = new Dictionary<Role, int> { [Role.HotlineAgent] = 120, [Role.Supervisor] = 480 };

    /// <summary>At one port in a day.</summary>
    public int PerPort { get; init; } = 2;

    /// <summary>At one site in a day.</summary>
    public int PerSite { get; init; } = 5;

    /// <summary>For one customer in thirty days.</summary>
    public int PerCustomer { get; init; } = 2;

    /// <summary>By one person in a day.</summary>
    public int PerAgent { get; init; } = 10;

    /// <summary>By everyone in a day.</summary>
    public int PerDay { get; init; } = 50;

    /// <summary>kWh of all in a day.</summary>
    public int BudgetKilowattHours { get; init; } = 1_000;

    /// <summary>For one customer so many days count.</summary>
    public const int CustomerDays = 30;

    /// <summary>Why a supervisor has to approve; empty: within the limits.</summary>
    /// <param name="roles">Those of who asks.</param>
    /// <param name="minutes">How long.</param>
    /// <param name="kilowattHours">How much at most, by the port's power.</param>
    /// <param name="given">What was given until now.</param>
    public IReadOnlyList<GoodwillReason> Judge(IReadOnlySet<Role> roles, int minutes, int kilowattHours, GoodwillGiven given)
    {
        var longest = roles.Select(role => Minutes.GetValueOrDefault(role)).DefaultIfEmpty().Max();
        return
        [
            .. Beyond(GoodwillLimit.Minutes, minutes, longest),
            .. Beyond(GoodwillLimit.Port, given.AtPort + 1, PerPort),
            .. Beyond(GoodwillLimit.Site, given.AtSite + 1, PerSite),
            .. Beyond(GoodwillLimit.Customer, given.ForCustomer + 1, PerCustomer),
            .. Beyond(GoodwillLimit.Agent, given.ByAgent + 1, PerAgent),
            .. Beyond(GoodwillLimit.Day, given.Today + 1, PerDay),
            .. Beyond(GoodwillLimit.Budget, given.EnergyToday + kilowattHours, BudgetKilowattHours),
        ];

        static IEnumerable<GoodwillReason> Beyond(GoodwillLimit limit, int would, int most) => would > most ? [new(limit, would, most)] : [];
    }

    /// <summary>kWh that a session takes at most.</summary>
    /// <param name="watts">The port's maximum; 0: not known, then a usual one.</param>
    /// <param name="minutes">How long.</param>
    public static int MostEnergy(int watts, int minutes) => (int)Math.Ceiling((watts > 0 ? watts : 22_000) / 1000.0 * minutes / 60);
}
