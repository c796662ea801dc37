using ChargeBot.Adapters.Files;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.LogFiles;

namespace ChargeBot.Bot.LogFiles;

/// <summary>That a log is here, and the card that tells so: one transaction, by whichever way it came.</summary>
public static class LogArrival
{
    /// <summary>The unit; it is stale where the request was answered already.</summary>
    /// <param name="file">The request, with what was received.</param>
    /// <param name="name">The name that the device gave; empty: none.</param>
    /// <param name="type">What it is, by its content.</param>
    /// <param name="hash">SHA-256 of it, upper-case hex.</param>
    /// <param name="now">UTC.</param>
    public static WriteUnit Of(LogFile file, string name, string type, string hash, DateTimeOffset now)
    {
        var unit = new WriteUnit();
        unit.RedrawCommands.Add(file.Id);
        unit.NewCards.Add(new PostedCard
        {
            Id = Guid.CreateVersion7(now),
            ConversationId = file.ConversationId,
            PersonId = file.PersonId,
            Kind = CardKinds.Logs,
            PortId = file.PortId,
            CommandId = file.Id,
            Data = new CardData { Saved = true, News = true }.Write(),
            Language = file.Language,
            CreatedAt = now,
            Version = 0,
        });
        unit.Also(async (db, cancel) =>
        {
            if (await db.LogFiles.FindAsync([file.Id], cancel) is not { } row || !row.Move(LogTrigger.Arrive))
            {
                throw new UnitFailedException(UnitFailure.Stale);
            }

            (row.SecretHash, row.BusyUntil, row.ArrivedAt, row.Sha256, row.ContentType, row.Received, row.Blocks) = (null, null, now, hash, type, file.Received, file.Blocks);
            row.Name = FileIntake.NameOf(name.Length > 0 ? name : $"{row.StationId}-{row.To:yyyyMMdd-HHmm}", FileSignature.Ending(type));
        });
        return unit;
    }
}
