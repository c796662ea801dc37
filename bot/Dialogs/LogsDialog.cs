using System.Globalization;
using ChargeBot.Adapters.Blobs;
using ChargeBot.Adapters.Ftp;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.LogFiles;
using ChargeBot.Bot.Turns;
using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.LogFiles;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// Log files of a station (the manual's Downloading Log files): a new one is requested for a time, the list shows those that came, and
/// each press of Download makes a fresh link. It goes on in the background; who asked is told when it has come.
/// </summary>
public sealed class LogsDialog(
    Network network, IChargePoints chargePoints, SecretBox box, ChargeBotDbs dbs, UploadDesk uploads, LogSettings settings, FtpSettings ftp, BlobShelf? shelf = null) : IDialog
{
    /// <inheritdoc/>
    public string Name => CardKinds.Logs;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("logs.show", Permission.Logs, new Words(
            ["logs", "log files", "request log"], ["logs", "logdateien", "log anfordern"], TakesPort: true,
            ("requests and lists log files of a station", "fordert Logdateien einer Station an und listet sie"))),
        new("logs.request", Permission.Logs),
        new("logs.file", Permission.Logs),
    ];

    /// <inheritdoc/>
    public async Task Handle(Route route, TurnContext turn)
    {
        if (PortDialog.Named(network, turn) is not { } port)
        {
            return;
        }

        if (port.Planned || port.ChargePointId is not { } chargePointId || await chargePoints.Look(chargePointId) is not { } station
            || station.Station.Protocol is Protocol.Lg2Wan || shelf is null)
        {
            turn.Say(Saying.NoLog);
            return;
        }

        await (route.Verb switch
        {
            "logs.request" => Request(turn, port, chargePointId),
            "logs.file" => Download(turn, port),
            _ => Show(turn, port),
        });
    }

    private static Task Show(TurnContext turn, PortEntry port)
    {
        var page = int.TryParse(turn.Turn.Press?.Input("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Min(asked, 10_000) : 0;
        turn.Show(CardKinds.Logs, port.PortId, new CardData { Page = page, Way = turn.Card?.Kind == CardKinds.Logs ? turn.Shown.Way : default }, turn.Card?.Kind == CardKinds.Logs ? turn.Card.CommandId : null);
        return Task.CompletedTask;
    }

    private async Task Request(TurnContext turn, PortEntry port, string chargePointId)
    {
        await using var db = dbs.Open();
        if (await db.LogFiles.AsNoTracking().OrderByDescending(row => row.Id).FirstOrDefaultAsync(
            row => row.StationId == port.StationId && (row.State == LogState.Asked || row.State == LogState.Uploading) && row.Until > turn.Now) is { } open)
        {
            // Chargers upload one at a time: a second press is about the one that is under way.
            turn.Show(CardKinds.Logs, port.PortId, new CardData(), open.Id);
            return;
        }

        var press = turn.Turn.Press;
        var hours = press?.Input("hours") is { } typed && LogsCard.Periods.Contains(typed) ? int.Parse(typed, CultureInfo.InvariantCulture) : 24;
        var kind = Enum.TryParse<LogKind>(press?.Input("kind"), out var chosen) && Enum.IsDefined(chosen) ? chosen : LogKind.Diagnostics;
        var way = ftp.On && Enum.TryParse<UploadWay>(press?.Input("way"), out var asked) && Enum.IsDefined(asked) ? asked : UploadWay.Https;
        var (address, hash) = uploads.NewAddress(way);
        var (from, to) = (turn.Now.AddHours(-hours), turn.Now);
        var record = turn.Request(port, CommandKind.RequestLog, new RequestLog(from, to) { UploadTo = box.Protect(address.AbsoluteUri), Kind = kind });
        var file = new LogFile
        {
            Id = record.Id,
            StationId = port.StationId,
            PortId = port.PortId,
            ChargePointId = chargePointId,
            Kind = kind,
            From = from,
            To = to,
            PersonId = turn.Agent.ObjectId,
            PersonName = turn.Agent.Name,
            ConversationId = turn.Turn.ConversationId,
            Language = turn.Language,
            RequestedAt = turn.Now,
            SecretHash = hash,
            Until = turn.Now + settings.OpenFor,
        };
        turn.Unit.Also((writing, _) =>
        {
            writing.LogFiles.Add(file.Copy());
            return Task.CompletedTask;
        });
        turn.LogFile = file;
        turn.Show(CardKinds.Logs, port.PortId, new CardData { Way = way }, record.Id);
        turn.Note("logs.request", port.StationId, port.PortId, null, record.Id, $"{kind}, {hours} h, {way}");
    }

    /// <summary>A fresh address for a file: good for ten minutes, for whoever has it, so never in a shared conversation.</summary>
    private async Task Download(TurnContext turn, PortEntry port)
    {
        if (!turn.Turn.Personal)
        {
            turn.Say(Saying.PersonalOnly);
            return;
        }

        await using var db = dbs.Open();
        if (!Guid.TryParse(turn.Turn.Press?.Input("log"), out var id)
            || await db.LogFiles.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.StationId == port.StationId) is not { State: LogState.Here } file)
        {
            await Show(turn, port);
            return;
        }

        if (await FileLink.Make(shelf, box, file.Blob, file.Name ?? "log.bin", turn.Now) is not { } link)
        {
            turn.Say(Saying.StoreDown);
            return;
        }

        turn.Show(CardKinds.Logs, port.PortId, turn.Shown with { Download = link }, turn.Card?.CommandId);
        turn.Note("logs.file", port.StationId, port.PortId, null, file.Id);
    }
}
