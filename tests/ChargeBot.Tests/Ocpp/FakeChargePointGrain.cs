using System.Threading.Channels;
using ChargeBot.Adapters.Links;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using Orleans.Concurrency;

namespace ChargeBot.Tests.Ocpp;

/// <summary>A charge point's grain without a silo: keeps what it is told and replies as it was told to.</summary>
internal sealed class FakeChargePointGrain : IChargePointGrain
{
    private readonly Channel<DeviceEvent> events = Channel.CreateUnbounded<DeviceEvent>();
    private readonly Channel<(string Id, Outcome Outcome)> answers = Channel.CreateUnbounded<(string, Outcome)>();
    private readonly Channel<IChargePointLink> links = Channel.CreateUnbounded<IChargePointLink>();
    private readonly Channel<long> ready = Channel.CreateUnbounded<long>();
    private readonly Channel<long> detached = Channel.CreateUnbounded<long>();
    private readonly Channel<IChargePointLink> lost = Channel.CreateUnbounded<IChargePointLink>();

    public Admission Admission { get; set; } = new(AdmissionKind.Known, null);

    public Func<DeviceEvent, DeviceReply> Reply { get; set; } = seen => new DeviceReply(
        seen is TransactionStarted ? 4711 : null,
        Verdict: (seen as TransactionStarted)?.IdTag is "stolen" or "Stolen" || (seen as AuthorizationAsked)?.IdTag is "stolen" or "Stolen" ? TagVerdict.Blocked : TagVerdict.Accepted);

    /// <summary>What the storage does before it says that it has committed.</summary>
    public Func<Task> Commit { get; set; } = () => Task.CompletedTask;

    public long Epoch { get; private set; }

    public int Worked { get; private set; }

    public int Admitted { get; private set; }

    public Task<Admission> Admit()
    {
        Admitted++;
        return Task.FromResult(Admission);
    }

    public Task<long> Attach(IChargePointLink link, Caller caller)
    {
        Epoch++;
        links.Writer.TryWrite(link);
        return Task.FromResult(Epoch);
    }

    public Task Detach(long epoch)
    {
        detached.Writer.TryWrite(epoch);
        return Busy;
    }

    /// <summary>What this grain is at before it gets to know that a link is gone.</summary>
    public Task Busy { get; set; } = Task.CompletedTask;

    /// <summary>From now on this link cannot be reached.</summary>
    public void Lose(IChargePointLink link) => lost.Writer.TryWrite(link);

    public bool HasLost => lost.Reader.TryPeek(out _);

    public Task<IChargePointLink> Lost() => Soon.Next(lost);

    public async Task<DeviceReply> Happened(long epoch, DeviceEvent seen)
    {
        await Commit();
        Worked++;
        events.Writer.TryWrite(seen);
        return Reply(seen);
    }

    public Task Answered(long epoch, string messageId, Outcome outcome)
    {
        answers.Writer.TryWrite((messageId, outcome));
        return Task.CompletedTask;
    }

    /// <summary>Nobody has read this device's configuration yet.</summary>
    public bool Unread { get; set; }

    public Task<bool> Ready(long epoch)
    {
        ready.Writer.TryWrite(epoch);
        return Task.FromResult(Unread);
    }

    public bool WasReady => ready.Reader.TryPeek(out _);

    public bool HasAnswer => answers.Reader.TryPeek(out _);

    public async Task<T> Event<T>() where T : DeviceEvent => Xunit.Assert.IsType<T>(await Soon.Next(events));

    public Task<(string Id, Outcome Outcome)> Answer() => Soon.Next(answers);

    public Task<IChargePointLink> Link() => Soon.Next(links);

    public Task<long> BecomesReady() => Soon.Next(ready);

    public Task<long> Detached() => Soon.Next(detached);

    ValueTask<Immutable<StationSnapshot?>> IChargePointGrain.Look() => throw new NotSupportedException();

    Task IChargePointGrain.Refresh() => throw new NotSupportedException();

    Task IChargePointGrain.Dispatch() => throw new NotSupportedException();

    Task IChargePointGrain.Submit(CommandRecord command) => throw new NotSupportedException();

    Task<bool> IChargePointGrain.Withdraw(Guid commandId) => throw new NotSupportedException();

    Task IChargePointGrain.Arrived(Guid commandId) => throw new NotSupportedException();

    Task IChargePointGrain.DeadlinePassed(Guid commandId) => throw new NotSupportedException();
}
