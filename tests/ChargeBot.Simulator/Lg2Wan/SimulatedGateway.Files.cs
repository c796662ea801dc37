using System.Security.Cryptography;
using ChargeBot.Simulator.Sml;

namespace ChargeBot.Simulator.Lg2Wan;

/// <summary>Files on their way: what we ask and push, and who waits for the answer.</summary>
public sealed partial class SimulatedGateway
{
    /// <summary>Asks the bot whether it is there, with an empty request; false when no answer came in time.</summary>
    public async Task<bool> KeepAliveAsync(CancellationToken ct)
    {
        var id = RandomNumberGenerator.GetBytes(16);
        var open = SmlBodies.OpenRequest(habits.ControllerId, id, ServerId, null, null);
        try
        {
            await AskAsync(
                link ?? throw new LinkLostException(),
                id,
                [new([.. id, 0], SmlTag.OpenRequest, open), new([.. id, 0xFF], SmlTag.CloseRequest, SmlBodies.Close())],
                ct);
            return true;
        }
        catch (Exception e) when (e is TimeoutException or LinkLostException)
        {
            return false;
        }
    }

    /// <summary>Pushes the status of all ports and the charger now; false when it was not acknowledged.</summary>
    public async Task<bool> PushStatusAsync(CancellationToken ct)
    {
        var acknowledged = await PushAsync(() => [.. Ports.Select(p => StatusList(p.Number)), StatusList(0)], ct);
        if (acknowledged) journal.Add(new PushAcknowledged());
        return acknowledged;
    }

    /// <summary>Sends a file of responses that nobody asked for; one at a time, each as new as its turn.</summary>
    private async Task<bool> PushAsync(Func<List<SmlNode>> lists, CancellationToken ct)
    {
        await pushing.WaitAsync(ct);
        try
        {
            if (link is not { } connection || !loggedIn.Task.IsCompleted) return false;
            var id = RandomNumberGenerator.GetBytes(16);
            var file = new List<SmlMessage> { new([.. id, 0], SmlTag.OpenResponse, SmlBodies.OpenResponse(id, ServerId, Now())) };
            foreach (var list in lists()) file.Add(new([.. id, (byte)file.Count], SmlTag.GetListResponse, list));
            file.Add(new([.. id, 0xFF], SmlTag.CloseResponse, SmlBodies.Close()));
            var answer = await AskAsync(connection, id, file, ct);
            return answer.Any(m => m.Tag == SmlTag.Attention && m.Body.Items.Count > 1 && m.Body[1].Hex == $"8181C7C7{AttentionNumber.Done:X4}");
        }
        catch (Exception e) when (e is TimeoutException or LinkLostException)
        {
            return false;
        }
        finally
        {
            pushing.Release();
        }
    }

    private async Task<IReadOnlyList<SmlMessage>> AskAsync(
        GatewayLink connection, byte[] id, IReadOnlyList<SmlMessage> file, CancellationToken ct)
    {
        var key = Convert.ToHexString(id);
        var waiting = pending[key] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await connection.SendAsync(file, NextDamage(), ct);
            return await waiting.Task.WaitAsync(habits.AnswerTimeout, ct);
        }
        finally
        {
            pending.TryRemove(key, out _);
        }
    }

    /// <summary>A file came in: an answer finds who waits for it, a request is worked on beside the others.</summary>
    private void Came(GatewayLink connection, IReadOnlyList<SmlMessage> file)
    {
        switch (file[0])
        {
            case { Tag: SmlTag.OpenResponse, Body.Items: { Count: 6 } open }:
                if (pending.TryGetValue(open[2].Hex, out var waiting)) waiting.TrySetResult(file);
                break;
            case { Tag: SmlTag.OpenRequest, Body.Items.Count: 7 }:
                Background(ct => AnswerAsync(connection, file, ct));
                break;
        }
    }

    private Damage NextDamage() => damages.TryDequeue(out var damage) ? damage : Damage.None;

    /// <summary>Runs beside everything else until the gateway is switched off; a lost link ends it early.</summary>
    private void Background(Func<CancellationToken, Task> work)
    {
        var ct = life.Token;
        _ = Task.Run(
            async () =>
            {
                try
                {
                    await work(ct);
                }
                catch (Exception e) when (e is LinkLostException or OperationCanceledException or ObjectDisposedException)
                {
                    // The next connection tells the status anew, and records wait in their queue.
                }
            },
            ct);
    }
}
