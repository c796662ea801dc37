using System.Globalization;
using ChargeBot.Domain.Notes;
using ChargeBot.Domain.Tickets;

namespace ChargeBot.Cards;

/// <summary>
/// The form of a ticket (the manual's Troubleshooting): EMAID, when the error occurred, problem description, files. Similar open
/// ones stand above it. It is never drawn anew by itself: what somebody types would be lost.
/// </summary>
public static class TicketFormCard
{
    /// <summary>The inputs, by which what was typed comes back.</summary>
    public const string EmaidInput = "emaid", NoEmaidInput = "noemaid", DayInput = "day", TimeOfDayInput = "time", DescriptionInput = "description", PriorityInput = "priority", PortInput = "connector";

    /// <summary>Draws it.</summary>
    public static CardJson Draw(TicketFormView view, CardContext context)
    {
        var (t, port, ticket) = (context.Texts, view.Port, view.Ticket);
        var card = PortHead.For(context, port).Add(new Text(t.TicketTitle(0)) { Bold = true });
        if (t.Problem(view.Problem) is { } problem)
        {
            card.Add(Preflight.Notice(Tint.Attention, problem));
        }

        if (view.Similar.Count > 0)
        {
            card.Add(Similar(view, context));
        }

        if (port.Snapshot.Ports.Count > 1)
        {
            card.Add(new ChoiceInput(PortInput, t.PortLabel, Several: false, [.. port.Snapshot.Ports.Take(24).Select(one => (t.PortNumber(one.Port.ConnectorId), Connector(one.Port)))])
            {
                Value = Connector(port.Port),
                Compact = true,
            });
        }

        return card
            .Add(
                new TextInput(EmaidInput, t.EmaidLabel, Domain.Activations.Emaid.MaxTyped) { Value = Typed.Id(Value(EmaidInput, ticket.Emaid)) is { Length: > 0 } emaid ? emaid : null },
                new ToggleInput(NoEmaidInput, t.NoEmaidLabel, Value(NoEmaidInput, ticket.WithoutEmaid ? "true" : "false") == "true"),
                new Columns(
                    new Column(new DateInput(DayInput, t.DayLabel, view.Today) { Value = Value(DayInput, Local(ticket, port)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) }),
                    new Column(new TimeInput(TimeOfDayInput, t.TimeLabel) { Value = Value(TimeOfDayInput, Local(ticket, port)?.ToString("HH:mm", CultureInfo.InvariantCulture)) })),
                new TextInput(DescriptionInput, t.DescriptionLabel, Ticket.MaxText) { Value = Words(Value(DescriptionInput, ticket.Description)), Multiline = true },
                new ChoiceInput(PriorityInput, t.PriorityLabel, Several: false, [.. Enum.GetValues<TicketPriority>().Reverse().Select(one => (t.Priority(one), one.ToString()))])
                {
                    Value = ticket.Priority.ToString(),
                    Compact = true,
                },
                TicketFiles.Rows(view.Files, context, form: true),
                new Text(t.FilesHint(view.Files.Count)) { Small = true, Subtle = true },
                new Text(t.BotAttaches) { Small = true, Subtle = true, Touching = true })
            .Buttons(
                new Press(t.SendMessageButton, "ticket.send", port.PortData) { Style = PressStyle.Positive },
                new Press(t.DiscardButton, "ticket.discard", port.PortData) { WithoutInputs = true })
            .Draw();

        string Value(string input, string? stored) => view.Typed.GetValueOrDefault(input, stored ?? "");
    }

    private static string? Words(string typed) => NoteText.Bounded(NoteText.Clean(typed), Ticket.MaxText) is { Length: > 0 } words ? words : null;

    private static Box Similar(TicketFormView view, CardContext context)
    {
        var t = context.Texts;
        return new Box(
            Tint.Warning,
            [
                new Text(t.SimilarTitle(view.Similar.Count)) { Bold = true },
                .. view.Similar.Take(TicketFormView.MostSimilar).Select(one => TicketListCard.Row(one, context, view.Port.Clock, "ticket.look")),
                new ButtonRow([.. view.Similar.Take(TicketFormView.MostSimilar).Select(one => new Press(t.JoinButton(one.Number), "ticket.join", ("ticket", one.Id.ToString())))]) { Near = true },
            ])
        { Near = true };
    }

    private static DateTimeOffset? Local(Ticket ticket, PortView port) => ticket.OccurredAt is { } at ? port.Clock.Local(at) : null;

    private static string Connector(Domain.ChargePoints.Port port) => port.ConnectorId.ToString(CultureInfo.InvariantCulture);
}
