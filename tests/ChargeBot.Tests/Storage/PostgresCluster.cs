using System.Diagnostics;
using ChargeBot.Adapters.Storage;
using ChargeBot.Tests.Demo;
using ChargeBot.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace ChargeBot.Tests.Storage;

/// <summary>
/// A PostgreSQL server for this run of the tests: made when the first test asks for it, on a loopback port of its own,
/// gone when the run ends. PostgreSQL refuses to run as root, so there it runs as an unprivileged user.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private static readonly SemaphoreSlim Gate = new(1);
    private static PostgresCluster? running;
    private static int databases;

    private string programs = "";
    private string folder = "";
    private int port;

    private string Data => Path.Combine(folder, "data");

    /// <summary>A new database with the model in it; the connection string.</summary>
    public static async Task<string> Database(bool migrated = true)
    {
        var programs = Requires.Postgres();
        await Gate.WaitAsync();
        try
        {
            var cluster = running ??= await Start(programs);
            var name = $"test_{++databases}";
            await cluster.Execute($"CREATE DATABASE {name}" + (migrated ? " TEMPLATE model" : ""));
            return cluster.ConnectionString(name);
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>xunit makes one of these for the whole run and disposes it at its end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (running is { } cluster)
        {
            running = null;
            await cluster.Run("pg_ctl", "stop", "-D", cluster.Data, "-m", "immediate");
            Directory.Delete(cluster.folder, recursive: true);
        }
    }

    private static async Task<PostgresCluster> Start(string programs)
    {
        var cluster = new PostgresCluster
        {
            programs = programs,
            folder = Directory.CreateTempSubdirectory("chargebot-postgres-").FullName,
            port = FreePort.Next(),
        };
        if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows())
        {
            await Execute("chown", [Unprivileged().User, cluster.folder]);
        }

        await cluster.Run("initdb", "-D", cluster.Data, "-U", "chargebot", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        await cluster.Run(
            "pg_ctl", "start", "-w", "-D", cluster.Data, "-l", Path.Combine(cluster.folder, "log"),
            "-o", $"-c listen_addresses=127.0.0.1 -c port={cluster.port} -c unix_socket_directories= -c fsync=off -c max_connections=200");
        var model = ChargeBotDbs.Postgres(cluster.ConnectionString("model"));
        await new Migrator(model, TimeProvider.System, NullLogger<Migrator>.Instance).Migrate();
        model.Dispose();
        return cluster;
    }

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={port};Username=chargebot;Database={database};Maximum Pool Size=20;Timeout=15";

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private Task Run(string program, params string[] arguments)
    {
        var path = Path.Combine(programs, program);
        return Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows()
            ? Execute("setpriv", ["--reuid", Unprivileged().User, "--regid", Unprivileged().Group, "--clear-groups", path, .. arguments])
            : Execute(path, arguments);
    }

    private static (string User, string Group) Unprivileged()
    {
        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).ToDictionary(fields => fields[0]);
        var user = users.GetValueOrDefault("postgres") ?? users["nobody"];
        return (user[2], user[3]);
    }

    private static async Task Execute(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Path.GetFileName(program)} failed: {await output} {await error}");
        }
    }
}
