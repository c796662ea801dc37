using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Cards;

/// <summary>What an OCPP station is set to, as it transmitted it.</summary>
/// <param name="Port">The port, as it is now.</param>
/// <param name="All">Everything that was transmitted, by name.</param>
public sealed record OcppParametersView(PortView Port, IReadOnlyList<OcppParameter> All)
{
    /// <summary>What the list is narrowed to; null: all of it.</summary>
    public string? Filter { get; init; }

    /// <summary>Which page, from 0.</summary>
    public int Page { get; init; }

    /// <summary>The reading that was asked for on this card; null: none.</summary>
    public CommandRecord? Reading { get; init; }
}

/// <summary>One of them.</summary>
/// <param name="Port">The port, as it is now.</param>
/// <param name="Parameter">Which.</param>
public sealed record OcppParameterView(PortView Port, OcppParameter Parameter)
{
    /// <summary>The person names it: it is one that the charger does not publish.</summary>
    public bool IsNew { get; init; }

    /// <summary>A change of it is confirmed by its name.</summary>
    public bool Dangerous { get; init; }

    /// <summary>The value that the person is asked about; null: it is shown to be changed.</summary>
    public string? Proposed { get; init; }

    /// <summary>What is to be told about that value.</summary>
    public IReadOnlyList<OcppConcern> Concerns { get; init; } = [];

    /// <summary>What was typed in the place of its name; null: nothing was asked for yet.</summary>
    public string? Said { get; init; }

    /// <summary>What was typed and did not do, or was not sent.</summary>
    public string? Typed { get; init; }

    /// <summary>Why not.</summary>
    public OcppProblem Refused { get; init; }

    /// <summary>What was to be set is what the charger reads already.</summary>
    public bool Unchanged { get; init; }

    /// <summary>What happened to it since the form was shown; null: nothing.</summary>
    public Meanwhile? Meanwhile { get; init; }

    /// <summary>The one-time page on which a secret is set; null: none was asked for, or it is over.</summary>
    public Uri? Page { get; init; }

    internal bool MayEdit => Port.Grants.CanEditParameters && (IsNew || (Parameter.Mutability is not Mutability.ReadOnly && Parameter.CanBeNamed));

    /// <summary>It is set on a page of its own: it is a secret, or what was typed has one in it.</summary>
    internal bool OnPage => !IsNew && (Parameter.Secret || Parameter.PartlyMasked) || Refused is OcppProblem.Secret || Page is not null;
}

/// <summary>What happened to a value between a form and its save.</summary>
/// <param name="At">When (UTC).</param>
public sealed record Meanwhile(DateTimeOffset At)
{
    /// <summary>By whose wish; null: the charger reads otherwise by itself.</summary>
    public string? ByName { get; init; }

    /// <summary>What it was set to; null: that is kept back, or nothing.</summary>
    public string? Value { get; init; }

    /// <summary>It is on its way to the charger still.</summary>
    public bool Open { get; init; }
}

/// <summary>A page of what changed.</summary>
/// <param name="Port">The port, as it is now.</param>
/// <param name="Key">Of which parameter; null: of all.</param>
/// <param name="Changes">The page's changes, the newest first.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Page">Which page, from 0.</param>
public sealed record ValueHistoryView(PortView Port, string? Key, IReadOnlyList<ValueChange> Changes, int Total, int Page);
