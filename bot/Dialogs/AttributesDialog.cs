using System.Globalization;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.MasterData;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// What people keep about a station under names of their own: shows it, adds, edits, and deletes after a question. Each
/// value is checked against its kind; where a colleague was quicker, the person sees theirs first.
/// </summary>
public sealed class AttributesDialog(Network network, ChargeBotDbs dbs) : IDialog
{
    /// <inheritdoc/>
    public string Name => CardKinds.Attributes;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("attributes.show", Permission.ReadConfiguration, new Words(
            ["attributes"], ["attribute"], TakesPort: true,
            ("shows what is kept about the station", "zeigt, was zur Station vermerkt ist"))),
        new("attributes.edit", Permission.EditConfiguration),
        new("attributes.save", Permission.EditConfiguration),
        new("attributes.delete", Permission.EditConfiguration),
        new("attributes.confirm", Permission.EditConfiguration),
        new("attributes.cancel", Permission.Look),
    ];

    /// <inheritdoc/>
    public async Task Handle(Route route, TurnContext turn)
    {
        if (StationDialog.Named(network, turn) is not { } port)
        {
            return;
        }

        var at = new Desk(turn, port, turn.Card?.Kind == Name ? turn.Shown : new CardData(), await Stored(port.StationId));
        switch (route.Verb)
        {
            case "attributes.edit":
                Edit(at);
                break;
            case "attributes.save":
                Save(at);
                break;
            case "attributes.delete":
                Delete(at);
                break;
            case "attributes.confirm":
                Confirm(at);
                break;
            case "attributes.cancel":
                Cancel(at);
                break;
            default:
                at.Show(new AttributePage { Page = int.TryParse(turn.Turn.Press?.Input("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 0 });
                break;
        }
    }

    private static void Edit(Desk at)
    {
        var key = at.Turn.Turn.Press?.Input("attribute");
        var one = at.Find(key);
        at.Show(key is not null && one is null
            ? at.Page with { Done = AttributeDone.Gone }
            : new AttributePage { Page = at.Page.Page, Editing = true, Key = key, Before = AttributePage.Mark(one), Type = one?.Type ?? AttributeType.Text, TypedValue = one?.Value ?? "" });
    }

    private static void Save(Desk at)
    {
        if (!at.Page.Editing)
        {
            at.Show(at.List);
            return;
        }

        if (!at.MayAnswer())
        {
            return;
        }

        var press = at.Turn.Turn.Press;
        var type = Enum.TryParse<AttributeType>(press?.Input("type"), out var chosen) && Enum.IsDefined(chosen) ? chosen : at.Page.Type;
        var key = at.Page.Key is { } edited ? new FieldInput(edited) : StationAttributes.Key(press?.Input("attribute", StationAttributes.LongestKey + 1));
        var value = StationAttributes.Value(type, press?.Input("value", StationAttributes.LongestValue + 1));
        var stored = at.Find(key.Value);
        var isNew = at.Page.Key is null;
        var page = at.Page with
        {
            TypedKey = key.Value,
            Type = type,
            TypedValue = value.Value,
            KeyProblem = isNew && key.IsOk && at.Stored.Exists(row => row.Key.Equals(key.Value, StringComparison.OrdinalIgnoreCase)) ? StationFieldProblem.Taken : key.Problem,
            ValueProblem = value.Problem,
            ChangedMeanwhile = false,
        };
        if (page is not { KeyProblem: StationFieldProblem.None, ValueProblem: StationFieldProblem.None })
        {
            at.Show(page);
        }
        else if (!isNew && AttributePage.Mark(stored) != at.Page.Before && AttributePage.Mark(stored) != $"{type}:{value.Value}")
        {
            // From here on, theirs is what this form began with: to save once more is to decide.
            at.Show(page with { ChangedMeanwhile = true, Before = AttributePage.Mark(stored) });
        }
        else if (isNew && at.Stored.Count >= StationAttributes.Most)
        {
            at.Show(at.List);
        }
        else
        {
            var before = AttributePage.Mark(stored);
            if (before != $"{type}:{value.Value}")
            {
                var (turn, stationId) = (at.Turn, at.Port.StationId);
                turn.Unit.Changes = (db, cancel) => AttributeWrite.Put(db, stationId, key.Value, before, type, value.Value, turn.Agent.ObjectId, turn.Now, cancel);

                // The name that people gave it, not what they keep under it.
                turn.Note("attributes.save", stationId, at.Port.PortId, result: key.Value);
            }

            at.Show(new AttributePage { Page = page.Page, Key = key.Value, Type = type, TypedValue = value.Value, Before = before, Done = AttributeDone.Saved, DoneAt = at.Turn.Now });
        }
    }

    private static void Delete(Desk at)
    {
        if (at.Find(at.Turn.Turn.Press?.Input("attribute")) is not { } one)
        {
            at.Show(at.List with { Done = AttributeDone.Gone });
        }
        else if (InterventionMachine.Fire(at.Shown.Step, DialogTrigger.Ask) is { } step)
        {
            at.Show(new AttributePage { Page = at.Page.Page, Key = one.Key, Before = AttributePage.Mark(one) }, step);
            at.Turn.Unit.Deadlines.Add(new Deadline(Deadline.Question, Deadline.SubjectOf(at.Turn.Result!), at.Turn.Now + InterventionMachine.Patience));
        }
    }

    private static void Confirm(Desk at)
    {
        if (!at.MayAnswer() || InterventionMachine.Fire(at.Shown.Step, DialogTrigger.Confirm) is null)
        {
            return;
        }

        var one = at.Find(at.Page.Key);
        if (one is not null && AttributePage.Mark(one) != at.Page.Before)
        {
            // It reads otherwise than when the person was asked: the same question, about what it is now.
            at.Show(at.Page with { Before = AttributePage.Mark(one) }, Step.Asking);
            return;
        }

        if (one is not null)
        {
            var (turn, stationId, before) = (at.Turn, at.Port.StationId, at.Page.Before!);
            turn.Unit.Changes = (db, cancel) => AttributeWrite.Delete(db, stationId, one.Key, before, cancel);
            turn.Note("attributes.delete", stationId, at.Port.PortId, result: one.Key);
        }

        at.Show(new AttributePage { Page = at.Page.Page, Key = at.Page.Key, Before = at.Page.Before, Done = one is null ? AttributeDone.Gone : AttributeDone.Deleted, DoneAt = at.Turn.Now });
        at.Turn.Unit.DeadlinesMet.Add((Deadline.Question, Deadline.SubjectOf(at.Turn.Card!)));
    }

    private static void Cancel(Desk at)
    {
        if (at.Shown.Step is Step.Asking && at.MayAnswer())
        {
            at.Turn.Unit.DeadlinesMet.Add((Deadline.Question, Deadline.SubjectOf(at.Turn.Card!)));
            at.Show(at.List);
        }
        else if (at.Shown.Step is not Step.Asking)
        {
            at.Show(at.List);
        }
    }

    private async Task<List<StationAttribute>> Stored(string stationId)
    {
        await using var db = dbs.Open();
        return await db.StationAttributes.Where(row => row.StationId == stationId).ToListAsync();
    }

    /// <summary>What a turn is about.</summary>
    private sealed record Desk(TurnContext Turn, PortEntry Port, CardData Shown, List<StationAttribute> Stored)
    {
        public AttributePage Page => Shown.Attribute ?? new();

        public AttributePage List => new() { Page = Page.Page };

        public StationAttribute? Find(string? key) => Stored.Find(row => row.Key == key);

        public void Show(AttributePage page, Step step = Step.Closed) =>
            Turn.Show(CardKinds.Attributes, Port.PortId, new CardData { Attribute = page, Step = step, Asked = Turn.Agent.ObjectId });

        /// <summary>Whether the form or the question was put to this person; whoever else presses is told so.</summary>
        public bool MayAnswer()
        {
            if (Turn.Card?.Kind == CardKinds.Attributes && Turn.Shown.Asked == Turn.Agent.ObjectId)
            {
                return true;
            }

            Turn.Say(Saying.AskedSomeoneElse);
            return false;
        }
    }
}
