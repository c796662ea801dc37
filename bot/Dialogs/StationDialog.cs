using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.MasterData;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// A station as a whole: its tabs, and the forms in which people edit its master data. A form that holds anything wrong
/// saves nothing; where a colleague changed the same field meanwhile, both values are shown and the person decides.
/// </summary>
public sealed class StationDialog(Network network, ChargeBotDbs dbs) : IDialog
{
    /// <inheritdoc/>
    public string Name => CardKinds.Station;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("station.show", Permission.Look, new Words(
            ["station", "charging station"], ["station", "ladestation"], TakesPort: true,
            ("shows the station as a whole", "zeigt die Station als Ganzes"))),
        new("station.address", Permission.Look, new Words(
            ["address"], ["adresse"], TakesPort: true, ("shows where the station stands", "zeigt, wo die Station steht"))),
        new("station.map", Permission.Look, new Words(
            ["map"], ["karte"], TakesPort: true, ("shows the station on a map", "zeigt die Station auf der Karte"))),
        new("station.access", Permission.Look, new Words(
            ["access", "opening hours"], ["zugang", "öffnungszeiten"], TakesPort: true, ("shows who may charge there, and when", "zeigt, wer dort wann laden darf"))),
        new("station.assignments", Permission.Look, new Words(
            ["assignments"], ["zuordnung"], TakesPort: true, ("shows product, group, operator and site owner", "zeigt Produkt, Gruppe, Betreiber und Eigentümer"))),
        new("station.device", Permission.ReadConfiguration, new Words(
            ["station device"], ["stationsgerät"], TakesPort: true, ("shows what was built there and what it cannot do", "zeigt, was dort gebaut ist und was es nicht kann"))),
        new("station.communication", Permission.ReadConfiguration, new Words(
            ["communication"], ["kommunikation"], TakesPort: true, ("shows the line to the station and its last messages", "zeigt die Leitung zur Station und ihre letzten Nachrichten"))),
        new("station.edit", Permission.EditConfiguration),
        new("station.save", Permission.EditConfiguration),
        new("station.cancel", Permission.Look),
    ];

    /// <inheritdoc/>
    public async Task Handle(Route route, TurnContext turn)
    {
        if (Named(network, turn) is not { } port)
        {
            return;
        }

        switch (route.Verb)
        {
            case "station.edit":
                await Edit(port, turn);
                break;
            case "station.save":
                await Save(port, turn);
                break;
            case "station.cancel" when turn.Shown is { Asked: { } asked } && asked != turn.Agent.ObjectId:
                turn.Say(Saying.AskedSomeoneElse);
                break;
            default:
                Show(port, turn, TabOf(route.Verb) ?? turn.Shown.Station?.Tab ?? StationTab.Info);
                break;
        }
    }

    /// <summary>A port of the station that a turn names: one names it by its own id or a port's, or presses a card of it. Null where there is not exactly one.</summary>
    public static PortEntry? Named(Network network, TurnContext turn) =>
        turn.Turn.Press is null && network.Index.Find(turn.Rest).Exact is { Port: null, Ports: [var first, ..] } ? first : PortDialog.Named(network, turn);

    /// <summary>The tab of a form, where its values are shown.</summary>
    private static StationTab TabOf(StationForm form) => form switch
    {
        StationForm.Access => StationTab.Access,
        StationForm.Assignments => StationTab.Assignments,
        _ => StationTab.Address,
    };

    private static StationTab? TabOf(string verb) => verb switch
    {
        "station.show" => StationTab.Info,
        "station.address" => StationTab.Address,
        "station.map" => StationTab.Map,
        "station.access" => StationTab.Access,
        "station.assignments" => StationTab.Assignments,
        "station.device" => StationTab.Device,
        "station.communication" => StationTab.Communication,
        _ => null,
    };

    private void Show(PortEntry port, TurnContext turn, StationTab tab) => turn.Show(Name, port.PortId, new CardData { Station = new StationPage(tab) });

    private async Task Edit(PortEntry port, TurnContext turn)
    {
        var form = Enum.TryParse<StationForm>(turn.Turn.Press?.Input("form"), out var asked) && asked is not StationForm.None ? asked : StationForm.Address;
        if (await Fields(port.StationId, form) is { } fields)
        {
            Show(port, turn, new StationPage(TabOf(form)) { Form = form, Before = fields, Typed = fields });
        }
        else
        {
            turn.Say(Saying.CardUnknown);
        }
    }

    private async Task Save(PortEntry port, TurnContext turn)
    {
        if (turn.Shown.Station is not { Form: not StationForm.None } page || turn.Card?.Kind != Name)
        {
            Show(port, turn, StationTab.Info);
            return;
        }

        if (turn.Shown.Asked != turn.Agent.ObjectId)
        {
            turn.Say(Saying.AskedSomeoneElse);
            return;
        }

        if (await Fields(port.StationId, page.Form) is not { } stored)
        {
            turn.Say(Saying.CardUnknown);
            return;
        }

        var edit = MasterDataEdit.Of(page.Form, page.Before, stored, field => Typed(turn, field));
        if (edit.Problems.Count > 0)
        {
            Show(port, turn, page with { Typed = edit.Typed, Problems = edit.Problems, Meanwhile = None });
        }
        else if (edit.Meanwhile.Count > 0)
        {
            // From here on, theirs is what this form began with: to save once more is to decide.
            Show(port, turn, page with { Typed = edit.Typed, Problems = new Dictionary<string, StationFieldProblem>(), Meanwhile = edit.Meanwhile, Before = stored });
        }
        else
        {
            if (edit.Changed.Count > 0)
            {
                turn.Unit.Changes = (db, cancel) => MasterDataWrite.Write(db, port.StationId, edit.Changed, stored, turn.Agent.ObjectId, turn.Now, cancel);

                // Which, not what: an address may be somebody's home.
                turn.Note("station.save", port.StationId, port.PortId, result: string.Join(", ", edit.Changed.Keys));
            }

            turn.Show(Name, port.PortId, new CardData { Station = new StationPage(page.Tab) { SavedAt = turn.Now, Before = stored, Typed = edit.Changed } });
        }
    }

    private void Show(PortEntry port, TurnContext turn, StationPage page) =>
        turn.Show(Name, port.PortId, new CardData { Station = page, Asked = turn.Agent.ObjectId });

    private async Task<IReadOnlyDictionary<string, string>?> Fields(string stationId, StationForm form)
    {
        await using var db = dbs.Open();
        return await MasterDataWrite.Fields(db, stationId, form, CancellationToken.None);
    }

    /// <summary>One character more than may be tells that it was too long; more of it is of no use to anybody.</summary>
    private static string Typed(TurnContext turn, string field) =>
        turn.Turn.Press?.Input(field, StationFields.Longest(field) + 1) is { } text && text != StationCard.NotSaid ? text : "";

    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();
}
