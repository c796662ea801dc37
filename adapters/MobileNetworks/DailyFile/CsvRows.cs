using System.Runtime.CompilerServices;
using CsvHelper;

namespace ChargeBot.Adapters.MobileNetworks.DailyFile;

/// <summary>The rows of a CSV file: a header, then a SIM in each line; comma, semicolon, tab or bar between the values.</summary>
internal static class CsvRows
{
    /// <summary>Reads them, one at a time.</summary>
    public static async IAsyncEnumerable<SimRow> Read(Stream stream, [EnumeratorCancellation] CancellationToken cancel)
    {
        var malformed = 0L;
        var options = new CsvReaderOptions
        {
            Separator = null, // found by the reader
            HasHeader = false, // a header that does not do is told like a bad row
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MaxRecordSize = SimFileLimits.Row,
            // A quotation mark that is not closed would otherwise take all that follows with it.
            AllowLineBreaksInQuotes = false,
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = record => malformed = record.RecordNumber,
        };
        await using var csv = CsvReader.Create(stream, options, true);
        var trouble = await Next(csv, cancel);
        var columns = trouble is null ? Values(csv).Select(SimColumns.Plain).ToArray() : [];
        if (!columns.Any(SimColumns.Iccid.Contains))
        {
            yield return SimRow.Unreadable(0, "header", trouble is { Length: > 0 } ? trouble
                : "no column is the ICCID; see adapters/MobileNetworks/README.md for its names.");
            yield break;
        }

        for (var number = 1; ; number++)
        {
            trouble = await Next(csv, cancel);
            if (trouble is "")
            {
                yield break;
            }

            var where = $"row {number} (line {csv.LineNumber})";
            if (trouble is not null)
            {
                yield return SimRow.Unreadable(number, $"row {number}", $"{trouble} What follows was not read.");
                yield break;
            }

            yield return malformed == csv.RowNumber ? SimRow.Unreadable(number, where, "its quotation marks do not match.")
                : csv.FieldCount > columns.Length ? SimRow.Unreadable(number, where, $"it has {csv.FieldCount} values for {columns.Length} columns.")
                : new SimRow(number, where, Named(columns, csv));
        }
    }

    private static Dictionary<string, string> Named(string[] columns, CsvReader csv)
    {
        var named = new Dictionary<string, string>();
        foreach (var (column, value) in columns.Zip(Values(csv)))
        {
            if (value.Length is > 0 and <= SimFileLimits.Value)
            {
                named.TryAdd(column, value);
            }
        }

        return named;
    }

    private static IEnumerable<string> Values(CsvReader csv) => Enumerable.Range(0, csv.FieldCount).Select(csv.GetString);

    /// <summary>Goes to the next line: null where there is one, empty at the end, else what is wrong.</summary>
    private static async Task<string?> Next(CsvReader csv, CancellationToken cancel)
    {
        try
        {
            return await csv.ReadAsync(cancel) ? null : "";
        }
        catch (CsvFormatException)
        {
            // We let it mend whatever it can, so what is left is the length.
            return $"a line is longer than {SimFileLimits.Row >> 10} KB.";
        }
    }
}
