namespace ChargeBot.Domain.Activations;

/// <summary>
/// How often somebody was wrong lately: about a contract's password, whoever asked, or with passwords or voucher codes of any.
/// Too often, and nothing more is looked at for a while, right or wrong.
/// </summary>
public sealed class Lockout
{
    /// <summary>Wrong ones within <see cref="Within"/> that lock.</summary>
    public const int Most = 5;

    /// <summary>Of what: <c>emaid:…</c>, <c>password:person</c>, <c>voucher:person</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>Wrong ones since <see cref="Since"/>.</summary>
    public int Wrong { get; set; }

    /// <summary>The first of them (UTC).</summary>
    public DateTimeOffset Since { get; set; }

    /// <summary>Nothing is looked at until then (UTC).</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>What is older does not count any more.</summary>
    public static TimeSpan Within => TimeSpan.FromMinutes(15);

    /// <summary>So long nothing is looked at.</summary>
    public static TimeSpan Lasts => TimeSpan.FromMinutes(15);

    /// <summary>Until when it is locked; null: it is not.</summary>
    public DateTimeOffset? LockedAt(DateTimeOffset now) => Until > now ? Until : null;

    /// <summary>One more was wrong.</summary>
    public void Miss(DateTimeOffset now)
    {
        if (Since + Within < now || Until <= now)
        {
            (Wrong, Since, Until) = (0, now, null);
        }

        Wrong++;
        if (Wrong >= Most)
        {
            Until = now + Lasts;
        }
    }
}
