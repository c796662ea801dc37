using System.Diagnostics;
using System.Text.Json;
using ChargeBot.Adapters.Ocpp;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.LogFiles;

namespace ChargeBot.Tests.Ocpp.Fuzz;

/// <summary>
/// Feeds frames to everything that takes them apart, as a connection would: parser, every action, every answer, and what a station
/// makes of the event; and holds them to what they promise: nothing throws, nothing hangs, and an answer is JSON.
/// </summary>
internal sealed class Fuzzer : IDisposable
{
    /// <summary>A station that has heard much is a longer one: it begins anew.</summary>
    private const int StationLasts = 500;

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 14, 0, 0, TimeSpan.Zero);

    private static readonly DeviceCommand[] Commands =
    [
        new RemoteStart(1, "T"), new RemoteStop(1), new UnlockConnector(1), new Reset(true), new ChangeAvailability(1, true), new ReadConfiguration([]),
        new ChangeParameter("HeartbeatInterval", "1"), new ReportStatus(1), new Trigger("Heartbeat", null), new RequestLog(Now.AddHours(-1), Now) { UploadTo = "https://x/" },
        new RequestLog(Now.AddHours(-1), Now) { UploadTo = "https://x/", Kind = LogKind.SecurityLog },
    ];

    private readonly Dialect dialect;
    private readonly FuzzInput input;
    private readonly FrameWriter writer = new();
    private readonly RecentAnswers recent = new(TimeSpan.FromMinutes(2));
    private readonly OcppOptions options = new();
    private StationState station = NewStation();
    private int heard;

    public Fuzzer(Dialect dialect, IEnumerable<string> frames) => (this.dialect, input) = (dialect, new FuzzInput(frames));

    /// <summary>Bytes of all frames.</summary>
    public long Bytes { get; private set; }

    /// <summary>Frames that could be taken apart.</summary>
    public long Frames { get; private set; }

    /// <summary>Calls that became an event.</summary>
    public long Events { get; private set; }

    /// <summary>The longest that one frame took.</summary>
    public TimeSpan Longest { get; private set; }

    /// <summary>Takes the frame of this number; null where all went well, else what did not.</summary>
    public string? Run(long number)
    {
        input.Make(number);
        Bytes += input.Bytes.Length;
        var since = Stopwatch.GetTimestamp();
        try
        {
            Take(input.Bytes);
        }
        catch (Exception failure)
        {
            return $"{number}: {failure}\n{Convert.ToBase64String(input.Bytes.Span)}";
        }

        var took = Stopwatch.GetElapsedTime(since);
        Longest = took > Longest ? took : Longest;
        return null;
    }

    public void Dispose() => writer.Dispose();

    private void Take(ReadOnlyMemory<byte> bytes)
    {
        if (!Frame.TryParse(bytes, out var frame))
        {
            if (Frame.Peek(bytes.Span) is { Type: FrameType.Call, RawId: { } id })
            {
                Whole(writer.Error(id, new CallFault(dialect.FormationViolation, "this is no OCPP-J frame")));
            }

            return;
        }

        using (frame)
        {
            Frames++;
            switch (frame.Type)
            {
                case FrameType.Call:
                    Call(frame, bytes);
                    break;
                case FrameType.CallResult:
                    foreach (var command in Commands)
                    {
                        _ = dialect.Answered(command, frame.Payload);
                    }

                    break;
                case FrameType.CallError:
                    _ = CallErrors.Read(frame);
                    break;
            }
        }
    }

    private void Call(Frame call, ReadOnlyMemory<byte> bytes)
    {
        _ = recent.Find(call.RawId, bytes.Span, Now);
        if (call.Name.ValueKind is not JsonValueKind.String || call.Name.Words(100) is not { } name || !dialect.Incoming.TryGetValue(name, out var action)
            || (action.NeedsPayload && call.Payload.ValueKind is not JsonValueKind.Object))
        {
            Whole(writer.Error(call.RawId, new CallFault(dialect.FormationViolation, "no")));
            return;
        }

        var reading = action.Read(call.Payload, Now);
        if (reading.Event is not { } seen)
        {
            Whole(writer.Error(call.RawId, reading.Fault!));
            return;
        }

        Events++;
        if (++heard % StationLasts == 0)
        {
            station = NewStation();
        }

        var reply = station.Apply(seen, () => heard, new StationChanges());
        foreach (var also in reading.More)
        {
            reply = station.Apply(also, () => heard, new StationChanges());
        }

        action.Answer(writer.BeginResult(call.RawId), call.Payload, new Acknowledgement(reply, Held: false, Now, options));
        var answer = writer.End();
        Whole(answer);
        recent.Keep(call.RawId, bytes.Span, answer.Span, Now);
    }

    /// <summary>What we answer can be read by whoever reads JSON.</summary>
    private static void Whole(ReadOnlyMemory<byte> answer)
    {
        var reader = new Utf8JsonReader(answer.Span, new JsonReaderOptions { MaxDepth = 1_000 });
        while (reader.Read())
        {
        }
    }

    private static StationState NewStation()
    {
        var station = new Station { Id = "S", ChargePointId = "CB-1", Protocol = Protocol.Ocpp16 };
        return new StationState(station, [new Port { Id = "P1", StationId = "S", ConnectorId = 1 }, new Port { Id = "P2", StationId = "S", ConnectorId = 2 }], [], []);
    }
}
