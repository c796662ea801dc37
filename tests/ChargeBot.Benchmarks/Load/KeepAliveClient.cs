using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace ChargeBot.Benchmarks.Load;

/// <summary>
/// One keep-alive connection that writes prepared requests and reads the status of the answers. It is as small as it is
/// so that the cores are left to what is measured.
/// </summary>
internal sealed class KeepAliveClient : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[64 * 1024];

    public static async Task<KeepAliveClient> Connect(Uri to, CancellationToken stop)
    {
        var client = new KeepAliveClient();
        await client.socket.ConnectAsync(IPAddress.Loopback, to.Port, stop);
        return client;
    }

    /// <summary>Sends a request; returns the answer's status once the answer is there whole.</summary>
    public async ValueTask<int> Send(ReadOnlyMemory<byte> request, CancellationToken stop)
    {
        for (var sent = 0; sent < request.Length;)
            sent += await socket.SendAsync(request[sent..], SocketFlags.None, stop);
        var length = 0;
        while (true)
        {
            if (length == buffer.Length)
                throw new InvalidOperationException("The answer is larger than any that is expected here.");
            var read = await socket.ReceiveAsync(buffer.AsMemory(length), SocketFlags.None, stop);
            if (read == 0)
                throw new IOException("The connection was closed in the middle of an answer.");
            length += read;
            if (Status(buffer.AsSpan(0, length)) is { } status)
                return status;
        }
    }

    public void Dispose() => socket.Dispose();

    private static int? Status(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0 || !Utf8Parser.TryParse(answer["HTTP/1.1 "u8.Length..], out int status, out _))
            return null;
        var head = answer[..(end + 2)];
        var body = answer[(end + 4)..];
        var at = head.IndexOf("ontent-Length: "u8);
        if (at < 0)
            at = head.IndexOf("ontent-length: "u8);
        var whole = at >= 0 && Utf8Parser.TryParse(head[(at + "ontent-Length: "u8.Length)..], out int length, out _)
            ? body.Length >= length
            : body.EndsWith("0\r\n\r\n"u8);
        return whole ? status : null;
    }
}
