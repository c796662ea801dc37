using System.Threading.Channels;
using Xunit;

namespace ChargeBot.Tests.Ocpp;

/// <summary>Waits for what must come, and not for ever.</summary>
internal static class Soon
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static async Task<T> Next<T>(Channel<T> channel)
    {
        using var limit = Limited();
        return await channel.Reader.ReadAsync(limit.Token);
    }

    public static CancellationTokenSource Limited()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        return limit;
    }
}
