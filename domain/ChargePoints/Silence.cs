namespace ChargeBot.Domain.ChargePoints;

/// <summary>When a charge point is silent: what was heard last may not be true any more.</summary>
public static class Silence
{
    /// <summary>Longer than most heartbeats, so that an old status does not look like a fresh one.</summary>
    public static TimeSpan Bound => TimeSpan.FromMinutes(15);

    /// <summary>Whether nothing is heard from it: no link, or a link over which nothing came for longer than the bound.</summary>
    /// <param name="online">Whether a link is attached.</param>
    /// <param name="heard">When anything was last heard (UTC).</param>
    /// <param name="now">UTC.</param>
    public static bool Of(bool online, DateTimeOffset? heard, DateTimeOffset now) => !online || heard is null || now - heard > Bound;
}
