using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Bot.Import;

/// <summary>One result of reading a file of master data.</summary>
/// <param name="Where">Line and JSON path, for example <c>line 12, $[3].evses[1]</c>.</param>
public abstract record ImportRow(string Where);

/// <summary>A station that can be created or updated.</summary>
/// <param name="Where"><inheritdoc/></param>
/// <param name="Station">What it should be.</param>
public sealed record StationRow(string Where, ImportedStation Station) : ImportRow(Where);

/// <summary>Something that cannot be taken as it is; everything beside it is.</summary>
/// <param name="Where"><inheritdoc/></param>
/// <param name="Id">The id it has in the file, as far as one could be read.</param>
/// <param name="Why">What is wrong, in words for the person who made the file; never a password.</param>
public sealed record RejectedRow(string Where, string? Id, string Why) : ImportRow(Where);
