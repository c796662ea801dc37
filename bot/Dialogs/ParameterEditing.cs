using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Approvals;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.Approvals;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// One parameter's way to a new value, the same for every protocol: what was typed is checked, compared with what the form
/// showed, asked once more where care is due, and sent from one place; what it was before can be put back the same way.
/// What a protocol knows of its parameters is said by its own dialog.
/// </summary>
public abstract class ParameterEditing(Network network, IChargePoints chargePoints, ChargeBotDbs dbs, ApprovalDesk approvals) : IDialog
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public virtual IReadOnlyList<Route> Routes =>
    [
        new($"{Name}.show", Permission.ReadConfiguration, ShowWords),
        new($"{Name}.open", Permission.ReadConfiguration),
        new($"{Name}.read", Permission.ReadConfiguration, ReadWords),
        new($"{Name}.history", Permission.ReadConfiguration),
        new($"{Name}.save", Permission.EditParameters),
        new($"{Name}.confirm", Permission.EditParameters),
        new($"{Name}.restore", Permission.EditParameters),
        new($"{Name}.withdraw", Permission.EditParameters),
        new($"{Name}.cancel", Permission.Look),
    ];

    /// <summary>How the list is asked for; null: this dialog is reached by another one's words.</summary>
    protected virtual Words? ShowWords => null;

    /// <summary>How a reading is asked for.</summary>
    protected virtual Words? ReadWords => null;

    /// <summary>The parameter that a card is about, as it may be opened here; null: there is no such one.</summary>
    private protected abstract Setting? Open(ParameterDesk at, string key);

    /// <summary>The same where it may be changed here; what is pressed says only to what.</summary>
    private protected abstract Setting? Editable(ParameterDesk at, Setting setting);

    /// <summary>Its new value, checked: with <see cref="Setting.Value"/> where it can be sent, else with the reason why not.</summary>
    private protected abstract Setting Checked(ParameterDesk at, Setting setting, string? typed);

    /// <summary>Whether the person is asked once more before a value is sent.</summary>
    private protected abstract bool IsAskedTwice(ParameterDesk at, Setting setting);

    /// <summary>Whether a second person has to say yes.</summary>
    private protected virtual bool NeedsApproval(string key) => false;

    /// <summary>Whose parameter it is; 0: the whole station's.</summary>
    private protected abstract int ConnectorOf(ParameterDesk at, string key);

    /// <summary>Whether the yes is enough; with a reason on the setting where it is not.</summary>
    private protected virtual Setting SaidYes(ParameterDesk at, Setting setting) => setting;

    /// <summary>A route that the protocol's dialog has beside the common ones.</summary>
    private protected virtual Task Other(Route route, ParameterDesk at) => Show(at);

    /// <inheritdoc/>
    public async Task Handle(Route route, TurnContext turn)
    {
        var filter = Filter(turn);
        if (PortDialog.Named(network, turn) is not { } port)
        {
            return;
        }

        if (port.Planned || port.ChargePointId is not { } chargePointId || await chargePoints.Look(chargePointId) is not { } station
            || station.Find(port.PortId) is not { } here)
        {
            turn.Show(CardKinds.Port, port.PortId, new CardData());
            return;
        }

        await using var db = dbs.Open();
        var values = await db.DeviceValues.Where(row => row.StationId == port.StationId).ToListAsync();
        var at = new ParameterDesk(turn, port, station, here, values) { Filter = filter };
        var verb = route.Verb[(Name.Length + 1)..];
        if (verb is "read")
        {
            Read(at);
        }
        else if (verb is "show" || at.Kind != Name)
        {
            // The words are the same for every protocol: they lead to the card of the one that the station speaks.
            await Show(at);
        }
        else
        {
            await (verb switch
            {
                "open" => Opened(at),
                "history" => History(at),
                "save" => Save(at),
                "confirm" => Confirm(at),
                "restore" => Restore(at),
                "cancel" => Cancel(at),
                "withdraw" => Withdraw(at),
                _ => Other(route, at),
            });
        }
    }

    private protected static Task Show(ParameterDesk at)
    {
        at.Turn.Show(at.Kind, at.Port.PortId, Listed(at));
        return Task.CompletedTask;
    }

    /// <summary>The one place from which a change leaves: whatever has to be true before one does is asked here.</summary>
    private protected async Task Change(ParameterDesk at, CardData asked)
    {
        if (asked.Setting is not { Value: { } value } setting || InterventionMachine.Fire(asked.Step, DialogTrigger.Confirm) is not { } step)
        {
            return;
        }

        var connector = ConnectorOf(at, setting.Key);
        var change = new ChangeParameter(setting.Key, value) { ConnectorId = connector };
        if (NeedsApproval(setting.Key))
        {
            var approval = Approval.OfChange(change, at.Port, at.Turn.Agent, at.Turn.Now);
            await approvals.Ask(at.Turn, approval);
            at.Turn.Show(CardKinds.Approval, at.Port.PortId, new CardData { Step = Step.Watching, Asked = at.Turn.Agent.ObjectId }, approval.Id);
            at.Turn.Note($"{Name}.ask", at.Port.StationId, at.Port.PortId, commandId: approval.Id, result: $"{setting.Key} = {value}");
            return;
        }

        var record = at.Turn.Request(at.Port, CommandKind.ChangeParameter, change);
        ParameterRivals.MustBeNone(at.Turn.Unit, at, setting, connector);
        at.Turn.Show(Name, at.Port.PortId, asked with { Step = step, Setting = setting with { Said = null } }, record.Id);
        at.Turn.Note($"{Name}.save", at.Port.StationId, at.Port.PortId, commandId: record.Id, result: $"{setting.Key} = {value}");
    }

    /// <summary>What the form shows of a parameter, so that a later press can tell what changed since.</summary>
    private protected Setting Seen(ParameterDesk at, Setting setting) => setting with
    {
        Seen = ParameterRivals.Fingerprint(at.Value(ConnectorOf(at, setting.Key), setting.Key)),
        SeenAt = at.Turn.Now,
    };

    private static CardData Listed(ParameterDesk at) => new()
    {
        OfCharger = at.Turn.Turn.Press?.Input("scope") == "charger",
        Keys = at.Filter is { } filter ? new KeyList(filter) : null,
    };

    private static void Read(ParameterDesk at)
    {
        var shown = at.Turn.Card?.Kind == at.Kind ? new CardData { OfCharger = at.Turn.Shown.OfCharger, Keys = at.Turn.Shown.Keys } : Listed(at);
        if (!at.Station.Station.Online || !at.Station.Station.Can(Verbs.ReadConfiguration))
        {
            at.Turn.Show(at.Kind, at.Port.PortId, shown);
            return;
        }

        var record = at.Turn.Request(at.Port, CommandKind.ReadConfiguration, new ReadConfiguration([]));
        at.Turn.Show(at.Kind, at.Port.PortId, shown, record.Id);
        at.Turn.Note($"{at.Kind}.read", at.Port.StationId, at.Port.PortId, commandId: record.Id);
    }

    private Task Opened(ParameterDesk at)
    {
        if (at.Turn.Turn.Press?.Input("parameter", DeviceValue.LongestKey) is not { } key || Open(at, key) is not { } setting)
        {
            return Show(at);
        }

        at.Turn.Show(Name, at.Port.PortId, new CardData { OfCharger = ConnectorOf(at, key) == 0, Keys = at.Turn.Shown.Keys, Setting = Seen(at, setting) });
        return Task.CompletedTask;
    }

    private async Task Save(ParameterDesk at)
    {
        var (turn, shown) = (at.Turn, at.Turn.Shown);
        if (turn.Card?.Kind != Name || shown is not { Setting: { } about, Step: not Step.Asking } || Editable(at, about) is not { } setting)
        {
            await Show(at);
            return;
        }

        await Propose(at, shown, Checked(at, setting, at.Typed("value")), alwaysAsk: false);
    }

    /// <summary>A value is to be set: what does not do is said beside the input, what cares is asked, what does not is sent.</summary>
    private async Task Propose(ParameterDesk at, CardData shown, Setting setting, bool alwaysAsk)
    {
        var turn = at.Turn;
        if (setting.Value is not { } value)
        {
            turn.Show(Name, at.Port.PortId, shown with { Setting = setting });
            return;
        }

        var connector = ConnectorOf(at, setting.Key);
        if (await ParameterRivals.Since(dbs, at, setting, connector) is { } meanwhile)
        {
            turn.Show(Name, at.Port.PortId, shown with { Setting = Seen(at, setting with { Value = null, Typed = value, Meanwhile = meanwhile }) });
        }
        else if (at.Find(connector, setting.Key)?.Reported == value)
        {
            turn.Show(Name, at.Port.PortId, shown with { Setting = setting with { Value = null, Typed = null, Unchanged = true } });
        }
        else if (InterventionMachine.Fire(shown.Step, DialogTrigger.Ask) is { } asking)
        {
            var asked = shown with { Step = asking, Asked = turn.Agent.ObjectId, Setting = setting };
            if (!alwaysAsk && !IsAskedTwice(at, setting))
            {
                await Change(at, asked);
                return;
            }

            turn.Show(Name, at.Port.PortId, asked);
            turn.Unit.Deadlines.Add(new Deadline(Deadline.Question, Deadline.SubjectOf(turn.Result!), turn.Now + InterventionMachine.Patience));
        }
    }

    private async Task Confirm(ParameterDesk at)
    {
        var (turn, shown) = (at.Turn, at.Turn.Shown);
        if (!MayAnswer(turn))
        {
            return;
        }

        if (shown is not { Setting: { Value: { } value } about } || Editable(at, about) is not { } setting)
        {
            await Show(at);
            return;
        }

        if (await ParameterRivals.Since(dbs, at, setting, ConnectorOf(at, setting.Key)) is { } meanwhile)
        {
            turn.Show(Name, at.Port.PortId, shown with { Step = Step.Closed, Setting = Seen(at, setting with { Value = null, Typed = value, Meanwhile = meanwhile }) });
            turn.Unit.DeadlinesMet.Add((Deadline.Question, Deadline.SubjectOf(turn.Card!)));
            return;
        }

        var said = SaidYes(at, setting);
        if (said.Said is not null)
        {
            turn.Show(Name, at.Port.PortId, shown with { Setting = said });
            return;
        }

        await Change(at, shown with { Setting = setting });
        turn.Unit.DeadlinesMet.Add((Deadline.Question, Deadline.SubjectOf(turn.Card!)));
    }

    /// <summary>What a value was before a change that a person picked from the history: it goes the way of any other value.</summary>
    private async Task Restore(ParameterDesk at)
    {
        var turn = at.Turn;
        await using var db = dbs.Open();
        if (turn.Card?.Kind != Name || turn.Shown.History is null || !Guid.TryParse(turn.Turn.Press?.Input("change"), out var id)
            || await db.ValueChanges.FirstOrDefaultAsync(row => row.Id == id && row.StationId == at.Port.StationId) is not { } change
            || change is not { Source: ChangeSource.Device, Before: { } before } || SecretValues.IsMasked(before)
            || Open(at, change.Key) is not { } opened || ConnectorOf(at, change.Key) != change.ConnectorId || Editable(at, opened) is not { } setting)
        {
            await Show(at);
            return;
        }

        var shown = new CardData { OfCharger = change.ConnectorId == 0, Keys = turn.Shown.Keys };
        await Propose(at, shown, Checked(at, Seen(at, setting), before), alwaysAsk: true);
    }

    private Task History(ParameterDesk at)
    {
        var press = at.Turn.Turn.Press;
        var page = int.TryParse(press?.Input("page"), out var number) ? Math.Clamp(number, 0, 1_000) : 0;
        var key = press?.Input("parameter", DeviceValue.LongestKey);
        at.Turn.Show(Name, at.Port.PortId, new CardData { OfCharger = at.Turn.Shown.OfCharger, Keys = at.Turn.Shown.Keys, History = new HistoryPage(key, page) });
        return Task.CompletedTask;
    }

    private Task Cancel(ParameterDesk at)
    {
        if (MayAnswer(at.Turn) && InterventionMachine.Fire(at.Turn.Shown.Step, DialogTrigger.Cancel) is { } step)
        {
            var shown = at.Turn.Shown;
            at.Turn.Show(Name, at.Port.PortId, shown with
            {
                Step = step,
                Setting = shown.Setting is { } asked ? asked with { Value = null, Typed = asked.Value, Said = null } : null,
            });
            at.Turn.Unit.DeadlinesMet.Add((Deadline.Question, Deadline.SubjectOf(at.Turn.Card!)));
        }

        return Task.CompletedTask;
    }

    private Task Withdraw(ParameterDesk at) => at.Turn.Card?.Kind != Name || InterventionMachine.Fire(at.Turn.Shown.Step, DialogTrigger.Withdraw) is null
        ? Task.CompletedTask : Withdrawal.Take(at.Turn, $"{Name}.withdraw", network, chargePoints);

    private bool MayAnswer(TurnContext turn)
    {
        if (turn.Card?.Kind == Name && turn.Shown.Asked == turn.Agent.ObjectId)
        {
            return true;
        }

        turn.Say(Saying.AskedSomeoneElse);
        return false;
    }

    /// <summary>What stands behind a port's id is looked for among its parameters: 'parameters DE*ABC*E1234*1 meter'.</summary>
    private string? Filter(TurnContext turn)
    {
        var words = turn.Turn.Press is null ? turn.Rest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : [];
        for (var count = words.Length - 1; count > 0; count--)
        {
            var id = string.Join(' ', words[..count]);
            if (network.Find(id) is not null || network.Index.Find(id).Exact is not null)
            {
                turn.Rest = id;
                return string.Join(' ', words[count..]);
            }
        }

        return null;
    }
}

