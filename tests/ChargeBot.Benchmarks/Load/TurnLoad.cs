using System.Diagnostics;
using System.Text;
using ChargeBot.Benchmarks.Channel;
using ChargeBot.Benchmarks.Reports;

namespace ChargeBot.Benchmarks.Load;

/// <summary>What a window of a load gave.</summary>
internal sealed record LoadResult(double PerSecond, Latencies Latencies, int Refused);

/// <summary>
/// 32 keep-alive clients in a closed loop over 600 conversations: a client asks for a port in one of its conversations,
/// waits until the request is answered and the card with that port has come to the channel, and takes its next one.
/// </summary>
internal sealed class TurnLoad : IDisposable
{
    public const int Clients = 32;

    private readonly LoadChannel channel;
    private readonly List<Lane> lanes = [];

    private TurnLoad(LoadChannel channel) => this.channel = channel;

    /// <param name="channel">Where the cards come.</param>
    /// <param name="to">The bot.</param>
    /// <param name="withToken">Whether the requests carry the channel's tokens.</param>
    /// <param name="stop">Ends the connecting.</param>
    public static async Task<TurnLoad> Connect(LoadChannel channel, Uri to, bool withToken, CancellationToken stop)
    {
        var load = new TurnLoad(channel);
        for (var client = 0; client < Clients; client++)
        {
            var token = withToken ? channel.SignToken() : null;
            var talks = Enumerable.Range(0, Crowd.Conversations).Where(number => number % Clients == client).Select(number => new Talk(channel, number, to, token));
            load.lanes.Add(new(await KeepAliveClient.Connect(to, stop), [.. talks], new Random(client)));
        }
        return load;
    }

    /// <summary>Runs for a while; turns that are under way at its end are not counted.</summary>
    public async Task<LoadResult> Run(TimeSpan time, CancellationToken stop)
    {
        var start = Stopwatch.GetTimestamp();
        var end = start + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var results = await Task.WhenAll(lanes.Select(lane => Task.Run(() => Run(lane, end, stop), stop)));
        var all = new Latencies();
        foreach (var (latencies, _) in results)
            all.Add(latencies);
        return new(all.Count / time.TotalSeconds, all, results.Sum(result => result.Refused));
    }

    public void Dispose() => lanes.ForEach(lane => lane.Client.Dispose());

    private async Task<(Latencies, int Refused)> Run(Lane lane, long end, CancellationToken stop)
    {
        var (latencies, refused) = (new Latencies(), 0);
        for (var turn = 0; Stopwatch.GetTimestamp() < end; turn++)
        {
            var talk = lane.Talks[turn % lane.Talks.Length];
            var port = talk.AskFor(lane.Random.Next(Network.Stations));
            var card = channel.Of(talk.Number).Next(update: false, holding: port);
            var asked = Stopwatch.GetTimestamp();
            if (await lane.Client.Send(talk.Request, stop) is not (200 or 201 or 202))
            {
                refused++;
                continue;
            }
            var arrived = await card.WaitAsync(TimeSpan.FromSeconds(30), stop);
            if (arrived.At <= end)
                latencies.Add(arrived.At - asked);
        }
        return (latencies, refused);
    }

    private sealed record Lane(KeepAliveClient Client, Talk[] Talks, Random Random);

    /// <summary>One conversation's request, in which only the activity's id and the port change.</summary>
    private sealed class Talk
    {
        private readonly int idAt;
        private readonly int portAt;

        public Talk(LoadChannel channel, int number, Uri to, string? token)
        {
            Number = number;
            var (port, body) = (Network.Port(0, 1), Activities.Message(channel, number, Network.Port(0, 1)));
            Request = Activities.Request(to, token, body);
            idAt = Request.AsSpan().IndexOf("\"id\":\"17954"u8) + "\"id\":\""u8.Length;
            portAt = Request.AsSpan().IndexOf(Encoding.ASCII.GetBytes(port));
        }

        public int Number { get; }

        public byte[] Request { get; }

        public byte[] AskFor(int station)
        {
            var port = Encoding.ASCII.GetBytes(Network.Port(station, 1 + (station & 1)));
            port.CopyTo(Request.AsSpan(portAt));
            Encoding.ASCII.GetBytes(Activities.NewId(), Request.AsSpan(idAt));
            return port;
        }
    }
}
