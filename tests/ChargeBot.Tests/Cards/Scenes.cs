using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using static ChargeBot.Tests.Cards.Commands;

namespace ChargeBot.Tests.Cards;

/// <summary>Each card in its notable states: what the golden files show and the rules are checked on.</summary>
internal static class Scenes
{
    private static readonly Guid CardId = Guid.Parse("019a0000-0000-7000-8000-000000000001");

    public static IReadOnlyDictionary<string, Func<CardContext, CardJson>> All { get; } = Every().ToDictionary(scene => scene.Name, scene => scene.Draw);

    public static CardContext Context(Language language) => new(CardId, 7, language, Site.Now);

    public static PortView View(Site site, Grants? grants = null, string port = Site.One) => new(site.Snapshot, port, grants ?? Grants.All);

    private static IEnumerable<(string Name, Func<CardContext, CardJson> Draw)> Every() =>
    [
        .. Desk(),
        .. Ports(),
        .. Asks(),
        .. Forces(),
        .. Stops(),
        .. OtherCommands(),
        .. MobileNetworkScenes.All(),
        .. ParameterScenes.Every(),
        .. DetailScenes.All(),
        .. FindingScenes.All(),
        .. OcppParameterScenes.All(),
        .. NoteScenes.All(),
        .. ConfigurationScenes.All(),
        .. StationScenes.All(),
        .. ErrorRateScenes.All(), .. SessionScenes.All(), .. StartScenes.All(), .. TicketScenes.All(), .. LogScenes.All(), .. TimelineScenes.All(), .. ErasureScenes.All(), .. ReportScenes.All(), .. RawCallScenes.All(),
    ];

    private static IEnumerable<(string, Func<CardContext, CardJson>)> Desk()
    {
        yield return ("help", context => HelpCard.Draw(Help(context), context));
        yield return ("help.guesses", context => HelpCard.Draw(
            Help(context) with { NotUnderstood = "stpo *jetzt*", Guesses = [Help(context).Examples[1]] }, context));
        yield return ("norole", context => NoRoleCard.Draw(new NoRoleView(), context));
        yield return ("norole.contact", context => NoRoleCard.Draw(new NoRoleView("service-desk@example.com"), context));
        yield return ("words.good", context => WordsCard.Draw(context.Language is Language.De
            ? new WordsView("Übernommen", "Berlin-042 ist in Betrieb.", Tone.Good, Site.One)
            : new WordsView("Adopted", "Berlin-042 is in service.", Tone.Good, Site.One), context));
        yield return ("search.station", context => SearchCard.Draw(new SearchView("berlin042", Station(PortStatus.Charging, PortStatus.Faulted), [], 1), context));
        yield return ("search.candidates", context => SearchCard.Draw(new SearchView("DE*ABC*E12", null, Candidates(), 23), context));
        yield return ("search.nearmiss", context => SearchCard.Draw(new SearchView("DE*ABC*E1235*1", null, [new Candidate(Station(null, null), new FoundPort(Site.One), FoundBy.NearMiss)], 1), context));
        yield return ("search.nothing", context => SearchCard.Draw(new SearchView("Musterallee", null, [], 0), context));
        yield return ("held", context => HeldCard.Draw(new HeldView(Held(), Grants.All), context));
        yield return ("held.notallowed", context => HeldCard.Draw(new HeldView(Held(), Grants.None), context));
        yield return ("held.asking", context => HeldCard.Draw(new HeldView(Held(), Grants.All) { Asking = true }, context));
        yield return ("held.taken", context => HeldCard.Draw(new HeldView(Held(), Grants.All) { Asking = true, TypedStationId = "Berlin-042", Problem = AdoptProblem.Taken }, context));
    }

