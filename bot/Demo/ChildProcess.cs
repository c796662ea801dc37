using System.ComponentModel;
using System.Diagnostics;

namespace ChargeBot.Bot.Demo;

/// <summary>
/// A program that the demo started. What it says goes to its log; its standard input is a pipe that closes when the bot
/// is gone, however it went, and the programs that we start end with it.
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);
    private readonly Process process;
    private readonly StreamWriter log;
    private readonly Lock gate = new();
    private Action<string>? onLine;

    private ChildProcess(string name, Process process, StreamWriter log)
    {
        Name = name;
        this.process = process;
        this.log = log;
    }

    public string Name { get; }

    public int Id => process.Id;

    public bool Running => !process.HasExited;

    /// <summary>Starts a program; null when there is no such program or it may not be run.</summary>
    public static ChildProcess? Start(
        string name,
        string program,
        IEnumerable<string> arguments,
        string workingFolder,
        string logFile,
        Action<string>? onLine = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        // The Playground opens a browser by itself; ours is opened by whoever reads the table.
        start.Environment["BROWSER"] = "/bin/true";
        try
        {
            var process = Process.Start(start)!;
            var child = new ChildProcess(name, process, new StreamWriter(logFile, append: false) { AutoFlush = true }) { onLine = onLine };
            process.OutputDataReceived += (_, e) => child.Note(e.Data);
            process.ErrorDataReceived += (_, e) => child.Note(e.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            return child;
        }
        catch (Exception e) when (e is Win32Exception or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Waits for its end and tells the exit code.</summary>
    public async Task<int> ExitedAsync(CancellationToken ct)
    {
        await process.WaitForExitAsync(ct);
        return process.ExitCode;
    }

    /// <summary>Lets it end by itself for a moment, then ends it and everything it started.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            process.StandardInput.Close();
            using var grace = new CancellationTokenSource(Grace);
            await process.WaitForExitAsync(grace.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        lock (gate) log.Dispose();
        process.Dispose();
    }

    private void Note(string? line)
    {
        if (line is null) return;
        lock (gate)
        {
            if (log.BaseStream is { CanWrite: true }) log.WriteLine(line);
        }

        onLine?.Invoke(line);
    }
}
