using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>What we ask alike in both versions.</summary>
internal static class Asking
{
    /// <summary>A limit that lets a transaction have all that the station gives, amperes: the station's own limits are lower.</summary>
    public const int MoreThanAnyoneHas = 1000;

    /// <summary>Of an upload: a line, or a store behind us, that is away for a quarter of an hour costs nothing.</summary>
    public const int Retries = 10;

    /// <summary>Seconds between them.</summary>
    public const int RetrySeconds = 120;

    /// <summary>The number of a request for a log: the same whenever it is written.</summary>
    public static int RequestId(RequestLog log) => (int)(log.To.ToUnixTimeSeconds() & int.MaxValue);
}
