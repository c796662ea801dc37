using ChargeBot.Adapters.Lg2Wan.Sml;
using Xunit;

namespace ChargeBot.Tests.Sml;

public sealed class ChecksumTests
{
    [Fact]
    public void Both_checksums_have_the_value_that_their_catalogue_gives()
    {
        Assert.Equal(0x906E, Crc16.X25("123456789"u8));
        Assert.Equal(0x2189, Crc16.Kermit("123456789"u8));
    }

    [Fact]
    public void The_fast_way_agrees_with_the_slow_one_at_every_length()
    {
        var bytes = new byte[400];
        new Random(5).NextBytes(bytes);
        for (var length = 0; length <= 300; length++)
        {
            var some = bytes.AsSpan(length % 7, length);
            Assert.Equal(Make.X25(some), Crc16.X25(some));
            Assert.Equal(Make.Kermit(some), Crc16.Kermit(some));
        }
    }
}
