using System.Collections.Concurrent;
using ChargeBot.Simulator.Sml;

namespace ChargeBot.Simulator.Lg2Wan;

/// <summary>Cars, sessions and their charge records.</summary>
public sealed partial class SimulatedGateway
{
    private readonly ConcurrentQueue<(uint Number, List<SmlNode> Lists)> records = new();
    private readonly SemaphoreSlim flushing = new(1, 1);
    private readonly DateTimeOffset firstSecond = TimeProvider.System.GetUtcNow().AddDays(-30);
    private uint sessions;

    /// <summary>Charge records that the bot has not acknowledged.</summary>
    public int UnsentRecords => records.Count;

    /// <summary>A car is plugged in; it stays until <see cref="PlugOutAsync"/>.</summary>
    public Task PlugInAsync(int port, CancellationToken ct)
    {
        var p = Ports[port - 1];
        p.PluggedIn = true;
        return SetStatusAsync(p, GatewayStatus.Preparing, ct);
    }

    /// <summary>The car leaves; a session that runs ends with that.</summary>
    public async Task PlugOutAsync(int port, CancellationToken ct)
    {
        var p = Ports[port - 1];
        p.PluggedIn = false;
        await EndSessionAsync(port, "EVDisconnected", ct);
        await SetStatusAsync(p, Resting(p), ct);
    }

    /// <summary>A driver plugs in and identifies himself at the station; returns the session's number.</summary>
    public Task<uint> ChargeAsync(int port, string identification, CancellationToken ct) => BeginSessionAsync(port, identification, null, ct);

    /// <summary>The driver stops at the station.</summary>
    public Task StopAsync(int port, CancellationToken ct) => EndSessionAsync(port, "Local", ct);

    /// <summary>Reports a fault: an error code and the device's own words.</summary>
    public Task FaultAsync(int port, string errorCode, string? words, CancellationToken ct)
    {
        var p = Ports[port - 1];
        (p.ErrorCode, p.Words) = (errorCode, words);
        Note(port, 0x0010, words is null ? errorCode : $"{errorCode}: {words}");
        return SetStatusAsync(p, GatewayStatus.Faulted, ct);
    }

    /// <summary>Reports any status of one port; an error that it had is over.</summary>
    public Task ReportAsync(int port, GatewayStatus status, CancellationToken ct)
    {
        var p = Ports[port - 1];
        (p.ErrorCode, p.Words) = (null, null);
        return SetStatusAsync(p, status, ct);
    }

    private async Task<uint> BeginSessionAsync(int number, string identification, DateTimeOffset? end, CancellationToken ct)
    {
        var port = Ports[number - 1];
        if (port.Status != GatewayStatus.Preparing) await SetStatusAsync(port, GatewayStatus.Preparing, ct);
        GatewaySession session;
        lock (gate)
        {
            var now = Now();
            port.MeterReadAt = now;
            session = new GatewaySession(++sessions, identification, now, port.MeterWh, end)
            {
                SignedStart = Sign(port, identification, now, now),
            };
            (port.Session, port.Status, port.Starting) = (session, GatewayStatus.Charging, false);
        }

        Note(number, 0x0002, $"Session {session.Number} begins");
        Say($"session {session.Number} at port {number}");
        if (end is { } at) Background(life => EndAtAsync(number, session.Number, at, life));
        await PushStatusAsync(ct);
        journal.Add(new SessionStarted(number, session.Number, identification));
        return session.Number;
    }

    private async Task EndAtAsync(int port, uint session, DateTimeOffset end, CancellationToken ct)
    {
        var wait = end - Now();
        if (wait > TimeSpan.Zero) await Task.Delay(wait, ct);
        if (Ports[port - 1].Session?.Number == session) await EndSessionAsync(port, "Limit", ct);
    }

    /// <summary>Ends what runs at a port; without a link the record waits for the next login.</summary>
    private async Task EndSessionAsync(int number, string reason, CancellationToken ct)
    {
        var port = Ports[number - 1];
        if (!NoteEnd(port, reason)) return;
        port.Status = GatewayStatus.Finishing;
        if (habits.StatusBeforeRecord) await PushStatusAsync(ct);
        await FlushRecordsAsync(ct);
        if (!habits.StatusBeforeRecord) await PushStatusAsync(ct);
        if (!port.PluggedIn)
        {
            await Task.Delay(habits.ReactionTime, ct);
            if (port.Status == GatewayStatus.Finishing) await SetStatusAsync(port, Resting(port), ct);
        }

        if (rebootsWhenIdle && Ports.All(p => p.Session is null)) await RebootAsync();
    }

    /// <summary>Closes the session's books; false when none runs.</summary>
    private bool NoteEnd(GatewayPort port, string reason)
    {
        GatewaySession session;
        lock (gate)
        {
            if (port.Session is not { } running) return false;
            session = running;
            var now = Now();
            port.Advance(now, habits.PowerW);
            port.Session = null;
            List<SmlNode> lists =
            [
                SmlBodies.GetListResponse(
                    ServerId,
                    Names.Of(port.Number, Names.Record, 0),
                    SmlBodies.Time(now),
                    [
                        .. GatewayPort.SessionEntries(port.Number, session),
                        SmlBodies.Entry(Names.Of(port.Number, Names.Record, 2), SmlBodies.TimeValue(SmlBodies.Time(now))),
                        SmlBodies.Entry(Names.Of(port.Number, Names.Record, 3), GatewayPort.Energy(port.MeterWh), 30, -1),
                        SmlBodies.Entry(Names.Of(port.Number, Names.Record, 4), SmlNode.OfText(reason)),
                    ]),
            ];
            if (session.SignedStart is { } signed) lists.Add(signed.Body);
            if (Sign(port, session.Identification, session.Start, now) is { } last) lists.Add(last.Body);
            records.Enqueue((session.Number, lists));
        }

        Note(port.Number, 0x0003, $"Session {session.Number} ends: {reason}");
        Say($"session {session.Number} ended ({reason})");
        journal.Add(new SessionEnded(port.Number, session.Number, reason, (long)port.MeterWh));
        return true;
    }

    /// <summary>Sends charge records in order; what is not acknowledged stays for the next interval or login.</summary>
    private async Task FlushRecordsAsync(CancellationToken ct)
    {
        await flushing.WaitAsync(ct);
        try
        {
            while (records.TryPeek(out var record))
            {
                if (!await PushAsync(() => record.Lists, ct)) return;
                records.TryDequeue(out _);
                journal.Add(new RecordAcknowledged(record.Number));
            }
        }
        finally
        {
            flushing.Release();
        }
    }

    private SignedList? Sign(GatewayPort port, string identification, DateTimeOffset start, DateTimeOffset now) =>
        meters[port.Number - 1]?.Sign(
            identification, start, now, (uint)(now - firstSecond).TotalSeconds, (long)Math.Floor(port.MeterWh * 10));

    private Task<bool> SetStatusAsync(GatewayPort port, GatewayStatus status, CancellationToken ct)
    {
        port.Status = status;
        if (status != GatewayStatus.Faulted) (port.ErrorCode, port.Words) = (null, null);
        return PushStatusAsync(ct);
    }

    private static GatewayStatus Resting(GatewayPort port) => !port.Operative ? GatewayStatus.OutOfOperation
        : port.PluggedIn ? GatewayStatus.Finishing : GatewayStatus.Available;
}
