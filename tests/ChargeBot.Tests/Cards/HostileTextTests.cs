using System.Buffers;
using System.Text.Json.Nodes;
using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.MobileNetworks;
using ChargeBot.Domain.Parameters;
using Xunit;

namespace ChargeBot.Tests.Cards;

/// <summary>Texts that people and chargers type: bounded, on one line, and nothing that a client reads as more than text.</summary>
public sealed class HostileTextTests
{
    private static readonly SearchValues<char> Turning = SearchValues.Create("\u202E\u202C\u2066\u200F\u0000\u0007\u001B\n");

    public static TheoryData<string> Texts =>
    [
        "**bold** _it_ [click](https://evil.example) `code` ~~x~~",
        "<script>alert(1)</script><b>&amp;</b>",
        "# Heading\n- list\n1. one\n> quote\n| a | b |",
        "{{DATE(2026-11-23T00:00:00Z)}} ${expression}",
        "\u202Egnp.exe\u202C \u2066x \u200F\u0000\u0007\u001B[31m",
        "שלום עולם مرحبا",
        new string('*', 100_000),
        new string('\u0301', 100_000),
        string.Concat(Enumerable.Repeat("😀", 50_000)),
        "\ud83d lone \udc00 surrogates",
        "   \t\n  ",
        "",
        "https://evil.example/?q=1 www.evil.example mailto:a@b.c",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Hostile_texts_stay_texts_and_cards_stay_light(string hostile)
    {
        foreach (var card in Cards(hostile))
        {
            Assert.InRange(card.Utf8.Length, 1, CardJson.MaxBytes);
            var drawn = JsonNode.Parse(card.Utf8.Span)!;
            CardRuleTests.AssertNothingIsMarkdown(drawn);
            foreach (var shown in Shown(drawn))
            {
                Assert.InRange(shown.Length, 0, 2_200);
                Assert.Equal(-1, shown.AsSpan().IndexOfAny(Turning));
            }
        }
    }

    [Fact]
    public void A_text_from_right_to_left_does_not_turn_what_stands_around_it()
    {
        var card = WordsCard.Draw(new WordsView("", "שלום"), Scenes.Context(Language.En));
        Assert.Contains("\u2068שלום\u2069", Shown(JsonNode.Parse(card.Utf8.Span)!));
    }

    [Fact]
    public void What_is_too_long_ends_in_an_ellipsis_and_breaks_no_character()
    {
        var card = SearchCard.Draw(new SearchView(string.Concat(Enumerable.Repeat("😀", 60)), null, [], 0), Scenes.Context(Language.En));
        Assert.Contains(Shown(JsonNode.Parse(card.Utf8.Span)!), text => text.Contains($"{string.Concat(Enumerable.Repeat("😀", 24))}…", StringComparison.Ordinal));
    }

    [Fact]
    public void An_IdTag_is_shown_by_its_last_four_characters_only()
    {
        Assert.Equal("RFID ··· 77A2", ChargeBot.Cards.Texts.Tag("04A1B2C3D477A2"));
        Assert.Equal("RFID ···", ChargeBot.Cards.Texts.Tag("77A2"));
        Assert.DoesNotContain("04A1B2", Scenes.All["port.charging"](Scenes.Context(Language.En)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_largest_station_and_the_longest_list_fit()
    {
        var site = new Site();
        for (var connector = 3; connector <= 64; connector++)
        {
            site.Ports.Add(Site.NewPort($"DE*ABC*E1234*{connector}", connector));
        }

        foreach (var port in site.Ports)
        {
            site.Charging(port.Id);
        }

        var context = Scenes.Context(Language.De);
        var found = new FoundStation("Berlin-042", new string('ß', 400), true, [.. site.Ports.Select(port => new FoundPort(port.Id, port.Status))]);
        CardJson[] cards =
        [
            PortCard.Draw(Scenes.View(site), context),
            AskCard.Draw(new AskView(Scenes.View(site), AskKind.HardReboot), context),
            ForceCard.Draw(new ForceView(Scenes.View(site), Enum.GetValues<ForceWay>()), context),
            SearchCard.Draw(new SearchView("x", found, [], 1), context),
            SearchCard.Draw(new SearchView("x", null, [.. Enumerable.Repeat(new Candidate(found, found.Ports[0], FoundBy.Prefix), 500)], 500), context),
            HelpCard.Draw(new HelpView([], [.. Enumerable.Repeat(new HelpLine(new string('x', 500), new string('ß', 500)), 500)]), context),
        ];
        Assert.All(cards, card => Assert.InRange(card.Utf8.Length, 1, CardJson.MaxBytes));
    }

    private static IEnumerable<CardJson> Cards(string hostile)
    {
        var context = Scenes.Context(Language.De);
        var site = new Site().Charging().Reports(PortStatus.Faulted, hostile, hostile).Before(session => session.StopReason = hostile)
            .With(changed => (changed.Station.Street, changed.Station.Name, changed.Station.LastMessage, changed.Port.StatusWords) = (hostile, hostile, hostile, hostile))
            .With(Commands.New(CommandKind.Stop, new RemoteStop(1), reason: hostile).Sent());
        var record = Commands.New(CommandKind.Unlock, new UnlockConnector(1), reason: hostile).Answered(OutcomeKind.Rejected, hostile);
        var found = new FoundStation(hostile, hostile, false, [new FoundPort(Site.One)]);
        yield return PortCard.Draw(Scenes.View(site), context);
        yield return AskCard.Draw(new AskView(Scenes.View(site), AskKind.HardReboot), context);
        yield return CommandCard.Draw(new CommandView(record, Scenes.View(site), null), context);
        yield return WordsCard.Draw(new WordsView(hostile, hostile, Tone.Warning), context);
        yield return NoRoleCard.Draw(new NoRoleView(hostile), context);
        yield return SearchCard.Draw(new SearchView(hostile, null, [new Candidate(found, null, FoundBy.Place)], 1), context);
        yield return SearchCard.Draw(new SearchView(hostile, found, [], 1), context);
        yield return SearchCard.Draw(new SearchView(hostile, null, [], 0), context);
        yield return MobileNetworkCard.Draw(
            new MobileNetworkView(Scenes.View(site), SimState.Managed, "0015", new()
            {
                Network = new(new(hostile, null), SimSource.DailyFile, Site.Now),
                Apn = new(hostile, SimSource.DailyFile, Site.Now),
            }), context);
        yield return HelpCard.Draw(new HelpView([new HelpLine(hostile, hostile)], []) { NotUnderstood = hostile }, context);
        var ticket = TicketScenes.Ticket(words: hostile);
        (ticket.AssigneeName, ticket.Unreached) = (hostile, hostile);
        var events = Enum.GetValues<Domain.Tickets.TicketEventKind>().Select((kind, number) => TicketScenes.Event(number, kind, hostile, hostile)).ToList();
        yield return TicketScenes.Form(view => view with { Similar = [ticket, ticket, ticket], Files = [.. Enumerable.Repeat(TicketScenes.File(1, hostile), 50)] }, hostile.ReplaceLineEndings(" "))(context);
        foreach (var part in Enum.GetValues<TicketPart>())
        {
            yield return TicketScenes.Draw(ticket, [.. events.Take(TicketView.PageSize)], view => view with
            {
                Part = part,
                People = [.. Enumerable.Repeat((Guid.Empty.ToString(), hostile), 50)],
                CalledNow = hostile,
                Files = [.. Enumerable.Repeat(TicketScenes.File(1, hostile), 50)],
            })(context);
        }

        var log = LogScenes.File(1, Domain.LogFiles.LogState.Failed, hostile);
        log.Name = hostile;
        yield return LogsCard.Draw(new LogsView(Scenes.View(new Site()), [.. Enumerable.Repeat(log, LogsView.PageSize)], 0, 100) { About = log.Id }, context);
        yield return LogScenes.Look(view => view with { File = log, Word = hostile, Skip = 12 }, hostile)(context);
        yield return LogsCard.Draw(new LogsView(Scenes.View(new Site()), [], 0, 100) { Range = new LogRange(hostile, hostile, hostile, hostile, Wrong: true) }, context);
        foreach (var entries in TimelineScenes.Of(hostile).Chunk(TimelineView.PageSize))
        {
            yield return TimelineCard.Draw(new TimelineView(Scenes.View(new Site()), entries, 3, 1_000) { Ticket = (Guid.Empty, long.MaxValue) }, context);
        }

        yield return TicketCallCard.Draw(new TicketCallView(Scenes.View(new Site()), ticket, "robin", hostile), context);
        yield return TicketListCard.Draw(new TicketListView(TicketScope.Site, [.. Enumerable.Repeat(ticket, TicketListView.PageSize)], 0, 100) { Of = hostile, PortId = Site.One }, context);
        var details = DeviceDetails.OfPort(Protocol.Lg2Wan).Select(key => new DetailRow(key, null, hostile)).ToList();
        var device = DeviceDetails.OfCommunication.Append(DeviceDetail.ControllerId).Select(key => new DetailRow(key, hostile, hostile + "x")).ToList();
        foreach (var form in Enum.GetValues<DetailForm>())
        {
            yield return DeviceDetailsCard.Draw(new DeviceDetailsView(Scenes.View(site.Gateway("LSX")), details, device) { Form = form, Personal = true }, context);
        }

        var fields = ConfigurationFields.All.Select(field => new ConfiguredField(field, field.Key == "MaxCurrent" ? hostile : null, hostile) { GivenBy = hostile }).ToList();
        var configuration = new ConfigurationView(Scenes.View(site), fields);
        yield return ConfigurationCard.Draw(configuration, context);
        yield return ConfigurationCard.Draw(configuration with { Question = new(hostile, hostile, []) }, context);
        yield return ConfigurationCard.Draw(configuration with
        {
            Form = new()
            {
                Typed = ConfigurationFields.All.ToDictionary(field => field.Key, _ => hostile),
                Overtaken = ConfigurationFields.All.ToDictionary(field => field.Key, _ => hostile),
            },
        }, context);
        var gateway = new HeldChargePoint { ChargePointId = "0A01", ControllerId = hostile, Model = hostile, Firmware = hostile };
        yield return GatewayChoiceCard.Draw(new GatewayChoiceView(Scenes.View(site), [gateway]), context);
        yield return GatewayChoiceCard.Draw(new GatewayChoiceView(Scenes.View(site), []) { Chosen = gateway, PresentControllerId = hostile }, context);
        yield return HeldCard.Draw(new HeldView(
            new HeldChargePoint { ChargePointId = "CP-900", Vendor = hostile, Model = hostile, SerialNumber = hostile, Firmware = hostile },
            Grants.All)
        { Asking = true, TypedStationId = hostile }, context);
        foreach (var card in Starts(hostile, context))
        {
            yield return card;
        }

        foreach (var card in Sessions(hostile, site, context))
        {
            yield return card;
        }
    }

    private static IEnumerable<CardJson> Starts(string hostile, CardContext context)
    {
        var port = Scenes.View(new Site());
        var typed = new[] { "name", "contact", "emaid", "description", "code", "minutes" }.ToDictionary(input => input, _ => hostile);
        foreach (var kind in Enum.GetValues<Domain.Activations.ActivationKind>())
        {
            yield return StartFormCard.Draw(new StartFormView(port, kind, StartObstacle.None) { Problem = StartProblem.Name, Typed = typed }, context);
        }

        var waiting = StartScenes.View(StartScenes.Waiting(hostile, hostile)) with { Customer = hostile, Approval = StartScenes.Asking(hostile), AwaitsWhom = hostile };
        yield return ActivationCard.Draw(waiting, context);
        foreach (var reader in Enum.GetValues<ApprovalReader>())
        {
            yield return ApprovalCard.Draw(new ApprovalView(port, StartScenes.Asking(hostile, unreached: hostile), reader) { Activation = waiting, AwaitsWhom = hostile }, context);
        }

        yield return VoucherCard.Draw(new VoucherView(StartScenes.Voucher(1, hostile), "7K2M", [], Deleting: false), context);
        yield return VouchersCard.Draw(new VouchersView([(StartScenes.Voucher(1, hostile), "7K2M")], 0, 1, hostile), context);
        yield return VoucherFormCard.Draw(new VoucherFormView(new Dictionary<string, string> { ["batch"] = hostile, ["count"] = hostile }, ["batch"]), context);
    }

    private static IEnumerable<CardJson> Sessions(string hostile, Site site, CardContext context)
    {
        var (port, today) = (Scenes.View(site), DateOnly.FromDateTime(Site.Now.Date));
        var session = new ChargingSession
        {
            Id = Guid.CreateVersion7(Site.Now),
            StationId = hostile,
            PortId = hostile,
            TransactionId = long.MinValue,
            IdTag = hostile,
            StartedAt = Site.Now,
            MeterStart = long.MaxValue,
            MeterLast = long.MinValue,
            LowestPower = double.MinValue,
            HighestPower = double.MaxValue,
            StopReason = hostile,
        };
        var period = new PeriodForm(ErrorPeriod.Week(today), today) { Start = hostile, End = hostile, Problem = PeriodProblem.StartUnreadable };
        ErrorRateChange[] changes = [.. Enum.GetValues<ErrorRateChangeKind>().Select(kind => new ErrorRateChange(Site.Now, kind, hostile, hostile, hostile))];
        yield return SessionCard.Draw(new SessionView(port, session, null, ErrorType.Others, SessionFrom.ErrorType), context);
        var row = new OverviewRow { At = session.StartedAt, Session = session, Activation = StartScenes.Waiting(hostile, hostile) };
        yield return SessionListCard.Draw(new ActivationsView(port, SessionOutcome.All, [.. Enumerable.Repeat(row, ActivationsView.PageSize)], 3, int.MaxValue), context);
        yield return OverviewCard.Draw(new OverviewView(new OverviewQuery(Site.Now.AddDays(-1), Site.Now), [.. Enumerable.Repeat(row, OverviewQuery.PageSize)], 3, int.MaxValue) { Search = hostile, Place = hostile, Provider = hostile }, context);
        yield return SessionCard.Draw(new NoSessionView(port, new SessionTrace { Activation = StartScenes.Waiting(hostile, hostile) }, SessionFrom.Overview), context);
        yield return ErrorTypeCard.Draw(
            new ErrorTypeView(port, ErrorScope.Site, period.Period, ErrorType.Others, [.. Enumerable.Repeat(session, ErrorTypeView.PageSize)], 0, int.MaxValue), context);
        yield return ErrorRateCard.Draw(new ErrorRateView(port, ErrorScope.Port, 1, period, ErrorCounts.Of([(ErrorType.Others, 1)])) { Changes = changes, AllChanges = int.MaxValue }, context);
        yield return WorstPortsCard.Draw(new WorstPortsView(period, [.. Enumerable.Repeat(new WorstPort(new PortErrors(Site.One, 2, 1), hostile), 500)], 5), context);
        yield return SnapshotCard.Draw(new SnapshotView(
            new InfrastructurePort(new PortEntry(Site.One, hostile, hostile, hostile, 1, hostile, Planned: false), PortStatus.Faulted, Site.Now, ChargingMode.Ac, Protocol.Ocpp16, true, Site.Now),
            null, OpensHere: true), context);
    }

    /// <summary>Everything that a person would read.</summary>
    private static IEnumerable<string> Shown(JsonNode card) => CardRuleTests.Objects(card)
        .SelectMany(element => new[] { element["text"], element["value"], element["title"], element["label"] })
        .OfType<JsonValue>().Select(text => text.TryGetValue<string>(out var words) ? words : null).OfType<string>();
}
