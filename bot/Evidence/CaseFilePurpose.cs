using System.Globalization;
using ChargeBot.Adapters.Blobs;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Web;
using ChargeBot.Cards;
using ChargeBot.Domain.Audit;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Evidence;
using ChargeBot.Domain.People;
using ChargeBot.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Evidence;

/// <summary>The page on which a case pack is downloaded: whole for colleagues, or redacted for outsiders.</summary>
public sealed class CaseFilePurpose(Network network, ChargeBotDbs dbs, TimeProvider clock, BlobShelf? shelf = null) : IOneTimePurpose
{
    /// <summary>Its name in the tickets.</summary>
    public const string Purpose = "case";

    private const string ForOutsiders = "outsiders";

    /// <inheritdoc/>
    public string Name => Purpose;

    /// <inheritdoc/>
    public Permission Permission => Permission.Tickets;

    /// <summary>What a page is about.</summary>
    public static string SubjectOf(string port, TimelineShown shown) => new CardData { Query = port, Timeline = shown }.Write();

    /// <inheritdoc/>
    public Task<OneTimeForm> Offer(OneTimePage page) => Task.FromResult(new OneTimeForm(
        In(page, "Case pack", "Fallakte"),
        In(page, "A ZIP file with a readable page, photos, logs, charge records and the hash of each. One of the two can be downloaded; the link is then used up.",
            "Eine ZIP-Datei mit lesbarer Seite, Fotos, Logs, Ladebelegen und dem Hash von allem. Eine von beiden lässt sich herunterladen; danach ist der Link verbraucht."),
        [
            new OneTimeButton("colleagues", In(page, "Whole, for colleagues", "Vollständig, für den eigenen Betrieb")),
            new OneTimeButton(ForOutsiders, In(page, "Redacted, for outsiders", "Geschwärzt, für Außenstehende")),
        ]));

    /// <inheritdoc/>
    public async Task<OneTimeDeed> Press(OneTimePage page, ServiceAgent agent, string press, string typed)
    {
        var now = clock.GetUtcNow();
        var data = CardData.Read(page.Subject);
        await using var db = dbs.Open();
        var shown = data.Timeline ?? new TimelineShown(null);
        var ticket = shown.Ticket is { } id ? await db.Tickets.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id) : null;
        if (network.Find(data.Query ?? "") is not { } port)
        {
            return new OneTimeDeed { Problem = In(page, "This port is not in the network any more.", "Diesen Ladepunkt gibt es im Netz nicht mehr.") };
        }

        var redacted = press == ForOutsiders;
        var unit = new WriteUnit();
        unit.Audit.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            Who = page.PersonId,
            What = "timeline.download",
            StationId = port.StationId,
            PortId = port.PortId,
            Result = string.Create(CultureInfo.InvariantCulture, $"{(ticket is null ? "" : $"#{ticket.Number} ")}{(redacted ? "redacted" : "whole")}"),
        });
        return new OneTimeDeed
        {
            Unit = unit,
            File = new OneTimeFile(NameOf(port, ticket, now), "application/zip", (to, cancel) => Write(port, ticket, shown, redacted, agent, page, to, cancel)),
        };
    }

    private async Task Write(PortEntry port, Ticket? ticket, TimelineShown shown, bool redacted, ServiceAgent agent, OneTimePage page, Stream to, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = dbs.Open();
        if (await CaseContent.Gather(db, shown.Of(port, ticket, now), ticket, new Redaction(redacted), agent.Name, now, cancel) is { } found)
        {
            await new CasePack(shelf).Write(found, page.Language == "de" ? Language.De : Language.En, to, cancel);
        }
    }

    private static string NameOf(PortEntry port, Ticket? ticket, DateTimeOffset now) => string.Create(
        CultureInfo.InvariantCulture, $"case-{(ticket is null ? string.Concat(port.PortId.Where(char.IsAsciiLetterOrDigit)) : ticket.Number)}-{now:yyyyMMdd-HHmm}.zip");

    private static string In(OneTimePage page, string en, string de) => page.Language == "de" ? de : en;
}