    private static IEnumerable<(string, Func<CardContext, CardJson>)> Ports()
    {
        yield return ("port.available", Port(new Site().Before()));
        yield return ("port.charging", Port(new Site().Charging().Before()));
        yield return ("port.charging.readonly", Port(new Site().Charging(), Grants.None));
        yield return ("port.single", Port(new Site().With(site => site.Ports.RemoveAt(1)).Charging()));
        yield return ("port.planned", Port(new Site().With(site => (site.Station.Stage, site.Station.Online) = (StationStage.Planned, false))));
        yield return ("port.faulted", Port(new Site().Reports(PortStatus.Faulted, "ConnectorLockFailure", "motor_stall *E12*").Before()));
        yield return ("port.offline", Port(new Site().Charging().Offline()));
        yield return ("port.neverconnected", Port(new Site().With(site =>
        {
            (site.Station.Online, site.Station.OnlineChangedAt, site.Station.LastMessageAt, site.Station.LastMessage) = (false, null, null, null);
            (site.Port.Status, site.Port.StatusAt) = (PortStatus.Unknown, null);
        })));
        yield return ("port.unknownsession", Port(new Site().Reports(PortStatus.Charging).With(site => site.Port.LastSeenTransactionId = 815)));
        yield return ("port.lostend", Port(new Site().Charging().Reports(PortStatus.Available)));
        yield return ("port.outofoperation", Port(new Site().Reports(PortStatus.Unavailable)));
        yield return ("port.lg2wan", Port(new Site().Gateway("LSX").Charging()));
        yield return ("port.lg2wan.attachedcable", Port(new Site().Gateway("ACCU", Verbs.Unlock).Charging()));
        yield return ("port.closedbyus", Port(new Site().Before(session => (session.State, session.Flags) = (SessionState.ClosedByUs, SessionFlags.ForceStopped))));
        yield return ("port.longsession", Port(new Site().Charging(minutesAgo: 13 * 24 * 60 + 7, energy: 1_234_500)));
        yield return ("port.emptysession", Port(new Site().Charging(minutesAgo: 0.2, energy: 0).With(site => site.Snapshot.Ports[0].Running!.Power = null)));
        yield return ("port.manyports", Port(new Site().With(site => site.Ports.AddRange(Enumerable.Range(3, 22).Select(number => Site.NewPort($"DE*ABC*E1234*{number}", number)))).Charging()));
        yield return ("port.longname", Port(new Site().With(site =>
            (site.Station.Street, site.Station.Name) = ("", "Ladepark Donaudampfschifffahrtsgesellschaft am Rhein-Main-Donau-Kanal, Einfahrt B")).Charging()));
        yield return ("port.stopunderway", Port(new Site().Charging().With(Stop().Sent())));
        yield return ("port.refreshing", Port(new Site().Charging().With(Refresh().Sent())));
        yield return ("port.refreshsilent", Port(new Site().Charging().With(Refresh().Sent().Overdue(TimeSpan.FromSeconds(10)))));
    }

    private static IEnumerable<(string, Func<CardContext, CardJson>)> Asks()
    {
        yield return ("ask.stop", Ask(new Site().Charging(), AskKind.Stop));
        yield return ("ask.stop.offline", Ask(new Site().Charging().Offline(), AskKind.Stop));
        yield return ("ask.stop.unknownsession", Ask(new Site().Reports(PortStatus.Charging).With(site => site.Port.LastSeenTransactionId = 815), AskKind.Stop));
        yield return ("ask.stop.nonumber", Ask(new Site(), AskKind.Stop));
        yield return ("ask.stop.lg2wan", Ask(new Site().Gateway("LSX").Reports(PortStatus.Charging), AskKind.Stop));
        yield return ("ask.unlock", Ask(new Site().Reports(PortStatus.Finishing), AskKind.Unlock));
        yield return ("ask.unlock.charging", Ask(new Site().Charging(), AskKind.Unlock));
        yield return ("ask.reboot", Ask(new Site().Charging(Site.Two), AskKind.Reboot));
        yield return ("ask.softreboot", Ask(new Site().Charging().Charging(Site.Two, 8, 2_100), AskKind.SoftReboot));
        yield return ("ask.softreboot.idle", Ask(new Site(), AskKind.SoftReboot));
        yield return ("ask.hardreboot", Ask(new Site().Charging(Site.Two), AskKind.HardReboot));
        yield return ("ask.hardreboot.reason", Ask(new Site(), AskKind.HardReboot, view => view with { NeedsReason = true, OnlyIfNobodyInterrupted = true }));
        yield return ("ask.hardreboot.reasonmissing", Ask(new Site(), AskKind.HardReboot, view => view with { NeedsReason = true, ReasonMissing = true }));
        yield return ("ask.hardreboot.notyours", Ask(new Site().Charging(Site.Two), AskKind.HardReboot, view => view with { NeedsReason = true, OnlyIfNobodyInterrupted = true }));
    }

