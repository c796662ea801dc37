using System.Text.Json.Serialization;
using ChargeBot.Bot.Turns;
using Stateless;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// What a person may do next about one thing. A dialog is found by its type, has its routes, and moves one Stateless
/// machine whose state is kept in the card that it shows.
/// </summary>
public interface IDialog
{
    /// <summary>The name: the first part of its verbs, and the kind of its cards.</summary>
    string Name { get; }

    /// <summary>What it can be asked.</summary>
    IReadOnlyList<Route> Routes { get; }

    /// <summary>Works on one of its routes. Permission was checked; what it decides is stored by the lane.</summary>
    Task Handle(Route route, TurnContext turn);
}

/// <summary>Where a dialog stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Step>))]
public enum Step
{
    /// <summary>Nothing was asked.</summary>
    Closed,

    /// <summary>The person was shown what will happen and is asked.</summary>
    Asking,

    /// <summary>It was asked of the charge point: the card follows the command.</summary>
    Watching,
}

/// <summary>What moves a dialog.</summary>
public enum DialogTrigger
{
    /// <summary>The person wants it.</summary>
    Ask,

    /// <summary>The person says yes.</summary>
    Confirm,

    /// <summary>The person says no.</summary>
    Cancel,

    /// <summary>The person takes back what was not sent yet.</summary>
    Withdraw,

    /// <summary>Nobody answered for ten minutes.</summary>
    Expire,
}

/// <summary>The machine of everything that interrupts someone: first the question, then the deed, then its truth.</summary>
public static class InterventionMachine
{
    /// <summary>How long a question waits for its answer.</summary>
    public static TimeSpan Patience => TimeSpan.FromMinutes(10);

    /// <summary>The machine, standing at a step.</summary>
    public static StateMachine<Step, DialogTrigger> At(Step step)
    {
        var machine = new StateMachine<Step, DialogTrigger>(step);

        machine.Configure(Step.Closed)
            .Permit(DialogTrigger.Ask, Step.Asking);

        machine.Configure(Step.Asking)
            .PermitReentry(DialogTrigger.Ask)
            .Permit(DialogTrigger.Confirm, Step.Watching)
            .Permit(DialogTrigger.Cancel, Step.Closed)
            .Permit(DialogTrigger.Expire, Step.Closed);

        machine.Configure(Step.Watching)
            .PermitReentry(DialogTrigger.Withdraw)
            .Permit(DialogTrigger.Ask, Step.Asking);

        return machine;
    }

    /// <summary>Fires a trigger; null when it is not permitted: a stale button, a double press.</summary>
    public static Step? Fire(Step step, DialogTrigger trigger)
    {
        var machine = At(step);
        if (!machine.CanFire(trigger))
        {
            return null;
        }

        machine.Fire(trigger);
        return machine.State;
    }
}
