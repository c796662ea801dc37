using System.Diagnostics.Metrics;
using ChargeBot.Adapters.Itsm;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Itsm;

/// <summary>
/// Tells the other system of every line of a ticket's history, in order for each ticket. The history is the queue: a line is due from
/// the transaction that wrote it until the other side took it. One server at a time has the deadline that does it.
/// </summary>
public sealed class TicketNews(
    ChargeBotDbs dbs, Writer writer, Deadlines deadlines, IServiceProvider services, ItsmSettings settings, TimeProvider clock, ILogger<TicketNews> log) : BackgroundService, IDeadlineHandler
{
    private const int AtOnce = 8, MostLines = 200;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>What nobody took for so long is given up, and so is what was written so long before a webhook was configured.</summary>
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(3);

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private static readonly Meter Meter = new("ChargeBot.Itsm");
    private static readonly Counter<long> Sent = Meter.CreateCounter<long>("chargebot.itsm.sent", description: "Events sent to the ITSM system, by outcome.");
    private static readonly string Subject = Deadline.SubjectOf("itsm", Guid.Empty);

    /// <inheritdoc/>
    public string Kind => Deadline.Itsm;

    /// <inheritdoc/>
    public async Task Passed(string subject, CancellationToken cancel)
    {
        if (!settings.Tells)
        {
            await deadlines.Meet(Kind, subject, cancel);
            return;
        }

        await using var db = dbs.Open();
        var now = clock.GetUtcNow();
        var due = await db.TicketEvents.AsNoTracking().Where(line => line.Due).OrderBy(line => line.Id).Take(MostLines).ToListAsync(cancel);
        await Parallel.ForEachAsync(
            due.GroupBy(line => line.TicketId).Select(lines => lines.First()).Where(line => line.NotBefore is null || line.NotBefore <= now),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (line, stop) => await Tell(line, stop));
        await deadlines.Put(new Deadline(Kind, subject, clock.GetUtcNow() + Every), cancel);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.Tells)
        {
            return;
        }

        // What was written long before there was anybody to tell is no news.
        var before = Guid.CreateVersion7(clock.GetUtcNow() - GivenUpAfter);
        await writer.Commit(
            new WriteUnit
            {
                Changes = (db, stop) => db.TicketEvents.Where(line => line.Due && line.Tries == 0 && line.Id.CompareTo(before) < 0).ExecuteUpdateAsync(set => set.SetProperty(line => line.Due, false), stop),
            },
            stoppingToken);
        await deadlines.Put(new Deadline(Kind, Subject, clock.GetUtcNow()), stoppingToken);
    }

    private async Task Tell(TicketEvent line, CancellationToken cancel)
    {
        await using var db = dbs.Open();
        var now = clock.GetUtcNow();
        var ticket = await db.Tickets.AsNoTracking().FirstOrDefaultAsync(row => row.Id == line.TicketId, cancel);
        var answer = ticket is null || line.At < now - GivenUpAfter ? new ItsmAnswer(ItsmOutcome.Never)
            : await services.GetRequiredService<ItsmClient>().Send(line.Id.ToString(), TicketEventJson.Write(line, ticket, settings.Source), cancel);
        Sent.Add(1, new KeyValuePair<string, object?>("outcome", answer.Outcome.ToString()));
        if (answer.Outcome is ItsmOutcome.Never)
        {
            log.LogError("The ITSM system was not told of line {Line} of ticket {Ticket}: given up.", line.Id, ticket?.Number);
        }

        var (due, tries) = (answer.Outcome is ItsmOutcome.Later, line.Tries + 1);
        var wait = answer.RetryAfter ?? TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(tries, 12))));
        DateTimeOffset? next = due ? now + wait : null;
        await writer.Commit(
            new WriteUnit
            {
                Changes = (writing, stop) => writing.TicketEvents.Where(row => row.Id == line.Id).ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.Due, due).SetProperty(row => row.Tries, tries).SetProperty(row => row.NotBefore, next), stop),
            },
            cancel);
    }
}
