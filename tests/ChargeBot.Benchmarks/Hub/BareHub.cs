using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Benchmarks.Hub;

/// <summary>
/// The practical limit: Kestrel's WebSocket, each frame parsed and answered where it came in, and nothing kept. It runs as a process
/// of its own, this very program with the command <c>bare</c>.
/// </summary>
internal static class BareHub
{
    /// <summary>Serves until its standard input ends.</summary>
    public static async Task Run()
    {
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        await using var app = builder.Build();
        app.UseWebSockets();
        app.Map("/ocpp/{identity}", Serve);
        await app.StartAsync();
        await Console.Out.WriteLineAsync($"listening on {app.Urls.First()}");
        while (await Console.In.ReadLineAsync() is not null)
        {
        }
    }

    private static async Task Serve(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync("ocpp1.6");
        var buffer = new byte[4096];
        using var answer = new MemoryStream();
        await using var json = new Utf8JsonWriter(answer);
        var transactions = 0;
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            try
            {
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                    length += part.Count;
                }
                while (!part.EndOfMessage);
            }
            catch (WebSocketException)
            {
                return;
            }

            if (part.MessageType is WebSocketMessageType.Close)
            {
                return;
            }

            answer.SetLength(0);
            json.Reset(answer);
            Answer(buffer.AsMemory(0, length), json, ref transactions);
            await json.FlushAsync();
            await socket.SendAsync(answer.GetBuffer().AsMemory(0, (int)answer.Length), WebSocketMessageType.Text, true, CancellationToken.None);
        }
    }

    private static void Answer(ReadOnlyMemory<byte> frame, Utf8JsonWriter json, ref int transactions)
    {
        using var call = JsonDocument.Parse(frame);
        json.WriteStartArray();
        json.WriteNumberValue(3);
        call.RootElement[1].WriteTo(json);
        json.WriteStartObject();
        switch (call.RootElement[2].GetString())
        {
            case "Heartbeat":
                json.WriteString("currentTime"u8, DateTimeOffset.UtcNow);
                break;
            case "BootNotification":
                json.WriteString("status"u8, "Accepted"u8);
                json.WriteString("currentTime"u8, DateTimeOffset.UtcNow);
                json.WriteNumber("interval"u8, 300);
                break;
            case "StartTransaction":
                json.WriteNumber("transactionId"u8, ++transactions);
                json.WriteStartObject("idTagInfo"u8);
                json.WriteString("status"u8, "Accepted"u8);
                json.WriteEndObject();
                break;
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }
}
