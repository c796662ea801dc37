using ChargeBot.Adapters.Lg2Wan.Sml;
using ChargeBot.Adapters.Links;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>Who has logged in, or was dialled.</summary>
/// <param name="Identity">The station's identity on the wire.</param>
/// <param name="ServerId">The same in bytes.</param>
/// <param name="Held">Nobody knows it yet.</param>
/// <param name="ControllerId">The number that it gives itself.</param>
internal sealed record Guest(string Identity, byte[] ServerId, bool Held, string? ControllerId)
{
    /// <summary>What the line is like.</summary>
    public LinkFacts Line { get; init; } = new();
}

/// <summary>
/// One connection to a gateway, from its grain's point of view: files in become events, in the order in which they came,
/// each acknowledged only when it is committed; commands become files. What we ask by ourselves is in
/// GatewayConnection.Questions.cs.
/// </summary>
internal sealed partial class GatewayConnection : IChargePointLink, IDisposable
{
    private readonly Guest guest;
    private readonly GatewaySocket socket;
    private readonly Lg2WanOptions options;
    private readonly LinkAccess access;
    private readonly SecretBox secrets;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly IChargePointGrain grain;
    private readonly Calls calls;
    private readonly Happenings gateway = new();
    private readonly Orders orders;
    private readonly CancellationTokenSource ending = new();
    private readonly CancellationToken ended;
    private bool held;
    private long epoch;

    public GatewayConnection(
        Guest guest, GatewaySocket socket, Lg2WanOptions options, LinkAccess access, SecretBox secrets, TimeProvider time, ILogger log)
    {
        (this.guest, this.socket, this.options, held) = (guest, socket, options, guest.Held);
        (this.access, this.secrets, this.time, this.log) = (access, secrets, time, log);
        grain = access.GrainOf(guest.Identity);
        calls = new Calls(socket, guest.ServerId, options, time, log, (id, outcome) => grain.Answered(epoch, id, outcome));
        orders = new Orders(gateway, secrets);
        ended = ending.Token;
        heardAt = time.GetTimestamp();
    }

