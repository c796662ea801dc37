using ChargeBot.Adapters.Storage;
using ChargeBot.Adapters.Storage.Activations;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.Links;

/// <summary>
/// Ends the sessions that have to end: those whose time is over, after a warning, and those that began under a tag that must
/// not charge. The deadline is a row, so a restart forgets none; a station that is away is stopped when it is back.
/// </summary>
internal sealed class SessionEnds(ChargeBotDbs dbs, Writer writer, Deadlines deadlines, IChargePoints chargePoints, TimeProvider clock) : IDeadlineHandler
{
    /// <summary>Who stops in nobody's name.</summary>
    public const string System = "system";

    /// <summary>A device that refuses to stop is asked so often; then it is for people, and the card says so.</summary>
    private const int MostStops = 5;

    /// <summary>A station that is away, or at work on a stop, is looked at again after this.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    public string Kind => Deadline.Session;

    /// <inheritdoc/>
    public async Task Passed(string subject, CancellationToken cancel)
    {
        var (chargePointId, id) = Deadline.Read(subject);
        var now = clock.GetUtcNow();
        await using var db = dbs.Open();
        var session = await db.Sessions.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel);
        var activation = session?.ActivationId is { } started ? await db.Activations.AsNoTracking().FirstOrDefaultAsync(row => row.Id == started, cancel) : null;
        var unauthorised = session?.Flags.HasFlag(SessionFlags.Unauthorised) is true;
        if (session is not { State: SessionState.Running } || (!unauthorised && activation?.EndsAt is null))
        {
            await deadlines.Meet(Kind, subject, cancel);
        }
        else if (!unauthorised && activation is { EndsAt: { } end } && now < end)
        {
            await Warn(activation, subject, end, cancel);
        }
        else
        {
            await Stop(chargePointId, session, activation, subject, now, cancel);
        }
    }

    /// <summary>Says that it ends soon, once, in a card that is sent anew: an update in place rings for nobody.</summary>
    private Task Warn(Activation activation, string subject, DateTimeOffset end, CancellationToken cancel)
    {
        var unit = new WriteUnit();
        unit.RedrawCommands.Add(activation.Id);
        unit.Deadlines.Add(new Deadline(Kind, subject, end));
        unit.Changes = async (db, stop) =>
        {
            await db.Activations.Where(row => row.Id == activation.Id).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Warned, true).SetProperty(row => row.Version, row => row.Version + 1), stop);
            await db.Cards.Where(row => row.CommandId == activation.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.ActivityId, (string?)null), stop);
        };
        return writer.Commit(unit, cancel);
    }

    private async Task Stop(string chargePointId, ChargingSession session, Activation? activation, string subject, DateTimeOffset now, CancellationToken cancel)
    {
        var station = await chargePoints.Look(chargePointId);
        var port = station?.Find(session.PortId);
        var stops = port?.Commands.Where(command => command.SessionId == session.Id && command.PersonId == System).ToList() ?? [];
        var unit = new WriteUnit();
        CommandRecord? record = null;
        if (station is not { Station.Online: true } || stops.Exists(stop => !stop.Settled))
        {
            unit.Deadlines.Add(new Deadline(Kind, subject, now + Again));
        }
        else if (stops.Count >= MostStops || port?.Running?.Id != session.Id)
        {
            unit.DeadlinesMet.Add((Kind, subject));
        }
        else
        {
            record = new CommandRecord
            {
                Id = Guid.CreateVersion7(now),
                StationId = session.StationId,
                ChargePointId = chargePointId,
                PortId = session.PortId,
                Kind = CommandKind.Stop,
                Command = new RemoteStop(session.TransactionId) { ConnectorId = port.Port.ConnectorId },
                PersonId = System,
                PersonName = "ChargeBot",
                Reason = activation is null ? "not authorised" : "its time is over",
                SessionId = session.Id,
                RequestedAt = now,
            }.Request(waitUntilIdle: false);
            unit.Request(record);
            unit.Deadlines.Add(new Deadline(Kind, subject, now + Again));
        }

        if (activation is not null)
        {
            unit.RedrawCommands.Add(activation.Id);
        }

        await writer.Commit(unit, cancel);
        if (record is not null)
        {
            await chargePoints.Submit(record);
        }
    }
}

/// <summary>An activation waited long enough: for a password, or for a start that came too late to be taken.</summary>
internal sealed class ActivationDeadlines(Writer writer, TimeProvider clock) : IDeadlineHandler
{
    /// <inheritdoc/>
    public string Kind => Deadline.Activation;

    /// <inheritdoc/>
    public Task Passed(string subject, CancellationToken cancel)
    {
        var (_, id) = Deadline.Read(subject);
        var now = clock.GetUtcNow();
        var unit = new WriteUnit();
        unit.DeadlinesMet.Add((Kind, subject));
        unit.RedrawCommands.Add(id);
        unit.Changes = async (db, stop) =>
        {
            var answered = await db.Commands.AsNoTracking().Where(row => row.Id == id).Select(row => row.AnsweredAt).FirstOrDefaultAsync(stop);
            await ActivationMoves.Move(db, id, now, SessionEnds.System, activation => activation.State switch
            {
                ActivationState.AwaitingPassword => activation.GiveUp(now, StartFailure.NoPassword),
                ActivationState.Overdue => activation.GiveUp(now, answered is null ? StartFailure.NoAnswer : StartFailure.NothingBegan),
                _ => false,
            }, stop);
        };
        return writer.Commit(unit, cancel);
    }
}
