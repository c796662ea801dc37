using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Tickets;
using ChargeBot.Bot.Turns;
using ChargeBot.Bot.Web;
using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Conversations;

/// <summary>Draws the cards with which ports are found: the list, what a person has at hand, the help.</summary>
public sealed class FindingPainter(
    Network network, NetworkStatus status, PortLinks links, RoleTable table, Routes routes, ChargeBotDbs dbs, TimeProvider clock)
{
    private const int OnHelp = 4;

    /// <summary>Whether a card is one of these.</summary>
    public static bool Draws(string kind) => kind is CardKinds.Help or CardKinds.List or CardKinds.Recent or CardKinds.Pins;

    /// <summary>Draws it.</summary>
    public async ValueTask<CardJson> Draw(PostedCard card, CardData data, ServiceAgent reader, CardContext context) => card.Kind switch
    {
        CardKinds.List => ListCard.Draw(await List(data.List ?? new ListState(new InfrastructureFilter()), reader), context),
        CardKinds.Recent => KeptCard.Draw(new KeptView(Pinned: false, await Recent(data.Asked ?? card.PersonId, KeptView.Most)), context),
        CardKinds.Pins => KeptCard.Draw(new KeptView(Pinned: true, await Pinned(data.Asked ?? card.PersonId)), context),
        _ => HelpCard.Draw(await Help(card.PersonId, reader, context.Language), context),
    };

    /// <summary>What a person can do with a port's card besides the port itself.</summary>
    public async ValueTask<PortKeeping> Keeping(PostedCard card, CardData data, string portId)
    {
        await using var db = dbs.Open();
        var pinned = card.Kind == CardKinds.Port && await db.PinnedPorts.AnyAsync(pin => pin.PersonId == card.PersonId && pin.PortId == portId);
        return new PortKeeping(pinned, data.List is not null, links.Of(portId) is not null);
    }

    /// <summary>Ports that a person looked at, the last one first.</summary>
    public async ValueTask<IReadOnlyList<InfrastructurePort>> Recent(string personId, int most)
    {
        await using var db = dbs.Open();
        return await status.Of(await db.RecentPorts.Where(row => row.PersonId == personId).OrderByDescending(row => row.At).Take(most).Select(row => row.PortId).ToListAsync());
    }

    /// <summary>What can be asked, by what this person may, with the ports that the person has at hand.</summary>
    public async ValueTask<HelpView> Help(string personId, ServiceAgent reader, Language language)
    {
        var example = network.Example;
        var german = language is Language.De;
        return new HelpView(
            [
                new HelpLine(example, german ? "zeigt den Ladepunkt" : "shows the charge port"),
                new HelpLine($"{(german ? "stoppe" : "stop")} {example}", german ? "beendet den Ladevorgang dort" : "ends the session there"),
            ],
            [.. routes.All.Where(route => route.Words is not null && Allowed(route, reader)).OrderBy(route => route.Permission ?? (Permission)int.MaxValue).Select(route => Line(route, language))])
        {
            AtHand = table.Ask(reader, Permission.Look) is Grant.Denied ? [] : await AtHand(personId, OnHelp),
        };
    }

    /// <summary>Ports that a person pinned, then those that the person looked at last.</summary>
    public async ValueTask<IReadOnlyList<InfrastructurePort>> AtHand(string personId, int most) =>
        [.. (await Pinned(personId)).Concat(await Recent(personId, most)).DistinctBy(port => port.Entry.PortId).Take(most)];

    /// <summary>Whether a person may ask for a route.</summary>
    public bool Allowed(Route route, ServiceAgent reader) => route.Permission is not { } permission || table.Ask(reader, permission) is not Grant.Denied;

    /// <summary>A route as a line of help.</summary>
    public static HelpLine Line(Route route, Language language)
    {
        var words = route.Words!;
        var german = language is Language.De;
        return new HelpLine((german ? words.German[0] : words.English[0]) + (words.TakesPort ? german ? " <Kennung>" : " <id>" : ""),
            german ? words.WhatItDoes.De : words.WhatItDoes.En);
    }

    private async ValueTask<ListView> List(ListState state, ServiceAgent reader)
    {
        var stations = state.Filter.Site is { } site ? network.Index.StationsAt(site) : null;
        var page = (await status.Look()).Look(state.Filter, stations, state.Page, ListView.Rows, clock.GetUtcNow());
        return new ListView(page, state.Filter) { Tickets = await Tickets([.. page.Rows.Select(port => port.Entry.PortId)], reader) };
    }

    private async ValueTask<IReadOnlyDictionary<string, int>> Tickets(IReadOnlyList<string> ports, ServiceAgent reader)
    {
        if (table.Ask(reader, Permission.Tickets) is Grant.Denied)
        {
            return new Dictionary<string, int>();
        }

        await using var db = dbs.Open();
        return await db.Tickets.Open().Where(ticket => ports.Contains(ticket.PortId)).GroupBy(ticket => ticket.PortId).Select(at => new { at.Key, Count = at.Count() }).ToDictionaryAsync(at => at.Key, at => at.Count);
    }

    private async ValueTask<IReadOnlyList<InfrastructurePort>> Pinned(string personId)
    {
        await using var db = dbs.Open();
        return await status.Of(await db.PinnedPorts.Where(row => row.PersonId == personId).OrderByDescending(row => row.At).Take(KeptView.Most).Select(row => row.PortId).ToListAsync());
    }
}
