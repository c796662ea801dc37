using System.Globalization;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Dialogs;

/// <summary>A person says when they may be called about tickets: quiet hours, or not at all.</summary>
public sealed class AlertsDialog : IDialog
{
    /// <inheritdoc/>
    public string Name => CardKinds.Alerts;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("alerts.show", Permission.Tickets, new Words(
            ["alerts", "quiet hours"], ["rufe", "ruhezeiten"], TakesPort: false, ("sets when you are called about tickets", "stellt ein, wann Sie wegen Tickets gerufen werden"))),
        new("alerts.save", Permission.Tickets),
    ];

    /// <inheritdoc/>
    public Task Handle(Route route, TurnContext turn)
    {
        if (!turn.Turn.Personal)
        {
            turn.Say(Saying.PersonalOnly);
            return Task.CompletedTask;
        }

        var zone = turn.Turn.TimeZone is { Length: > 0 } said ? said : SiteZone.Usual;
        if (route.Verb != "alerts.save" || turn.Turn.Press is not { } press)
        {
            turn.Show(Name, null, new CardData { Detail = zone });
            return Task.CompletedTask;
        }

        var (from, to) = (Minutes(press.Input("from")), Minutes(press.Input("to")));
        if (from is null != to is null || (from is null && (press.Input("from") ?? press.Input("to")) is not null))
        {
            turn.Show(Name, null, new CardData { Detail = zone, Wrong = ["from", "to"] });
            return Task.CompletedTask;
        }

        var choice = new AlertChoice
        {
            PersonId = AlertChoice.KeyOf(turn.Agent.TenantId, turn.Agent.ObjectId),
            Off = press.Input("off") == "true",
            QuietFrom = from,
            QuietTo = to,
            TimeZone = zone,
        };
        turn.Unit.Also(async (db, cancel) =>
        {
            await db.AlertChoices.Where(row => row.PersonId == choice.PersonId).ExecuteDeleteAsync(cancel);
            db.AlertChoices.Add(choice.Copy());
        });
        turn.Alerts = choice;
        turn.Show(Name, null, new CardData { Saved = true });
        turn.Note("alerts.save", null, null);
        return Task.CompletedTask;
    }

    private static int? Minutes(string? typed) =>
        TimeOnly.TryParseExact(typed, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? (time.Hour * 60) + time.Minute : null;
}