    private static IEnumerable<(string, Func<CardContext, CardJson>)> Forces()
    {
        yield return ("force", context => ForceCard.Draw(new ForceView(View(new Site().Charging().Charging(Site.Two)), Enum.GetValues<ForceWay>()), context));
        yield return ("force.unknownsession", context => ForceCard.Draw(
            new ForceView(View(new Site().Reports(PortStatus.Charging)), [ForceWay.Availability, ForceWay.Unlock, ForceWay.Reset]) { NeedsReason = true }, context));
        yield return ("force.lg2wan", context => ForceCard.Draw(
            new ForceView(View(new Site().Gateway("LSX").Reports(PortStatus.Charging)), Enum.GetValues<ForceWay>()), context));
        yield return ("force.notyours", context => ForceCard.Draw(
            new ForceView(View(new Site().Charging()), Enum.GetValues<ForceWay>()) { NeedsReason = true, OnlyIfNobodyInterrupted = true }, context));
        yield return ("force.onewayleft", context => ForceCard.Draw(
            new ForceView(View(new Site().Charging(Site.Two)), [ForceWay.Unlock, ForceWay.Reset]) { NeedsReason = true, OnlyIfNobodyInterrupted = true }, context));
        yield return ("force.noway", context => ForceCard.Draw(new ForceView(View(new Site().Offline()), []), context));
    }

    private static IEnumerable<(string, Func<CardContext, CardJson>)> Stops()
    {
        var ended = Site.Session(Site.One, 29, 18_600);
        (ended.State, ended.EndedAt, ended.StopReason) = (SessionState.Ended, Site.Now.AddSeconds(-1), "Remote");
        var closed = Site.Session(Site.One, 29, 18_400);
        (closed.State, closed.EndedAt, closed.Flags) = (SessionState.ClosedByUs, Site.Now.AddSeconds(-14), SessionFlags.ForceStopped);
        var running = Site.Session(Site.One, 29, 18_400);

        yield return ("command.stop.requested", Command(Stop(), new Site().Charging(), running));
        yield return ("command.stop.requested.offline", Command(Stop(), new Site().Charging().Offline(), running));
        yield return ("command.stop.sent", Command(Stop().Sent(), new Site().Charging(), running));
        yield return ("command.stop.accepted", Command(Stop().Answered(), new Site().Charging(), running));
        yield return ("command.stop.confirmed", Command(Stop().Confirmed(), new Site().Reports(PortStatus.Finishing), ended));
        yield return ("command.stop.confirmed.bystatus", Command(Stop().Answered().Hinted("Finishing").Overdue(TimeSpan.FromSeconds(14)), new Site().Charging().Reports(PortStatus.Finishing), running));
        yield return ("command.stop.rejected", Command(Stop().Answered(OutcomeKind.Rejected, "Rejected"), new Site().Charging(), running));
        yield return ("command.stop.unknown", Command(Stop().Sent().Overdue(TimeSpan.FromSeconds(12)), new Site().Charging(), running));
        yield return ("command.stop.unknown.accepted", Command(Stop().Answered().Overdue(TimeSpan.FromSeconds(12)), new Site().Charging(), running));
        yield return ("command.stop.expired", Command(Stop().Overdue(TimeSpan.FromSeconds(12)), new Site().Charging().Offline(), running));
        yield return ("command.stop.withdrawn", Command(Stop().Withdrawn(), new Site().Charging(), running));
        yield return ("command.stop.overtaken", Command(Stop().Withdrawn(Overtaken.SessionEnded), new Site().Before(), ended));
        yield return ("command.stop.someonecharges", Command(Stop().Withdrawn(Overtaken.SomeoneCharges), new Site().Charging(), running));
        yield return ("command.force.confirmed", Command(Force(new RemoteStop(4711)).Confirmed(), new Site(), closed));
        yield return ("command.force.unlocked", Command(Force(new UnlockConnector(1)).Answered(), new Site(), closed));
        yield return ("command.force.nothing", Command(Force(new ChangeAvailability(1, false)).Answered().Overdue(TimeSpan.FromSeconds(14)), new Site().Charging(), closed));
    }

