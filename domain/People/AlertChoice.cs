namespace ChargeBot.Domain.People;

/// <summary>When a person wants to be called about tickets. Somebody without a row may be called at any time.</summary>
public sealed class AlertChoice
{
    /// <summary>Whose: <c>tenant/object id</c>.</summary>
    public required string PersonId { get; init; }

    /// <summary>Not at all: whoever is called next is.</summary>
    public bool Off { get; set; }

    /// <summary>The beginning of the quiet hours, minutes since midnight; null: there are none.</summary>
    public int? QuietFrom { get; set; }

    /// <summary>Their end; before <see cref="QuietFrom"/>: on the next day.</summary>
    public int? QuietTo { get; set; }

    /// <summary>In which zone (IANA).</summary>
    public string TimeZone { get; set; } = "";

    /// <summary>The key of a person's row.</summary>
    public static string KeyOf(string tenantId, string objectId) => $"{tenantId}/{objectId}".ToLowerInvariant();

    /// <summary>Whether the person does not want to be called now.</summary>
    /// <param name="local">The time of day where the person is.</param>
    public bool Quiet(TimeOnly local)
    {
        if (Off)
        {
            return true;
        }

        if (QuietFrom is not { } from || QuietTo is not { } to)
        {
            return false;
        }

        var minute = (local.Hour * 60) + local.Minute;
        return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
    }

    /// <summary>A copy that others may read while this one changes.</summary>
    public AlertChoice Copy() => (AlertChoice)MemberwiseClone();
}
