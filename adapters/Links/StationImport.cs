using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.ChargePoints;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.Links;

/// <summary>Something an import has to say about a station.</summary>
/// <param name="StationId">Which.</param>
/// <param name="Text">What, in English: it is read at the command line.</param>
public sealed record ImportRemark(string StationId, string Text);

/// <summary>What an import did.</summary>
/// <param name="Created">Stations that are new.</param>
/// <param name="Updated">Stations that changed, themselves or in a port.</param>
/// <param name="Unchanged">Stations that were there like this already.</param>
/// <param name="Rejected">Stations that were left as they are, each with its reason.</param>
/// <param name="Remarks">What was done, or not done, that somebody should know.</param>
public sealed record ImportResult(
    int Created, int Updated, int Unchanged, IReadOnlyList<ImportRemark> Rejected, IReadOnlyList<ImportRemark> Remarks);

/// <summary>
/// Saves stations out of a file: what is there like this already stays, what differs is updated, what is missing in
/// the file is kept. What the devices said is never touched. May run in a process of its own beside the bot.
/// </summary>
public sealed class StationImport(Writer writer, ChargeBotDbs databases, SecretBox secrets, TimeProvider clock)
{
    private const int Page = 100;

    /// <summary>Saves them, a page at a time.</summary>
    public async Task<ImportResult> Import(IReadOnlyList<ImportedStation> stations, CancellationToken cancel = default)
    {
        var pages = new List<ImportPage>();
        foreach (var chunk in stations.Chunk(Page))
        {
            var passwords = new ImportedPasswords(await Hashes(chunk, cancel), await Protected(chunk, cancel));
            var now = clock.GetUtcNow();
            ImportPage? page = null;
            await writer.Commit(new WriteUnit { Changes = async (db, stop) => page = await ImportPage.Write(db, chunk, passwords, now, stop) }, cancel);
            pages.Add(page!);
        }

        var result = new ImportResult(
            pages.Sum(page => page.Created), pages.Sum(page => page.Updated), pages.Sum(page => page.Unchanged),
            [.. pages.SelectMany(page => page.Rejected)], [.. pages.SelectMany(page => page.Remarks)]);
        if (result.Created + result.Updated > 0)
        {
            await writer.Commit(new WriteUnit { Changes = (db, stop) => Counters.Raise(db, Counters.Network, stop) }, cancel);
        }

        return result;
    }

    /// <summary>Passwords that are new, hashed here: that takes its time, and the writer must not wait for it.</summary>
    private async Task<Dictionary<string, string>> Hashes(IReadOnlyList<ImportedStation> stations, CancellationToken cancel)
    {
        var withPassword = stations.Where(station => station.Password is not null).ToList();
        var ids = withPassword.ConvertAll(station => station.StationId);
        await using var db = databases.Open();
        var kept = await db.Stations.Where(row => ids.Contains(row.Id) && row.PasswordHash != null)
            .ToDictionaryAsync(row => row.Id, row => row.PasswordHash!, cancel);
        return withPassword
            .Where(station => !kept.TryGetValue(station.StationId, out var hash) || !PasswordHash.Verify(hash, station.Password!))
            .ToDictionary(station => station.StationId, station => PasswordHash.Make(station.Password!));
    }

    /// <summary>Passwords that we have to send ourselves and that are new, protected; what was kept and still reads the same stays.</summary>
    private async Task<Dictionary<string, string>> Protected(IReadOnlyList<ImportedStation> stations, CancellationToken cancel)
    {
        var sending = stations.Where(station => station is { Password: not null, Gateway.Direction: GatewayDirection.Outgoing }).ToList();
        var ids = sending.ConvertAll(station => station.StationId);
        await using var db = databases.Open();
        var kept = await db.Gateways.Where(row => ids.Contains(row.StationId)).ToDictionaryAsync(row => row.StationId, row => row.Password, cancel);
        return sending
            .Where(station => secrets.Reveal(kept.GetValueOrDefault(station.StationId)) != station.Password)
            .ToDictionary(station => station.StationId, station => secrets.Protect(station.Password!));
    }
}

/// <summary>What may be kept of the passwords of a page that are new, by station.</summary>
/// <param name="Hashes">Of what devices send.</param>
/// <param name="Protected">What is sent to gateways.</param>
internal sealed record ImportedPasswords(IReadOnlyDictionary<string, string> Hashes, IReadOnlyDictionary<string, string> Protected);
