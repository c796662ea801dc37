using ChargeBot.Adapters.Links;
using Xunit;

namespace ChargeBot.Tests.Links;

public sealed class PasswordHashTests
{
    [Fact]
    public void A_password_fits_its_own_hash_and_no_other()
    {
        var kept = PasswordHash.Make("00112233445566778899aabbccddeeff");

        Assert.True(PasswordHash.Verify(kept, "00112233445566778899aabbccddeeff"));
        Assert.False(PasswordHash.Verify(kept, "00112233445566778899aabbccddeefe"));
        Assert.False(PasswordHash.Verify(kept, ""));
    }

    [Fact]
    public void The_same_password_is_never_kept_alike() =>
        Assert.NotEqual(PasswordHash.Make("one and the same"), PasswordHash.Make("one and the same"));

    [Theory]
    [InlineData("")]
    [InlineData("plain text")]
    [InlineData("v1$10000$$")]
    [InlineData("v1$0$AAAA$AAAA")]
    [InlineData("v1$2000000000$AAAA$AAAA")]
    [InlineData("v1$10000$not base64!$AAAA")]
    [InlineData("v2$10000$AAAA$AAAA")]
    public void What_is_no_hash_fits_no_password(string kept) => Assert.False(PasswordHash.Verify(kept, ""));
}
