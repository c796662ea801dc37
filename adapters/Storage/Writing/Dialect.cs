using System.Text.Json;

namespace ChargeBot.Adapters.Storage;

/// <summary>The few places where the two databases want other words for the same.</summary>
internal abstract class Dialect
{
    public static Dialect Sqlite { get; } = new SqliteDialect();

    public static Dialect Postgres { get; } = new PostgresDialect();

    /// <summary>Selects rows out of the one parameter <c>@rows</c>, a JSON array of objects.</summary>
    public abstract string Select(IEnumerable<Column> columns);

    /// <summary>The database's own clock, as it is stored, so many seconds (<c>{0}</c>) from now.</summary>
    public abstract string ClockPlusSeconds { get; }

    /// <summary>The database's own clock, as it is stored.</summary>
    public abstract string Clock { get; }

    /// <summary>Ends a subquery whose rows others are to pass over while they are ours.</summary>
    public abstract string SkipLocked { get; }

    public abstract string False { get; }

    /// <summary>A time as a parameter of hand-written SQL.</summary>
    public abstract object Time(DateTimeOffset time);

    /// <summary>A time as a value in a row's JSON.</summary>
    public abstract void Write(Utf8JsonWriter json, JsonEncodedText name, DateTimeOffset time);

    private sealed class SqliteDialect : Dialect
    {
        public override string ClockPlusSeconds => "(CAST(unixepoch('subsec') * 1000000 AS INTEGER) + {0} * 1000000)";

        public override string Clock => "CAST(unixepoch('subsec') * 1000000 AS INTEGER)";

        public override string SkipLocked => "";

        public override string False => "0";

        public override string Select(IEnumerable<Column> columns) =>
            $"SELECT {string.Join(", ", columns.Select(column => $"value->>'{column.Name}' AS \"{column.Name}\""))} FROM json_each(@rows)";

        public override object Time(DateTimeOffset time) => Times.ToMicroseconds(time);

        public override void Write(Utf8JsonWriter json, JsonEncodedText name, DateTimeOffset time) =>
            json.WriteNumber(name, Times.ToMicroseconds(time));
    }

    private sealed class PostgresDialect : Dialect
    {
        public override string ClockPlusSeconds => "(clock_timestamp() + {0} * interval '1 second')";

        public override string Clock => "clock_timestamp()";

        public override string SkipLocked => " FOR UPDATE SKIP LOCKED";

        public override string False => "FALSE";

        public override string Select(IEnumerable<Column> columns)
        {
            var list = columns.ToList();
            return $"SELECT {string.Join(", ", list.Select(column => $"\"{column.Name}\""))} FROM json_to_recordset(@rows::json) AS j("
                + string.Join(", ", list.Select(column => $"\"{column.Name}\" {column.PostgresType}")) + ")";
        }

        public override object Time(DateTimeOffset time) => Times.Stored(time).UtcDateTime;

        public override void Write(Utf8JsonWriter json, JsonEncodedText name, DateTimeOffset time) =>
            json.WriteString(name, Times.Stored(time));
    }
}

/// <summary>A column of a row that is written as JSON.</summary>
internal sealed record Column(string Name, string PostgresType)
{
    /// <summary>The name in JSON.</summary>
    public JsonEncodedText Key { get; } = JsonEncodedText.Encode(Name);
}
