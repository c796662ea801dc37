using System.Numerics;

namespace ChargeBot.Domain.ChargePoints;

/// <summary>
/// Which of many texts hold all words that were typed: each word by its beginning, and where none begins so, by a typing
/// slip. Made once and never changed.
/// </summary>
/// <remarks>For each word the texts that hold it, so a look-up costs what it finds and not what there is.</remarks>
internal sealed class WordIndex
{
    private const int MinSlip = 4;

    private readonly int count;
    private readonly string[] words;
    private readonly ulong[] letters;
    private readonly int[][] holders;

    /// <param name="texts">Folded words with one space between them; a text's number is its place here.</param>
    public WordIndex(IEnumerable<string> texts)
    {
        var found = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var number = 0;
        foreach (var text in texts)
        {
            foreach (var range in text.AsSpan().Split(' '))
            {
                var word = text[range];
                if (word.Length == 0)
                {
                    continue;
                }

                if (!found.TryGetValue(word, out var holding))
                {
                    found.Add(word, holding = []);
                }

                if (holding.Count == 0 || holding[^1] != number)
                {
                    holding.Add(number);
                }
            }

            number++;
        }

        count = number;
        words = [.. found.Keys.Order(StringComparer.Ordinal)];
        letters = Array.ConvertAll(words, TypoDistance.Letters);
        holders = Array.ConvertAll(words, word => found[word].ToArray());
    }

    /// <summary>The numbers of the texts that hold each of these words, in order, and whether a slip had to be forgiven for them.</summary>
    public (IEnumerable<int> Texts, bool Slips) Find(IReadOnlyList<string> typed)
    {
        TextSet? all = null;
        var slips = false;
        foreach (var word in typed)
        {
            var here = new TextSet(count);
            if (!AddHolding(word, here))
            {
                if (word.Length is < MinSlip or > TypoDistance.MaxLength || !AddNearly(word, here))
                {
                    return ([], false);
                }

                slips = true;
            }

            all = all?.And(here) ?? here;
        }

        return (all?.Numbers() ?? [], slips);
    }

    private bool AddHolding(string beginning, TextSet here)
    {
        var any = false;
        var first = Array.BinarySearch(words, beginning, StringComparer.Ordinal);
        for (var i = first < 0 ? ~first : first; i < words.Length && words[i].StartsWith(beginning, StringComparison.Ordinal); i++)
        {
            here.Add(holders[i]);
            any = true;
        }

        return any;
    }

    private bool AddNearly(string word, TextSet here)
    {
        var any = false;
        var distance = new TypoDistance(word);
        var most = TypoDistance.Forgiven(word.Length);
        for (var i = 0; i < words.Length; i++)
        {
            // A house number or a postal code that is one digit off is another one.
            if (!char.IsAsciiDigit(words[i][0]) && distance.To(words[i], letters[i], most) <= most)
            {
                here.Add(holders[i]);
                any = true;
            }
        }

        return any;
    }

    /// <summary>Numbers of texts, one bit for each.</summary>
    private sealed class TextSet(int count)
    {
        private readonly ulong[] bits = new ulong[(count + 63) / 64];

        public void Add(int[] numbers)
        {
            foreach (var number in numbers)
            {
                bits[number >> 6] |= 1UL << (number & 63);
            }
        }

        public TextSet And(TextSet other)
        {
            for (var i = 0; i < bits.Length; i++)
            {
                bits[i] &= other.bits[i];
            }

            return this;
        }

        public IEnumerable<int> Numbers()
        {
            for (var i = 0; i < bits.Length; i++)
            {
                for (var left = bits[i]; left != 0; left &= left - 1)
                {
                    yield return (i << 6) + BitOperations.TrailingZeroCount(left);
                }
            }
        }
    }
}
