using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using ChargeBot.Simulator.Sml;

namespace ChargeBot.Simulator.Lg2Wan;

/// <summary>One connection: whole SML files in both directions, and the damage that a test wishes for.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle holds nothing, and the socket has its owner.")]
internal sealed class GatewayLink(Stream stream, Socket socket)
{
    private readonly SemaphoreSlim sending = new(1, 1);
    private volatile bool mute;

    /// <summary>Reads files until the link ends, for whatever reason; a file whose messages are damaged is passed over.</summary>
    public async Task ReadToEndAsync(Action<IReadOnlyList<SmlMessage>> came, CancellationToken ct)
    {
        var receiver = new SmlReceiver();
        var buffer = new byte[4096];
        try
        {
            while (await stream.ReadAsync(buffer, ct) is > 0 and var count)
            {
                foreach (var payload in receiver.Take(buffer.AsSpan(0, count)))
                {
                    if (SmlMessage.ReadAll(payload) is { Count: > 0 } messages) came(messages);
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The other end or our own reboot cut the line: the caller decides what comes next.
        }
    }

    public async Task SendAsync(IReadOnlyList<SmlMessage> file, Damage damage, CancellationToken ct)
    {
        await SendRawAsync(Damaged(file, damage), ct);
        if (damage == Damage.HalfThenSilence) mute = true;
        if (damage != Damage.NeverEnds) return;
        mute = true;
        await sending.WaitAsync(ct);
        try
        {
            var filler = new byte[1024];
            Array.Fill(filler, (byte)0x05);
            while (true) await stream.WriteAsync(filler, ct);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // That was what it was for.
        }
        finally
        {
            sending.Release();
        }
    }

    public async Task SendRawAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        if (mute) return;
        await sending.WaitAsync(ct);
        try
        {
            await stream.WriteAsync(bytes, ct);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            throw new LinkLostException(e);
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Cuts the line without a word, as a gateway that loses power does.</summary>
    public void Abort()
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // It was cut already.
        }

        socket.Dispose();
    }

    /// <summary>Ends the connection so that what was sent still arrives.</summary>
    public void Close() => socket.Dispose();

    private static byte[] Damaged(IReadOnlyList<SmlMessage> file, Damage damage)
    {
        var whole = SmlTransport.Wrap(file);
        switch (damage)
        {
            case Damage.LostBytes:
                return [.. whole[..(whole.Length / 2)], .. whole[(whole.Length / 2 + 7)..]];
            case Damage.BadTransportCrc:
                whole[^1] ^= 0x5A;
                return whole;
            case Damage.BadMessageCrc:
                var messages = file.Select(m => m.Encode()).ToArray();
                messages[file.Count > 1 ? 1 : 0][^2] ^= 0x5A;
                return SmlTransport.Wrap([.. messages.SelectMany(m => m)]);
            case Damage.WrongMessageOrder:
                return SmlTransport.Wrap(file.Reverse());
            case Damage.GarbageBefore:
                return [0x00, 0x76, 0x1B, 0x1B, 0x1B, 0x1B, 0x01, 0x01, 0xFF, 0x13, 0x37, .. whole];
            case Damage.HalfThenSilence:
                return whole[..(whole.Length / 2)];
            case Damage.NeverEnds:
                return whole[..^8];
            case Damage.Duplicate:
                return [.. whole, .. whole];
            case Damage.NoPublicClose:
                return SmlTransport.Wrap(file.Take(file.Count - 1));
            default:
                return whole;
        }
    }
}
