using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using ChargeBot.Benchmarks.Sml;

namespace ChargeBot.Benchmarks.Processes;

/// <summary>
/// volkszaehler/libsml, compiled with the few lines of peer/libsml.c into a temporary folder. CHARGEBOT_LIBSML names a
/// checkout; without it, it is cloned. Nothing of it is part of this repository.
/// </summary>
internal sealed class LibsmlProcess
{
    private const string Repository = "https://github.com/volkszaehler/libsml";

    /// <summary>All that the compiler can do for this machine; libsml's own makefile asks for less.</summary>
    public const string Compiler = "cc -O3 -march=native -flto";

    private readonly string program;

    private LibsmlProcess(string program) => this.program = program;

    /// <summary>Compiles it; null with a note where there is no compiler or no libsml.</summary>
    public static async Task<LibsmlProcess?> Build(Bench bench)
    {
        var folder = bench.NewFolder("libsml");
        try
        {
            var checkout = Environment.GetEnvironmentVariable("CHARGEBOT_LIBSML");
            if (string.IsNullOrEmpty(checkout))
            {
                checkout = Path.Combine(folder, "checkout");
                await Bench.Note("cloning libsml");
                await ChildProcess.Complete("git", ["clone", "--quiet", "--depth", "1", Repository, checkout], folder, bench.Stop);
            }
            await Bench.Note("compiling libsml");
            var sources = Path.Combine(checkout, "sml");
            var program = Path.Combine(folder, "peer");
            var files = Directory.GetFiles(Path.Combine(sources, "src"), "*.c").Append(Path.Combine(AppContext.BaseDirectory, "peer", "libsml.c"));
            await ChildProcess.Complete("cc", [.. Compiler.Split(' ')[1..], "-w", "-DSML_NO_UUID_LIB", "-I", Path.Combine(sources, "include"), .. files, "-o", program], folder, bench.Stop);
            return new(program);
        }
        catch (Exception trouble) when (trouble is Win32Exception or InvalidOperationException or DirectoryNotFoundException)
        {
            await Bench.Note($"there is no libsml to measure beside: {trouble.Message}");
            return null;
        }
    }

    /// <summary>What it finds in a capture by its own reading of a descriptor: whole files, and messages.</summary>
    public async Task<(int Files, int Messages)> Capture(string file, CancellationToken stop)
    {
        var numbers = Numbers((await Lines("capture", file, stop))[0]);
        return ((int)numbers[0], (int)numbers[1]);
    }

    /// <summary>What it reads in each file of a list: messages and their sum; null for one that it gives up.</summary>
    public async Task<(int Messages, ulong Sum)?[]> Files(string file, CancellationToken stop)
    {
        var lines = await Lines("files", file, stop);
        return [.. lines.Select(line => line == "-" ? default((int, ulong)?) : Numbers(line) is var numbers ? ((int)numbers[0], numbers[1]) : null)];
    }

    /// <summary>Starts it with a corpus in memory, held to the core on which both sides run.</summary>
    public async Task<LibsmlDecoding> Hold(string corpus, CancellationToken stop)
    {
        var process = Start("windows", corpus, DecodingCore.Number.ToString(CultureInfo.InvariantCulture));
        return await process.StandardOutput.ReadLineAsync(stop) == "ready"
            ? new(process)
            : throw new InvalidOperationException("libsml did not take the corpus.");
    }

    internal static ulong[] Numbers(string line) => [.. line.Split(' ').Select(number => ulong.Parse(number, CultureInfo.InvariantCulture))];

    private async Task<string[]> Lines(string verb, string file, CancellationToken stop)
    {
        using var process = Start(verb, file);
        var said = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private Process Start(params string[] words) =>
        Process.Start(new ProcessStartInfo(program, words) { RedirectStandardInput = true, RedirectStandardOutput = true })
        ?? throw new InvalidOperationException("libsml did not start.");
}

/// <summary>libsml with the corpus in its memory: decodes for a window whenever it is asked to.</summary>
internal sealed class LibsmlDecoding(Process process) : IAsyncDisposable
{
    public async Task<DecodingWindow> Decode(TimeSpan window, bool fileChecksum, CancellationToken stop)
    {
        var ask = string.Create(CultureInfo.InvariantCulture, $"{window.TotalMilliseconds:F0} {(fileChecksum ? 1 : 0)}");
        await process.StandardInput.WriteLineAsync(ask.AsMemory(), stop);
        await process.StandardInput.FlushAsync(stop);
        var line = await process.StandardOutput.ReadLineAsync(stop) ?? throw new InvalidOperationException("libsml ended.");
        var numbers = LibsmlProcess.Numbers(line);
        return new((long)numbers[0], TimeSpan.FromMicroseconds(numbers[1] / 1e3), new((long)numbers[2], (long)numbers[3], numbers[4]));
    }

    /// <summary>Ends it: it leaves at the end of its input.</summary>
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
