using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Tests.Cards;

/// <summary>The cards with which ports are found, in their notable states.</summary>
internal static class FindingScenes
{
    public static IEnumerable<(string, Func<CardContext, CardJson>)> All()
    {
        yield return ("list", List(new InfrastructureFilter(), 0));
        yield return ("list.filtered", List(new InfrastructureFilter { Group = InfrastructureGroup.NotAvailable, Mode = ChargingMode.Dc, Lg2Wan = false, Site = "Invalidenstr. *12*" }, 0));
        yield return ("list.lastpage", List(new InfrastructureFilter { Group = InfrastructureGroup.Silent }, 99));
        yield return ("list.nothing", context => ListCard.Draw(
            new ListView(new Infrastructure([], Site.Now).Look(new InfrastructureFilter(), null, 0, ListView.Rows, Site.Now), new InfrastructureFilter { Lg2Wan = true }), context));
        yield return ("recent", context => KeptCard.Draw(new KeptView(Pinned: false, [.. Network().Take(5)]), context));
        yield return ("recent.none", context => KeptCard.Draw(new KeptView(Pinned: false, []), context));
        yield return ("pins", context => KeptCard.Draw(new KeptView(Pinned: true, [.. Network().Take(2)]), context));
        yield return ("pins.none", context => KeptCard.Draw(new KeptView(Pinned: true, []), context));
        yield return ("link", context => LinkCard.Draw(new LinkView(Scenes.View(new Site()), new Uri("https://desk.example.com/p/DE%2AABC%2AE1234%2A1")), context));
        yield return ("language", context => LanguageCard.Draw(new LanguageView(null, Shared: false), context));
        yield return ("language.chosen", context => LanguageCard.Draw(new LanguageView(context.Language is Language.De ? "de" : "en", Shared: true), context));
        yield return ("snapshot", context => SnapshotCard.Draw(new SnapshotView(Network().First(), new Uri("https://desk.example.com/p/DE%2AABC%2AE1234%2A1"), OpensHere: false), context));
        yield return ("snapshot.openshere", context => SnapshotCard.Draw(new SnapshotView(Network().ElementAt(2), null, OpensHere: true), context));
        yield return ("port.fromlist", Port(new Site().Charging(), new PortKeeping(Pinned: false, FromList: true, HasLink: true)));
        yield return ("port.pinned", Port(new Site(), new PortKeeping(Pinned: true, FromList: false, HasLink: false)));
        yield return ("help.athand", context => HelpCard.Draw(
            new HelpView([new HelpLine("DE*ABC*E1234*1", "…")], []) { AtHand = [.. Network().Take(3)] }, context));
        yield return ("search.reasons", context => SearchCard.Draw(new SearchView("*SN-0017*", null,
        [
            new Candidate(Station(), null, FoundBy.Number, "SN-00017"),
            new Candidate(Station(), new FoundPort(Site.One), FoundBy.Number, "1ISK0070000017"),
            new Candidate(Station(), null, FoundBy.NearPlace),
            new Candidate(Station(), new FoundPort(Site.Two), FoundBy.Note, "Schlüssel *beim* Pförtner, [hier](https://example.com) anrufen. " + new string('x', 300)),
        ], 4), context));
    }

    /// <summary>Ports in each group, of a network that has some pages of them.</summary>
    internal static IEnumerable<InfrastructurePort> Network()
    {
        PortStatus[] statuses = [PortStatus.Charging, PortStatus.Faulted, PortStatus.Available, PortStatus.Unavailable, PortStatus.Finishing, PortStatus.Unknown];
        for (var number = 0; number < 40; number++)
        {
            var entry = new PortEntry($"DE*ABC*E{1234 + number}*1", $"Berlin-{number:000}", null, $"CP-{number}", 1, "Invalidenstr. 12 10115 Berlin", Planned: number % 13 == 12);
            yield return new InfrastructurePort(
                entry, statuses[number % statuses.Length], Site.Now.AddMinutes(-number - 3), number % 4 == 1 ? ChargingMode.Dc : ChargingMode.Ac,
                number % 5 == 4 ? Protocol.Lg2Wan : Protocol.Ocpp16, Online: number % 3 != 2, number % 7 == 6 ? Site.Now.AddHours(-2) : Site.Now.AddSeconds(-20));
        }
    }

    private static Func<CardContext, CardJson> List(InfrastructureFilter filter, int page) => context =>
        ListCard.Draw(new ListView(new Infrastructure(Network(), Site.Now).Look(filter, null, page, ListView.Rows, Site.Now), filter) { Tickets = new Dictionary<string, int> { [Network().First().Entry.PortId] = 1, [Network().ElementAt(1).Entry.PortId] = 12 } }, context);

    private static Func<CardContext, CardJson> Port(Site site, PortKeeping keeping) => context =>
        PortCard.Draw(Scenes.View(site) with { Keeping = keeping }, context);

    private static FoundStation Station() => new("Berlin-042", "Invalidenstr. 12 10115 Berlin", false, [new FoundPort(Site.One), new FoundPort(Site.Two)]);
}