    private static IEnumerable<(string, Func<CardContext, CardJson>)> OtherCommands()
    {
        yield return ("command.unlock.confirmed", Command(Unlock().Answered(OutcomeKind.Accepted, "Unlocked"), new Site().Reports(PortStatus.Finishing)));
        yield return ("command.unlock.failed", Command(Unlock().Answered(OutcomeKind.Rejected, "UnlockFailed"), new Site().Reports(PortStatus.Finishing)));
        yield return ("command.unlock.notsupported", Command(Unlock().Answered(OutcomeKind.NotSupported), new Site().Reports(PortStatus.Finishing)));
        yield return ("command.unlock.unknown", Command(Unlock().Sent().Overdue(TimeSpan.FromSeconds(12)), new Site().Reports(PortStatus.Finishing)));
        yield return ("command.softreboot.waiting", Command(SoftReboot(), new Site().Charging(Site.Two)));
        yield return ("command.softreboot.expired", Command(
            New(CommandKind.SoftReboot, new Reset(Hard: false), waits: true, at: Site.Now.AddHours(-13)).Overdue(TimeSpan.FromHours(12)), new Site().Charging(Site.Two)));
        yield return ("command.hardreboot.accepted", Command(HardReboot().Answered(), new Site()));
        yield return ("command.hardreboot.confirmed", Command(HardReboot().Confirmed(), new Site()));
        yield return ("command.hardreboot.cameback", Command(HardReboot().Answered().Hinted("reconnected").Overdue(TimeSpan.FromSeconds(14)), new Site()));
        yield return ("command.hardreboot.rejected", Command(HardReboot().Answered(OutcomeKind.Rejected, "InternalError: *watchdog* busy"), new Site()));
        yield return ("command.hardreboot.unknown", Command(HardReboot().Sent().Overdue(TimeSpan.FromSeconds(12)), new Site().Offline()));
    }

    private static Func<CardContext, CardJson> Port(Site site, Grants? grants = null) => context => PortCard.Draw(View(site, grants), context);

    private static Func<CardContext, CardJson> Ask(Site site, AskKind kind, Func<AskView, AskView>? change = null) => context =>
        AskCard.Draw(change?.Invoke(new AskView(View(site), kind)) ?? new AskView(View(site), kind), context);

    private static Func<CardContext, CardJson> Command(CommandRecord record, Site site, ChargingSession? session = null) => context =>
        CommandCard.Draw(new CommandView(record, View(site), session), context);

    private static HelpView Help(CardContext context) => context.Language is Language.De
        ? new HelpView(
            [new HelpLine("DE*ABC*E1234*1", "zeigt den Ladepunkt"), new HelpLine("stoppe DE*ABC*E1234*1", "beendet den Ladevorgang dort")],
            [new HelpLine("entriegeln <Kennung>", "gibt den Stecker frei"), new HelpLine("neustart weich <Kennung>", "startet neu, sobald niemand mehr lädt"), new HelpLine("hilfe", "zeigt diese Liste")])
        : new HelpView(
            [new HelpLine("DE*ABC*E1234*1", "shows the port"), new HelpLine("stop DE*ABC*E1234*1", "ends the session there")],
            [new HelpLine("unlock <id>", "releases the plug"), new HelpLine("reboot soft <id>", "restarts once nobody charges"), new HelpLine("help", "shows this list")]);

    private static FoundStation Station(PortStatus? one, PortStatus? two) =>
        new("Berlin-042", "Invalidenstr. 12, 10115 Berlin", false, [new FoundPort(Site.One, one), new FoundPort(Site.Two, two)]);

    private static Candidate[] Candidates() =>
    [
        new(Station(null, null), new FoundPort(Site.One), FoundBy.Prefix),
        new(Station(null, null), new FoundPort(Site.Two), FoundBy.Prefix),
        new(Station(null, null), null, FoundBy.Part),
        new(new FoundStation("Hamburg-007", "Am Sandtorkai 5, 20457 Hamburg", true, [new FoundPort("DE*ABC*E1277*1")]), new FoundPort("DE*ABC*E1277*1"), FoundBy.Place),
    ];

    private static HeldChargePoint Held() => new()
    {
        ChargePointId = "CP-900",
        Vendor = "Volt & Sons",
        Model = "VS-22",
        SerialNumber = "SN-00017",
        Connectors = 2,
        FirstSeenAt = Site.Now.AddHours(-3),
        LastSeenAt = Site.Now.AddSeconds(-40),
    };
}
