using System.Net.WebSockets;
using System.Text.Json;
using ChargeBot.Adapters.Links;
using ChargeBot.Domain.ChargePoints;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>
/// A device's calls on one connection, one after the other: read, committed by the grain, and only then acknowledged.
/// Each way out returns whether the connection lives on.
/// </summary>
internal sealed class IncomingCalls(
    IChargePointGrain grain, Func<INearChargePoint?> near, bool held, OcppSocket socket, Dialect dialect, OcppOptions options, TimeProvider time, Readiness readiness, ILogger log)
    : IDisposable
{
    private const string Other = "other";

    private static readonly DeviceReply Nothing = new();

    // Devices repeat a call within their own time-out, and beat, even those that number all alike, more slowly.
    private readonly RecentAnswers recent = new(TimeSpan.FromMinutes(2));
    private readonly FrameWriter writer = new();
    private long epoch;
    private bool held = held;

    /// <summary>The link is attached.</summary>
    public void Begin(long attached)
    {
        epoch = attached;
        if (!held)
        {
            readiness.Begin();
        }
    }

    /// <summary>Works on a call.</summary>
    public async ValueTask<bool> Take(Frame call, ReadOnlyMemory<byte> bytes)
    {
        var (began, now) = (time.GetTimestamp(), time.GetUtcNow());
        var first = recent.Find(call.RawId, bytes.Span, now);
        if (!first.IsEmpty)
        {
            await socket.Send(first);
            return true;
        }

        var name = call.Name.ValueKind is JsonValueKind.String ? call.Name.Words(100) : null;
        if (name is null || !dialect.Incoming.TryGetValue(name, out var action))
        {
            return await Fail(call, Other, began, UnknownAction(name));
        }

        using var span = OcppTelemetry.Source.StartActivity(action.Name);
        if (action.NeedsPayload && call.Payload.ValueKind is not JsonValueKind.Object)
        {
            return await Fail(call, action.Name, began, new CallFault(dialect.FormationViolation, "the payload is no object"));
        }

        var reading = action.Read(call.Payload, now);
        if (reading.Event is null)
        {
            return await Fail(call, action.Name, began, reading.Fault!);
        }

        var reply = await Happened(reading.Event);
        foreach (var also in reading.More)
        {
            reply = await Happened(also) is { Refused: true } refused ? refused : reply;
        }

        if (reply.Refused || (held && reading.Event is Booted && !await StillWelcome()))
        {
            await socket.Close(WebSocketCloseStatus.NormalClosure, "a newer connection won, or the station's standing changed");
            return false;
        }

        action.Answer(writer.BeginResult(call.RawId), call.Payload, new Acknowledgement(reply, held, time.GetUtcNow(), options));
        var answer = writer.End();
        recent.Keep(call.RawId, bytes.Span, answer.Span, now);
        await socket.Send(answer);
        OcppTelemetry.Answered(action.Name, "in", "Result", time.GetElapsedTime(began));
        await Hold(reading.Event);
        return true;
    }

    /// <summary>Answers what is no frame, or too long for one, by what of it can be read; else says nothing, or hangs up.</summary>
    public async ValueTask<bool> Refuse(ReadOnlyMemory<byte> start, string why, bool hangUp)
    {
        var head = Frame.Peek(start.Span);
        log.LogInformation("Refused {Length} bytes or more of type {Type}: {Why}", start.Length, head.Type, why);
        if (head is { Type: FrameType.Call, RawId: { } id })
        {
            await socket.Send(writer.Error(id, new CallFault(dialect.FormationViolation, why)));
            OcppTelemetry.Answered(Other, "in", dialect.FormationViolation, TimeSpan.Zero);
            return true;
        }

        if (hangUp && head.RawId is null)
        {
            await socket.Close(WebSocketCloseStatus.MessageTooBig, why, always: true);
            return false;
        }

        return true;
    }

    public void Dispose() => writer.Dispose();

    /// <summary>Tells the owner: by the near door where that is open, else by its grain.</summary>
    private async ValueTask<DeviceReply> Happened(DeviceEvent seen)
    {
        if (near()?.TryTake(epoch, seen, out var committed) is not true)
        {
            return await grain.Happened(epoch, seen);
        }

        await committed;
        return Nothing;
    }

    private async ValueTask<bool> Fail(Frame call, string action, long began, CallFault fault)
    {
        log.LogInformation("Answered {Action} with {Code}: {Why}", action, fault.Code, fault.Description);
        await socket.Send(writer.Error(call.RawId, fault));
        OcppTelemetry.Answered(action, "in", fault.Code, time.GetElapsedTime(began));
        return true;
    }

    private CallFault UnknownAction(string? name) => name switch
    {
        null => new CallFault(dialect.FormationViolation, "the action is missing"),
        _ when dialect.Outgoing.Spelled(name) is not null => new CallFault("NotSupported", "this action is not for devices to call"),
        _ => new CallFault("NotImplemented", "this action is unknown"),
    };

    /// <summary>A held charge point boots again and again until it is adopted; then it may have got a password, too.</summary>
    private async Task<bool> StillWelcome()
    {
        var admission = await grain.Admit();
        held = admission.Kind is AdmissionKind.Held;
        return admission is { Kind: AdmissionKind.Held } or { Kind: AdmissionKind.Known, PasswordHash: null };
    }

    private Task Hold(DeviceEvent seen)
    {
        if (held)
        {
            return Task.CompletedTask;
        }

        if (seen is Booted)
        {
            return readiness.Booted();
        }

        readiness.Spoke();
        return Task.CompletedTask;
    }
}
