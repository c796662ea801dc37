using System.Globalization;
using ChargeBot.Benchmarks.Processes;
using ChargeBot.Benchmarks.Reports;
using ChargeBot.Benchmarks.Sml;

namespace ChargeBot.Benchmarks.Measurements;

/// <summary>
/// The SML codec beside libsml: the same files of real meters, from memory, on one core, in turns; transport, checksums,
/// each element of each message, each field looked at and added up. Only files that both read alike are in it; what
/// libsml does not read is said.
/// </summary>
internal static class CodecMeasurement
{
    /// <summary>How many times as fast we mean to be.</summary>
    private const double Goal = 2;

    private const string Libsml = "libsml, from memory";
    private const int CorpusBytes = 32 * 1024 * 1024;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(100);

    public static async Task Run(Bench bench)
    {
        if (!OperatingSystem.IsLinux() || Captures.Folder is not { } folder)
        {
            await Bench.Note("sml is measured on Linux, with the captures of the test data: CHARGEBOT_TESTDATA names their folder");
            return;
        }
        var found = Captures.Read(Path.Combine(folder, "captures"));
        var libsml = await LibsmlProcess.Build(bench);
        var alike = libsml is null ? found : await Alike(bench, libsml, found, folder);
        var corpus = Captures.Repeat(alike, CorpusBytes);
        var sides = await Measure(bench, libsml, corpus);
        await Console.Out.WriteLineAsync(Report(bench, alike, corpus, sides));
    }

    /// <summary>The files in which libsml reads what we read; says what it does not.</summary>
    private static async Task<List<CapturedFile>> Alike(Bench bench, LibsmlProcess libsml, List<CapturedFile> found, string folder)
    {
        var theirs = await Read(found);
        var alike = found.Where((file, i) => theirs[i] == (file.Messages, file.Sum)).ToList();
        var table = new Table("capture", "intact files", "libsml finds and reads", "of ours, decoded alike");
        foreach (var capture in found.GroupBy(file => file.Capture))
        {
            var (itself, same) = (await libsml.Capture(capture.Key, bench.Stop), alike.Count(file => file.Capture == capture.Key));
            if (itself.Files != capture.Count() || same != capture.Count())
                table.Add(Path.GetFileNameWithoutExtension(capture.Key), Text(capture.Count()), Text(itself.Files), Text(same));
        }
        var bodies = Captures.Read(Path.Combine(folder, "messages"));
        var known = await Read(bodies);
        var unread = bodies.Where((file, i) => known[i]?.Messages != file.Messages).Select(file => Path.GetFileNameWithoutExtension(file.Capture));
        await Console.Out.WriteLineAsync($"""
            ## SML: what both sides read
            {found.Count} intact files in {found.DistinctBy(file => file.Capture).Count()} captures; libsml decodes {alike.Count} of them to the same. Where it differs:

            {table}
            (DZG's DVS-74: libsml takes the sign off the power of meters that it knows to write it wrongly; we hand on what stands there.)
            Of {bodies.Count} files with one kind of message each, libsml does not read: {string.Join(", ", unread.DefaultIfEmpty("none"))}.

            """);
        return alike;

        async Task<(int Messages, ulong Sum)?[]> Read(List<CapturedFile> files)
        {
            var list = Path.Combine(bench.NewFolder("files"), "files.bin");
            await File.WriteAllBytesAsync(list, Captures.WithLengths(files), bench.Stop);
            return await libsml.Files(list, bench.Stop);
        }
    }

    private static async Task<List<Side>> Measure(Bench bench, LibsmlProcess? libsml, byte[] corpus)
    {
        var (memory, pipe) = (new Side("ChargeBot, from memory"), new Side("ChargeBot, through the reader of a connection"));
        var (same, bare) = (new Side(Libsml), new Side("libsml without the file's checksum"));
        using var ours = new Decoding(corpus);
        await Bench.Note("warming up");
        for (var i = 0; i < 20; i++)
            DecodingCore.On(() => (ours.FromMemory(WarmUp), ours.FromPipe(WarmUp)));
        var file = Path.Combine(bench.NewFolder("corpus"), "corpus.bin");
        await File.WriteAllBytesAsync(file, corpus, bench.Stop);
        await using var theirs = libsml is null ? null : await libsml.Hold(file, bench.Stop);

        var window = TimeSpan.FromSeconds(bench.Seconds);
        for (var round = 0; round < bench.Rounds; round++)
        {
            await Bench.Note($"round {round + 1} of {bench.Rounds}");
            memory.Windows.Add(DecodingCore.On(() => ours.FromMemory(window)));
            if (theirs is not null)
                same.Windows.Add(await theirs.Decode(window, fileChecksum: true, bench.Stop));
            pipe.Windows.Add(DecodingCore.On(() => ours.FromPipe(window)));
            if (theirs is not null)
                bare.Windows.Add(await theirs.Decode(window, fileChecksum: false, bench.Stop));
        }
        return [.. new[] { memory, pipe, same, bare }.Where(side => side.Windows.Count > 0)];
    }

    private static string Report(Bench bench, List<CapturedFile> alike, byte[] corpus, List<Side> sides)
    {
        var table = new Table("decoding", "MB/s", "each window", "files", "messages", "sees the same", "bytes allocated a file");
        var first = sides[0].Windows[0];
        foreach (var side in sides)
        {
            var (window, ours) = (side.Windows[0], side.Name.StartsWith("ChargeBot", StringComparison.Ordinal));
            table.Add(side.Name, Text(side.PerSecond(corpus)), string.Join(" ", side.Windows.Select(window => Text(Side.PerSecond(window, corpus)))),
                Text(window.Pass.Files), Text(window.Pass.Messages), window.Pass == first.Pass ? "yes" : "NO",
                ours ? ((double)window.Allocated / window.Pass.Files).ToString("F3", CultureInfo.InvariantCulture) : "");
        }
        if (sides.Find(side => side.Name == Libsml) is { } libsml)
        {
            var ratio = sides[0].PerSecond(corpus) / libsml.PerSecond(corpus);
            table.Add("ratio", string.Create(CultureInfo.InvariantCulture, $"{ratio:F2} ×"), $"goal {Goal} ×: {(ratio >= Goal ? "met" : "missed")}", "", "", "", "");
        }
        return $"""
            ## SML: decoding
            {Text(corpus.Length / 1e6)} MB of {alike.Count} files ({Text(alike.Average(file => file.Bytes.Length))} bytes each on average), again and again in changing order; core {DecodingCore.Number} alone, MB in a second of its CPU time; {bench.Rounds} windows of {bench.Seconds} s each, in turns; medians.
            libsml is compiled by {LibsmlProcess.Compiler}; the search for its files is ours, since its own makes two system calls for four bytes.

            {table}
            """;
    }

    private static string Text(double number) => Latencies.Whole(number);

    private sealed record Side(string Name)
    {
        public List<DecodingWindow> Windows { get; } = [];

        public static double PerSecond(DecodingWindow window, byte[] corpus) => window.Passes * corpus.Length / window.Time.TotalSeconds / 1e6;

        public double PerSecond(byte[] corpus) => Latencies.Median(Windows.Select(window => PerSecond(window, corpus)));
    }
}