/// <summary>What a turn about parameters is about.</summary>
/// <param name="Turn">The turn.</param>
/// <param name="Port">The port.</param>
/// <param name="Station">Its station, as it is now.</param>
/// <param name="Here">The same port in it.</param>
/// <param name="Values">What is known of the station and its ports.</param>
internal sealed record ParameterDesk(TurnContext Turn, PortEntry Port, StationSnapshot Station, PortSnapshot Here, IReadOnlyList<DeviceValue> Values)
{
    /// <summary>What the list is narrowed to; null: all of it.</summary>
    public string? Filter { get; init; }

    /// <summary>The kind of card on which a station of this protocol shows its parameters.</summary>
    public string Kind => Station.Station.Protocol is Protocol.Lg2Wan ? CardKinds.Parameters : CardKinds.OcppParameters;

    /// <summary>A value's row.</summary>
    public DeviceValue? Find(int connector, string key) => Values.FirstOrDefault(row => row.ConnectorId == connector && row.Key == key);

    /// <summary>What is shown of a value.</summary>
    public string? Value(int connector, string key) => Find(connector, key)?.Value;

    /// <summary>What was typed into an input: null where the press brings none, empty where nothing was typed.</summary>
    public string? Typed(string name) => Turn.Turn.Press is not { } press ? null
        : press.Input(name, OcppKeys.LongestValue + 1) ?? (press.Has(name) ? "" : null);
}