    /// <summary>Serves the gateway until one side ends it.</summary>
    public async Task Run()
    {
        using var scope = log.BeginScope("{ChargePoint}", guest.Identity);
        var reference = access.MakeReference(this);
        Lg2WanTelemetry.Connected();
        try
        {
            Volatile.Write(ref epoch, await grain.Attach(reference, new Caller(Protocol.Lg2Wan, guest.ControllerId) { Line = guest.Line }));
            log.LogInformation("{ChargePoint} connected, LG2WAN", guest.Identity);
            InBackground(Introduce);
            InBackground(WatchSilence);
            while (await socket.Receive(CancellationToken.None) is { } file && await Take(file))
            {
            }
        }
        catch (Exception error)
        {
            // Not committed, so not acknowledged: the gateway tells it again on its next connection.
            log.LogError(error, "The link to {ChargePoint} failed", guest.Identity);
            socket.Drop("we failed");
        }
        finally
        {
            Lg2WanTelemetry.Disconnected();
            Lg2WanTelemetry.Damaged(socket.Counts.Damaged);
            await ending.CancelAsync();
            socket.Drop("ended");
            calls.Dispose();
            log.LogInformation("{ChargePoint} disconnected: {Why}; {Counts}", guest.Identity, socket.EndedBecause, socket.Counts);
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

        if (command is Trigger { Message: BootNotification })
        {
            InBackground(IntroduceAgain);
            return true;
        }

        var order = orders.Of(command);
        if (order.Messages is not null)
        {
            return await calls.Order(messageId, command, order.Messages);
        }

        // The owner waits for this very call: its answer comes after it.
        InBackground(() => grain.Answered(epoch, messageId, order.Instead!));
        return true;
    }

    /// <inheritdoc/>
    public Task Close(string why)
    {
        socket.Drop(why);
        return Task.CompletedTask;
    }

    public void Dispose() => ending.Dispose();

    private async ValueTask<bool> Take(SmlFile bytes)
    {
        var file = GatewayFile.Read(bytes, secrets);
        heardAt = time.GetTimestamp();
        if (file.Damaged > 0)
        {
            // Half of it would be acknowledged as the whole, or be taken for it: it counts as lost.
            log.LogInformation("Ignored a file of {ChargePoint} with {Damaged} damaged messages", guest.Identity, file.Damaged);
            return true;
        }

        if (file.IsRequest)
        {
            Lg2WanTelemetry.Came("request");
            return await TakeRequest(file);
        }

        var id = Convert.ToHexStringLower(file.Id);
        if (await calls.Take(id) is { } call)
        {
            Lg2WanTelemetry.Came("answer");
            return await TakeAnswer(file, call);
        }

        Lg2WanTelemetry.Came(file.Answers ? "late answer" : "push");
        return file.Answers ? await TakeLateAnswer(file, id) : await TakePush(file);
    }

    private async ValueTask<bool> TakeRequest(GatewayFile request)
    {
        if (request.ServerId.Length > 0 && !request.ServerId.AsSpan().SequenceEqual(guest.ServerId))
        {
            await socket.Send(writer => ResponseFile.Answer(writer, request.Id, guest.ServerId, [], time.GetUtcNow(), SmlAttention.ServerIdNotAvailable));
            socket.Drop("it asked for another server id");
            return false;
        }

        return await Tell(new Heard(time.GetUtcNow()) { Message = "PublicOpen" })
            && await socket.Send(writer => ResponseFile.Answer(writer, request.Id, guest.ServerId, request.Requests, time.GetUtcNow()));
    }

    private async ValueTask<bool> TakeAnswer(GatewayFile answer, Call call)
    {
        if (!await TellAll(gateway.Of(answer, asked: true, time.GetUtcNow())))
        {
            return false;
        }

        LearnPushInterval(answer.Values);
        if (call.Command is { } command)
        {
            var outcome = Outcomes.Of(answer, command, options.MaxLogEntries);
            await grain.Answered(epoch, call.Id, outcome);
            if (outcome.Kind is OutcomeKind.Accepted)
            {
                FollowUp(command);
            }
        }
        else if (answer.Values.Count > 0 && !held && !await Tell(Told(answer.Values)))
        {
            return false;
        }

        call.Close(answer);
        return true;
    }

    /// <summary>It answers what an earlier connection asked: the file's id is the command's message id.</summary>
    private async ValueTask<bool> TakeLateAnswer(GatewayFile answer, string id)
    {
        if (answer.Id.Length == RequestFile.IdLength && !held)
        {
            await grain.Answered(epoch, id, Outcomes.Of(answer, null, options.MaxLogEntries));
        }

        return true;
    }

    private async ValueTask<bool> TakePush(GatewayFile push)
    {
        if (!await TellAll(gateway.Of(push, asked: false, time.GetUtcNow())))
        {
            return false;
        }

        // Nothing of a stranger's sessions is kept, so its charge records are not ours yet: it keeps them until it is adopted.
        if (push.Id.Length == 0 || (held && push.Records.Count > 0))
        {
            return true;
        }

        return await socket.Send(writer => ResponseFile.Acknowledge(writer, push.Id, guest.ServerId, time.GetUtcNow()));
    }

    private async ValueTask<bool> TellAll(IReadOnlyList<DeviceEvent> events)
    {
        foreach (var seen in events)
        {
            if (!(held && seen is not (Booted or StatusReported or Heard)) && !await Tell(seen))
            {
                return false;
            }
        }

        return true;
    }

    private async ValueTask<bool> Tell(DeviceEvent seen)
    {
        var reply = await grain.Happened(epoch, seen);
        if (reply.Refused)
        {
            socket.Drop("a newer connection won, or its standing changed");
        }

        return !reply.Refused;
    }

    private ConfigurationReported Told(IReadOnlyList<ConfigurationValue> values) => new(time.GetUtcNow(), values) { Message = "GetProcParameter" };

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
            log.LogWarning(error, "The end of the link to {ChargePoint} could not be recorded", guest.Identity);
        }
        finally
        {
            // Not before the grain knows: from here a command on its way hears that nothing of it left.
            access.ReleaseReference(reference);
        }
    }

    private void LearnPushInterval(IReadOnlyList<ConfigurationValue> values)
    {
        if (values.FirstOrDefault(value => value.Key == PushInterval)?.Value is { } text && int.TryParse(text, out var minutes) && minutes > 0)
        {
            pushInterval = TimeSpan.FromMinutes(Math.Min(minutes, 1440));
        }
    }

    private static string PushInterval { get; } = Lg2WanParameters.All.Single(one => one.Number == Dialect.PushIntervalNumber).Key;
}
