using System.Data.Common;
using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Storage;

/// <summary>
/// Takes whatever waits, writes it in one transaction, and tells each waiter. No timer: while one group is being
/// committed, the next one gathers, so groups grow with the load and a lone unit waits for nobody.
/// When a group fails, it is rolled back and its units are written one by one, so that a bad one fails alone.
/// </summary>
internal sealed class GroupWriter : Writer, IAsyncDisposable, IDisposable
{
    private const int Attempts = 3;

    private readonly ChargeBotDbs dbs;
    private readonly WriterOptions options;
    private readonly ILogger<GroupWriter> log;
    private readonly Channel<Waiting> queue;
    private readonly WriterMetrics metrics;
    private readonly Task loop;
    private WriterSession? session;

    public GroupWriter(ChargeBotDbs dbs, WriterOptions options, ILogger<GroupWriter> log)
    {
        (this.dbs, this.options, this.log) = (dbs, options, log);
        queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(options.QueueLength) { SingleReader = true });
        metrics = new WriterMetrics(() => queue.Reader.Count);
        loop = Task.Run(Run);
    }

    /// <inheritdoc/>
    public override Task Commit(WriteUnit unit, CancellationToken cancel = default)
    {
        var waiting = new Waiting(unit, cancel);
        return queue.Writer.TryWrite(waiting) ? waiting.Task : unit.Patient ? WhenThereIsRoom(waiting, cancel) : Full();
    }

    private async Task WhenThereIsRoom(Waiting waiting, CancellationToken cancel)
    {
        try
        {
            await queue.Writer.WriteAsync(waiting, cancel);
        }
        catch (ChannelClosedException)
        {
            await Full();
        }

        await waiting.Task;
    }

    private Task Full()
    {
        metrics.Failed(UnitFailure.Full);
        return Task.FromException(new UnitFailedException(UnitFailure.Full));
    }

    /// <summary>Takes no more, and ends when all that was taken is written.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await loop;
        metrics.Dispose();
    }

    /// <summary>Takes no more; what was taken is still written as long as the process lives.</summary>
    public void Dispose() => queue.Writer.TryComplete();

    private async Task Run()
    {
        var taken = new List<Waiting>(options.GroupSize);
        while (await queue.Reader.WaitToReadAsync())
        {
            taken.Clear();
            while (taken.Count < options.GroupSize && queue.Reader.TryRead(out var waiting))
            {
                if (!waiting.Withdrawn())
                {
                    taken.Add(waiting);
                }
            }

            if (taken.Count > 0)
            {
                await Write(taken);
            }
        }

        if (session is not null)
        {
            await session.DisposeAsync();
        }
    }

    private async Task Write(List<Waiting> group)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            var due = await Try(group);
            metrics.Committed(group.Count, Stopwatch.GetElapsedTime(start));
            group.ForEach(waiting => waiting.SetResult());
            Tell(due);
        }
        catch (Exception failure) when (group.Count > 1 && failure is not (CommitLostException or NoConnectionException))
        {
            log.LogInformation(failure, "A group of {Count} units was rolled back; they are written one by one.", group.Count);
            foreach (var waiting in group)
            {
                await Write([waiting]);
            }
        }
        catch (Exception failure)
        {
            foreach (var waiting in group)
            {
                var failed = Told(failure);
                metrics.Failed(failed.Failure);
                waiting.SetException(failed);
            }
        }
    }

    /// <summary>Writes the group; a lone unit that lost a deadlock or its connection gets another chance.</summary>
    private async Task<List<DueCard>> Try(List<Waiting> group)
    {
        var units = group.ConvertAll(waiting => waiting.Unit);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await (session ??= await Open()).Write(units, CancellationToken.None);
            }
            catch (Exception failure) when (failure is not (UnitFailedException or DbUpdateConcurrencyException))
            {
                await Forget(failure);
                if (units.Count > 1 || attempt == Attempts || !Passing(failure))
                {
                    throw;
                }
            }
        }
    }

    private async Task<WriterSession> Open()
    {
        try
        {
            return await WriterSession.Open(dbs, CancellationToken.None);
        }
        catch (Exception failure)
        {
            throw new NoConnectionException(failure);
        }
    }

    /// <summary>After any surprise the next group starts on a connection of its own.</summary>
    private async Task Forget(Exception failure)
    {
        if (session is { } old)
        {
            session = null;
            log.LogDebug(failure, "The writer's connection is given up.");
            await old.DisposeAsync();
        }
    }

    private UnitFailedException Told(Exception failure)
    {
        switch (failure)
        {
            case UnitFailedException told:
                return told;
            case DbUpdateConcurrencyException:
                return new UnitFailedException(UnitFailure.Stale, failure);
            default:
                log.LogError(failure, "A unit was not written.");
                return new UnitFailedException(UnitFailure.Broken, failure);
        }
    }

    private void Tell(List<DueCard> due)
    {
        if (due.Count == 0 || CardsDue is not { } told)
        {
            return;
        }

        try
        {
            told(due);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "Whoever sends the cards did not take note; it finds them in the table.");
        }
    }

    private static bool Passing(Exception failure) =>
        failure is DbException { IsTransient: true } || (failure.InnerException is { } inner && failure is not CommitLostException && Passing(inner));

    private sealed class NoConnectionException(Exception inner) : Exception("The database cannot be reached.", inner);

    /// <summary>A unit and who waits for it.</summary>
    private sealed class Waiting(WriteUnit unit, CancellationToken cancel) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public WriteUnit Unit => unit;

        public bool Withdrawn() => cancel.IsCancellationRequested && TrySetCanceled(cancel);
    }
}
