using ChargeBot.Domain.Charging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Storage;

/// <summary>
/// Judges stored sessions by the rules of this start, where they were judged by others or by none: in pages through the
/// one writer, each with the place at which the next start would go on. Sessions that end meanwhile are judged as they end.
/// </summary>
public sealed class Rejudging(ChargeBotDbs dbs, Writer writer, ErrorClassification rules, TimeProvider clock, ILogger<Rejudging> log) : BackgroundService
{
    private const int Page = 500;

    /// <summary>Between two pages, so that the writer belongs to those who wait for it.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    private int Version => rules.Thresholds.Version;

    /// <summary>Judges all that is left.</summary>
    /// <returns>How many sessions were looked at.</returns>
    public async Task<int> JudgeAll(CancellationToken cancel)
    {
        var progress = await Progress(cancel);
        if (progress is { Done: true } && progress.Rules == Version)
        {
            return 0;
        }

        var after = progress?.Rules == Version ? progress.After : Guid.Empty;
        for (var count = 0; ;)
        {
            var page = await Read(after, cancel);
            var done = page.Count < Page;
            after = page.Count > 0 ? page[^1].SessionId : after;
            var unit = new WriteUnit { Changes = Keep(after, done) };
            unit.Judged.AddRange(page);
            await writer.Commit(unit, cancel);
            count += page.Count;
            if (done)
            {
                return count;
            }

            await Task.Delay(Breath, clock, cancel);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                var count = await JudgeAll(stoppingToken);
                if (count > 0)
                {
                    log.LogInformation("{Sessions} stored sessions were judged by the error rate's present rules.", count);
                }

                return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogWarning(failure, "Stored sessions were not judged to the end; it goes on in a minute.");
                await Task.Delay(Again, clock, stoppingToken);
            }
        }
    }

    private async Task<JudgingProgress?> Progress(CancellationToken cancel)
    {
        await using var db = dbs.Open();
        return await db.JudgingProgress.FirstOrDefaultAsync(cancel);
    }

    private Func<ChargeBotDb, CancellationToken, Task> Keep(Guid after, bool done) => async (db, cancel) =>
    {
        if (await db.JudgingProgress.FindAsync([1], cancel) is not { } row)
        {
            row = new JudgingProgress();
            db.JudgingProgress.Add(row);
        }

        (row.Rules, row.After, row.Done) = (Version, after, done);
    };

    private async Task<List<JudgedSession>> Read(Guid after, CancellationToken cancel)
    {
        await using var db = dbs.Open();
        var rows = await db.Sessions.Where(session => session.Id > after && session.Rules != Version && session.State != SessionState.Running).OrderBy(session => session.Id)
            .Select(session => new
            {
                Session = session,

                // Whoever was never judged comes from before the powers were kept with the session.
                Lowest = session.Rules != 0 ? session.LowestPower : db.MeterReadings
                    .Where(reading => reading.PortId == session.PortId && reading.At >= session.StartedAt && reading.At <= session.EndedAt && reading.SessionId == session.Id)
                    .Min(reading => reading.Power),
                Highest = session.Rules != 0 ? session.HighestPower : db.MeterReadings
                    .Where(reading => reading.PortId == session.PortId && reading.At >= session.StartedAt && reading.At <= session.EndedAt && reading.SessionId == session.Id)
                    .Max(reading => reading.Power),
            }).Take(Page).ToListAsync(cancel);

        // Fetched beside and not joined: a join to the one row that there is makes the database number the whole table for each page.
        var ids = rows.ConvertAll(row => row.Session.Id);
        var records = await db.ChargeRecords.Where(record => ids.Contains(record.Id)).ToDictionaryAsync(record => record.Id, cancel);
        var ports = await PortFactsOf.Read(db, [.. rows.Select(row => row.Session.PortId).Distinct()], cancel);
        return rows.ConvertAll(row =>
        {
            (row.Session.LowestPower, row.Session.HighestPower) = (row.Lowest ?? row.Session.LowestPower, row.Highest ?? row.Session.HighestPower);
            return new JudgedSession(
                row.Session.Id, rules.Of(row.Session, records.GetValueOrDefault(row.Session.Id), ports.GetValueOrDefault(row.Session.PortId) ?? PortFacts.Unknown), Version,
                row.Session.LowestPower, row.Session.HighestPower);
        });
    }
}
