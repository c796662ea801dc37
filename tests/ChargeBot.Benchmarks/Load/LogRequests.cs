using System.Globalization;
using ChargeBot.Benchmarks.Channel;
using ChargeBot.Benchmarks.Devices;

namespace ChargeBot.Benchmarks.Load;

/// <summary>Logs that people ask for in their chats, each of a charge point of its own.</summary>
internal static class LogRequests
{
    private const int AtOnce = 8;
    private const string Path = "/uploads/";

    /// <summary>What a chat says when a log has come.</summary>
    public static byte[] HasCome { get; } = "The log has come."u8.ToArray();

    /// <summary>Asks for a log of every charge point of the fleet, each in the chat of its number; where each is told to upload it, at the bot's own address.</summary>
    public static async Task<Uri[]> Ask(HttpClient http, LoadChannel channel, Fleet fleet, CancellationToken stop)
    {
        var addresses = new Uri[fleet.Points.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, addresses.Length), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, async (number, cancel) =>
        {
            var desk = new Desk(http, channel, number, cancel);
            await desk.Say($"logs {Network.Port(number, 1)}");
            var asked = fleet.Points[number].Next("GetDiagnostics");
            await desk.Press("logs.request");
            var call = await asked.WaitAsync(TimeSpan.FromSeconds(30), cancel);
            await fleet.Points[number].Answer(call, """{"fileName":"diagnostics.log"}""", cancel);
            var location = new Uri(call.Payload.GetProperty("location").GetString()!);
            addresses[number] = location.AbsolutePath.StartsWith(Path, StringComparison.Ordinal)
                ? new Uri(http.BaseAddress!, location.AbsolutePath)
                : throw new InvalidOperationException("The charge point was told to upload to somewhere else.");
        });
        return addresses;
    }

    /// <summary>Writes a log of this many bytes: lines as charge points write them, none like another.</summary>
    public static async Task Write(string file, int bytes, CancellationToken stop)
    {
        await using var log = new StreamWriter(file);
        for (var (line, left) = (0, bytes); left > 0; line++)
        {
            var text = string.Create(CultureInfo.InvariantCulture,
                $"2026-11-26T{line / 3600 % 24:00}:{line / 60 % 60:00}:{line % 60:00}.000Z INFO connector {1 + (line % 2)} sample {line:D9} state {line * 2654435761L:X16} voltage {229 + (line % 7)}\n");
            text = text[..Math.Min(left, text.Length)];
            left -= text.Length;
            await log.WriteAsync(text.AsMemory(), stop);
        }
    }
}
