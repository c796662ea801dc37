using ChargeBot.Domain.ChargePoints;
using Xunit;

namespace ChargeBot.Tests.ChargePoints;

public sealed class ChargePointIdTests
{
    [Theory]
    [InlineData("CB-BERLIN-042", "CB-BERLIN-042")]
    [InlineData("cb_berlin=042", "cb_berlin=042")]
    [InlineData("CB%2DBERLIN%2A042", "CB-BERLIN*042")]
    [InlineData("a@b.c|d+e", "a@b.c|d+e")]
    [InlineData("123456789012345678901234567890123456789012345678", "123456789012345678901234567890123456789012345678")]
    public void An_identity_is_kept_as_the_device_spells_it(string segment, string identity)
    {
        Assert.True(ChargePointId.TryParse(segment, out var id));
        Assert.Equal(identity, id.Value);
        Assert.Equal(identity, id.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("A B")]
    [InlineData("A/B")]
    [InlineData("A%2FB")]
    [InlineData("A:B")]                  // would end the user name in basic authentication
    [InlineData("A%00")]
    [InlineData("A\n")]
    [InlineData("A%")]
    [InlineData("A%252D")]               // encoded twice
    [InlineData("Köln")]
    [InlineData("<script>")]
    [InlineData("1234567890123456789012345678901234567890123456789")]
    public void What_is_no_identity_is_refused(string? segment) => Assert.False(ChargePointId.TryParse(segment, out _));

    [Fact]
    public void A_hundred_thousand_characters_are_refused() => Assert.False(ChargePointId.TryParse(new string('%', 100_000), out _));
}
