using System.Text;
using ChargeBot.Adapters.Storage;
using ChargeBot.Adapters.Teams;
using ChargeBot.Bot.Dialogs;
using ChargeBot.Bot.People;
using ChargeBot.Bot.Turns;
using ChargeBot.Bot.Web;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Conversations;

/// <inheritdoc cref="ILane"/>
public sealed class Lane(
    Router router, Painter painter, PeopleDirectory people, ConversationBook conversations, ConversationLanguage languages,
    Writer writer, ChargeBotDbs dbs, IChargePoints chargePoints, TimeProvider clock, ILogger<Lane> log) : Grain, ILane
{
    private const int RememberedActivities = 200;

    private readonly Dictionary<string, TurnAnswer> answers = [];
    private readonly Queue<string> order = new();
    private readonly Dictionary<string, DraftRow> drafts = [];
    private string? chosenLanguage;

    private string Conversation => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken) => Load(cancellationToken);

    /// <inheritdoc/>
    public async Task<TurnAnswer> Take(Turn turn)
    {
        if (answers.TryGetValue(turn.ActivityId, out var before))
        {
            return before;
        }

        for (var again = false; ; again = true)
        {
            try
            {
                return await Work(turn);
            }
            catch (UnitFailedException stale) when (stale.Failure is UnitFailure.Stale && !again)
            {
                // Something moved between our look and our write, and nothing was written: look once more.
                await Load(CancellationToken.None);
            }
            catch (UnitFailedException failed)
            {
                return await Failed(turn, failed);
            }
        }
    }

    /// <inheritdoc/>
    public async Task QuestionExpired(Guid cardId)
    {
        var card = await Load(cardId);
        var unit = new WriteUnit();
        unit.DeadlinesMet.Add((Deadline.Question, Deadline.SubjectOf(Conversation, cardId)));
        if (card is not null && InterventionMachine.Fire(CardData.Read(card.Data).Step, DialogTrigger.Expire) is not null)
        {
            (card.Kind, card.Data, card.CommandId) = (CardKinds.Port, new CardData().Write(), null);
            card.Version++;
            unit.MovedCards.Add(card);
        }

        await writer.Commit(unit);
    }

    /// <summary>Takes up what is stored: what was worked on, where each person stands, and in which language.</summary>
    private async Task Load(CancellationToken cancellationToken)
    {
        await using var db = dbs.Open();
        var latest = await db.Seen.Where(row => row.ConversationId == Conversation).OrderByDescending(row => row.At)
            .Take(RememberedActivities).ToListAsync(cancellationToken);
        foreach (var seen in Enumerable.Reverse(latest))
        {
            Remember(seen.ActivityId, Replayed(seen));
        }

        chosenLanguage = await db.Conversations.Where(row => row.Id == Conversation).Select(row => row.Language).FirstOrDefaultAsync(cancellationToken);
        foreach (var draft in await db.Drafts.Where(row => row.ConversationId == Conversation).ToListAsync(cancellationToken))
        {
            drafts[draft.PersonId] = draft;
        }
    }

    private async Task<TurnAnswer> Work(Turn turn)
    {
        var now = clock.GetUtcNow();
        var agent = Who(turn);
        var context = new TurnContext(turn, agent, languages.Of(turn, agent, chosenLanguage), now, chosenLanguage);
        var draft = drafts.GetValueOrDefault(turn.PersonId);
        context.FocusPort = draft?.PortId;

        switch (turn.What)
        {
            case What.Left:
                // A team's threads have ids of their own that begin with the channel's.
                context.Unit.Changes = (db, cancel) => db.Conversations
                    .Where(row => row.Id == Conversation || row.Id.StartsWith(Conversation + ";")).ExecuteDeleteAsync(cancel);
                break;

            case What.Arrived:
                // Both kinds of arrival come, in either order and more than once: one welcome for each conversation.
                if (!await conversations.Knows(Conversation))
                {
                    context.Show(CardKinds.Help, null, new CardData { Asked = agent.ObjectId });
                }

                break;

            case What.Pressed when await StaleOrForeign(context) is { } answer:
                return await Finish(context, draft, answer);

            default:
                if (turn.What is What.Said && Router.Answers(turn, draft))
                {
                    context.Card = await Load(draft!.CardId!.Value);
                }

                await router.Route(context);
                break;
        }

        return await Finish(context, draft, await Answer(context));
    }

    /// <summary>A press on a card that we do not know or that has moved on changes nothing: its answer is the truth.</summary>
    private async Task<TurnAnswer?> StaleOrForeign(TurnContext context)
    {
        var press = context.Turn.Press!;
        if (press.CardId is { } id && await Load(id) is { } card)
        {
            context.Card = card;
            if (press.Automatic)
            {
                return await AsItIs(context, card);
            }

            if (press.Version == card.Version)
            {
                return null;
            }

            log.LogInformation("A press of {Verb} was made for version {Pressed} of a card that is at {Version}", press.Verb, press.Version, card.Version);
            if (!press.Invoke)
            {
                card.Version++;
                context.Unit.MovedCards.Add(card);
            }

            return await AsItIs(context, card);
        }

        // A card that somebody brought along by the message extension is in no book; its one button asks for a card of ours.
        if (press is { Verb: MessageExtension.Opens, Automatic: false } && (press.CardId ?? Guid.Empty) == Guid.Empty)
        {
            return null;
        }

        context.Say(Saying.CardUnknown);
        return await Answer(context);
    }

    private async Task<TurnAnswer> Answer(TurnContext context)
    {
        var invoke = context.Turn.Press is { Invoke: true };
        if (context.Said is { } said)
        {
            if (invoke)
            {
                return Invoked(InvokeResponse.Message(painter.Text(said.Saying, said.Detail, context.Language)));
            }

            context.Card = null;
            context.Show(CardKinds.Words, null, new CardData { Saying = said.Saying, Detail = said.Detail });
        }

        if (invoke)
        {
            return context is { Card: null, Result: not null } ? Invoked(InvokeResponse.Message(painter.Text(Saying.ShownBelow, null, context.Language)))
                : context.Result is { } result
                ? Invoked(InvokeResponse.Card(await painter.Draw(result, context.Agent, context.Fresh)))
                : await AsItIs(context, context.Card!);
        }

        if (context.Turn.RepliesInline && context.Result is { } reply)
        {
            reply.DrawnVersion = reply.Version;
            var replies = new ExpectedReplies([Message(await painter.Draw(reply, context.Agent, context.Fresh))]);
            return new TurnAnswer(StatusCodes.Status200OK, Encoding.UTF8.GetString(replies.ToUtf8()));
        }

        return new TurnAnswer(StatusCodes.Status200OK);
    }

    private async Task<TurnAnswer> AsItIs(TurnContext context, PostedCard card)
    {
        if (context.Turn.Press is not { Invoke: true })
        {
            return new TurnAnswer(StatusCodes.Status200OK);
        }

        // A dialog may have let a command move meanwhile, and with it the card.
        var truth = context.Unit.MovedCards.Count > 0 ? card : await Load(card.Id) ?? card;
        return Invoked(InvokeResponse.Card(await painter.Draw(truth, context.Agent, null)));
    }

    /// <summary>Stores everything that the turn decided, at once; only then is it answered and its command handed over.</summary>
    private async Task<TurnAnswer> Finish(TurnContext context, DraftRow? draft, TurnAnswer answer)
    {
        var (turn, unit) = (context.Turn, context.Unit);
        unit.Seen.Add(new SeenActivity(Conversation, turn.ActivityId, context.Now, turn.Press is { Invoke: true } || turn.RepliesInline ? Kept(answer) : null));
        var next = NextDraft(context, draft);
        if (next is not null)
        {
            unit.Drafts.Add(next);
            if (next.PortId is { } port && port != draft?.PortId)
            {
                unit.Recents.Add(new RecentPort(turn.PersonId, port, context.Now));
            }
        }

        if (turn.What is not What.Left && (conversations.Changed(turn) || context.ChosenLanguage != chosenLanguage))
        {
            unit.Conversations.Add(new ConversationRow(Conversation, turn.TenantId, turn.Reference, context.Now, context.ChosenLanguage, turn.Personal ? turn.PersonId : null));
        }

        await writer.Commit(unit);
        chosenLanguage = turn.What is What.Left ? null : context.ChosenLanguage;
        Remember(turn.ActivityId, answer);
        conversations.Keep(turn);
        if (next is not null)
        {
            drafts[turn.PersonId] = next;
        }

        if (context.Requested.Count > 0)
        {
            HandOver(context.Requested);
        }

        return answer;
    }

    /// <summary>What is stored of an answer: the key to a one-time page is in memory alone, and a repeated press after a restart finds none.</summary>
    private static string? Kept(TurnAnswer answer) => answer.Body is { } body
        && (body.Contains(OneTimeEndpoint.Path, StringComparison.Ordinal) || body.Contains("&sig=", StringComparison.Ordinal)) ? null : answer.Body;

    private DraftRow? NextDraft(TurnContext context, DraftRow? draft)
    {
        if (context.Result is not { Kind: not (CardKinds.Words or CardKinds.Help) } card || context.Turn.What is What.Arrived)
        {
            return null;
        }

        var step = CardData.Read(card.Data).Step;
        var next = new DraftRow(Conversation, context.Turn.PersonId, step is Step.Closed ? null : card.Kind,
            step is Step.Closed ? null : step.ToString(), card.Id, context.FocusPort, context.Now);
        return draft is not null && next with { UpdatedAt = draft.UpdatedAt } == draft ? null : next;
    }

    /// <summary>The rows are stored: should this be lost, the recovery at the next start hands them over again.</summary>
    private void HandOver(IReadOnlyList<CommandRecord> commands) => _ = Task.Run(async () =>
    {
        foreach (var command in commands)
        {
            try
            {
                await chargePoints.Submit(command);
            }
            catch (Exception trouble)
            {
                log.LogError(trouble, "Command {Command} could not be handed over; its deadline or the next start takes it up", command.Id);
            }
        }
    });

    /// <summary>Worked on already by a life of this lane that we do not remember, or not stored: then the channel is to send it again.</summary>
    private async Task<TurnAnswer> Failed(Turn turn, UnitFailedException failed)
    {
        if (failed.Failure is UnitFailure.Full)
        {
            return new TurnAnswer(StatusCodes.Status503ServiceUnavailable);
        }

        DeactivateOnIdle();
        await using var db = dbs.Open();
        if (await db.Seen.FirstOrDefaultAsync(row => row.ConversationId == Conversation && row.ActivityId == turn.ActivityId) is { } seen)
        {
            return Replayed(seen);
        }

        log.LogError(failed, "A turn could not be stored");
        return new TurnAnswer(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>A card of this conversation; what we post into a channel is pressed in the thread that begins with it.</summary>
    private async Task<PostedCard?> Load(Guid cardId)
    {
        await using var db = dbs.Open();
        return await db.Cards.FirstOrDefaultAsync(card => card.Id == cardId) is { } found
            && (found.ConversationId == Conversation || Conversation.StartsWith(found.ConversationId + ";", StringComparison.Ordinal)) ? found : null;
    }

    private void Remember(string activityId, TurnAnswer answer)
    {
        if (answers.TryAdd(activityId, answer))
        {
            order.Enqueue(activityId);
        }

        while (order.Count > RememberedActivities)
        {
            answers.Remove(order.Dequeue());
        }
    }

    private ServiceAgent Who(Turn turn) =>
        people.Find(turn.TenantId, turn.PersonId) ?? ServiceAgent.Stranger(turn.TenantId, turn.PersonId, turn.PersonName);

    private static Activity Message(JsonRaw card) => new() { Type = ActivityTypes.Message, Attachments = [Attachment.Card(card)] };

    private static TurnAnswer Replayed(SeenActivity seen) => new(StatusCodes.Status200OK, seen.Answer);

    private static TurnAnswer Invoked(InvokeResponse response) => new(StatusCodes.Status200OK, Encoding.UTF8.GetString(response.ToUtf8()));
}
