namespace ChargeBot.Domain.MasterData;

/// <summary>
/// What people say about a station and its site, by key: where it stands (columns of the station), who may charge there
/// and to whom it belongs (kept as <see cref="Parameters.DeviceValue.Entered"/> of the whole station).
/// </summary>
public static class StationField
{
    /// <summary>The site's name.</summary>
    public const string Name = nameof(Name);

    /// <summary>Street and house number.</summary>
    public const string Street = nameof(Street);

    /// <summary>Postal code.</summary>
    public const string PostalCode = nameof(PostalCode);

    /// <summary>City.</summary>
    public const string City = nameof(City);

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public const string Country = nameof(Country);

    /// <summary>IANA; never empty.</summary>
    public const string TimeZone = nameof(TimeZone);

    /// <summary>Degrees, WGS 84, with a point.</summary>
    public const string Latitude = nameof(Latitude);

    /// <inheritdoc cref="Latitude"/>
    public const string Longitude = nameof(Longitude);

    /// <summary>Who may charge: one of <see cref="StationAccess"/>.</summary>
    public const string Access = nameof(Access);

    /// <summary><c>24/7</c>, or in words.</summary>
    public const string OpeningHours = nameof(OpeningHours);

    /// <summary>Names, with commas.</summary>
    public const string AccessGroups = nameof(AccessGroups);

    /// <summary>Names, with commas.</summary>
    public const string Products = nameof(Products);

    /// <summary>Names, with commas.</summary>
    public const string Groups = nameof(Groups);

    /// <summary>Who runs it.</summary>
    public const string Operator = nameof(Operator);

    /// <summary>Whose ground it stands on: whom to call for a locked gate.</summary>
    public const string SiteOwner = nameof(SiteOwner);

    /// <summary>What <see cref="OpeningHours"/> says for always.</summary>
    public const string Always = "24/7";
}

/// <summary>Who may charge at a station.</summary>
public enum StationAccess
{
    /// <summary>Anyone.</summary>
    Public,

    /// <summary>Some: customers of a shop, guests of a hotel, a group.</summary>
    Restricted,

    /// <summary>Its owner, or a company's own cars.</summary>
    Private,
}

/// <summary>Which of a station's master data are edited together.</summary>
public enum StationForm
{
    /// <summary>None.</summary>
    None,

    /// <summary>Where it stands.</summary>
    Address,

    /// <summary>Who may charge, and when.</summary>
    Access,

    /// <summary>Products, groups, operator, owner.</summary>
    Assignments,
}

/// <summary>Why something that was typed is not taken.</summary>
public enum StationFieldProblem
{
    /// <summary>It is.</summary>
    None,

    /// <summary>It must not be empty.</summary>
    Missing,

    /// <summary>It is longer than may be.</summary>
    TooLong,

    /// <summary>It holds characters that nobody can see.</summary>
    ControlCharacters,

    /// <summary>No country has this code.</summary>
    NoCountry,

    /// <summary>The IANA database has no such zone.</summary>
    NoTimeZone,

    /// <summary>It is no number of degrees in its range.</summary>
    NoDegrees,

    /// <summary>One coordinate without the other is no place.</summary>
    OtherMissing,

    /// <summary>It is none of the kinds of access.</summary>
    NoAccess,

    /// <summary>There are more names than may be.</summary>
    TooMany,

    /// <summary>It is no number.</summary>
    NoNumber,

    /// <summary>It is neither yes nor no.</summary>
    NoYesNo,

    /// <summary>It is no day.</summary>
    NoDate,

    /// <summary>It is no address that begins with https or http.</summary>
    NoLink,

    /// <summary>Another one has this name.</summary>
    Taken,
}

/// <summary>What was typed, in neutral form, or why it is not taken.</summary>
/// <param name="Value">May be empty.</param>
/// <param name="Problem">Why not.</param>
public readonly record struct FieldInput(string Value, StationFieldProblem Problem = StationFieldProblem.None)
{
    /// <summary>Whether it is taken.</summary>
    public bool IsOk => Problem is StationFieldProblem.None;
}
