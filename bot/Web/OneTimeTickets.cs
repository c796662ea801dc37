using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Turns;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Web;

/// <summary>The way to a one-time page, as a card's row keeps it.</summary>
/// <param name="Ticket">Protected: in clear only while the card is drawn.</param>
/// <param name="ExpiresAt">UTC.</param>
public sealed record OneTimeLink(string Ticket, DateTimeOffset ExpiresAt);

/// <summary>
/// Tickets for one-time pages: 256 random bits for one person, one purpose and one subject, good for five minutes and one
/// use. What is stored of one is its hash.
/// </summary>
public sealed class OneTimeTickets(ChargeBotDbs dbs, Writer writer, SecretBox box, WebSettings settings, TimeProvider clock)
{
    private const int Bytes = 32;

    /// <summary>How long a ticket is good.</summary>
    public static TimeSpan GoodFor => TimeSpan.FromMinutes(5);

    /// <summary>Makes one for whom the turn is about; it is stored with the turn.</summary>
    public OneTimeLink Issue(TurnContext turn, string purpose, string subject)
    {
        var ticket = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        var row = new OneTimePage
        {
            Hash = HashOf(ticket),
            PersonId = turn.Agent.ObjectId,
            TenantId = turn.Agent.TenantId,
            ConversationId = turn.Turn.ConversationId,
            Purpose = purpose,
            Subject = subject,
            Language = turn.Language,
            ExpiresAt = turn.Now + GoodFor,
        };
        turn.Unit.Changes = (db, _) =>
        {
            db.OneTimePages.Add(row);
            return Task.CompletedTask;
        };
        return new OneTimeLink(box.Protect(ticket), row.ExpiresAt);
    }

    /// <summary>Where a link leads; null once it is over.</summary>
    public Uri? Address(OneTimeLink link) => link.ExpiresAt > clock.GetUtcNow() && box.Reveal(link.Ticket) is { } ticket
        ? new Uri(settings.PublicUrl, $"{OneTimeEndpoint.Path[1..]}/{ticket}")
        : null;

    /// <summary>The page of a ticket that is still good, or null: wrong, used and expired ones are not told apart.</summary>
    public async Task<OneTimePage?> Find(string ticket)
    {
        if (ticket.Length != Base64Url.GetEncodedLength(Bytes))
        {
            return null;
        }

        var (hash, now) = (HashOf(ticket), clock.GetUtcNow());
        await using var db = dbs.Open();
        return await db.OneTimePages.FirstOrDefaultAsync(row => row.Hash == hash && row.UsedAt == null && row.ExpiresAt > now);
    }

    /// <summary>Uses a page up, together with what it does. False: someone was quicker, or it is over; then nothing was done.</summary>
    public async Task<bool> Use(OneTimePage page, WriteUnit unit)
    {
        var (now, deed) = (clock.GetUtcNow(), unit.Changes);
        unit.Changes = async (db, cancel) =>
        {
            var used = await db.OneTimePages.Where(row => row.Hash == page.Hash && row.UsedAt == null && row.ExpiresAt > now)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, now), cancel);
            if (used == 0)
            {
                throw new UnitFailedException(UnitFailure.Stale);
            }

            await (deed?.Invoke(db, cancel) ?? Task.CompletedTask);
        };
        try
        {
            await writer.Commit(unit);
            return true;
        }
        catch (UnitFailedException failed) when (failed.Failure is UnitFailure.Stale)
        {
            return false;
        }
    }

    /// <summary>What is kept of a key that stands in an address: SHA-256, upper-case hex.</summary>
    internal static string HashOf(string ticket) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(ticket)));
}
