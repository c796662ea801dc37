using System.Text.Json.Serialization;

namespace ChargeBot.Domain.CalibrationLaw;

/// <summary>What the signed bytes of a record say, as far as it could be read. Holds no contract id and no identification, only whether there is one.</summary>
public sealed record SignedContents
{
    /// <summary>Nothing could be read.</summary>
    public static SignedContents Nothing { get; } = new();

    /// <summary>The meter: OCMF's serial number (MS), or the SML server id in hexadecimal digits. Null where it names none.</summary>
    public string? MeterId { get; init; }

    /// <summary>The gateway's serial number (OCMF GS); null for the blocks.</summary>
    public string? GatewayId { get; init; }

    /// <summary>The number that grows by one with each record: <c>T120</c>, <c>F7</c> or, in the blocks, a plain number.</summary>
    public string? Pagination { get; init; }

    /// <summary>Whether the record names who charged (OCMF ID, the block's contract id).</summary>
    public bool HasContractId { get; init; }

    /// <summary>The readings in their order; at most <see cref="MaxReadings"/>.</summary>
    public IReadOnlyList<SignedReading> Readings { get; init; } = [];

    /// <summary>What is doubtful or unfit for billing. Never changes what the signature proves.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>More readings than this are not read.</summary>
    public const int MaxReadings = 200;

    /// <summary>The reading at the start that counts for billing; null where the record has none.</summary>
    [JsonIgnore]
    public SignedReading? Begin => Readings.FirstOrDefault(reading => reading is { Moment: ReadingMoment.Begin, CountsForBilling: true });

    /// <summary>The last reading at the end that counts for billing; null where the record has none.</summary>
    [JsonIgnore]
    public SignedReading? End => Readings.LastOrDefault(reading => reading is { Moment: ReadingMoment.End, CountsForBilling: true });
}

/// <summary>One signed reading.</summary>
public sealed record SignedReading
{
    /// <summary>When in the session.</summary>
    public ReadingMoment Moment { get; init; }

    /// <summary>What the meter's clock showed, local time; null where unreadable.</summary>
    public DateTime? Clock { get; init; }

    /// <summary>The clock's offset from UTC; null for the blocks, which sign local time without it.</summary>
    public TimeSpan? Offset { get; init; }

    /// <summary>OCMF's word for the clock: U unknown, I informative, S synchronised, R relative. Null for the blocks.</summary>
    public string? ClockState { get; init; }

    /// <summary>Which register: OBIS as OCMF wrote it, or <c>1-0:1.17.0*255</c>.</summary>
    public string? Obis { get; init; }

    /// <summary>The value in <see cref="Unit"/>; null where unreadable.</summary>
    public decimal? Value { get; init; }

    /// <summary>Wh, kWh …; null where the record names none.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether this is the register that billing goes by: energy, and the compensated one where the meter has it.</summary>
    public bool CountsForBilling { get; init; }
}

/// <summary>When in a session a reading was taken.</summary>
public enum ReadingMoment
{
    /// <summary>The record does not say; for a block it follows from which of a session's two records it is.</summary>
    Unsaid,

    /// <summary>At its start.</summary>
    Begin,

    /// <summary>While it ran.</summary>
    During,

    /// <summary>At its end, for whatever reason it ended.</summary>
    End,

    /// <summary>The meter reported an exception, or the reading stands in no session.</summary>
    Exception,
}

/// <summary>Something doubtful.</summary>
/// <param name="Code">What.</param>
/// <param name="Detail">The record's own word, bounded; null where the code says all.</param>
public sealed record Finding(FindingCode Code, string? Detail = null);

/// <summary>What may be doubtful about a record whose signature is another matter.</summary>
public enum FindingCode
{
    /// <summary>A reading's status is not G: not for billing (OCMF ST).</summary>
    StatusNotGood,

    /// <summary>The energy is flagged as faulty (OCMF EF contains E): not for billing.</summary>
    EnergyFaulty,

    /// <summary>The time is flagged as faulty (OCMF EF contains t): not for billing by time.</summary>
    TimeFaulty,

    /// <summary>The readings could not be read, or not all.</summary>
    ReadingsUnreadable,

    /// <summary>The key came with the record: it shows that nothing was changed, not which meter it is from.</summary>
    KeyFromRecord,

    /// <summary>The key in the record is another one than the one known for the meter, which was used.</summary>
    KeyDiffersFromRecord,

    /// <summary>The signature's encoding is not strict DER; its numbers were read all the same.</summary>
    SignatureEncodingLoose,
}
