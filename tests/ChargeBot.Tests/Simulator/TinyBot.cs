using System.Net;
using System.Net.Sockets;

namespace ChargeBot.Tests.Simulator;

/// <summary>
/// The bot's end of a LG2WAN connection, in bytes written by hand: it knows the file's frame and CRC (worked out bit by
/// bit here) and nothing else of SML, so that neither of our two codecs has a say.
/// </summary>
internal sealed class TinyBot : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<byte> unread = [];
    private Socket? socket;

    public TinyBot() => listener.Start();

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public async Task AcceptAsync(CancellationToken ct)
    {
        socket?.Dispose();
        unread.Clear();
        socket = await listener.AcceptSocketAsync(ct);
    }

    public async Task DialAsync(IPEndPoint gateway, CancellationToken ct)
    {
        socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(gateway, ct);
    }

    /// <summary>What stood before the file that was read last, in hex.</summary>
    public string Passed { get; private set; } = "";

    /// <summary>The next file as it came, in hex; the CRC at its end is right.</summary>
    public async Task<string> ReadAsync(CancellationToken ct)
    {
        var buffer = new byte[4096];
        while (true)
        {
            var text = Convert.ToHexString([.. unread]);
            var start = text.IndexOf("1B1B1B1B01010101", StringComparison.Ordinal) / 2;
            var end = text.IndexOf("1B1B1B1B1A", StringComparison.Ordinal) / 2;
            if (end > 0 && unread.Count >= end + 8)
            {
                byte[] file = [.. unread[start..(end + 8)]];
                Passed = text[..(2 * start)];
                unread.RemoveRange(0, end + 8);
                var crc = Crc(file.AsSpan(..^2));
                if ((file[^2], file[^1]) != ((byte)crc, (byte)(crc >> 8))) throw new InvalidDataException("The CRC of the file is wrong.");
                return Convert.ToHexString(file);
            }

            var count = await socket!.ReceiveAsync(buffer, ct);
            if (count == 0) throw new EndOfStreamException();
            unread.AddRange(buffer[..count]);
        }
    }

    /// <summary>The next file that holds these bytes; everything before it is passed over.</summary>
    public async Task<string> ReadAsync(string part, CancellationToken ct)
    {
        while (true)
        {
            var file = await ReadAsync(ct);
            if (file.Contains(part.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal)) return file;
        }
    }

    /// <summary>Whether the other end has closed; what it still sent is passed over.</summary>
    public async Task ClosedAsync(CancellationToken ct)
    {
        try
        {
            var buffer = new byte[4096];
            while (await socket!.ReceiveAsync(buffer, ct) > 0)
            {
            }
        }
        catch (SocketException)
        {
            // Cut instead of closed.
        }
    }

    /// <summary>Takes so many bytes, whatever they are.</summary>
    public async Task DrainAsync(int count, CancellationToken ct)
    {
        var buffer = new byte[64 * 1024];
        while (count > 0 && await socket!.ReceiveAsync(buffer, ct) is > 0 and var got) count -= got;
    }

    public void Cut() => socket?.Dispose();

    /// <summary>Sends one file: each message is its bytes in hex up to where its CRC would stand.</summary>
    public async Task SendAsync(CancellationToken ct, params string[] messages)
    {
        List<byte> file = [0x1B, 0x1B, 0x1B, 0x1B, 1, 1, 1, 1];
        foreach (var message in messages)
        {
            var bytes = Convert.FromHexString(message.Replace(" ", "", StringComparison.Ordinal));
            var crc = Crc(bytes);
            file.AddRange([.. bytes, 0x63, (byte)crc, (byte)(crc >> 8), 0x00]);
        }

        var fill = (byte)(-file.Count & 3);
        file.AddRange([.. new byte[fill], 0x1B, 0x1B, 0x1B, 0x1B, 0x1A, fill]);
        var whole = Crc([.. file]);
        file.AddRange([(byte)whole, (byte)(whole >> 8)]);
        await socket!.SendAsync(file.ToArray(), ct);
    }

    public void Dispose()
    {
        socket?.Dispose();
        listener.Dispose();
    }

    /// <summary>CRC-16/X-25, a bit at a time.</summary>
    private static ushort Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFF;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? crc >> 1 ^ 0x8408 : crc >> 1;
        }

        return (ushort)(crc ^ 0xFFFF);
    }
}
