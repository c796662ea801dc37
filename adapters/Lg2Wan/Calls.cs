using System.Collections.Concurrent;
using System.Security.Cryptography;
using ChargeBot.Domain.ChargePoints;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>
/// What one gateway was asked on one connection: an order at a time, by its owner's rule, and beside it a question of our
/// own. Each has a time limit; an answer that comes after it still finds its order. <c>answered</c> is told each outcome
/// of an order, in the order in which they came to be.
/// </summary>
internal sealed class Calls(
    GatewaySocket socket, byte[] serverId, Lg2WanOptions options, TimeProvider time, ILogger log, Func<string, Outcome, Task> answered) : IDisposable
{
    private const int LateOnesKept = 16;
    private readonly SemaphoreSlim questions = new(1, 1);
    private readonly ConcurrentDictionary<string, Call> calls = new();
    private readonly ConcurrentQueue<Call> late = new();
    private bool over;

    /// <summary>Sends an order. False: proven that nothing of it left.</summary>
    /// <param name="messageId">The command's message id, 16 bytes in hex: the file's id.</param>
    /// <param name="command">What it is.</param>
    /// <param name="messages">In the dialect's words.</param>
    public Task<bool> Order(string messageId, DeviceCommand command, Action<RequestFile> messages) =>
        Send(new Call(messageId, command.GetType().Name, command, time.GetTimestamp()), messages);

    /// <summary>Asks for ourselves, one question at a time; null where no answer came in time, or the connection ended.</summary>
    public async Task<GatewayFile?> Ask(string what, Action<RequestFile> messages)
    {
        await questions.WaitAsync();
        try
        {
            var call = new Call(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RequestFile.IdLength)), what, null, time.GetTimestamp());
            return await Send(call, messages) ? await call.Answer : null;
        }
        finally
        {
            questions.Release();
        }
    }

    /// <summary>What an answer is to, in time or late; null where it is to nothing of this connection, or to something answered before.</summary>
    public async Task<Call?> Take(string id)
    {
        if (!calls.TryGetValue(id, out var call))
        {
            return null;
        }

        if (call.Finish())
        {
            calls.TryRemove(id, out _);
            Lg2WanTelemetry.Answered(call.What, "answered", time.GetElapsedTime(call.Began));
            return call;
        }

        // The time-out must be recorded before its contrary.
        await call.GivenUp;
        Lg2WanTelemetry.Answered(call.What, "late", time.GetElapsedTime(call.Began));
        return calls.TryRemove(id, out _) ? call : null;
    }

    /// <summary>The connection is over: an order that is pending stays so until a deadline or a deed settles it.</summary>
    public void Dispose()
    {
        Volatile.Write(ref over, true);
        foreach (var call in calls.Values)
        {
            call.Finish();
            call.Close(null);
        }
    }

    private async Task<bool> Send(Call call, Action<RequestFile> messages)
    {
        calls[call.Id] = call;
        call.Timer = time.CreateTimer(_ => _ = GiveUp(call), null, options.CallTimeout, Timeout.InfiniteTimeSpan);
        var id = Convert.FromHexString(call.Id);
        var left = !Volatile.Read(ref over) && await socket.Send(writer => RequestFile.Write(writer, id, serverId, messages));
        if (!left || Volatile.Read(ref over))
        {
            call.Finish();
            call.Close(null);
            calls.TryRemove(call.Id, out _);
        }

        return left;
    }

    private async Task GiveUp(Call call)
    {
        if (!call.Finish())
        {
            return;
        }

        Lg2WanTelemetry.Answered(call.What, nameof(OutcomeKind.TimedOut), time.GetElapsedTime(call.Began));
        late.Enqueue(call);
        while (late.Count > LateOnesKept && late.TryDequeue(out var forgotten))
        {
            calls.TryRemove(forgotten.Id, out _);
        }

        try
        {
            if (call.Command is not null)
            {
                await answered(call.Id, new Outcome(OutcomeKind.TimedOut));
            }
        }
        catch (Exception error)
        {
            log.LogError(error, "A time-out could not be recorded; its deadline will settle the command");
        }
        finally
        {
            call.Close(null);
        }
    }
}

/// <summary>One thing that was asked.</summary>
/// <param name="id">The file's id, in hex.</param>
/// <param name="what">What it is called where it is counted.</param>
/// <param name="command">The order; null for a question of our own.</param>
/// <param name="began">When, as a time stamp.</param>
internal sealed class Call(string id, string what, DeviceCommand? command, long began)
{
    private readonly TaskCompletionSource<GatewayFile?> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int finished;

    public string Id => id;

    public string What => what;

    public DeviceCommand? Command => command;

    public long Began => began;

    public ITimer? Timer { get; set; }

    /// <summary>The answer; null where none came in time.</summary>
    public Task<GatewayFile?> Answer => answer.Task;

    /// <summary>Completes when the time-out is recorded.</summary>
    public Task GivenUp => answer.Task;

    /// <summary>True for the one of answer and time limit that comes first.</summary>
    public bool Finish()
    {
        if (Interlocked.Exchange(ref finished, 1) != 0)
        {
            return false;
        }

        Timer?.Dispose();
        return true;
    }

    /// <summary>Hands the answer to whoever asked.</summary>
    public void Close(GatewayFile? with) => answer.TrySetResult(with);
}
