using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace ChargeBot.Tests.Ocpp;

internal sealed class DeviceOptions
{
    public string Identity { get; set; } = "CB-1";

    public string[] Subprotocols { get; set; } = ["ocpp1.6"];

    public string? Authorization { get; set; }

    /// <summary>Its own certificate, with the key; shown where the line is encrypted.</summary>
    public X509Certificate2? Certificate { get; set; }
}

/// <summary>A charge point made of a bare WebSocket: it says exactly the bytes that a test gives it.</summary>
internal sealed class Device : IDisposable
{
    private readonly ClientWebSocket socket;
    private int calls;

    private Device(ClientWebSocket socket) => this.socket = socket;

    public string? Subprotocol => socket.SubProtocol;

    public WebSocketCloseStatus? CloseStatus => socket.CloseStatus;

    public static async Task<Device> Connect(string address, DeviceOptions options)
    {
        using var limit = Soon.Limited();
        var socket = Client(options);
        await socket.ConnectAsync(new Uri(address + options.Identity), limit.Token);
        return new Device(socket);
    }

    /// <summary>Knocks where it is refused; what it is told.</summary>
    public static async Task<(HttpStatusCode Status, string? Challenge)> Knock(string address, DeviceOptions options)
    {
        using var limit = Soon.Limited();
        using var socket = Client(options);
        await Xunit.Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri(address + options.Identity), limit.Token));
        return (socket.HttpStatusCode, socket.HttpResponseHeaders?.TryGetValue("WWW-Authenticate", out var values) is true ? values.First() : null);
    }

    public async Task Send(string frame, int fragments = 1)
    {
        using var limit = Soon.Limited();
        var bytes = Encoding.UTF8.GetBytes(frame);
        var size = Math.Max(1, (bytes.Length + fragments - 1) / fragments);
        for (var from = 0; from == 0 || from < bytes.Length; from += size)
        {
            var part = bytes.AsMemory(from, Math.Min(size, bytes.Length - from));
            await socket.SendAsync(part, WebSocketMessageType.Text, from + size >= bytes.Length, limit.Token);
        }
    }

    public async Task SendBytes(byte[] bytes, WebSocketMessageType type, bool end)
    {
        using var limit = Soon.Limited();
        await socket.SendAsync(bytes, type, end, limit.Token);
    }

    /// <summary>The next frame, byte for byte; null when the other side closed or dropped the connection.</summary>
    public async Task<string?> Receive()
    {
        using var limit = Soon.Limited();
        using var frame = new MemoryStream();
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer, limit.Token);
                if (part.MessageType is WebSocketMessageType.Close)
                {
                    return null;
                }

                frame.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    return Encoding.UTF8.GetString(frame.ToArray());
                }
            }
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    public async Task<JsonElement> ReceiveJson()
    {
        using var document = JsonDocument.Parse(await Receive() ?? throw new InvalidOperationException("The connection was closed"));
        return document.RootElement.Clone();
    }

    /// <summary>Says one frame and gives what comes back.</summary>
    public async Task<string?> Ask(string frame)
    {
        await Send(frame);
        return await Receive();
    }

    /// <summary>Calls an action and gives the payload of its CALLRESULT.</summary>
    public async Task<JsonElement> Call(string action, string payload)
    {
        var id = $"m{++calls}";
        await Send($"""[2,"{id}","{action}",{payload}]""");
        var answer = await ReceiveJson();
        Xunit.Assert.Equal(3, answer[0].GetInt32());
        Xunit.Assert.Equal(id, answer[1].GetString());
        return answer[2];
    }

    public async Task Close()
    {
        using var limit = Soon.Limited();
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", limit.Token);
    }

    public void Abort() => socket.Abort();

    public void Dispose() => socket.Dispose();

    private static ClientWebSocket Client(DeviceOptions options)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.RemoteCertificateValidationCallback = (_, server, _, _) => server?.Subject == "CN=localhost";
        if (options.Certificate is { } own)
        {
            socket.Options.ClientCertificates.Add(own);
        }

        foreach (var name in options.Subprotocols)
        {
            socket.Options.AddSubProtocol(name);
        }

        if (options.Authorization is { } header)
        {
            socket.Options.SetRequestHeader("Authorization", header);
        }

        return socket;
    }
}
