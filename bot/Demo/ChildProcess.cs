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
    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly Lock _gate = new();
    private Action<string>? _onLine;

    private ChildProcess(string name, Process process, StreamWriter log)
    {
        Name = name;
        _process = process;
        _log = log;
    }

    public string Name { get; }

    public int Id => _process.Id;

    public bool Running => !_process.HasExited;

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
            var child = new ChildProcess(name, process, new StreamWriter(logFile, append: false) { AutoFlush = true }) { _onLine = onLine };
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
        await _process.WaitForExitAsync(ct);
        return _process.ExitCode;
    }

    /// <summary>Lets it end by itself for a moment, then ends it and everything it started.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
            using var grace = new CancellationTokenSource(Grace);
            await _process.WaitForExitAsync(grace.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        lock (_gate) _log.Dispose();
        _process.Dispose();
    }

    private void Note(string? line)
    {
        if (line is null) return;
        lock (_gate)
        {
            if (_log.BaseStream is { CanWrite: true }) _log.WriteLine(line);
        }

        _onLine?.Invoke(line);
    }
}
