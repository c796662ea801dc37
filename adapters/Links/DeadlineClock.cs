using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.ChargePoints;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Links;

/// <summary>Whom the deadlines of one kind concern. Found by its kind; the handler writes the row away, or it comes again.</summary>
public interface IDeadlineHandler
{
    /// <summary>The kind, for example <c>command</c> or <c>dialog</c>.</summary>
    string Kind { get; }

    /// <summary>It has come.</summary>
    Task Passed(string subject, CancellationToken cancel);
}

/// <summary>Looks each second which deadlines have come, on every silo; each is claimed by one of them.</summary>
internal sealed class DeadlineClock(
    Deadlines deadlines, IEnumerable<IDeadlineHandler> handlers, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<DeadlineClock> log)
    : BackgroundService
{
    private const int AtOnce = 100;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, IDeadlineHandler> byKind = handlers.ToDictionary(handler => handler.Kind);

    /// <summary>Hands out what has come.</summary>
    public async Task Tick(CancellationToken cancel)
    {
        int claimed;
        do
        {
            var due = await deadlines.Claim(AtOnce, Lease);
            claimed = due.Count;
            await Task.WhenAll(due.Select(deadline => Hand(deadline, cancel)));
        }
        while (claimed == AtOnce && !cancel.IsCancellationRequested);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.Started(stoppingToken);
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Tick(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogWarning(failure, "Deadlines could not be read; the next second tries again.");
            }
        }
    }

    private async Task Hand(Deadline deadline, CancellationToken cancel)
    {
        try
        {
            if (byKind.TryGetValue(deadline.Kind, out var handler))
            {
                await handler.Passed(deadline.Subject, cancel);
            }
            else
            {
                log.LogError("Nobody knows what a deadline of kind {Kind} is for.", deadline.Kind);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "The deadline {Kind} {Subject} was not dealt with; it comes again.", deadline.Kind, deadline.Subject);
        }
    }
}

/// <summary>A command's time is over: its charge point's owner decides what that means.</summary>
internal sealed class CommandDeadlines(IChargePoints chargePoints) : IDeadlineHandler
{
    /// <inheritdoc/>
    public string Kind => Deadline.Command;

    /// <inheritdoc/>
    public Task Passed(string subject, CancellationToken cancel)
    {
        var (chargePointId, commandId) = Deadline.Read(subject);
        return chargePoints.DeadlinePassed(chargePointId, commandId);
    }
}

/// <summary>Waits for the whole host.</summary>
internal static class HostLifetimes
{
    /// <summary>Returns when everything has started, the silo among it.</summary>
    public static async Task Started(this IHostApplicationLifetime lifetime, CancellationToken cancel)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancel);
    }
}
