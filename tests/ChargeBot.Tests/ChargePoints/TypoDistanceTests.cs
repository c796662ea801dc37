using ChargeBot.Domain.ChargePoints;
using Xunit;

namespace ChargeBot.Tests.ChargePoints;

public sealed class TypoDistanceTests
{
    [Theory]
    [InlineData("BERLIN042", "BERLIN042", 0)]
    [InlineData("BERLIN024", "BERLIN042", 1)]
    [InlineData("BERLIN42", "BERLIN042", 1)]
    [InlineData("BERLIN0042", "BERLIN042", 1)]
    [InlineData("BRELIN024", "BERLIN042", 2)]
    [InlineData("KÖLN", "KØLN", 1)]
    [InlineData("A", "B", 1)]
    public void Slips_are_counted(string typed, string id, int slips) =>
        Assert.Equal(slips, new TypoDistance(typed).To(id, TypoDistance.Letters(id), 3));

    [Fact]
    public void The_bits_agree_with_the_table_of_the_textbook()
    {
        var random = new Random(20261123);
        for (var round = 0; round < 20_000; round++)
        {
            var a = Word(random, random.Next(1, 13));
            var b = random.Next(3) == 0 ? Word(random, random.Next(0, 13)) : Slip(random, Slip(random, a));
            var expected = Table(a, b);
            var most = random.Next(0, 4);
            var actual = new TypoDistance(a).To(b, TypoDistance.Letters(b), most);
            Assert.True(expected <= most ? actual == expected : actual > most, $"{a} {b}: {expected}, at most {most}, got {actual}");
        }
    }

    [Fact]
    public void The_longest_text_is_64_characters()
    {
        var text = new string('A', 63) + "B";
        Assert.Equal(1, new TypoDistance(text).To(new string('A', 62) + "BA", TypoDistance.Letters(text), 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TypoDistance(text + "C"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TypoDistance(""));
    }

    private static string Word(Random random, int length) => string.Create(length, random, static (span, r) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = "AB1Ж"[r.Next(4)];
        }
    });

    private static string Slip(Random random, string text)
    {
        var at = random.Next(text.Length + 1);
        return random.Next(4) switch
        {
            0 => text.Insert(at, "1"),
            1 when at < text.Length => text.Remove(at, 1),
            2 when at < text.Length => text.Remove(at, 1).Insert(at, "B"),
            3 when at + 1 < text.Length => text[..at] + text[at + 1] + text[at] + text[(at + 2)..],
            _ => text,
        };
    }

    private static int Table(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    d[i, j] = i + j;
                    continue;
                }
                var same = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }
        return d[a.Length, b.Length];
    }
}
