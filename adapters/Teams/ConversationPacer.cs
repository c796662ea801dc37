using System.Collections.Concurrent;

namespace ChargeBot.Adapters.Teams;

/// <summary>
/// Keeps the bot under the channel's documented limits by waiting, never by dropping: in one conversation 7 messages in
/// 1 s, 8 in 2 s, 60 in 30 s and 1,800 in an hour, in one tenant 50 requests in 1 s. Conversations do not wait for each
/// other, and within one the order of asking is kept.
/// </summary>
/// <remarks>
/// Exact sliding windows, because the limits are: System.Threading.RateLimiting's are segmented, do not chain with a
/// queue, and do not take a TimeProvider. A window is held a little longer than documented, since messages that left
/// evenly may arrive closer together.
/// </remarks>
public sealed class ConversationPacer(TimeProvider clock)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan IdleAfter = TimeSpan.FromHours(1) + Margin;
    private static readonly (int Most, TimeSpan In)[] ConversationLimits =
        [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1))];
    private static readonly (int Most, TimeSpan In)[] TenantLimits = [(50, TimeSpan.FromSeconds(1))];

    private readonly ConcurrentDictionary<string, Lane> conversations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Window> tenants = new(StringComparer.Ordinal);
    private readonly long start = clock.GetTimestamp();
    private long sweptAt;

    /// <summary>How many conversations are remembered.</summary>
    public int Conversations => conversations.Count;

    /// <summary>Waits until a request may leave.</summary>
    /// <param name="conversation">The conversation that it speaks in; null for one that only counts for the tenant.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async ValueTask Wait(string? conversation, string tenant, CancellationToken stop)
    {
        var window = tenants.GetOrAdd(tenant, static _ => new(TenantLimits));
        if (conversation is null)
        {
            await Until(window.Take(Now), stop);
            return;
        }
        Sweep();
        // Whoever is first in a conversation waits for both limits before the next one asks, so that what its window
        // remembers is when a message really left, however long its tenant made it wait.
        var lane = await Enter(conversation, stop);
        try
        {
            await Until(lane.Window.Next(Now), stop);
            var at = window.Take(Now);
            lane.Window.Add(at);
            await Until(at, stop);
        }
        finally
        {
            lane.Turn.Release();
        }
    }

    private TimeSpan Now => clock.GetElapsedTime(start);

    private ValueTask Until(TimeSpan at, CancellationToken stop)
    {
        var wait = at - Now;
        return wait <= TimeSpan.Zero ? default : new(Task.Delay(wait, clock, stop));
    }

    private async ValueTask<Lane> Enter(string conversation, CancellationToken stop)
    {
        while (true)
        {
            var lane = conversations.GetOrAdd(conversation, static _ => new());
            await lane.Turn.WaitAsync(stop);
            if (!lane.IsRetired)
                return lane;
            lane.Turn.Release();
        }
    }

    // Once in a while what has been silent for an hour is forgotten; a lane in use is never idle.
    private void Sweep()
    {
        var last = Interlocked.Read(ref sweptAt);
        var now = Now;
        if (now.Ticks - last < IdleAfter.Ticks / 4 || Interlocked.CompareExchange(ref sweptAt, now.Ticks, last) != last)
            return;
        foreach (var (id, lane) in conversations)
        {
            if (!lane.Turn.Wait(0))
                continue;
            if (now - lane.Window.Last > IdleAfter)
            {
                lane.IsRetired = true;
                conversations.TryRemove(new(id, lane));
            }
            lane.Turn.Release();
        }
    }

    private sealed class Lane
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);
        public Window Window { get; } = new(ConversationLimits);
        public bool IsRetired { get; set; }
    }

    /// <summary>The times of the last requests, oldest first, as many as the largest limit needs.</summary>
    private sealed class Window((int Most, TimeSpan In)[] limits)
    {
        private readonly Lock gate = new();
        private readonly int most = limits.Max(l => l.Most);
        private readonly TimeSpan longest = limits.Max(l => l.In) + Margin;
        private TimeSpan[] ring = new TimeSpan[8];
        private int first;
        private int count;

        public TimeSpan Last
        {
            get
            {
                lock (gate)
                    return count == 0 ? TimeSpan.Zero : At(count - 1);
            }
        }

        /// <summary>When the next one may leave.</summary>
        public TimeSpan Next(TimeSpan now)
        {
            lock (gate)
                return NextLocked(now);
        }

        /// <summary>When this one may leave; it is counted from then on.</summary>
        public TimeSpan Take(TimeSpan now)
        {
            lock (gate)
            {
                var at = NextLocked(now);
                AddLocked(at);
                return at;
            }
        }

        /// <summary>Counts one that leaves then.</summary>
        public void Add(TimeSpan at)
        {
            lock (gate)
                AddLocked(at);
        }

        private TimeSpan NextLocked(TimeSpan now)
        {
            var at = count == 0 || At(count - 1) < now ? now : At(count - 1);
            foreach (var (limit, span) in limits)
            {
                if (count >= limit && At(count - limit) + span + Margin > at)
                    at = At(count - limit) + span + Margin;
            }
            return at;
        }

        private void AddLocked(TimeSpan at)
        {
            while (count > 0 && (count >= most || at - At(0) > longest))
            {
                first = (first + 1) % ring.Length;
                count--;
            }
            if (count == ring.Length)
            {
                var larger = new TimeSpan[Math.Min(ring.Length * 2, most)];
                for (var i = 0; i < count; i++)
                    larger[i] = At(i);
                (ring, first) = (larger, 0);
            }
            ring[(first + count++) % ring.Length] = at;
        }

        private TimeSpan At(int index) => ring[(first + index) % ring.Length];
    }
}
