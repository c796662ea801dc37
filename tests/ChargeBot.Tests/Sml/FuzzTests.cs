using System.Globalization;
using Xunit;

namespace ChargeBot.Tests.Sml;

/// <summary>
/// The fuzzer, some seconds of it. CHARGEBOT_FUZZ asks for another number of streams, CHARGEBOT_FUZZ_FROM for the first
/// of them: a stream that fails says its number.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    [Fact]
    public async Task No_stream_throws_hangs_grows_or_hides_an_intact_file()
    {
        var (count, from) = (Number("CHARGEBOT_FUZZ", 40_000), Number("CHARGEBOT_FUZZ_FROM", 0));
        var corpus = Recorded.IntactFiles();
        var lanes = (int)Math.Min(Environment.ProcessorCount, count);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var fuzzers = Enumerable.Range(0, lanes).Select(_ => new Fuzzer(corpus)).ToArray();
        var stop = TestContext.Current.CancellationToken;
        await Task.WhenAll(Enumerable.Range(0, lanes).Select(lane => Task.Run(
            () =>
            {
                for (var number = from + lane; number < from + count; number += lanes)
                {
                    stop.ThrowIfCancellationRequested();
                    if (fuzzers[lane].Run(number) is { } failure) Assert.Fail(failure);
                }
            },
            stop)));

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        var (found, swallowed, longest) = (fuzzers.Sum(one => one.Found), fuzzers.Sum(one => one.Swallowed), fuzzers.Max(one => one.Longest));
        output.WriteLine(
            $"{count:N0} streams of {fuzzers.Sum(one => one.Bytes):N0} bytes: {found:N0} intact files found, {fuzzers.Sum(one => one.Damaged):N0} damaged, "
            + $"{fuzzers.Sum(one => one.Messages.Read):N0} messages read, {fuzzers.Sum(one => one.Messages.Skipped):N0} skipped, {swallowed:N0} files swallowed by chance; "
            + $"the longest took {longest.TotalMilliseconds:N1} ms, memory grew by {grown / 1024:N0} KiB");
        foreach (var fuzzer in fuzzers)
            fuzzer.Dispose();
        Assert.True(swallowed <= 5 + (found / 10_000), $"{swallowed} of {found} files were swallowed: more than chance does.");
        Assert.True(longest < TimeSpan.FromSeconds(5), $"A stream took {longest}.");
        Assert.True(grown < 32 * 1024 * 1024, $"Memory grew by {grown} bytes.");
    }

    private static long Number(string variable, long otherwise) =>
        long.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
