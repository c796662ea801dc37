using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Benchmarks.Channel;
using ChargeBot.Benchmarks.Devices;
using ChargeBot.Benchmarks.Load;
using ChargeBot.Benchmarks.Processes;
using ChargeBot.Benchmarks.Reports;

namespace ChargeBot.Benchmarks.Measurements;

/// <summary>
/// What the bot adds to a command: from the press on 'unlock' to the frame on the device's socket, and from the device's
/// answer to the updated card at the channel. 500 commands on 50 charge points, 25 a second, within the channel's own limits.
/// </summary>
internal static class CommandsMeasurement
{
    private const int Devices = 50;
    private const int Commands = 500;
    private const int Warming = 50;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(40);

    // A device that answers at once would meet the card's update to 'sent' half-way; the real ones take longer than this.
    private static readonly TimeSpan Thinking = TimeSpan.FromMilliseconds(200);

    private static readonly byte[] Question = "unlock.confirm"u8.ToArray();

    public static async Task Run(Bench bench)
    {
        await using var channel = await LoadChannel.Start();
        var database = Path.Combine(bench.NewFolder("commands"), "bot.db");
        await BotProcess.Import(bench, channel, database);
        await using var bot = await BotProcess.Start(bench, channel, database);
        await using var fleet = await Fleet.Connect(bot.Address, Devices, bench.Stop);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = bot.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", channel.SignToken());

        await Bench.Note($"{Warming + Commands} unlocks on {Devices} charge points");
        var measured = new (long ToDevice, long Answered, long ToCard)[Warming + Commands];
        using var timer = new PeriodicTimer(Between);
        var running = new List<Task>();
        for (var i = 0; i < measured.Length; i++)
        {
            var number = i;
            running.Add(Task.Run(async () => measured[number] = await Unlock(number % Devices), bench.Stop));
            await timer.WaitForNextTickAsync(bench.Stop);
        }
        await Task.WhenAll(running);

        var table = new Table("unlock", "p50 ms", "p99 ms", "max ms");
        Add("press → frame on the device's socket", one => one.ToDevice);
        Add("press → answered", one => one.Answered);
        Add("device's answer → card updated at the channel", one => one.ToCard);
        await Console.Out.WriteLineAsync($"## Commands\n{Commands} unlock commands on {Devices} charge points, {1000 / Between.TotalMilliseconds:F0} a second\n\n{table}");

        void Add(string name, Func<(long ToDevice, long Answered, long ToCard), long> part)
        {
            var latencies = new Latencies();
            foreach (var one in measured.Skip(Warming))
                latencies.Add(part(one));
            table.Add(name, Latencies.Ms(latencies.Percentile(50)), Latencies.Ms(latencies.Percentile(99)), Latencies.Ms(latencies.Percentile(100)));
        }

        async Task<(long, long, long)> Unlock(int device)
        {
            var (point, mailbox) = (fleet.Points[device], channel.Of(device));
            var asks = mailbox.Next(update: false, holding: Question);
            await Post(Activities.Message(channel, device, $"unlock {Network.Port(device, 1)}"));
            var data = DataOf((await Wait(asks)).Body);

            var frame = point.Next("UnlockConnector");
            var press = Activities.Press(channel, device, "unlock.confirm", data);
            var pressed = Stopwatch.GetTimestamp();
            await Post(press);
            var answered = Stopwatch.GetTimestamp();
            var call = await Wait(frame);
            await Task.Delay(Thinking, bench.Stop);

            var shows = mailbox.Next(update: true, holding: "AdaptiveCard"u8.ToArray());
            var told = await point.Answer(call, """{"status":"Unlocked"}""", bench.Stop);
            return (call.At - pressed, answered - pressed, (await Wait(shows)).At - told);
        }

        async Task Post(string activity)
        {
            using var content = new StringContent(activity, Encoding.UTF8, "application/json");
            using var response = await http.PostAsync("api/messages", content, bench.Stop);
            response.EnsureSuccessStatusCode();
        }

        Task<T> Wait<T>(Task<T> what) => what.WaitAsync(TimeSpan.FromSeconds(20), bench.Stop);
    }

    /// <summary>The data of the button 'unlock.confirm', wherever it stands on the card.</summary>
    private static JsonObject DataOf(ReadOnlyMemory<byte> message)
    {
        using var document = JsonDocument.Parse(message);
        return Find(document.RootElement) is { } data
            ? JsonObject.Create(data.Clone())!
            : throw new InvalidOperationException("The card has no button to confirm the unlock.");

        static JsonElement? Find(JsonElement at) => at.ValueKind switch
        {
            JsonValueKind.Object when at.TryGetProperty("verb", out var verb) && verb.ValueKind is JsonValueKind.String && verb.ValueEquals("unlock.confirm"u8)
                && at.TryGetProperty("data", out var data) => data,
            JsonValueKind.Object => at.EnumerateObject().Select(member => Find(member.Value)).FirstOrDefault(found => found is not null),
            JsonValueKind.Array => at.EnumerateArray().Select(Find).FirstOrDefault(found => found is not null),
            _ => null,
        };
    }
}
