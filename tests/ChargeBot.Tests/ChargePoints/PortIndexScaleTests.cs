using System.Diagnostics;
using ChargeBot.Domain.ChargePoints;
using Xunit;

namespace ChargeBot.Tests.ChargePoints;

public sealed class PortIndexScaleTests(ITestOutputHelper output)
{
    private static readonly Lazy<PortIndex> Large = new(() => new PortIndex(
        Enumerable.Range(0, 50_000).Select(n => new PortEntry(
            $"DE*ABC*E{n / 2:00000}*{(n % 2) + 1}", $"Berlin-{n / 2:00000}", $"DE*ABC*E{n / 2:00000}*{(n % 2) + 1}", $"CB-BERLIN-{n / 2:00000}",
            (n % 2) + 1, $"Straße {n % 997} Nr. {n % 31}, 10178 Berlin", false))));

    // Wide limits, ten times what was measured and more: they catch a change of order, not a busy machine.
    [Theory]
    [InlineData("DE*ABC*E01234*2", 0.1)]
    [InlineData("berlin-01234", 0.1)]
    [InlineData("Berlin-0123", 200)]
    [InlineData("de", 500)]
    [InlineData("01234*2", 200)]
    [InlineData("Brelin-01234", 200)]
    [InlineData("DE*ABX*E01243*1", 200)]
    [InlineData("QQ*QQQ*Q99999*9", 200)]
    [InlineData("strasse 77 berlin", 200)]
    public void Fifty_thousand_ports_are_searched_in_milliseconds(string text, double limitMs)
    {
        var index = Large.Value;
        Assert.Equal(50_000, index.Count);
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 10; round++)
        {
            var from = Stopwatch.GetTimestamp();
            index.Find(text);
            var took = Stopwatch.GetElapsedTime(from);
            best = took < best ? took : best;
        }
        output.WriteLine($"{text}: {best.TotalMicroseconds:N1} µs");
        Assert.True(best.TotalMilliseconds < limitMs, $"{text}: {best.TotalMilliseconds} ms");
    }
}
