using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Adapters.Storage.Activations;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.People;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Approvals;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Approvals;

/// <summary>
/// Sees to it that an open approval is answered: asks the one on duty in person, reminds, goes on to the next where somebody
/// does not answer or cannot be reached, and gives up when its time is over. Each step is a row's deadline.
/// </summary>
public sealed class ApprovalRounds(
    ChargeBotDbs dbs, Writer writer, Deadlines deadlines, PeopleDirectory people, DutyRoster roster, PersonalChats chats, TimeProvider clock, ILogger<ApprovalRounds> log) : IDeadlineHandler
{
    /// <summary>A chat that is closed to us is known after this.</summary>
    private static readonly TimeSpan ToArrive = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    public string Kind => Deadline.Approval;

    /// <summary>Who may decide what.</summary>
    public static Permission PermissionFor(ApprovalKind kind) => kind is ApprovalKind.Goodwill ? Permission.ApproveGoodwill : Permission.ApproveChange;

    /// <inheritdoc/>
    public async Task Passed(string subject, CancellationToken cancel)
    {
        var (_, id) = Deadline.Read(subject);
        var now = clock.GetUtcNow();
        await using var db = dbs.Open();
        if (await db.Approvals.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel) is not { State: ApprovalState.Waiting } approval)
        {
            await deadlines.Meet(Kind, subject, cancel);
        }
        else if (now >= approval.ExpiresAt)
        {
            await Expire(approval, subject, now, cancel);
        }
        else
        {
            await Next(db, approval, subject, now, cancel);
        }
    }

    private async Task Next(ChargeBotDb db, Approval approval, string subject, DateTimeOffset now, CancellationToken cancel)
    {
        var asked = approval.AskedInOrder;
        var last = asked.Count > 0 ? asked[^1] : null;
        var card = last is null ? null
            : await db.Cards.AsNoTracking().Where(row => row.CommandId == approval.Id && row.PersonId == last).OrderBy(row => row.CreatedAt).LastOrDefaultAsync(cancel);
        if (card is null or { Dead: true })
        {
            await AskNext(approval, subject, unreached: last, now, cancel);
        }
        else if (now < card.CreatedAt + ApprovalTimes.ToRemind)
        {
            // It arrived: now the person has the time that people have.
            await Later(approval, subject, card.CreatedAt + ApprovalTimes.ToRemind, cancel);
        }
        else if (approval.Reminders == 0)
        {
            await Remind(approval, card, subject, now, cancel);
        }
        else
        {
            await AskNext(approval, subject, null, now, cancel);
        }
    }

    /// <summary>The next one who may and was not asked yet; whoever cannot be reached is skipped and named.</summary>
    private async Task AskNext(Approval approval, string subject, string? unreached, DateTimeOffset now, CancellationToken cancel)
    {
        var missed = new List<string>(unreached is null ? [] : [NameOf(approval, unreached)]);
        var asked = approval.AskedInOrder.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var person in roster.ToAsk(PermissionFor(approval.Kind), now).Where(one => !Same(one.ObjectId, approval.AskedBy) && !asked.Contains(one.ObjectId)))
        {
            if (await chats.Find(approval.TenantId, person, cancel) is { } chat)
            {
                await Commit(approval, subject, missed, now + ToArrive, one => one.Ask(person.ObjectId), unit =>
                {
                    // All cards of the approval are raised with this unit, the new one among them: it is sent once.
                    var card = ApprovalDesk.CardFor(approval, chat.ConversationId, person.ObjectId, chat.Language, now, shared: false);
                    card.Version = 0;
                    unit.NewCards.Add(card);
                    if (chat.New is { } row)
                    {
                        unit.Conversations.Add(row);
                    }
                }, cancel);
                return;
            }

            log.LogWarning("A person who may decide approval {Approval} could not be reached; the next one is asked.", approval.Id);
            missed.Add(person.Name);
            asked.Add(person.ObjectId);
        }

        // Nobody else is there: whoever was asked may still answer, and so may everyone in the channel.
        await Commit(approval, subject, missed, approval.ExpiresAt, _ => { }, _ => { }, cancel);
    }

    private Task Remind(Approval approval, PostedCard card, string subject, DateTimeOffset now, CancellationToken cancel) =>
        Commit(approval, subject, [], now + ApprovalTimes.ToRemind, one => one.Remind(), unit => unit.Also((db, stop) =>
            db.Cards.Where(row => row.Id == card.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.ActivityId, (string?)null), stop)), cancel);

    private Task Later(Approval approval, string subject, DateTimeOffset at, CancellationToken cancel) =>
        deadlines.Put(new Deadline(Kind, subject, at < approval.ExpiresAt ? at : approval.ExpiresAt), cancel);

    private async Task Commit(
        Approval approval, string subject, List<string> missed, DateTimeOffset next, Action<Approval> move, Action<WriteUnit> also, CancellationToken cancel)
    {
        var unit = new WriteUnit();
        unit.Deadlines.Add(new Deadline(Kind, subject, next < approval.ExpiresAt ? next : approval.ExpiresAt));
        unit.RedrawCommands.Add(approval.Id);
        unit.Also(async (db, stop) =>
        {
            if (await db.Approvals.FindAsync([approval.Id], stop) is not { State: ApprovalState.Waiting } row)
            {
                throw new UnitFailedException(UnitFailure.Stale);
            }

            move(row);
            row.Unreached = string.Join(", ", row.Unreached.Split(", ", StringSplitOptions.RemoveEmptyEntries).Union(missed));
        });
        also(unit);
        try
        {
            await writer.Commit(unit, cancel);
        }
        catch (UnitFailedException failed) when (failed.Failure is UnitFailure.Stale)
        {
            // Decided meanwhile: the next look at its deadline finds that.
        }
    }

    private Task Expire(Approval approval, string subject, DateTimeOffset now, CancellationToken cancel)
    {
        var unit = new WriteUnit();
        unit.DeadlinesMet.Add((Kind, subject));
        unit.RedrawCommands.Add(approval.Id);
        unit.Also(async (db, stop) =>
        {
            if (await db.Approvals.FindAsync([approval.Id], stop) is { } row && row.Expire(now))
            {
                await ActivationMoves.Move(db, row.Id, now, "system", one => one.GiveUp(now, StartFailure.NobodyDecided), stop);
            }
        });
        return writer.Commit(unit, cancel);
    }

    private string NameOf(Approval approval, string person) => people.Find(approval.TenantId, person)?.Name ?? person;

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
