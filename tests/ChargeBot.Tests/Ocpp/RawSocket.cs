using System.Net.Sockets;
using System.Text;

namespace ChargeBot.Tests.Ocpp;

/// <summary>A TCP connection that asks for a WebSocket by hand, and then does as it likes.</summary>
internal sealed class RawSocket : IDisposable
{
    private readonly TcpClient tcp = new();
    private readonly byte[] one = new byte[1];

    public string Response { get; private set; } = "";

    public static async Task<RawSocket> Upgrade(string address, string identity, string header)
    {
        var (uri, raw) = (new Uri(address), new RawSocket());
        using var limit = Soon.Limited();
        await raw.tcp.ConnectAsync(uri.Host, uri.Port, limit.Token);
        var request = $"GET {uri.AbsolutePath}{identity} HTTP/1.1\r\nHost: {uri.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + $"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{header}\r\n\r\n";
        await raw.tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), limit.Token);
        var response = new StringBuilder();
        while (!response.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await raw.ReadByte() is { } next)
        {
            response.Append((char)next);
        }

        raw.Response = response.ToString();
        return raw;
    }

    public async Task<byte?> ReadByte()
    {
        using var limit = Soon.Limited();
        return await tcp.GetStream().ReadAsync(one, limit.Token) == 1 ? one[0] : null;
    }

    public void Dispose() => tcp.Dispose();
}
