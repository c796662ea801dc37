using ChargeBot.Adapters.MobileNetworks.DailyFile;
using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.MobileNetworks;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.MobileNetworks;

/// <summary>What an import of a daily file did.</summary>
/// <param name="Created">SIMs that were in no file before.</param>
/// <param name="Updated">SIMs of which something is known anew.</param>
/// <param name="Unchanged">SIMs of which the file says what is known.</param>
/// <param name="Replaced">Rows after which another one of the same SIM came: the last one counts.</param>
/// <param name="Rejected">Rows that were not taken.</param>
/// <param name="Report">Each rejected row and each value that was left out, with its reason; the first thousand. No full ICCID.</param>
public sealed record SimImportResult(int Created, int Updated, int Unchanged, int Replaced, int Rejected, IReadOnlyList<string> Report);

/// <summary>
/// Takes over the connectivity platform's daily file, row by row and in pages: nothing of it is held as a whole but the
/// numbers of its SIMs. What is there like this already stays; the same file once more changes nothing. May run in a
/// process of its own beside the bot.
/// </summary>
public sealed class SimImport(Writer writer, ChargeBotDbs dbs, TimeProvider clock)
{
    private const int Page = 500;
    private const int MostReported = 1_000;

    /// <summary>Imports a file.</summary>
    /// <param name="stream">Its bytes; seekable, for it is read twice.</param>
    /// <param name="fileTime">Of when it is where it does not say so itself (UTC): when it was received.</param>
    /// <param name="cancel">Ends it between two pages.</param>
    public async Task<SimImportResult> Import(Stream stream, DateTimeOffset fileTime, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        var received = new DateTimeOffset(Math.Min(fileTime.UtcTicks, now.UtcTicks) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
        var last = await LastRows(stream, received, now, cancel);
        var (created, updated, replaced, rejected, taken) = (0, 0, 0, 0, 0);
        var report = new List<string>();
        var page = new List<SimReport>(Page);
        await foreach (var row in await SimFile.Open(stream, cancel))
        {
            var reader = new SimReportReader(row, received, now);
            if (reader.Read() is not { } sim)
            {
                rejected++;
                Tell($"rejected  {row.Where}  {reader.Refused}");
            }
            else if (last.TryGetValue(Key(sim), out var counts) && counts != row.Number)
            {
                replaced++;
            }
            else
            {
                taken++;
                page.Add(sim);
                foreach (var note in reader.Notes)
                {
                    Tell($"note      {row.Where}  {note}.");
                }
            }

            if ((rejected > SimFileLimits.Broken && rejected > taken) || taken > SimFileLimits.Rows)
            {
                Tell($"stopped   {row.Where}  {(taken > SimFileLimits.Rows ? "more rows than a file may have" : "too much of the file is no SIM")}; what follows was not read.");
                rejected++;
                break;
            }

            if (page.Count == Page)
            {
                await Save();
            }
        }

        await Save();
        return new SimImportResult(created, updated, taken - created - updated, replaced, rejected, report);

        async Task Save()
        {
            var (fresh, changed) = await Write(page, cancel);
            (created, updated) = (created + fresh, updated + changed);
            page.Clear();
        }

        void Tell(string line)
        {
            if (report.Count < MostReported)
            {
                report.Add(line);
            }
        }
    }

    /// <summary>The number of the last good row of each SIM.</summary>
    private static async Task<Dictionary<UInt128, int>> LastRows(Stream stream, DateTimeOffset received, DateTimeOffset now, CancellationToken cancel)
    {
        var last = new Dictionary<UInt128, int>();
        await foreach (var row in await SimFile.Open(stream, cancel))
        {
            if (new SimReportReader(row, received, now).Read() is { } sim)
            {
                last[Key(sim)] = row.Number;
                if (last.Count > SimFileLimits.Rows)
                {
                    break;
                }
            }
        }

        return last;
    }

    // Sixteen bytes for each SIM; the one in front keeps leading zeros apart.
    private static UInt128 Key(SimReport sim) => UInt128.Parse($"1{sim.Iccid.Value}", null);

    private async Task<(int Created, int Updated)> Write(List<SimReport> page, CancellationToken cancel)
    {
        if (page.Count == 0)
        {
            return default;
        }

        var ids = page.Select(sim => sim.Iccid.Value).ToList();
        await using (var db = dbs.Open())
        {
            var known = await db.SimCards.Where(row => ids.Contains(row.Iccid)).ToDictionaryAsync(row => row.Iccid, cancel);
            page = [.. page.Where(sim => !known.TryGetValue(sim.Iccid.Value, out var card) || card.Take(sim))];
            if (page.Count == 0)
            {
                return default;
            }
        }

        var written = (Created: 0, Updated: 0);
        await writer.Commit(
            new WriteUnit
            {
                Changes = async (db, stop) =>
                {
                    var known = await SimCards.Tracked(db, [.. page.Select(sim => sim.Iccid.Value)], stop);
                    var counted = (Created: 0, Updated: 0);
                    foreach (var sim in page)
                    {
                        if (known.TryGetValue(sim.Iccid.Value, out var card))
                        {
                            counted.Created += card.ListedAt is null ? 1 : 0;
                            counted.Updated += card.ListedAt is null ? 0 : 1;
                        }
                        else
                        {
                            card = new SimCard { Iccid = sim.Iccid.Value };
                            db.SimCards.Add(card);
                            counted.Created++;
                        }

                        card.Take(sim);
                    }

                    written = counted;
                },
            },
            cancel);
        return written;
    }
}
