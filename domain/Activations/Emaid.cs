namespace ChargeBot.Domain.Activations;

/// <summary>Why what was typed is no <see cref="Emaid"/>.</summary>
public enum EmaidProblem
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>Nothing was typed.</summary>
    Missing,

    /// <summary>Not two letters, three of provider, nine of the contract, and perhaps a check digit.</summary>
    Shape,

    /// <summary>The check digit is another one: a slip of the finger somewhere.</summary>
    CheckDigit,
}

/// <summary>
/// A customer's contract as ISO 15118-1 Annex H names it: country, provider, nine characters of the contract, check digit.
/// Read with or without separators, in any case; written as <c>DE-8AA-001234567-0</c>. Personal: shown whole to one person alone.
/// </summary>
public readonly record struct Emaid
{
    /// <summary>No EMAID with its separators is longer, in characters.</summary>
    public const int MaxTyped = 40;

    private const int Bare = 14;

    private Emaid(string bare) => Value = $"{bare[..2]}-{bare[2..5]}-{bare[5..Bare]}-{CheckDigitOf(bare[..Bare])}";

    /// <summary>The canonical form, with separators and check digit.</summary>
    public string Value { get; }

    /// <summary>The canonical form with all but the country, the provider and the last four characters left out.</summary>
    public string Shortened => $"{Value[..6]} ··· {Value[^5..]}";

    /// <summary>
    /// Reads what was typed. The check digit may be left out, as on some cards: then it is completed. One that is there must
    /// be the right one.
    /// </summary>
    public static EmaidProblem Read(string? typed, out Emaid emaid)
    {
        emaid = default;
        if (string.IsNullOrWhiteSpace(typed))
        {
            return EmaidProblem.Missing;
        }

        if (typed.Length > MaxTyped)
        {
            return EmaidProblem.Shape;
        }

        var bare = string.Concat(typed.Where(letter => letter is not ('-' or '*' or ' ' or '.' or '/' or '\u00A0' or '\u2010' or '\u2011'))).ToUpperInvariant();
        if (bare.Length is not (Bare or Bare + 1) || !bare.All(char.IsAsciiLetterOrDigit) || !bare[..2].All(char.IsAsciiLetter))
        {
            return EmaidProblem.Shape;
        }

        if (bare.Length > Bare && bare[^1] != CheckDigitOf(bare[..Bare]))
        {
            return EmaidProblem.CheckDigit;
        }

        emaid = new Emaid(bare);
        return EmaidProblem.None;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>
    /// The check digit of fourteen upper-case letters and digits (eMI3, 'Check digit calculation for contract ids'). Each of
    /// the 36 characters is two bits and two digits to the base of 3. The bits are summed, each multiplied with the power of
    /// a matrix that stands for its place, modulo 2; the digits modulo 3; the sum, read back, is the character.
    /// </summary>
    private static char CheckDigitOf(string bare)
    {
        var (bits, trits) = ((0, 0), (0, 0));
        var (twos, threes) = (new Matrix(0, 1, 1, 1), new Matrix(0, 1, 1, 2));
        var (placeOfTwo, placeOfThree) = (twos, threes);
        foreach (var letter in bare)
        {
            var number = char.IsAsciiDigit(letter) ? letter - '0' : letter - 'A' + 10;
            var (high, low) = (number / 9, number % 9);
            bits = Sum(bits, placeOfTwo.Times((high >> 1, high & 1), 2), 2);
            trits = Sum(trits, placeOfThree.Times((low / 3, low % 3), 3), 3);
            (placeOfTwo, placeOfThree) = (placeOfTwo.Times(twos, 2), placeOfThree.Times(threes, 3));
        }

        // Of the fifteenth place: for the bits it is no change, for the others minus its inverse.
        trits = new Matrix(0, 2, 2, 1).Times(trits, 3);
        var found = (((bits.Item1 * 2) + bits.Item2) * 9) + (trits.Item1 * 3) + trits.Item2;
        return (char)(found < 10 ? '0' + found : 'A' + found - 10);
    }

    private static (int, int) Sum((int, int) one, (int, int) other, int modulus) =>
        ((one.Item1 + other.Item1) % modulus, (one.Item2 + other.Item2) % modulus);

    private readonly record struct Matrix(int A, int B, int C, int D)
    {
        public Matrix Times(Matrix other, int modulus) => new(
            ((A * other.A) + (B * other.C)) % modulus, ((A * other.B) + (B * other.D)) % modulus,
            ((C * other.A) + (D * other.C)) % modulus, ((C * other.B) + (D * other.D)) % modulus);

        public (int, int) Times((int, int) row, int modulus) =>
            (((row.Item1 * A) + (row.Item2 * C)) % modulus, ((row.Item1 * B) + (row.Item2 * D)) % modulus);
    }
}
