using System.Text.Json.Nodes;

namespace ChargeBot.Simulator;

/// <summary>Something that happened at a charge point and that a test may want to wait for.</summary>
public abstract record Happening;

/// <summary>A BootNotification was accepted.</summary>
public sealed record Booted : Happening;

/// <summary>The link went down.</summary>
public sealed record LinkDown : Happening;

/// <summary>The central system called.</summary>
public sealed record CallReceived(string Action, JsonObject Payload) : Happening;

/// <summary>A transaction began and has its number.</summary>
public sealed record TransactionStarted(int Connector, int TransactionId, string IdTag) : Happening;

/// <summary>The central system has acknowledged the end of a transaction.</summary>
public sealed record TransactionStopped(int Connector, int TransactionId, string Reason, int MeterStopWh) : Happening;

/// <summary>An upload of its log has come to its end, and the central system was told.</summary>
public sealed record LogUploaded(bool Done, long Bytes) : Happening;

/// <summary>
/// What happened, in order. Each entry is handed out once, so a test that asks after the fact still gets its answer
/// and one that asks twice waits for the second.
/// </summary>
internal sealed class Journal
{
    private readonly Lock gate = new();
    private readonly List<Happening> entries = [];
    private readonly List<(Func<Happening, bool> Fits, TaskCompletionSource<Happening> Waiter)> waiting = [];

    public void Add(Happening happening)
    {
        lock (gate)
        {
            var i = waiting.FindIndex(w => w.Fits(happening));
            if (i >= 0)
            {
                var waiter = waiting[i].Waiter;
                waiting.RemoveAt(i);
                if (waiter.TrySetResult(happening)) return;
            }

            entries.Add(happening);
            if (entries.Count > 10_000) entries.RemoveAt(0);
        }
    }

    public async Task<T> NextAsync<T>(Func<T, bool> fits, CancellationToken ct)
        where T : Happening
    {
        var waiter = new TaskCompletionSource<Happening>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            var i = entries.FindIndex(e => e is T t && fits(t));
            if (i >= 0)
            {
                var found = (T)entries[i];
                entries.RemoveAt(i);
                return found;
            }

            waiting.Add((e => !waiter.Task.IsCompleted && e is T t && fits(t), waiter));
        }

        await using var _ = ct.Register(() => waiter.TrySetCanceled(ct));
        return (T)await waiter.Task;
    }
}
