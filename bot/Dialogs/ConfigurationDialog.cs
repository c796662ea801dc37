using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// The Configuration tab: shows it, has it retrieved from the charger, and takes master data. Nothing of a form is saved while
/// anything in it does not do, or somebody else changed meanwhile what is about to be changed; a new EVSE id is asked about.
/// </summary>
public sealed class ConfigurationDialog(Network network, IChargePoints chargePoints, PortConfigurations configurations) : IDialog
{
    /// <inheritdoc/>
    public string Name => CardKinds.Configuration;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("configuration.show", Permission.ReadConfiguration, new Words(
            ["configuration", "config"], ["konfiguration", "konfig"], TakesPort: true,
            ("shows what a charge port is set to, and who says so", "zeigt, wie ein Ladepunkt eingestellt ist und wer das sagt"))),
        new("configuration.retrieve", Permission.ReadConfiguration, new Words(
            ["retrieve configuration"], ["konfiguration abrufen"], TakesPort: true,
            ("has the configuration read from the charger", "liest die Konfiguration aus der Ladesäule"))),
        new("configuration.edit", Permission.EditConfiguration),
        new("configuration.save", Permission.EditConfiguration),
        new("configuration.take", Permission.EditConfiguration),
        new("configuration.confirm", Permission.EditConfiguration),
        new("configuration.cancel", Permission.Look),
    ];

    /// <inheritdoc/>
    public async Task Handle(Route route, TurnContext turn)
    {
        if (PortDialog.Named(network, turn) is not { } entry)
        {
            return;
        }

        switch (route.Verb)
        {
            case "configuration.retrieve":
                await Retrieve(entry, turn);
                return;
            case "configuration.cancel":
                Cancel(entry, turn);
                return;
            case "configuration.show":
                turn.Show(Name, entry.PortId, new CardData());
                return;
        }

        if (await configurations.Of(entry.StationId, entry.PortId) is not { } here)
        {
            turn.Say(Saying.CardUnknown);
            return;
        }

        var desk = new Desk(turn, entry, here);
        await (route.Verb switch
        {
            "configuration.edit" => Edit(desk),
            "configuration.take" => Take(desk),
            "configuration.confirm" => Confirm(desk),
            _ => Save(desk),
        });
    }

    private async Task Retrieve(PortEntry entry, TurnContext turn)
    {
        if (entry.Planned || entry.ChargePointId is not { } identity || await chargePoints.Look(identity) is not { Station.Online: true } station
            || !station.Station.Can(Verbs.ReadConfiguration))
        {
            turn.Show(Name, entry.PortId, new CardData());
            return;
        }

        // Whoever asks while it is being read, from whichever port of the station, sees that reading.
        var open = station.Ports.SelectMany(port => port.Commands).FirstOrDefault(command => command is { Kind: CommandKind.ReadConfiguration, Settled: false });
        if (open is null)
        {
            open = turn.Request(entry, CommandKind.ReadConfiguration, new ReadConfiguration([]));
            turn.Note("configuration.retrieve", entry.StationId, entry.PortId, commandId: open.Id);
        }

        turn.Show(Name, entry.PortId, new CardData(), open.Id);
    }

    private Task Edit(Desk at)
    {
        at.Turn.Show(Name, at.Entry.PortId, new CardData { Edit = new MasterEdit { Seen = at.Seen }, Asked = at.Turn.Agent.ObjectId });
        return Task.CompletedTask;
    }

    private async Task Save(Desk at)
    {
        if (Mine(at) is not { } edit)
        {
            return;
        }

        var press = at.Turn.Turn.Press!;
        if (press.Data == Press.Nothing)
        {
            at.Turn.Show(Name, at.Entry.PortId, at.Turn.Shown with { Edit = edit with { TooMuch = true } });
            return;
        }

        // Of a choice nothing chosen is nothing changed; an empty line clears.
        await Decide(at, "configuration.save", edit with
        {
            Typed = at.Here.Fields.Where(field => !field.FromDevice).ToDictionary(field => field.Field.Key, field =>
                press.Input(field.Field.Key, ConfigurationInput.Longest + 1)
                ?? (field.Field.Type is FieldType.Method or FieldType.Switch ? edit.Seen.GetValueOrDefault(field.Field.Key) : null) ?? ""),
        });
    }

    /// <summary>The device's word becomes master data.</summary>
    private async Task Take(Desk at)
    {
        var field = at.Here.Fields.FirstOrDefault(one => one.Field.Key == at.Turn.Turn.Press?.Input("field"));
        if (field?.ForMasterData(at.Here.Station.Protocol) is not { } value)
        {
            at.Turn.Show(Name, at.Entry.PortId, new CardData());
            return;
        }

        await Decide(at, "configuration.take", new MasterEdit
        {
            Seen = at.Seen,
            Typed = new() { [field.Field.Key] = field.Field.Type is FieldType.Number ? $"{value} {field.Field.Unit}" : value },
        });
    }

    private async Task Confirm(Desk at)
    {
        if (Mine(at) is { } edit && InterventionMachine.Fire(at.Turn.Shown.Step, DialogTrigger.Confirm) is not null)
        {
            await Decide(at, "configuration.save", edit, confirmed: true);
            at.Turn.Unit.DeadlinesMet.Add((Deadline.Question, Subject(at.Turn)));
        }
    }

    private void Cancel(PortEntry entry, TurnContext turn)
    {
        var shown = turn.Shown;
        if (shown.Edit is not null && shown.Asked != turn.Agent.ObjectId)
        {
            turn.Say(Saying.AskedSomeoneElse);
            return;
        }

        // From the question back to the form with what was typed, from the form to what is.
        var asked = InterventionMachine.Fire(shown.Step, DialogTrigger.Cancel);
        turn.Show(Name, entry.PortId, asked is { } step ? shown with { Step = step } : new CardData());
        if (asked is not null)
        {
            turn.Unit.DeadlinesMet.Add((Deadline.Question, Subject(turn)));
        }
    }

    /// <summary>Saves what was typed, or shows why not; nothing of it is saved before all of it does.</summary>
    private async Task Decide(Desk at, string act, MasterEdit edit, bool confirmed = false)
    {
        var (turn, protocol) = (at.Turn, at.Here.Station.Protocol);
        var read = at.Here.Fields.Where(field => edit.Typed.ContainsKey(field.Field.Key)).Select(field =>
            (Field: field, Input: ConfigurationInput.Read(field.Field, edit.Typed[field.Field.Key], protocol))).ToList();
        var changed = read.Where(one => one.Input.IsOk && one.Input.Value != edit.Seen.GetValueOrDefault(one.Field.Field.Key)).ToList();
        var wrong = read.Where(one => !one.Input.IsOk).ToDictionary(one => one.Field.Field.Key, one => one.Input.Problem);
        var newId = changed.Find(one => one.Field.Field.Type is FieldType.EvseId);
        if (newId.Input?.Value is { } evseId && await configurations.IsTaken(evseId, at.Entry.PortId))
        {
            wrong[newId.Field.Field.Key] = FieldProblem.Taken;
        }

        var overtaken = changed.Where(one => one.Field.Entered != edit.Seen.GetValueOrDefault(one.Field.Field.Key)).ToList();
        var asked = new CardData { Asked = turn.Agent.ObjectId };
        if (wrong.Count > 0 || overtaken.Count > 0)
        {
            // What nobody touched follows the colleague's word; what was typed stays, and to save it once more is a decision.
            var kept = edit.Typed.Where(one => wrong.ContainsKey(one.Key) || changed.Exists(field => field.Field.Field.Key == one.Key)).ToDictionary();
            turn.Show(Name, at.Entry.PortId, asked with
            {
                Edit = new MasterEdit
                {
                    Seen = at.Seen,
                    Typed = kept,
                    Wrong = wrong,
                    Overtaken = overtaken.ToDictionary(one => one.Field.Field.Key, one => edit.Seen.GetValueOrDefault(one.Field.Field.Key) ?? ""),
                },
            });
        }
        else if (changed.Count == 0)
        {
            turn.Show(Name, at.Entry.PortId, new CardData());
        }
        else if (newId.Field is not null && !confirmed && InterventionMachine.Fire(Step.Closed, DialogTrigger.Ask) is { } step)
        {
            turn.Show(Name, at.Entry.PortId, asked with
            {
                Step = step,
                Edit = new MasterEdit { Seen = edit.Seen, Typed = changed.ToDictionary(one => one.Field.Field.Key, one => edit.Typed[one.Field.Field.Key]) },
            });
            turn.Unit.Deadlines.Add(new Deadline(Deadline.Question, Subject(turn), turn.Now + InterventionMachine.Patience));
        }
        else
        {
            Write(at, act, [.. changed.Select(one => new MasterChange(one.Field.Field, one.Field.Assumed ? null : one.Field.Entered, one.Input.Value))]);
        }
    }

    private void Write(Desk at, string act, IReadOnlyList<MasterChange> changes)
    {
        var (turn, here) = (at.Turn, at.Here);
        turn.Unit.Changes = (db, cancel) => ConfigurationWrite.Write(db, here.Port, changes, turn.Agent, turn.Now, cancel);
        turn.Entered = changes.ToDictionary(change => change.Field.Key, change => change.Value);
        turn.Note(act, here.Station.Id, here.Port.Id, result: string.Join("; ", changes.Select(change => $"{change.Field.Key}: {change.Before ?? "–"} → {change.Value ?? "–"}")));
        turn.Show(Name, here.Port.Id, new CardData { Saved = true });
    }

    /// <summary>The edit that the pressed card shows, where it is this person's.</summary>
    private MasterEdit? Mine(Desk at)
    {
        var shown = at.Turn.Shown;
        if (at.Turn.Card?.Kind != Name || shown.Edit is null)
        {
            at.Turn.Show(Name, at.Entry.PortId, new CardData());
            return null;
        }

        if (shown.Asked != at.Turn.Agent.ObjectId)
        {
            at.Turn.Say(Saying.AskedSomeoneElse);
            return null;
        }

        return shown.Edit;
    }

    private static string Subject(TurnContext turn) => turn.Result is { } card ? Deadline.SubjectOf(card) : "";

    /// <summary>What a turn is about.</summary>
    private sealed record Desk(TurnContext Turn, PortEntry Entry, PortConfiguration Here)
    {
        /// <summary>Master data as they stand now.</summary>
        public Dictionary<string, string> Seen => Here.Fields.Where(one => one.Entered is not null).ToDictionary(one => one.Field.Key, one => one.Entered!);
    }
}
