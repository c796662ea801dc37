using System.Numerics;

namespace ChargeBot.Domain.ChargePoints;

/// <summary>
/// How many slips of the finger lie between a typed text and an id: letters wrong, missing, too many, or two neighbours
/// swapped (Damerau-Levenshtein, each place edited once). Prepared once for a typed text, then asked for every id.
/// </summary>
/// <remarks>
/// The table's columns are kept as bits of a word (H. Hyyrö, "A Bit-Vector Algorithm for Computing Levenshtein and Damerau
/// Edit Distances", 2003), which makes some hundred thousand ids a matter of milliseconds. Hence the limit of 64 characters.
/// </remarks>
public sealed class TypoDistance
{
    /// <summary>Longer texts are nobody's typo of an id.</summary>
    public const int MaxLength = 64;

    private readonly string typed;
    private readonly ulong[] places = new ulong[128];
    private readonly ulong letters;

    /// <param name="typed">1 to 64 characters, folded.</param>
    public TypoDistance(string typed)
    {
        ArgumentOutOfRangeException.ThrowIfZero(typed.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(typed.Length, MaxLength);
        this.typed = typed;
        letters = Letters(typed);
        for (var i = 0; i < typed.Length; i++)
        {
            if (typed[i] < places.Length)
            {
                places[typed[i]] |= 1UL << i;
            }
        }
    }

    /// <summary>How many slips are forgiven for a text of this length: none up to 3 characters, one up to 7, then two.</summary>
    public static int Forgiven(int length) => length switch { <= 3 => 0, <= 7 => 1, _ => 2 };

    /// <summary>Which characters occur, as bits. Two texts within n slips differ in at most 2n of them.</summary>
    public static ulong Letters(string text)
    {
        var letters = 0UL;
        foreach (var c in text)
        {
            letters |= 1UL << (c & 63);
        }
        return letters;
    }

    /// <summary>The number of slips between the typed text and an id, or anything above <paramref name="most"/> where it is more.</summary>
    /// <param name="id">A folded id.</param>
    /// <param name="letters">Its <see cref="Letters"/>.</param>
    /// <param name="most">How many are of interest.</param>
    public int To(string id, ulong letters, int most)
    {
        if (Math.Abs(id.Length - typed.Length) > most || BitOperations.PopCount(letters ^ this.letters) > 2 * most)
        {
            return most + 1;
        }
        var rises = ulong.MaxValue;   // where a cell is one more than the one above it
        var falls = 0UL;              // where it is one less
        var diagonal = 0UL;           // where it equals the one above and left
        var before = 0UL;
        var last = 1UL << (typed.Length - 1);
        var distance = typed.Length;
        for (var i = 0; i < id.Length; i++)
        {
            var here = PlacesOf(id[i]);
            var swapped = ((~diagonal & here) << 1) & before;
            diagonal = (((here & rises) + rises) ^ rises) | here | falls | swapped;
            var right = falls | ~(diagonal | rises);
            var left = diagonal & rises;
            distance += (right & last) != 0 ? 1 : (left & last) != 0 ? -1 : 0;
            // Each character still to come can take away one at the most.
            if (distance - (id.Length - 1 - i) > most)
            {
                return most + 1;
            }
            right = (right << 1) | 1;
            rises = (left << 1) | ~(diagonal | right);
            falls = right & diagonal;
            before = here;
        }
        return distance;
    }

    private ulong PlacesOf(char c)
    {
        if (c < this.places.Length)
        {
            return this.places[c];
        }
        var places = 0UL;
        for (var i = 0; i < typed.Length; i++)
        {
            places |= typed[i] == c ? 1UL << i : 0;
        }
        return places;
    }
}
