using ChargeBot.Domain.Charging;

namespace ChargeBot.Domain.CalibrationLaw;

/// <summary>Signed readings of a session as they came, with the verdict on them: what proves a charge record later.</summary>
public sealed class SignedRecord
{
    /// <summary>Ours; ordered by time.</summary>
    public required Guid Id { get; init; }

    /// <summary>The session that it belongs to.</summary>
    public Guid SessionId { get; init; }

    /// <summary>Where.</summary>
    public string PortId { get; init; } = "";

    /// <summary>Its place among the records of the session, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>Which kind.</summary>
    public required SignedDataFormat Format { get; init; }

    /// <summary>As received. Personal: contract ids stand in it.</summary>
    public required byte[] Original { get; init; }

    /// <summary>Why the verdict is what it is.</summary>
    public required VerdictReason Reason { get; init; }

    /// <summary>The verdict.</summary>
    public required VerdictKind Verdict { get; init; }

    /// <summary>What exactly; null where the reason says all.</summary>
    public string? Detail { get; init; }

    /// <summary>The name of the key that it was checked with; null where there was none.</summary>
    public string? KeyFingerprint { get; init; }

    /// <summary>When it was received and checked (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// A record with its verdict, not given to a session yet. A signature that fits only the key that came along with it
    /// proves nothing: whoever made up the one could have made up the other.
    /// </summary>
    public static SignedRecord Of(SignedMeterData data, Verdict verdict, int number, DateTimeOffset at)
    {
        var unproven = verdict.Kind is VerdictKind.Valid && verdict.Findings.Any(finding => finding.Code is FindingCode.KeyFromRecord);
        return new()
        {
            Id = Guid.CreateVersion7(at),
            Number = number,
            Format = data.Format,
            Original = data.Original,
            Reason = unproven ? VerdictReason.NoKey : verdict.Reason,
            Verdict = unproven ? VerdictKind.KeyUnknown : verdict.Kind,
            Detail = unproven ? "fits the key that came with it" : verdict.Detail,
            KeyFingerprint = verdict.KeyFingerprint,
            At = at,
        };
    }

    /// <summary>The same, as one of a session's.</summary>
    public SignedRecord For(ChargingSession session) => new()
    {
        Id = Id,
        SessionId = session.Id,
        PortId = session.PortId,
        Number = Number,
        Format = Format,
        Original = Original,
        Reason = Reason,
        Verdict = Verdict,
        Detail = Detail,
        KeyFingerprint = KeyFingerprint,
        At = At,
    };

    /// <summary>What the verdicts on all records of a session come to.</summary>
    public static CalibrationStatus StatusOf(IReadOnlyCollection<SignedRecord> records) =>
        records.Count == 0 ? CalibrationStatus.Irrelevant
        : records.Any(record => record.Verdict is VerdictKind.Invalid) ? CalibrationStatus.Invalid
        : records.All(record => record.Verdict is VerdictKind.Valid) ? CalibrationStatus.Valid
        : CalibrationStatus.Open;
}
