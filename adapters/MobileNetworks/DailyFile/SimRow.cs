namespace ChargeBot.Adapters.MobileNetworks.DailyFile;

/// <summary>One row of a daily file, in whatever form it stood there.</summary>
/// <param name="Number">From 1, header not counted.</param>
/// <param name="Where">Where to find it, for example <c>row 12 (line 14)</c>.</param>
/// <param name="Values">By column as <see cref="SimColumns.Plain"/> writes its name; what is empty is not in it.</param>
/// <param name="Broken">Why it cannot be read; null where it can.</param>
/// <param name="FileTime">The file's own time where the file says one before this row (UTC).</param>
internal sealed record SimRow(int Number, string Where, IReadOnlyDictionary<string, string> Values, string? Broken = null, DateTimeOffset? FileTime = null)
{
    /// <summary>A row that cannot be read.</summary>
    public static SimRow Unreadable(int number, string where, string why) => new(number, where, new Dictionary<string, string>(), why);
}

/// <summary>How much a daily file may hold.</summary>
internal static class SimFileLimits
{
    /// <summary>The longest file, bytes.</summary>
    public const long File = 200 * 1024 * 1024;

    /// <summary>The longest row, bytes.</summary>
    public const int Row = 64 * 1024;

    /// <summary>The most rows: more SIMs than any operator has chargers.</summary>
    public const int Rows = 1_000_000;

    /// <summary>The longest value, characters.</summary>
    public const int Value = 512;

    /// <summary>The most columns, or members of an object.</summary>
    public const int Columns = 200;

    /// <summary>Where more rows than this are bad, and more than are good, it is another kind of file.</summary>
    public const int Broken = 1_000;
}
