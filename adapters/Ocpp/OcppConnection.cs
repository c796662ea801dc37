using System.Net.WebSockets;
using ChargeBot.Adapters.Links;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>
/// One connection to a device, from its grain's point of view: frames in become events, in the order in which they
/// came, each acknowledged only when it is committed; commands become frames.
/// </summary>
internal sealed class OcppConnection : IChargePointLink, IDisposable
{
    private static readonly DeviceCommand AskForBoot = new Trigger("BootNotification", null);

    private readonly OcppSocket socket;
    private readonly OutgoingCalls calls;
    private readonly Readiness readiness;
    private readonly IncomingCalls incoming;
    private readonly IChargePointGrain grain;
    private readonly LinkAccess access;
    private readonly SecretBox secrets;
    private readonly ILogger log;
    private readonly Dialect dialect;
    private readonly string identity;
    private readonly LinkFacts line;
    private readonly OcppOptions options;
    private readonly TimeProvider time;
    private long epoch;

    public OcppConnection(
        string identity, bool held, LinkFacts line, OcppSocket socket, Dialect dialect, OcppOptions options, LinkAccess access, SecretBox secrets,
        TimeProvider time, ILogger log)
    {
        (this.identity, this.line, this.socket, this.dialect, this.options) = (identity, line, socket, dialect, options);
        (this.access, this.secrets, this.time, this.log) = (access, secrets, time, log);
        grain = access.GrainOf(identity);
        calls = new OutgoingCalls(socket, dialect, options, time, log);
        readiness = new Readiness(options, time, Ready);
        incoming = new IncomingCalls(grain, () => access.Near(identity), held, socket, dialect, options, time, readiness, log);
    }

