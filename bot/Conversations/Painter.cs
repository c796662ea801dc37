using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Adapters.Teams;
using ChargeBot.Bot.Turns;
using ChargeBot.Bot.Web;
using ChargeBot.Cards;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Conversations;

/// <summary>Draws a card's row: gathers what is true now and hands it to the card's pure function.</summary>
public sealed class Painter(
    Network network, IChargePoints chargePoints, RoleTable table, Routes routes, Intents intents, ChargeBotDbs dbs, TimeProvider clock, DeskSettings desk,
    DetailsPainter details, ParametersPainter parameters, FindingPainter finding, NotesPainter notes, PortConfigurations configurations, StationPainter stations,
    ErrorRatePainter errors, SessionsPainter sessions, PortLinks links, ActivationPainter activations, VoucherPainter vouchers, TicketPainter tickets, LogPainter logs, TimelinePainter timelines,
    RawCallPainter rawCalls)
{
    /// <summary>Draws a card as the person whose card it is may see it.</summary>
    /// <param name="card">The row.</param>
    /// <param name="reader">Whose card it is.</param>
    /// <param name="fresh">What the turn that it answers decided and has not stored yet.</param>
    public async ValueTask<JsonRaw> Draw(PostedCard card, ServiceAgent reader, Fresh? fresh)
    {
        var context = new CardContext(card.Id, card.Version, card.Language == "de" ? Language.De : Language.En, clock.GetUtcNow());
        var data = CardData.Read(card.Data);
        var drawn = card.Kind switch
        {
            CardKinds.Words when data.Saying is Saying.NoRole => NoRoleCard.Draw(new NoRoleView(desk.RoleContact), context),
            CardKinds.Words => WordsCard.Draw(Sayings.View(data.Saying ?? Saying.CardUnknown, data.Detail, card.Language), context),
            CardKinds.Search => await Search(card.PersonId, data.Query ?? "", reader, context),
            CardKinds.Held => await Held(data, reader, context),
            _ when FindingPainter.Draws(card.Kind) => await finding.Draw(card, data, reader, context),
            CardKinds.Note => await OfNotes(card, data, reader, fresh, context),
            CardKinds.Erasure => ErasureCard.Draw(new ErasureView(data.Erasure?.Report, data.Step is Dialogs.Step.Asking, data.Saved, data.Erasure?.Problem ?? EmaidProblem.None), context),
            CardKinds.Language => LanguageCard.Draw(new LanguageView(data.Chosen, data.Shared), context),
            CardKinds.Activations when card.PortId is null => await sessions.Draw(data, context),
            CardKinds.Vouchers => await vouchers.Draw(data, fresh, context),
            CardKinds.TicketFiles when card.PortId is null => await tickets.DrawFiles(card, fresh, context),
            CardKinds.Backlog => await tickets.DrawBacklog(data, context),
            CardKinds.Tickets or CardKinds.Alerts => await tickets.DrawList(card, data, reader, fresh, context),
            CardKinds.WorstPorts => await errors.DrawWorst(data, context),
            _ => await OfPort(card, data, reader, fresh, context),
        };
        return JsonRaw.FromUtf8(drawn.Utf8);
    }

    /// <summary>A short answer as one sentence, for a press that leaves the card as it is.</summary>
    public string Text(Saying saying, string? detail, string language) => saying is Saying.NoRole
        ? NoRoleCard.Sentence(new NoRoleView(desk.RoleContact), language == "de" ? Language.De : Language.En)
        : Sayings.Text(saying, detail, language);

    private async ValueTask<CardJson> OfPort(PostedCard card, CardData data, ServiceAgent reader, Fresh? fresh, CardContext context)
    {
        if (await PortOf(card, reader, fresh) is not { } plain)
        {
            return WordsCard.Draw(Sayings.View(Saying.CardUnknown, null, card.Language), context);
        }

        var port = await notes.OnCard(card, plain with { Keeping = await finding.Keeping(card, data, plain.PortId) });
        if (card.Kind == CardKinds.Configuration || (card.Kind == CardKinds.Port && ConfigurationStandsIn(port)))
        {
            var reading = card.CommandId is { } asked ? await Recorded(asked, fresh) : null;
            return await configurations.Draw(card.Kind == CardKinds.Configuration ? data : new CardData(), reading, fresh, port, context);
        }

        if (card.Kind == CardKinds.Port)
        {
            return PortCard.Draw(await tickets.OnCard(port), context);
        }

        if (card.Kind == CardKinds.Logs)
        {
            return await logs.Draw(card, data, fresh, port, context);
        }

        if (card.Kind == CardKinds.Timeline)
        {
            return await timelines.Draw(data, port, context);
        }

        if (TicketPainter.Draws(card.Kind))
        {
            return await tickets.Draw(card, data, reader, fresh, port, context);
        }

        if (card.Kind == CardKinds.Link && links.Of(port.PortId) is { } link)
        {
            return LinkCard.Draw(new LinkView(port, link), context);
        }

        if (ActivationPainter.Draws(card.Kind))
        {
            return await activations.Draw(card, data, reader, fresh, port, context);
        }

        if (card.Kind == CardKinds.Errors)
        {
            return await errors.Draw(data, port, context);
        }

        if (SessionsPainter.Draws(card.Kind))
        {
            return await sessions.Draw(card.Kind, data, port, context);
        }

        if (StationPainter.Draws(card.Kind))
        {
            return await stations.Draw(card.Kind, data, port, context);
        }

        if (DetailsPainter.Draws(card.Kind))
        {
            return await details.Draw(card, data, port, context);
        }

        if (ParametersPainter.Draws(card.Kind) && data.Step is not Dialogs.Step.Watching)
        {
            return await parameters.Draw(card.Kind, data, card.CommandId is { } readingId ? await Recorded(readingId, fresh) : null, port, context);
        }

        if (card.Kind == CardKinds.RawCall && card.CommandId is null)
        {
            return rawCalls.Draw(data, port, context);
        }

        if (card.CommandId is { } commandId)
        {
            return await Command(commandId, fresh, port, context);
        }

        var account = await Account(port.Snapshot.Find(port.PortId)?.Running);
        return card.Kind switch
        {
            "force" => ForceCard.Draw(new ForceView(port, WaysOf(port))
            {
                Account = account,
                NeedsReason = data.NeedsReason,
                OnlyIfNobodyInterrupted = data.NeedsReason,
                ReasonMissing = data.ReasonMissing,
            }, context),
            _ => AskCard.Draw(new AskView(port, Kind(card.Kind))
            {
                Account = account,
                NeedsReason = data.NeedsReason,
                OnlyIfNobodyInterrupted = data.NeedsReason,
                ReasonMissing = data.ReasonMissing,
            }, context),
        };
    }

    /// <summary>On whose account a session was started from afar: what ending it means for the billing.</summary>
    private async ValueTask<ActivationKind?> Account(ChargingSession? session)
    {
        if (session?.ActivationId is not { } id)
        {
            return null;
        }

        await using var db = dbs.Open();
        return await db.Activations.Where(row => row.Id == id).Select(row => (ActivationKind?)row.Kind).FirstOrDefaultAsync();
    }

    private async ValueTask<CardJson> OfNotes(PostedCard card, CardData data, ServiceAgent reader, Fresh? fresh, CardContext context) =>
        await PortOf(card, reader, fresh) is { } port ? await notes.Draw(data, fresh?.Note, port, context)
            : WordsCard.Draw(Sayings.View(Saying.CardUnknown, null, card.Language), context);

    /// <summary>The port that a card shows, as the person may see it; null: it is gone from the network.</summary>
    private async ValueTask<PortView?> PortOf(PostedCard card, ServiceAgent reader, Fresh? fresh) =>
        card.PortId is { } portId && network.Find(portId) is { } entry && await Station(entry) is { } station && station.Find(portId) is not null
            ? new PortView(fresh is null ? station : station.With(fresh.Commands), portId, GrantsOf(reader)) : null;

    /// <summary>A planned port has no Control yet: what is shown first of it is its configuration, to whom the role shows that.</summary>
    private static bool ConfigurationStandsIn(PortView port) => port.Snapshot.Station.Stage is StationStage.Planned && port.Grants.CanSeeConfiguration;

    private async ValueTask<CardJson> Command(Guid id, Fresh? fresh, PortView port, CardContext context)
    {
        if (await Recorded(id, fresh) is not { } record)
        {
            return PortCard.Draw(port, context);
        }

        await using var db = dbs.Open();
        ChargingSession? session = null;
        if (record.SessionId is { } sessionId)
        {
            var here = port.Snapshot.Find(port.PortId)!;
            session = here.Running?.Id == sessionId ? here.Running : here.Last?.Id == sessionId ? here.Last
                : await db.Sessions.FirstOrDefaultAsync(ended => ended.Id == sessionId);
        }

        return CommandCard.Draw(new CommandView(record, port, session), context);
    }

    private async ValueTask<CommandRecord?> Recorded(Guid id, Fresh? fresh)
    {
        if (fresh?.Commands.FirstOrDefault(command => command.Id == id) is { } asked)
        {
            return asked;
        }

        await using var db = dbs.Open();
        return await db.Commands.FirstOrDefaultAsync(command => command.Id == id);
    }

    /// <summary>The station of a port, also of one that is planned and has no device yet.</summary>
    private async ValueTask<StationSnapshot?> Station(PortEntry entry)
    {
        if (entry.ChargePointId is { } chargePointId && await chargePoints.Look(chargePointId) is { } live)
        {
            return live;
        }

        await using var db = dbs.Open();
        var station = await db.Stations.FirstOrDefaultAsync(station => station.Id == entry.StationId);
        var ports = await db.Ports.Where(port => port.StationId == entry.StationId).ToListAsync();
        return station is null ? null : StationSnapshot.Of(new StationState(station, ports, [], []));
    }

    private async ValueTask<CardJson> Search(string personId, string query, ServiceAgent reader, CardContext context)
    {
        var found = network.Index.Find(query, SearchView.MaxRows);
        if (found is { Exact: null, Candidates.Count: 0 })
        {
            if (ChargePointId.TryParse(query.Trim(), out var identity) && await HeldUnder(identity.Value) is { } held)
            {
                return HeldCard.Draw(new HeldView(held, GrantsOf(reader)), context);
            }

            var guesses = intents.Guess(query);
            return HelpCard.Draw(await finding.Help(personId, reader, context.Language) with
            {
                NotUnderstood = query,
                Guesses = [.. guesses.Select(words => (Words: words, Route: routes.ByWords(words)!)).Where(guess => finding.Allowed(guess.Route, reader))
                    .DistinctBy(guess => guess.Route).Select(guess => FindingPainter.Line(guess.Route, context.Language) with { Words = Mended(query, guess) })],
            }, context);
        }

        return SearchCard.Draw(new SearchView(
            query,
            found.Exact is { } exact ? await Found(exact, withStatus: true) : null,
            [.. await Task.WhenAll(found.Candidates.Select(async candidate => new Candidate(
                await Found(candidate.Hit, withStatus: false),
                candidate.Hit.Port is { } port ? new FoundPort(port.PortId) : null,
                Enum.Parse<FoundBy>(candidate.Reason.ToString()),
                candidate.Reason is SearchReason.Number or SearchReason.Note ? candidate.Matched : null)))],
            found.Total), context);
    }

    private async Task<FoundStation> Found(SearchHit hit, bool withStatus)
    {
        var live = withStatus && hit.Ports[0].ChargePointId is { } id ? await chargePoints.Look(id) : null;
        return new FoundStation(hit.StationId, hit.Ports[0].Place, hit.Ports[0].Planned,
            [.. hit.Ports.Select(port => new FoundPort(port.PortId, live?.Find(port.PortId)?.Port.Status))]);
    }

    private async ValueTask<CardJson> Held(CardData data, ServiceAgent reader, CardContext context)
    {
        return await HeldUnder(data.ChargePointId) is { } held
            ? HeldCard.Draw(new HeldView(held, GrantsOf(reader))
            {
                Asking = data.Step is Dialogs.Step.Asking,
                TypedStationId = data.TypedStationId,
                Problem = data.Problem,
            }, context)
            : WordsCard.Draw(Sayings.View(Saying.NothingHeld, null, context.Language is Language.De ? "de" : "en"), context);
    }

    private async Task<HeldChargePoint?> HeldUnder(string? chargePointId)
    {
        await using var db = dbs.Open();
        return await db.HeldChargePoints.FirstOrDefaultAsync(held => held.ChargePointId == chargePointId);
    }

    /// <summary>What was typed, with the words that were probably meant in the place of the first.</summary>
    private static string Mended(string query, (string Words, Route Route) guess) =>
        guess.Route.Words!.TakesPort && query.Trim().Split(' ', 2) is [_, var rest] ? $"{guess.Words} {rest}" : guess.Words;

    private Grants GrantsOf(ServiceAgent reader)
    {
        return new Grants
        {
            CanStop = May(Permission.Stop),
            CanForceStop = May(Permission.ForceStop),
            CanUnlock = May(Permission.Unlock),
            CanSoftReboot = May(Permission.SoftReboot),
            CanHardReboot = May(Permission.HardReboot),
            CanAdopt = May(Permission.Adopt),
            CanSeeConfiguration = May(Permission.ReadConfiguration),
            CanReadParameters = May(Permission.ReadConfiguration),
            CanEditParameters = May(Permission.EditParameters),
            CanSeePuk = May(Permission.Puk),
            CanCheckMeter = May(Permission.MeterCheck),
            CanCallRaw = May(Permission.RawCall),
            CanUseNotes = May(Permission.Notes),
            CanEditDetails = May(Permission.EditConfiguration),
            CanUseTickets = May(Permission.Tickets),
            CanUseLogs = May(Permission.Logs),
            CanStart = May(Permission.StartByContract) || May(Permission.Goodwill) || May(Permission.StartByVoucher),
        };

        bool May(Permission permission) => table.Ask(reader, permission) is not Grant.Denied;
    }

    private static ForceWay[] WaysOf(PortView port)
    {
        var (here, station) = (port.Snapshot.Find(port.PortId)!, port.Snapshot.Station);
        return [.. Enum.GetValues<ForceWay>().Where(way => way switch
        {
            ForceWay.RemoteStop => port.Snapshot.ForceStopAt(here) is not null,
            ForceWay.Availability => station.Can(Verbs.Availability),
            ForceWay.Unlock => station.Can(Verbs.Unlock),
            _ => station.Can(Verbs.HardReset),
        })];
    }

    private static AskKind Kind(string dialog) => dialog switch
    {
        "stop" => AskKind.Stop,
        "unlock" => AskKind.Unlock,
        "softreboot" => AskKind.SoftReboot,
        "hardreboot" => AskKind.HardReboot,
        _ => AskKind.Reboot,
    };
}

/// <summary>The service desk's own settings, section <c>Desk</c>.</summary>
/// <param name="RoleContact">Whom to ask for a role; null: the team lead.</param>
/// <param name="ChannelLanguage">The language of cards in channels and group chats: <c>en</c> or <c>de</c>.</param>
public sealed record DeskSettings(string? RoleContact, string ChannelLanguage)
{
    /// <summary>Where the documents are that bind conversion and dismantling of old LG2WAN stations in Germany; null: cards only say that there are some.</summary>
    public Uri? ConversionDocuments { get; init; }

    /// <summary>The conversation in which tickets stand and engineers are called; null: they are called in person only.</summary>
    public string? TicketsChannel { get; init; }

    /// <summary>The conversation in which supervisors see what waits for approval, as the channel names it; null: they are only asked in person.</summary>
    public string? ApprovalsChannel { get; init; }
}
