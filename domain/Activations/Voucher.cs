using System.Security.Cryptography;
using System.Text;

namespace ChargeBot.Domain.Activations;

/// <summary>Why a voucher does not do.</summary>
public enum VoucherProblem
{
    /// <summary>It does.</summary>
    None,

    /// <summary>No code was typed, or one of another shape.</summary>
    Shape,

    /// <summary>There is no such voucher.</summary>
    Unknown,

    /// <summary>It was deactivated.</summary>
    Inactive,

    /// <summary>It is not valid yet.</summary>
    TooEarly,

    /// <summary>It is not valid any more.</summary>
    Over,

    /// <summary>All its sessions are used.</summary>
    UsedUp,
}

/// <summary>Vouchers that are wanted.</summary>
/// <param name="Batch">What they are called.</param>
/// <param name="Count">How many, at most <see cref="MostCount"/>.</param>
/// <param name="Sessions">How many sessions each pays for, at most <see cref="MostSessions"/>.</param>
/// <param name="Days">How many days they are good, at most <see cref="MostDays"/>.</param>
/// <param name="Minutes">How long each session may last; null: without end.</param>
public sealed record VoucherOrder(string Batch, int Count, int Sessions, int Days, int? Minutes)
{
    /// <summary>Bounds.</summary>
    public const int MostCount = 1_000, MostSessions = 1_000, MostDays = 3_650;

    /// <summary>The longest name, in characters.</summary>
    public const int LongestBatch = 60;
}

/// <summary>A voucher: a code that pays for a number of sessions within a time.</summary>
public sealed class Voucher
{
    /// <summary>Ours; ordered by time.</summary>
    public required Guid Id { get; init; }

    /// <summary>The fingerprint by which its code is found.</summary>
    public required string CodeHash { get; init; }

    /// <summary>The code, protected as it stands here: for lists and exports.</summary>
    public required string Code { get; init; }

    /// <summary>What the people who made it call it and its siblings.</summary>
    public string Batch { get; init; } = "";

    /// <summary>How many sessions it pays for.</summary>
    public required int Sessions { get; init; }

    /// <summary>How many of them are taken.</summary>
    public int Used { get; set; }

    /// <summary>How long each of them may last, minutes; null: without end.</summary>
    public int? Minutes { get; init; }

    /// <summary>From when on it is good (UTC).</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>Until when (UTC).</summary>
    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>Whether it may be used.</summary>
    public bool Active { get; set; } = true;

    /// <summary>When it was deleted (UTC): it pays for nothing more and stands in no list, but what it paid for still names it.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>Who made it: the Entra object id.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Vouchers, new, alike in all but their codes.</summary>
    /// <param name="order">What is wanted.</param>
    /// <param name="protect">Protects a code.</param>
    /// <param name="by">Who makes them: the Entra object id.</param>
    /// <param name="now">UTC.</param>
    public static IReadOnlyList<Voucher> Make(VoucherOrder order, Func<string, string> protect, string by, DateTimeOffset now) =>
        [.. Enumerable.Range(0, order.Count).Select(_ => VoucherCode.New()).Select(code => new Voucher
        {
            Id = Guid.CreateVersion7(now),
            CodeHash = VoucherCode.HashOf(code),
            Code = protect(code),
            Batch = order.Batch,
            Sessions = order.Sessions,
            Minutes = order.Minutes,
            ValidFrom = now,
            ValidUntil = now.AddDays(order.Days),
            CreatedBy = by,
            CreatedAt = now,
        })];

    /// <summary>Why it does not pay for a session now.</summary>
    public VoucherProblem Problem(DateTimeOffset now) => DeletedAt is not null ? VoucherProblem.Unknown
        : !Active ? VoucherProblem.Inactive
        : now < ValidFrom ? VoucherProblem.TooEarly
        : now >= ValidUntil ? VoucherProblem.Over
        : Used >= Sessions ? VoucherProblem.UsedUp
        : VoucherProblem.None;
}

/// <summary>The codes of vouchers: sixteen letters in four groups, 80 random bits, without letters that are mistaken for another.</summary>
public static class VoucherCode
{
    /// <summary>No code with its separators is longer, in characters.</summary>
    public const int MaxTyped = 40;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Letters = 16, Group = 4;

    /// <summary>A new one, as people write it.</summary>
    public static string New() => Written(RandomNumberGenerator.GetString(Alphabet, Letters));

    /// <summary>What was typed, as it is written; null where it is none. An O is read as 0, an I or L as 1 (Crockford's base 32).</summary>
    public static string? Read(string? typed)
    {
        if (typed is not { Length: <= MaxTyped })
        {
            return null;
        }

        var bare = string.Concat(typed.ToUpperInvariant().Where(letter => !char.IsWhiteSpace(letter) && letter != '-').Select(letter => letter switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            _ => letter,
        }));
        return bare.Length == Letters && bare.All(Alphabet.Contains) ? Written(bare) : null;
    }

    /// <summary>The fingerprint of a written code: 80 random bits need no salt.</summary>
    public static string HashOf(string written) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(written)));

    private static string Written(string bare) => string.Join('-', bare.Chunk(Group).Select(group => new string(group)));
}
