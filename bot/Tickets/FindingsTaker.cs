using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Tickets;

/// <summary>Takes down what the bot knows of a port at the moment at which a ticket is sent: nobody has to type it, and it does not change any more.</summary>
public sealed class FindingsTaker(Network network, IChargePoints chargePoints, ChargeBotDbs dbs)
{
    private const int Most = 5;
    private const int LongestNote = 120;

    /// <summary>What is true now.</summary>
    public async Task<TicketFindings> Take(string portId, CancellationToken cancel = default)
    {
        await using var db = dbs.Open();
        var live = network.Find(portId)?.ChargePointId is { } chargePointId ? await chargePoints.Look(chargePointId) : null;
        var port = live?.Find(portId)?.Port ?? await db.Ports.AsNoTracking().FirstOrDefaultAsync(row => row.Id == portId, cancel);
        var running = live?.Find(portId)?.Running;
        var errors = await db.Sessions.AsNoTracking().Where(session => session.PortId == portId && session.Error != null && session.Error != ErrorType.None)
            .OrderByDescending(session => session.StartedAt).Take(Most).Select(session => new { session.StartedAt, session.Error }).ToListAsync(cancel);
        var commands = await db.Commands.AsNoTracking().Where(command => command.PortId == portId)
            .OrderByDescending(command => command.Id).Take(Most).ToListAsync(cancel);
        var notes = await db.NotesOn(portId, 0, Most, cancel);
        return new TicketFindings
        {
            Status = port?.Status.ToString() ?? "",
            StatusAt = port?.StatusAt,
            Online = live?.Station.Online is true,
            HeardAt = live?.Station.LastMessageAt,
            Fault = port is { ErrorCode: { Length: > 0 } code } && code != "NoError" ? $"{code} {port.ErrorInfo}".Trim() : null,
            SessionSince = running?.StartedAt,
            SessionEnergy = running?.Energy,
            Errors = [.. errors.Select(one => new TimedWord(one.StartedAt, one.Error!.Value.ToString()))],
            Commands = [.. commands.Select(command => new TimedWord(command.RequestedAt, $"{command.Kind}: {command.State}"))],
            Notes = [.. notes.Rows.Select(note => new TimedWord(note.EditedAt ?? note.CreatedAt, note.Text.Length > LongestNote ? note.Text[..LongestNote] : note.Text))],
        };
    }
}
