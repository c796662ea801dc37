using System.Text.RegularExpressions;

namespace ChargeBot.Domain.Evidence;

/// <summary>
/// What is left out of evidence that goes to outsiders: colleagues' names become numbers, contracts, telephone numbers and e-mail
/// addresses in free texts become dots. One of these for each piece, so that a person has one number in all of it.
/// </summary>
/// <param name="on">False: everything stays as it is.</param>
public sealed partial class Redaction(bool on)
{
    private const string Dots = "···";

    private readonly Dictionary<string, int> people = new(StringComparer.Ordinal);

    /// <summary>Things are left out.</summary>
    public bool On => on;

    /// <summary>A colleague's name.</summary>
    /// <param name="name">As colleagues know them.</param>
    public string Who(string name)
    {
        if (!on)
        {
            return name;
        }

        people.TryAdd(name, people.Count + 1);
        return $"P{people[name]}";
    }

    /// <summary>What somebody wrote. Names in it cannot be known.</summary>
    public string Words(string text) => on ? Telephone().Replace(Mail().Replace(Contract().Replace(text, Dots), Dots), Dots) : text;

    /// <summary>What somebody wrote, with the ends of contracts alone.</summary>
    public static string ShortenContracts(string text) => Contract().Replace(text, found => Shortened(found.Value));

    /// <summary>An EMAID or a tag.</summary>
    public string Contract(string id) => on ? Shortened(id) : id;

    private static string Shortened(string id) => id.Length > 6 ? $"{Dots}{id[^4..]}" : Dots;

    // A contract's country and provider, then nine characters, with or without separators (ISO 15118-1, eMI3).
    [GeneratedRegex(@"\b[A-Za-z]{2}[-*]?[A-Za-z0-9]{3}[-*]?[Cc]?[A-Za-z0-9]{0,2}\d{6,9}(?:[-*]?[A-Za-z0-9])?\b", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Contract();

    [GeneratedRegex(@"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Mail();

    // Written to be dialled: it begins with a plus or a zero. Numbers of meters and dates stay.
    [GeneratedRegex(@"(?<![\w.:-])(?:\+|0)[1-9][\d /()-]{5,20}\d(?![\w:])", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Telephone();
}
