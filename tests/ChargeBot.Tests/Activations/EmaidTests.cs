using ChargeBot.Domain.Activations;
using Xunit;

namespace ChargeBot.Tests.Activations;

public sealed class EmaidTests
{
    /// <summary>Contract ids whose check digits are published with the algorithm's other implementations.</summary>
    [Theory]
    [InlineData("NN123ABCDEFGHI", 'T')]
    [InlineData("FRXYZ123456789", '2')]
    [InlineData("ITA1B2C3E4F5G6", '4')]
    [InlineData("ESZU8WOX834H1D", 'R')]
    [InlineData("PT73902837ABCZ", 'Z')]
    [InlineData("DE83DUIEN83QGZ", 'D')]
    [InlineData("DE83DUIEN83ZGQ", 'M')]
    [InlineData("DE8AA001234567", '0')]
    public void The_check_digit_is_the_published_one(string bare, char digit)
    {
        Assert.Equal(EmaidProblem.None, Emaid.Read(bare, out var completed));
        Assert.EndsWith($"-{digit}", completed.Value, StringComparison.Ordinal);
        Assert.Equal(EmaidProblem.None, Emaid.Read(bare + digit, out var whole));
        Assert.Equal(completed, whole);
    }

    [Theory]
    [InlineData("de-8aa-001234567-0")]
    [InlineData("DE*8AA*001234567*0")]
    [InlineData(" DE 8AA 001234567 0 ")]
    [InlineData("DE8AA0012345670")]
    [InlineData("DE8AA001234567")]
    public void Separators_and_case_do_not_matter(string typed)
    {
        Assert.Equal(EmaidProblem.None, Emaid.Read(typed, out var emaid));
        Assert.Equal("DE-8AA-001234567-0", emaid.Value);
        Assert.Equal("DE-8AA ··· 567-0", emaid.Shortened);
    }

    [Theory]
    [InlineData(null, EmaidProblem.Missing)]
    [InlineData("  ", EmaidProblem.Missing)]
    [InlineData("DE-8AA-001234567-1", EmaidProblem.CheckDigit)]
    [InlineData("DE-8AA-0012345", EmaidProblem.Shape)]
    [InlineData("12-8AA-001234567", EmaidProblem.Shape)]
    [InlineData("DE-8ÄA-001234567", EmaidProblem.Shape)]
    [InlineData("DE-8AA-001234567-0-0", EmaidProblem.Shape)]
    public void What_is_none_is_told(string? typed, EmaidProblem problem) => Assert.Equal(problem, Emaid.Read(typed, out _));

    [Fact]
    public void A_slip_of_the_finger_or_two_letters_in_the_other_order_never_fit()
    {
        const string bare = "DE8AA0012345670", letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        for (var at = 2; at < bare.Length; at++)
        {
            foreach (var letter in letters.Where(letter => letter != bare[at]))
            {
                Assert.Equal(EmaidProblem.CheckDigit, Emaid.Read(bare[..at] + letter + bare[(at + 1)..], out _));
            }

            if (at + 1 < bare.Length && bare[at] != bare[at + 1])
            {
                Assert.Equal(EmaidProblem.CheckDigit, Emaid.Read(bare[..at] + bare[at + 1] + bare[at] + bare[(at + 2)..], out _));
            }
        }
    }
}
