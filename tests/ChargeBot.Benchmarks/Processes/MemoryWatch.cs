using System.Globalization;

namespace ChargeBot.Benchmarks.Processes;

/// <summary>Watches how much memory a process holds: its RSS (/proc, which is Linux's alone), ten times a second.</summary>
internal sealed class MemoryWatch : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);
    private readonly CancellationTokenSource ending = new();
    private readonly Task watching;

    public MemoryWatch(ChildProcess process)
    {
        Most = Rss(process.Id);
        watching = Watch(process.Id);
    }

    /// <summary>The most that was seen, in bytes.</summary>
    public long Most { get; private set; }

    /// <summary>What a process holds now, in bytes.</summary>
    public static long Rss(int process) =>
        long.Parse(File.ReadAllText($"/proc/{process}/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await watching;
        ending.Dispose();
    }

    private async Task Watch(int process)
    {
        using var timer = new PeriodicTimer(Every);
        try
        {
            while (await timer.WaitForNextTickAsync(ending.Token))
                Most = Math.Max(Most, Rss(process));
        }
        catch (OperationCanceledException)
        {
            // Watched to the end.
        }
    }
}
