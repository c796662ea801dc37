using ChargeBot.Domain.ChargePoints;
using Xunit;

namespace ChargeBot.Tests.ChargePoints;

public sealed class EvseIdTests
{
    [Theory]
    [InlineData("DE*ABC*E1234*1", "DE*ABC*E1234*1")]
    [InlineData("de*abc*e1234*1", "DE*ABC*E1234*1")]
    [InlineData("  DE-ABC-E1234-1 ", "DE*ABC*E1234*1")]
    [InlineData("DE ABC E1234 1", "DE*ABC*E1234*1")]
    [InlineData("DE_ABC_E1234/1", "DE*ABC*E1234*1")]
    [InlineData(@"DE\*ABC\*E1234\*1", "DE*ABC*E1234*1")]
    [InlineData("DE**ABC**E1234**1*", "DE*ABC*E1234*1")]
    [InlineData("DEABCE12341", "DE*ABC*E12341")]
    [InlineData("DE*ABCE1234*1", "DE*ABC*E1234*1")]
    [InlineData("DE*ABC*E*1234", "DE*ABC*E*1234")]
    [InlineData("FR*A1B*E1", "FR*A1B*E1")]
    [InlineData("EE*EEE*E1", "EE*EEE*E1")]
    [InlineData("\u200FDE\u200B*ABC*E12\u00AD34*1\uFEFF", "DE*ABC*E1234*1")]
    [InlineData("DE\u2013ABC\u2013E1234\u20131", "DE*ABC*E1234*1")]
    [InlineData("+49*123*456*1", "+49*123*456*1")]
    [InlineData("+49-810548-6700-2", "+49*810548*6700*2")]
    [InlineData("+ 1 123 4", "+1*123*4")]
    public void An_evse_id_is_read_in_any_notation(string typed, string canonical)
    {
        Assert.True(EvseId.TryParse(typed, out var id));
        Assert.Equal(canonical, id.Value);
        Assert.Equal(canonical, id.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("***")]
    [InlineData("DE")]
    [InlineData("DE*ABC")]
    [InlineData("DE*ABC*E")]
    [InlineData("DE*ABC*S1234")]         // a pool or station id, not an EVSE
    [InlineData("D1*ABC*E1234")]
    [InlineData("DEU*ABC*E1234")]
    [InlineData("DE*AB*E1234")]
    [InlineData("DE*ABC*E1234#1")]
    [InlineData("DE*ÄBC*E1234")]
    [InlineData("DE*ABC*E12+34")]
    [InlineData("+49123456")]            // without separators nobody knows where the country ends
    [InlineData("+49*12*456")]
    [InlineData("+4949*123*456")]
    [InlineData("+49*1234567*456")]
    [InlineData("+49*123*45A")]
    [InlineData("+49*123*")]
    [InlineData("49*123*456")]
    [InlineData("++49*123*456")]
    [InlineData("DE*ABC*E12345678901234567890123456789012")]
    [InlineData("\uD800\uDC00")]
    [InlineData("\uD800")]
    public void What_is_no_evse_id_is_refused(string typed) => Assert.False(EvseId.TryParse(typed, out _));

    [Fact]
    public void The_longest_ids_fit_and_one_character_more_does_not()
    {
        Assert.True(EvseId.TryParse("DE*ABC*E" + new string('1', 31), out var emi3));
        Assert.True(EvseId.TryParse("+123*123456*" + new string('1', 32), out var din));
        Assert.True(emi3.Value.Length <= EvseId.MaxLength);
        Assert.Equal(EvseId.MaxLength, din.Value.Length);
        Assert.False(EvseId.TryParse("DE*ABC*E" + new string('1', 32), out _));
        Assert.False(EvseId.TryParse("+123*123456*" + new string('1', 33), out _));
        Assert.False(EvseId.TryParse(new string('D', 100_000), out _));
    }

    [Fact]
    public void Ids_are_equal_when_their_canonical_texts_are()
    {
        Assert.True(EvseId.TryParse("de abc e12 34", out var a));
        Assert.True(EvseId.TryParse("DE*ABC*E12*34", out var b));
        Assert.True(EvseId.TryParse("DE*ABC*E123*4", out var c));
        Assert.Equal(a, b);
        Assert.NotEqual(b, c);
        Assert.Equal("", default(EvseId).Value);
    }
}
