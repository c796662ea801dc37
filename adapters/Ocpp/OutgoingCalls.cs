using System.Collections.Concurrent;
using ChargeBot.Domain.ChargePoints;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>
/// Our calls to one device: one outstanding at a time (OCPP-J §4.1.1), each with a time limit, and an answer that comes
/// after it still finds its command. Whoever makes a call is told its outcome, in the order in which they came to be.
/// </summary>
internal sealed class OutgoingCalls(
    OcppSocket socket, Dialect dialect, OcppOptions options, TimeProvider time, ILogger log) : IDisposable
{
    private const int LateOnesKept = 16;
    private readonly SemaphoreSlim line = new(1, 1);
    private readonly ConcurrentQueue<Call> late = new();
    private Call? pending;

    /// <summary>Sends a command's call. False: proven that nothing of it left.</summary>
    /// <param name="id">The call's id.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="limit">How long its answer may take.</param>
    /// <param name="answered">Is told what came of it; null: nobody wants to know.</param>
    /// <param name="clear">The same with its secret in clear, for the frame alone; null: there is none.</param>
    public async Task<bool> Make(string id, DeviceCommand command, TimeSpan limit, Func<Outcome, Task>? answered = null, DeviceCommand? clear = null)
    {
        // Only our own questions, for a boot or to read back, can be in the way, and those give up after their time.
        if (!await line.WaitAsync(options.TriggerTimeout + TimeSpan.FromSeconds(1)))
        {
            return false;
        }

        using var writer = new FrameWriter();
        var (action, frame) = dialect.Call(writer, id, clear ?? command);
        var call = new Call(id, command, action, answered, time.GetTimestamp());
        Volatile.Write(ref pending, call);
        call.Timer = time.CreateTimer(_ => _ = GiveUp(call), null, limit, Timeout.InfiniteTimeSpan);
        var left = await socket.Send(frame);
        if (!left)
        {
            Finish(call);
        }

        return left;
    }

    /// <summary>The device answered the call of this id, in time, late, twice, or one that we never made.</summary>
    public async Task Answer(string id, string result, Func<DeviceCommand, Outcome> read)
    {
        var call = Volatile.Read(ref pending);
        if (call?.Id == id && Finish(call))
        {
            OcppTelemetry.Answered(call.Action, "out", result, time.GetElapsedTime(call.Began));
        }
        else if ((call = late.FirstOrDefault(one => one.Id == id)) is not null && call.TakeLateAnswer())
        {
            OcppTelemetry.Answered(call.Action, "out", "Late", time.GetElapsedTime(call.Began));
            await call.GivenUp;
        }
        else
        {
            log.LogInformation("Ignored a {Result} for a call that is not pending", result);
            return;
        }

        if (call.Answered is { } answered)
        {
            await answered(read(call.Command));
        }
    }

    /// <summary>The connection is over: what is pending stays so until a deadline or a deed settles it.</summary>
    public void Dispose()
    {
        if (Volatile.Read(ref pending) is { } call)
        {
            Finish(call);
        }
    }

    private async Task GiveUp(Call call)
    {
        if (!Finish(call))
        {
            return;
        }

        late.Enqueue(call);
        while (late.Count > LateOnesKept)
        {
            late.TryDequeue(out _);
        }

        try
        {
            OcppTelemetry.Answered(call.Action, "out", nameof(OutcomeKind.TimedOut), time.GetElapsedTime(call.Began));
            if (call.Answered is { } answered)
            {
                await answered(new Outcome(OutcomeKind.TimedOut));
            }
        }
        catch (Exception error)
        {
            log.LogError(error, "A time-out could not be recorded; its deadline will settle the command");
        }
        finally
        {
            call.SayGivenUp();
        }
    }

    /// <summary>True for the one of answer and time limit that comes first.</summary>
    private bool Finish(Call call)
    {
        if (Interlocked.CompareExchange(ref pending, null, call) != call)
        {
            return false;
        }

        call.Timer?.Dispose();
        line.Release();
        return true;
    }

    private sealed class Call(string id, DeviceCommand command, string action, Func<Outcome, Task>? answered, long began)
    {
        private readonly TaskCompletionSource givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int lateAnswerTaken;

        public string Id => id;

        public DeviceCommand Command => command;

        public string Action => action;

        public Func<Outcome, Task>? Answered => answered;

        public long Began => began;

        public ITimer? Timer { get; set; }

        /// <summary>Completes when the time-out is recorded: a late answer must not overtake it.</summary>
        public Task GivenUp => givenUp.Task;

        public void SayGivenUp() => givenUp.SetResult();

        public bool TakeLateAnswer() => Interlocked.Exchange(ref lateAnswerTaken, 1) == 0;
    }
}
