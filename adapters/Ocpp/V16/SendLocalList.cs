using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Replaces or amends the station's list of tags (OCPP 1.6 §5.15).</summary>
internal sealed record SendLocalListRequest : IRequest
{
    public required int ListVersion { get; init; }

    public IReadOnlyList<LocalTag>? LocalAuthorizationList { get; init; }

    [AllowedValues("Differential", "Full")]
    public required string UpdateType { get; init; }
}

/// <summary>A tag of the list; without its info it is removed.</summary>
internal sealed record LocalTag
{
    [MaxLength(20)]
    public required string IdTag { get; init; }

    public LocalTagInfo? IdTagInfo { get; init; }
}

/// <summary>Whether a tag may charge.</summary>
internal sealed record LocalTagInfo
{
    public DateTimeOffset? ExpiryDate { get; init; }

    [MaxLength(20)]
    public string? ParentIdTag { get; init; }

    [AllowedValues("Accepted", "Blocked", "Expired", "Invalid", "ConcurrentTx")]
    public required string Status { get; init; }
}
