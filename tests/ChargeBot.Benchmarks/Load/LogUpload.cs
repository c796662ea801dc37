using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ChargeBot.Benchmarks.Load;

/// <summary>
/// A charge point's upload over HTTP, from a loopback address of its own: the door bounds requests by address, and charge points of a
/// fleet have one each. Linux answers for all of 127/8.
/// </summary>
internal static class LogUpload
{
    /// <summary>Uploads; when the last byte was handed to the network, in ticks of the stopwatch.</summary>
    public static async Task<long> Put(int number, Uri to, ReadOnlyMemory<byte> log, CancellationToken stop)
    {
        using var http = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = async (context, cancel) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(new IPAddress([127, 0, (byte)(1 + (number / 250)), (byte)(1 + (number % 250))]), 0));
                await socket.ConnectAsync(context.DnsEndPoint, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
        using var body = new Body(log);
        using var answer = await http.PutAsync(to, body, stop);
        return answer.StatusCode is HttpStatusCode.Created ? body.Ended : throw new InvalidOperationException($"An upload was answered with {answer.StatusCode}.");
    }

    private sealed class Body(ReadOnlyMemory<byte> log) : HttpContent
    {
        /// <summary>Taken before the last kilobyte is written, so nothing of the bot's time is left out.</summary>
        public long Ended { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(log[..^1024]);
            await stream.FlushAsync();
            Ended = Stopwatch.GetTimestamp();
            await stream.WriteAsync(log[^1024..]);
            await stream.FlushAsync();
        }

        protected override bool TryComputeLength(out long length)
        {
            length = log.Length;
            return true;
        }
    }
}
