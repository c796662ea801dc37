using System.Collections.Concurrent;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.MobileNetworks;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Cards;
using ChargeBot.Domain.MobileNetworks;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// Puts the questions to the mobile network operator that wait as due rows, and writes what is answered into the card and
/// the SIM. A question that is lost with its process comes again when its lease ends; asking twice does no harm.
/// </summary>
public sealed class OperatorQuestions(
    StationSims sims, OperatorClient operators, Network network, Writer writer, ChargeBotDbs dbs, TimeProvider clock,
    IHostApplicationLifetime lifetime, ILogger<OperatorQuestions> log) : IDeadlineHandler, IDisposable
{
    /// <summary>The kind of the rows.</summary>
    public const string DeadlineKind = "sim";

    private const int AtOnce = 8;
    private const int MostLooks = 4;

    private readonly ConcurrentDictionary<string, bool> underWay = new();
    private readonly SemaphoreSlim slots = new(AtOnce);

    /// <inheritdoc/>
    public string Kind => DeadlineKind;

    /// <summary>Begins and returns: other deadlines must not wait for an operator.</summary>
    public Task Passed(string subject, CancellationToken cancel)
    {
        if (underWay.TryAdd(subject, true))
        {
            _ = Task.Run(() => Ask(subject, lifetime.ApplicationStopping), CancellationToken.None);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => slots.Dispose();

    private async Task Ask(string subject, CancellationToken stop)
    {
        try
        {
            await slots.WaitAsync(stop);
            try
            {
                await Answer(subject, stop);
            }
            finally
            {
                slots.Release();
            }
        }
        catch (Exception trouble) when (trouble is OperationCanceledException or ObjectDisposedException && stop.IsCancellationRequested)
        {
            // The next start takes the row up.
        }
        catch (Exception trouble)
        {
            log.LogWarning(trouble, "A question to the mobile network operator was not dealt with; it comes again");
        }
        finally
        {
            underWay.TryRemove(subject, out _);
        }
    }

    private async Task Answer(string subject, CancellationToken stop)
    {
        var (about, sim, answer) = (default(string), default(StationSim), default(OperatorAnswer));
        for (var look = 0; look < MostLooks; look++)
        {
            var (card, asked) = await Waiting(subject, stop);
            if (asked is not null && card!.PortId != about)
            {
                about = card.PortId;
                sim = network.Find(about!) is { } port ? await sims.Of(port.StationId, stop) : null;
                answer = sim is { State: SimState.Managed, Card: { } known } ? await operators.Ask(known, sim.IpAddress, stop) : null;
                // The card may have moved on while the operator thought: then only what is known of the SIM is written.
                (card, asked) = await Waiting(subject, stop);
            }

            if (asked is not null && card!.PortId != about)
            {
                continue;
            }

            try
            {
                await writer.Commit(Written(subject, card, asked, sim?.Card, answer), CancellationToken.None);
                return;
            }
            catch (UnitFailedException stale) when (stale.Failure is UnitFailure.Stale)
            {
                // Somebody pressed at this very moment: look once more.
            }
        }
    }

    private WriteUnit Written(string subject, PostedCard? card, OperatorAsk? asked, SimCard? sim, OperatorAnswer? answer)
    {
        var unit = new WriteUnit { DeadlinesMet = { (DeadlineKind, subject) } };
        if (card is not null && asked is not null)
        {
            card.Data = new CardData { Operator = answer is null ? null : asked with { AnsweredAt = clock.GetUtcNow(), Refusals = answer.Refusals } }.Write();
            card.Version++;
            unit.MovedCards.Add(card);
        }

        if (sim is not null && answer is not null && answer.Details != MobileNetworkDetails.None)
        {
            unit.Changes = (db, cancel) => SimCards.Merge(db, sim.Iccid, answer.Details, cancel);
        }

        return unit;
    }

    /// <summary>The card, and its question where it still waits for the answer.</summary>
    private async Task<(PostedCard? Card, OperatorAsk? Asked)> Waiting(string subject, CancellationToken stop)
    {
        var (_, cardId) = Deadline.Read(subject);
        await using var db = dbs.Open();
        var card = await db.Cards.FirstOrDefaultAsync(row => row.Id == cardId, stop);
        return card is { Kind: CardKinds.MobileNetwork, PortId: not null } && CardData.Read(card.Data).Operator is { AnsweredAt: null } asked ? (card, asked) : (card, null);
    }
}
