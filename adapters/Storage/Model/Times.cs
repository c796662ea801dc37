namespace ChargeBot.Adapters.Storage;

/// <summary>Times as both databases keep them: UTC, to the microsecond.</summary>
internal static class Times
{
    public static long ToMicroseconds(DateTimeOffset time) =>
        (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        new(DateTimeOffset.UnixEpoch.Ticks + (microseconds * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <summary>What reading it back will give.</summary>
    public static DateTimeOffset Stored(DateTimeOffset time) => FromMicroseconds(ToMicroseconds(time));
}
