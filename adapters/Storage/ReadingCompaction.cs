using ChargeBot.Domain.Charging;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.Storage;

/// <summary>
/// Readings that are no longer needed one by one: of each port and session the last one of a quarter of an hour stays, without the
/// device's own words. Raw, a large network's readings are gigabytes a day. Ids begin with the time of their making, so a quarter of
/// an hour is a range of the key.
/// </summary>
internal sealed class ReadingCompaction(Writer writer, ChargeBotDbs dbs)
{
    private const int Page = 500;

    private static readonly TimeSpan Slice = TimeSpan.FromMinutes(15);

    /// <summary>Everything older is compact. Found anew after a start: the first reading that still has its words.</summary>
    private DateTimeOffset? done;

    /// <summary>Compacts what is older than a time, slice by slice.</summary>
    /// <returns>Rows that went.</returns>
    public async Task<int> Compact(DateTimeOffset before, CancellationToken cancel)
    {
        var gone = 0;
        while (await First(cancel) is { } first && Floor(first) + Slice <= before)
        {
            gone += await CompactSlice(Floor(first), cancel);
            done = Floor(first) + Slice;
        }

        return gone;
    }

    private async Task<DateTimeOffset?> First(CancellationToken cancel)
    {
        await using var db = dbs.Open();
        var rows = db.MeterReadings.AsQueryable();
        if (done is { } known)
        {
            var bound = Bound(known);
            rows = rows.Where(row => row.Id >= bound);
        }
        else
        {
            rows = rows.Where(row => row.Raw != "");
        }

        return await rows.OrderBy(row => row.Id).Select(row => (DateTimeOffset?)row.At).FirstOrDefaultAsync(cancel);
    }

    private async Task<int> CompactSlice(DateTimeOffset from, CancellationToken cancel)
    {
        await using var db = dbs.Open();
        var (low, high) = (Bound(from), Bound(from + Slice));
        var rows = await db.MeterReadings.Where(row => row.Id >= low && row.Id < high).OrderByDescending(row => row.Id)
            .Select(row => new { row.Id, row.PortId, row.SessionId, HasWords = row.Raw != "" }).ToListAsync(cancel);
        var seen = new HashSet<(string, Guid?)>();
        var (kept, others) = (new List<Guid>(), new List<Guid>());
        foreach (var row in rows)
        {
            if (!seen.Add((row.PortId, row.SessionId)))
            {
                others.Add(row.Id);
            }
            else if (row.HasWords)
            {
                kept.Add(row.Id);
            }
        }

        await InPages(others, (page, stop) => page.ExecuteDeleteAsync(stop), cancel);
        await InPages(kept, (page, stop) => page.ExecuteUpdateAsync(set => set.SetProperty(row => row.Raw, ""), stop), cancel);
        return others.Count;
    }

    private async Task InPages(List<Guid> ids, Func<IQueryable<MeterReading>, CancellationToken, Task> act, CancellationToken cancel)
    {
        foreach (var page in ids.Chunk(Page))
        {
            await writer.Commit(new WriteUnit { Changes = (db, stop) => act(db.MeterReadings.Where(row => page.Contains(row.Id)), stop) }, cancel);
        }
    }

    private static DateTimeOffset Floor(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % Slice.Ticks), TimeSpan.Zero);

    /// <summary>The least id of a time (UUID version 7, RFC 9562 §5.7).</summary>
    private static Guid Bound(DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(time).TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[6..].Clear();
        (bytes[6], bytes[8]) = (0x70, 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
