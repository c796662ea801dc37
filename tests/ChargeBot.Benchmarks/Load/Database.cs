using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ChargeBot.Benchmarks.Load;

/// <summary>The bot's database file, for what a measurement puts into it and counts in it.</summary>
internal static class Database
{
    public static async Task Run(string database, string text, CancellationToken stop)
    {
        await using var connection = await Open(database, stop);
        await using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (text, 600);
        await command.ExecuteNonQueryAsync(stop);
    }

    public static async Task<long> Read(string database, string text, CancellationToken stop)
    {
        await using var connection = await Open(database, stop);
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        return Convert.ToInt64(await command.ExecuteScalarAsync(stop), CultureInfo.InvariantCulture);
    }

    private static async Task<SqliteConnection> Open(string database, CancellationToken stop)
    {
        var connection = new SqliteConnection($"Data Source={database};Pooling=False;Default Timeout=30");
        await connection.OpenAsync(stop);
        return connection;
    }
}
