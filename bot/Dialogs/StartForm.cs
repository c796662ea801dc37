using System.Globalization;
using System.Text.Json;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Activations;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Bot.Web;
using ChargeBot.Cards;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// One of the manual's three ways to start a session: a form, and what it comes to. Each way is one small file that says its
/// words, its permission and what it makes of the form.
/// </summary>
public abstract class StartForm(Network network, Starts starts, SecretBox box) : IDialog
{
    /// <inheritdoc/>
    public string Name => StartCard.VerbOf(Kind);

    /// <inheritdoc/>
    public virtual IReadOnlyList<Route> Routes =>
    [
        new($"{Name}.ask", Permission, Words),
        new($"{Name}.confirm", Permission),
        new($"{Name}.cancel", Permission.Look),
    ];

    /// <summary>On whose account.</summary>
    protected abstract ActivationKind Kind { get; }

    /// <summary>The group of the role × verb table.</summary>
    protected abstract Permission Permission { get; }

    /// <summary>How it is said.</summary>
    protected abstract Words Words { get; }

    /// <summary>What the form is about.</summary>
    protected Starts Starts => starts;

    /// <summary>Protects what is kept of customers.</summary>
    protected SecretBox Box => box;

    /// <summary>What the form's inputs come to: an activation, or why there is none.</summary>
    protected abstract Task<StartDecision> Decide(TurnContext turn, StartPlace place);

    /// <inheritdoc/>
    public virtual Task Handle(Route route, TurnContext turn) => !turn.Turn.Personal ? OnlyInPersonalChat(turn) : route.Verb[(Name.Length + 1)..] switch
    {
        "ask" => Ask(turn),
        "confirm" => Confirm(turn),
        _ => Cancel(turn),
    };

    /// <summary>The minutes in the form; null: none, or out of bounds.</summary>
    protected static int? Minutes(Press press) => press.Input(StartFormCard.MinutesInput) is { } typed
        && decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number == decimal.Truncate(number)
        && number is >= ActivationTimes.Shortest and <= ActivationTimes.Longest ? (int)number : null;

    /// <summary>Says where it is done.</summary>
    internal static Task OnlyInPersonalChat(TurnContext turn)
    {
        turn.Say(Saying.StartInPersonalChat);
        return Task.CompletedTask;
    }

    /// <summary>What was typed into a form that was not taken.</summary>
    internal static IReadOnlyDictionary<string, string> Typed(StartDraft? draft, SecretBox box) =>
        box.Reveal(draft?.Typed) is { } kept ? JsonSerializer.Deserialize<Dictionary<string, string>>(kept) ?? [] : new Dictionary<string, string>();

    private async Task Ask(TurnContext turn)
    {
        if (PortDialog.Named(network, turn) is not { } port)
        {
            return;
        }

        if (await starts.At(port) is null)
        {
            turn.Show(CardKinds.Port, port.PortId, new CardData());
        }
        else if (InterventionMachine.Fire(turn.Card?.Kind == Name ? turn.Shown.Step : Step.Closed, DialogTrigger.Ask) is { } step)
        {
            turn.Show(Name, port.PortId, new CardData { Step = step, Asked = turn.Agent.ObjectId });
            turn.Unit.Deadlines.Add(new Deadline(Deadline.Question, Deadline.SubjectOf(turn.Result!), turn.Now + InterventionMachine.Patience));
        }
    }

    private async Task Confirm(TurnContext turn)
    {
        if (turn.Card is not { PortId: { } portId } card || card.Kind != Name || turn.Shown.Asked != turn.Agent.ObjectId
            || InterventionMachine.Fire(turn.Shown.Step, DialogTrigger.Confirm) is null)
        {
            return;
        }

        if (network.Find(portId) is not { } entry || await starts.At(entry) is not { } place)
        {
            turn.Show(CardKinds.Port, portId, new CardData());
            return;
        }

        var decision = place.Takes ? await Decide(turn, place) : new StartDecision(StartProblem.Port);
        if (decision.Activation is not { } activation)
        {
            var typed = new Dictionary<string, string>();
            foreach (var input in new[] { StartFormCard.EmaidInput, StartFormCard.MinutesInput, StartFormCard.NameInput, StartFormCard.ContactInput, StartFormCard.DescriptionInput })
            {
                typed[input] = turn.Turn.Press?.Input(input) ?? "";
            }

            turn.Show(Name, portId, turn.Shown with { Start = new StartDraft { Problem = decision.Problem, Until = decision.Until, Typed = box.Protect(JsonSerializer.Serialize(typed)) } });
            turn.Note($"{Name}.confirm:refused", entry.StationId, portId, null, null, decision.Problem.ToString());
            return;
        }

        turn.Activation = activation;
        turn.Unit.Also((db, _) =>
        {
            db.Activations.Add(activation.Copy());
            return Task.CompletedTask;
        });
        if (activation.State is ActivationState.Starting)
        {
            turn.Request(activation.Start(turn.Now));
        }

        turn.Show(CardKinds.Activation, portId, new CardData { Step = Step.Watching, Asked = turn.Agent.ObjectId, Link = decision.Link }, activation.Id);
        turn.Unit.DeadlinesMet.Add((Deadline.Question, Deadline.SubjectOf(card)));
        turn.Note($"{Name}.confirm", entry.StationId, portId, activation.Problem, activation.Id);
    }

    private Task Cancel(TurnContext turn)
    {
        if (turn.Card is { } card && card.Kind == Name && turn.Shown.Asked == turn.Agent.ObjectId && InterventionMachine.Fire(turn.Shown.Step, DialogTrigger.Cancel) is not null)
        {
            turn.Show(CardKinds.Port, card.PortId, new CardData());
            turn.Unit.DeadlinesMet.Add((Deadline.Question, Deadline.SubjectOf(card)));
        }

        return Task.CompletedTask;
    }
}

/// <summary>What a form comes to.</summary>
/// <param name="Problem">Why there is no activation.</param>
/// <param name="Until">Until when nothing is looked at (UTC).</param>
public sealed record StartDecision(StartProblem Problem, DateTimeOffset? Until = null)
{
    /// <summary>The activation.</summary>
    public Activation? Activation { get; init; }

    /// <summary>The way to the page that it needs.</summary>
    public OneTimeLink? Link { get; init; }

    /// <summary>An activation, as it begins.</summary>
    public static StartDecision Of(Activation activation) => new(StartProblem.None) { Activation = activation };
}
