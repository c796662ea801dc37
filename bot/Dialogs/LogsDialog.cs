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
    private const int LongestWord = 60;

    private static readonly TimeSpan Oldest = TimeSpan.FromDays(90);

    /// <inheritdoc/>
    public string Name => CardKinds.Logs;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("logs.show", Permission.Logs, new Words(
            ["logs", "log files", "request log"], ["logs", "logdateien", "log anfordern"], TakesPort: true,
            ("requests and lists log files of a station", "fordert Logdateien einer Station an und listet sie"))),
        new("logs.look", Permission.Logs),
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

        if (port.Planned || port.ChargePointId is not { } chargePointId || await chargePoints.Look(chargePointId) is not { Station: { } station }
            || !station.Can(Verbs.RequestLog) || shelf is null)
        {
            turn.Say(Saying.NoLog);
            return;
        }

        await (route.Verb switch
        {
            "logs.request" => Request(turn, port, chargePointId, station),
            "logs.look" => Look(turn, port),
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

    private async Task Request(TurnContext turn, PortEntry port, string chargePointId, Station station)
    {
        if (Period(turn, station) is not { } period)
        {
            return;
        }

        await using var db = dbs.Open();
        if (await db.LogFiles.AsNoTracking().OrderByDescending(row => row.Id).FirstOrDefaultAsync(
            row => row.StationId == port.StationId && (row.State == LogState.Asked || row.State == LogState.Uploading) && row.Until > turn.Now) is { } open)
        {
            // Chargers upload one at a time: a second press is about the one that is under way.
            turn.Show(CardKinds.Logs, port.PortId, new CardData(), open.Id);
            return;
        }

        var press = turn.Turn.Press;
        var lg2Wan = station.Protocol is Protocol.Lg2Wan;
        var kind = lg2Wan ? LogKind.Logbook : Enum.TryParse<LogKind>(press?.Input("kind"), out var chosen) && Enum.IsDefined(chosen) && chosen is not LogKind.Logbook ? chosen : LogKind.Diagnostics;
        var way = ftp.On && !lg2Wan && Enum.TryParse<UploadWay>(press?.Input("way"), out var asked) && Enum.IsDefined(asked) ? asked : UploadWay.Https;
        (Uri Address, string Hash)? upload = lg2Wan ? null : uploads.NewAddress(way);
        var record = turn.Request(port, CommandKind.RequestLog, new RequestLog(period.From, period.To) { UploadTo = upload is { } to ? box.Protect(to.Address.AbsoluteUri) : null, Kind = kind });
        var file = new LogFile
        {
            Id = record.Id,
            StationId = port.StationId,
            PortId = port.PortId,
            ChargePointId = chargePointId,
            Kind = kind,
            From = period.From,
            To = period.To,
            PersonId = turn.Agent.ObjectId,
            PersonName = turn.Agent.Name,
            ConversationId = turn.Turn.ConversationId,
            Language = turn.Language,
            RequestedAt = turn.Now,
            SecretHash = upload?.Hash,
            Until = turn.Now + settings.OpenFor,
        };
        turn.Unit.Also((writing, _) =>
        {
            writing.LogFiles.Add(file.Copy());
            return Task.CompletedTask;
        });
        turn.LogFile = file;
        turn.Show(CardKinds.Logs, port.PortId, new CardData { Way = way }, record.Id);
        turn.Note("logs.request", port.StationId, port.PortId, null, record.Id, $"{kind}, {period.From:s}Z to {period.To:s}Z, {way}");
    }

    /// <summary>The time of which a log is wanted (UTC); null: it has to be typed first, and the card asks for it.</summary>
    private static (DateTimeOffset From, DateTimeOffset To)? Period(TurnContext turn, Station station)
    {
        var press = turn.Turn.Press;
        if (turn.Shown.Range is null && press?.Input("hours") != LogsCard.OwnPeriod)
        {
            return (turn.Now.AddHours(-(press?.Input("hours") is { } typed && LogsCard.Periods.Contains(typed) ? int.Parse(typed, CultureInfo.InvariantCulture) : 24)), turn.Now);
        }

        var range = new LogRange(press?.Input("fromDay"), press?.Input("fromTime"), press?.Input("toDay"), press?.Input("toTime"));
        var zone = SiteZone.Find(station.TimeZone);
        if (TypedTime.Read(range.FromDay, range.FromTime, zone) is { } from && TypedTime.Read(range.ToDay, range.ToTime, zone) is { } to && from < to && from > turn.Now - Oldest && from < turn.Now)
        {
            return (from, to < turn.Now ? to : turn.Now);
        }

        turn.Show(CardKinds.Logs, turn.Card!.PortId, new CardData { Range = range with { Wrong = turn.Shown.Range is not null } });
        return null;
    }

    /// <summary>Into a log: around the last fault of its time, or where a word stands.</summary>
    private static Task Look(TurnContext turn, PortEntry port)
    {
        var press = turn.Turn.Press;
        if (!Guid.TryParse(press?.Input("log"), out var id))
        {
            return Show(turn, port);
        }

        turn.Show(CardKinds.Logs, port.PortId, new CardData
        {
            Look = new LogLook(id, press.Input("word", LongestWord), int.TryParse(press.Input("skip"), NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? Math.Min(skip, 100_000) : 0),
        });
        return Task.CompletedTask;
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
