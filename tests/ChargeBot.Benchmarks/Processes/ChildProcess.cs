using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ChargeBot.Benchmarks.Processes;

/// <summary>A process that was started here and is ended here, by its id.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int Terminate = 15;
    private readonly Process process;
    private readonly ConcurrentQueue<string> last = new();
    private readonly TaskCompletionSource<string> awaited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(Process process) => this.process = process;

    public int Id => process.Id;

    /// <summary>CPU time used so far, user and system.</summary>
    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts a process and listens to what it says.</summary>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="environment">What is added to the environment.</param>
    /// <param name="sign">The word in a line of its output that <see cref="Said"/> waits for.</param>
    /// <param name="heard">Gets every line.</param>
    public static ChildProcess Start(
        string file, IEnumerable<string> arguments, string folder, IEnumerable<KeyValuePair<string, string>> environment, string sign, Action<string>? heard = null)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var child = new ChildProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        child.process.OutputDataReceived += (_, line) => child.Hear(line.Data, sign, heard);
        child.process.ErrorDataReceived += (_, line) => child.Hear(line.Data, sign, heard);
        child.process.Exited += (_, _) => child.awaited.TrySetException(new InvalidOperationException($"{file} ended:\n{child.Tail}"));
        child.process.Start();
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Runs a process to its good end.</summary>
    public static async Task<string> Complete(
        string file, IEnumerable<string> arguments, string folder, CancellationToken stop, IEnumerable<KeyValuePair<string, string>>? environment = null)
    {
        await using var child = Start(file, arguments, folder, environment ?? [], "\0");
        child.process.StandardInput.Close();
        await child.process.WaitForExitAsync(stop);
        return child.process.ExitCode == 0
            ? child.Tail
            : throw new InvalidOperationException($"{file} failed with {child.process.ExitCode}:\n{child.Tail}");
    }

    /// <summary>The last lines that it said.</summary>
    public string Tail => string.Join('\n', last);

    /// <summary>The line with the awaited sign.</summary>
    public Task<string> Said(TimeSpan within, CancellationToken stop) => awaited.Task.WaitAsync(within, stop);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            _ = Kill(process.Id, Terminate);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync();
            }
        }
        process.Dispose();
    }

    private void Hear(string? line, string sign, Action<string>? heard)
    {
        if (line is null)
            return;
        heard?.Invoke(line);
        last.Enqueue(line);
        while (last.Count > 40)
            last.TryDequeue(out _);
        if (line.Contains(sign, StringComparison.Ordinal))
            awaited.TrySetResult(line);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int pid, int signal);
}
