using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ChargeBot.Adapters.Storage;

/// <summary>
/// How the rows of one kind go to the database together: as one JSON array in one parameter of one statement.
/// One list of columns makes both the SQL and the JSON.
/// </summary>
internal sealed class RowSet<T>(string table, params string[] key)
{
    private readonly List<Column> columns = [];
    private readonly List<Action<Utf8JsonWriter, T, Dialect>> writers = [];

    /// <summary>The columns that are written.</summary>
    public IEnumerable<string> Names => columns.Select(column => column.Name);

    public RowSet<T> Text(string name, Func<T, string?> read) =>
        Add(name, "text", (json, column, row, _) => WriteText(json, column, read(row)));

    public RowSet<T> Id(string name, Func<T, Guid?> read) => Add(name, "uuid", (json, column, row, _) =>
    {
        // SQLite keeps ids as EF writes them: text in capitals. PostgreSQL reads either.
        if (read(row) is { } id)
        {
            Span<char> text = stackalloc char[36];
            id.TryFormat(text, out var length);
            Ascii.ToUpperInPlace(text[..length], out var _);
            json.WriteString(column, text[..length]);
        }
    });

    public RowSet<T> Time(string name, Func<T, DateTimeOffset?> read) => Add(name, "timestamptz", (json, column, row, dialect) =>
    {
        if (read(row) is { } time)
        {
            dialect.Write(json, column, time);
        }
    });

    public RowSet<T> Number(string name, Func<T, long?> read) => Add(name, "bigint", (json, column, row, _) =>
    {
        if (read(row) is { } number)
        {
            json.WriteNumber(column, number);
        }
    });

    public RowSet<T> Real(string name, Func<T, double?> read) => Add(name, "double precision", (json, column, row, _) =>
    {
        // JSON has no words for infinity and not-a-number, and neither is a reading.
        if (read(row) is { } number && double.IsFinite(number))
        {
            json.WriteNumber(column, number);
        }
    });

    public RowSet<T> Flag(string name, Func<T, bool> read) =>
        Add(name, "boolean", (json, column, row, _) => json.WriteBoolean(column, read(row)));

    /// <summary>Inserts every row.</summary>
    public string Insert(Dialect dialect, string conflict = "") =>
        $"INSERT INTO \"{table}\" ({List()}) {dialect.Select(columns)} WHERE TRUE {conflict}";

    /// <summary>Inserts every row, or writes over the one with its key.</summary>
    public string Upsert(Dialect dialect, string also = "") => Insert(dialect,
        $"ON CONFLICT ({string.Join(", ", key.Select(Quoted))}) DO UPDATE SET "
        + string.Join(", ", columns.Where(column => !key.Contains(column.Name)).Select(column => $"{Quoted(column.Name)} = excluded.{Quoted(column.Name)}"))
        + also);

    /// <summary>Updates the rows of these keys: <c>c</c> is the stored one, <c>r</c> the given one.</summary>
    public string Update(Dialect dialect, string set, string where = "TRUE") =>
        $"UPDATE \"{table}\" AS c SET {set} FROM ({dialect.Select(columns)}) AS r WHERE "
        + string.Join(" AND ", key.Select(name => $"c.{Quoted(name)} = r.{Quoted(name)}")) + $" AND {where}";

    /// <summary>Deletes the rows of these keys.</summary>
    public string Delete(Dialect dialect)
    {
        var names = string.Join(", ", key.Select(Quoted));
        return $"DELETE FROM \"{table}\" WHERE ({names}) IN ({dialect.Select(columns)})";
    }

    /// <summary>The rows as the value of <c>@rows</c>.</summary>
    public string Json(IEnumerable<T> rows, Dialect dialect, ArrayBufferWriter<byte> buffer, Utf8JsonWriter json)
    {
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        json.WriteStartArray();
        foreach (var row in rows)
        {
            json.WriteStartObject();
            foreach (var write in writers)
            {
                write(json, row, dialect);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private RowSet<T> Add(string name, string postgresType, Action<Utf8JsonWriter, JsonEncodedText, T, Dialect> write)
    {
        var column = new Column(name, postgresType);
        columns.Add(column);
        writers.Add((json, row, dialect) => write(json, column.Key, row, dialect));
        return this;
    }

    private static void WriteText(Utf8JsonWriter json, JsonEncodedText name, string? text)
    {
        if (text is not null)
        {
            // No database keeps a NUL inside a text; PostgreSQL refuses the whole statement for one.
            json.WriteString(name, text.Contains('\0') ? text.Replace('\0', '\uFFFD') : text);
        }
    }

    private string List() => string.Join(", ", Names.Select(Quoted));

    private static string Quoted(string name) => $"\"{name}\"";
}
