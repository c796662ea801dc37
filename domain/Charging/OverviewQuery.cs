using ChargeBot.Domain.Activations;

namespace ChargeBot.Domain.Charging;

/// <summary>How a session was authenticated (the portal's authentication source).</summary>
public enum AuthenticationSource
{
    /// <summary>Any way.</summary>
    Any,

    /// <summary>At the charger: a card, the car, an app of someone else's.</summary>
    Charger,

    /// <summary>From afar, by a customer's contract.</summary>
    Contract,

    /// <summary>From afar, as goodwill.</summary>
    Goodwill,

    /// <summary>From afar, with a voucher.</summary>
    Voucher,
}

/// <summary>What is looked for in the Activation overview. What is empty does not matter.</summary>
/// <param name="From">Whatever began from then on (UTC); whatever still runs is always in it.</param>
/// <param name="To">And before then (UTC).</param>
public sealed record OverviewQuery(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 8;

    /// <summary>How it came out.</summary>
    public SessionOutcome Outcome { get; init; }

    /// <summary>How it was authenticated.</summary>
    public AuthenticationSource Source { get; init; }

    /// <summary>At these ports alone; null: at all.</summary>
    public IReadOnlyList<string>? Ports { get; init; }

    /// <summary>At these stations alone, as far as only the station is known; null: at all.</summary>
    public IReadOnlyList<string>? Stations { get; init; }

    /// <summary>The provider of the contract: how its EMAID begins, as <c>DE-8AA</c>.</summary>
    public string? Provider { get; init; }

    /// <summary>Which are searched for; a row that is any of them is found.</summary>
    public OverviewSearch Search { get; init; } = OverviewSearch.Nothing;
}

/// <summary>Contracts, ports, vouchers and records that are searched for.</summary>
public sealed record OverviewSearch
{
    /// <summary>Everything is shown.</summary>
    public static OverviewSearch Nothing { get; } = new();

    /// <summary>Most that are searched for at once.</summary>
    public const int Most = 50;

    /// <summary>EMAIDs, canonical.</summary>
    public IReadOnlyList<string> Emaids { get; init; } = [];

    /// <summary>Ports.</summary>
    public IReadOnlyList<string> Ports { get; init; } = [];

    /// <summary>Fingerprints of voucher codes.</summary>
    public IReadOnlyList<string> Vouchers { get; init; } = [];

    /// <summary>Record ids.</summary>
    public IReadOnlyList<Guid> Records { get; init; } = [];

    /// <summary>Numbers of transactions.</summary>
    public IReadOnlyList<long> Transactions { get; init; } = [];

    /// <summary>What was typed and is none of these.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>Whether anything is searched for, also what cannot be.</summary>
    public bool Any => Emaids.Count + Ports.Count + Vouchers.Count + Records.Count + Transactions.Count + Unknown.Count > 0;

    /// <summary>Reads what was typed: several at once, with comma or semicolon between.</summary>
    /// <param name="typed">As typed.</param>
    /// <param name="port">Finds a port; null: there is none of that name.</param>
    public static OverviewSearch Read(string? typed, Func<string, string?> port)
    {
        var (emaids, ports, vouchers, records, numbers, unknown) =
            (new List<string>(), new List<string>(), new List<string>(), new List<Guid>(), new List<long>(), new List<string>());
        foreach (var word in (typed ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(Most))
        {
            if (Guid.TryParse(word, out var record))
            {
                records.Add(record);
            }
            else if (port(word) is { } found)
            {
                ports.Add(found);
            }
            else if (Emaid.Read(word, out var emaid) is EmaidProblem.None)
            {
                emaids.Add(emaid.Value);
            }
            else if (VoucherCode.Read(word) is { } code)
            {
                vouchers.Add(VoucherCode.HashOf(code));
            }
            else if (long.TryParse(word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
            {
                numbers.Add(number);
            }
            else
            {
                unknown.Add(word);
            }
        }

        return new OverviewSearch { Emaids = emaids, Ports = ports, Vouchers = vouchers, Records = records, Transactions = numbers, Unknown = unknown };
    }
}

/// <summary>A row of the Activation overview: a session with what it came of, a start that came to nothing, or a tag that was refused.</summary>
public sealed record OverviewRow
{
    /// <summary>When it began (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Its session.</summary>
    public ChargingSession? Session { get; init; }

    /// <summary>The start from afar that it came of.</summary>
    public Activation? Activation { get; init; }

    /// <summary>The tag that was refused.</summary>
    public Authorization? Authorization { get; init; }

    /// <summary>What it is opened by.</summary>
    public Guid Id => Session?.Id ?? Activation?.Id ?? Authorization!.Id;

    /// <summary>Where; null where only the station is known.</summary>
    public string? PortId => Session?.PortId ?? Activation?.PortId;

    /// <summary>How it was authenticated.</summary>
    public AuthenticationSource Source => Activation?.Kind switch
    {
        null => AuthenticationSource.Charger,
        ActivationKind.Contract => AuthenticationSource.Contract,
        ActivationKind.Goodwill => AuthenticationSource.Goodwill,
        _ => AuthenticationSource.Voucher,
    };
}