    /// <summary>Serves the device until one side ends it.</summary>
    public async Task Run()
    {
        using var scope = log.BeginScope("{ChargePoint}", identity);
        var reference = access.MakeReference(this);
        OcppTelemetry.Connected();
        try
        {
            var attached = await grain.Attach(reference, new Caller(dialect.Protocol) { Line = line });
            Volatile.Write(ref epoch, attached);
            incoming.Begin(attached);
            while (await socket.Receive() is { Kind: not ReceivedKind.Closed } received && await Take(received))
            {
            }
        }
        catch (Exception error)
        {
            // Not committed, so not acknowledged: the device says it again on its next connection.
            log.LogError(error, "The link to {ChargePoint} failed", identity);
            socket.Drop("we failed");
        }
        finally
        {
            OcppTelemetry.Disconnected();
            readiness.Dispose();
            calls.Dispose();
            socket.End();
            log.LogInformation("{ChargePoint} disconnected: {Why}", identity, socket.EndedBecause);
            await Detach(reference);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> Write(long epoch, string messageId, DeviceCommand command)
    {
        if (epoch != Volatile.Read(ref this.epoch))
        {
            return false;
        }

        if (Revealed(command) is not { } clear)
        {
            // Not waited for: whoever writes is the grain, and it cannot take an answer before this returns.
            _ = Answered(messageId, command, new Outcome(OutcomeKind.Rejected, "the secret cannot be read any more"));
            return true;
        }

        return await calls.Make(messageId, command, options.CallTimeout, outcome => Answered(messageId, command, outcome), clear);
    }

    /// <inheritdoc/>
    public Task Close(string why) => socket.Close(WebSocketCloseStatus.NormalClosure, why);

    public void Dispose()
    {
        incoming.Dispose();
        socket.Dispose();
    }

    private async ValueTask<bool> Take(Received received)
    {
        if (received.Kind is ReceivedKind.TooLong)
        {
            return await incoming.Refuse(received.Bytes, "the frame is too long", hangUp: true);
        }

        if (!Frame.TryParse(received.Bytes, out var frame))
        {
            return await incoming.Refuse(received.Bytes, "this is no OCPP-J frame", hangUp: false);
        }

        using (frame)
        {
            switch (frame.Type)
            {
                case FrameType.Call:
                    return await incoming.Take(frame, received.Bytes);
                case FrameType.CallResult:
                    await calls.Answer(frame.Id, "Result", command => dialect.Answered(command, frame.Payload));
                    return true;
                case FrameType.CallError:
                    await calls.Answer(frame.Id, "Error", _ => CallErrors.Read(frame));
                    return true;
                default:
                    log.LogInformation("Ignored a frame of an unknown type from {ChargePoint}", identity);
                    return true;
            }
        }
    }

    private async Task Answered(string messageId, DeviceCommand command, Outcome outcome)
    {
        if (dialect.ReadsKeyByKey && KeyByKey.Helps(command, outcome))
        {
            // Not waited for, and as below: its answers come through this very loop.
            _ = ReadKeyByKey(outcome, read => grain.Answered(epoch, messageId, read));
            return;
        }

        await grain.Answered(epoch, messageId, IsNewPassword(command, outcome) ? outcome with { NewPassword = ((ChangeParameter)command).Value } : outcome);
        if (command is ChangeParameter change && outcome.Kind is OutcomeKind.Accepted && !SecretValues.Names(change.Key))
        {
            // Not waited for: its answer comes through the loop that brought this one.
            _ = ReadBack(change);
        }
    }

    /// <summary>A secret is in clear only in what is written into the socket; null where it cannot be read any more.</summary>
    private DeviceCommand? Revealed(DeviceCommand command) => command switch
    {
        ChangeParameter { Secret: true } change => secrets.Reveal(change.Value) is { } clear ? change with { Value = clear } : null,
        RequestLog { UploadTo: { } address } log => secrets.Reveal(address) is { } clear ? log with { UploadTo = clear } : null,
        RawCall raw => secrets.Reveal(raw.Payload) is { } clear ? raw with { Payload = clear } : null,
        _ => command,
    };

    /// <summary>From its yes on the device logs in with it (security white paper, A00): so must we let it.</summary>
    private static bool IsNewPassword(DeviceCommand command, Outcome outcome) => outcome.Kind is OutcomeKind.Accepted
        && command is ChangeParameter { Secret: true } change && string.Equals(change.Key, "AuthorizationKey", StringComparison.OrdinalIgnoreCase);

    /// <summary>A yes is not yet the deed: what the key reads now is told like anything else that the device says.</summary>
    private async Task ReadBack(ChangeParameter change)
    {
        try
        {
            await calls.Make($"read-{Guid.NewGuid():N}"[..36], new ReadConfiguration([change.Key]) { ConnectorId = change.ConnectorId }, options.TriggerTimeout, read => read.Configuration.Count == 0
                ? Task.CompletedTask
                : grain.Happened(epoch, new ConfigurationReported(time.GetUtcNow(), read.Configuration) { Message = dialect.Reads }));
        }
        catch (Exception error)
        {
            // The command's own deadline says that nothing came.
            log.LogWarning(error, "{Key} of {ChargePoint} could not be read back", change.Key, identity);
        }
    }

    /// <summary>
    /// Of a device that nobody has read yet, or not with this firmware, we ask once by ourselves, so that the first card is not
    /// empty. Not at each boot: some hundred keys of each station would be written anew after every loss of the network.
    /// </summary>
    private async Task ReadOnce()
    {
        var all = new ReadConfiguration([]);
        await calls.Make($"read-{Guid.NewGuid():N}"[..36], all, options.TriggerTimeout, outcome =>
        {
            if (dialect.ReadsKeyByKey && KeyByKey.Helps(all, outcome))
            {
                _ = ReadKeyByKey(outcome, Tell);
                return Task.CompletedTask;
            }

            return Tell(outcome);
        });

        Task Tell(Outcome read) => read.Configuration.Count == 0 ? Task.CompletedTask
            : grain.Happened(epoch, new ConfigurationReported(time.GetUtcNow(), read.Configuration) { Message = dialect.Reads });
    }

    /// <summary>Asks a device that does not tell all of its keys at once for each of them.</summary>
    private async Task ReadKeyByKey(Outcome refusal, Func<Outcome, Task> tell)
    {
        try
        {
            await tell(await KeyByKey.Read(calls, options.TriggerTimeout, refusal));
        }
        catch (Exception error)
        {
            // The command's own deadline says that nothing came.
            log.LogWarning(error, "The keys of {ChargePoint} could not be read one by one", identity);
        }
    }

    private async Task Ready(bool askForBoot)
    {
        try
        {
            var unread = await grain.Ready(epoch);
            if (askForBoot)
            {
                // A refusal is no error, and nobody waits for the answer.
                await calls.Make($"boot-{Guid.NewGuid():N}"[..36], AskForBoot, options.TriggerTimeout);
            }

            if (unread)
            {
                await ReadOnce();
            }
        }
        catch (Exception error)
        {
            log.LogError(error, "The link to {ChargePoint} could not be made ready", identity);
            socket.Drop("we failed");
        }
    }

    private async Task Detach(IChargePointLink reference)
    {
        try
        {
            if (epoch != 0)
            {
                await grain.Detach(epoch);
            }
        }
        catch (Exception error)
        {
            // While shutting down, or the grain's silo is gone: the next Attach raises the epoch.
            log.LogWarning(error, "The end of the link to {ChargePoint} could not be recorded", identity);
        }
        finally
        {
            // Not before the grain knows: a command that was on its way here would wait for an answer that nobody gives,
            // and be taken for one that may have left. From here it hears that nothing of it did.
            access.ReleaseReference(reference);
        }
    }
}
