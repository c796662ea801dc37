using System.Globalization;
using ChargeBot.Domain.Tickets;

namespace ChargeBot.Cards;

/// <summary>A ticket: where it stands, what is wrong, what the bot saw, what happened since, and what can be done next.</summary>
public static class TicketCard
{
    private const int LongestLine = 240;

    /// <summary>Draws it.</summary>
    public static CardJson Draw(TicketView view, CardContext context)
    {
        var card = Head(view, context);
        return view.Part switch
        {
            TicketPart.History => History(card, view, context),
            TicketPart.Assign => Assign(card, view, context),
            _ => Main(card, view, context),
        };
    }

    private static Card Head(TicketView view, CardContext context)
    {
        var (t, ticket, port) = (context.Texts, view.Ticket, view.Port);
        var card = PortHead.For(context, port).Add(
            new Columns(
                new Column(
                    new Text($"{t.TicketTitle(ticket.Number)} · {t.Priority(ticket.Priority)}") { Bold = true, Id = true },
                    new Text(t.WrittenBy(Typed.Place(ticket.AuthorName), Clock(context, port, ticket.SentAt ?? ticket.CreatedAt))) { Small = true, Subtle = true, Touching = true }),
                new Column(new Text(t.State(ticket.State)) { Bold = true, Tint = Tinted(ticket, context.Now), Align = Align.Right }) { Narrow = true }));
        if (ticket.Due is { } due && due <= context.Now)
        {
            card.Add(Preflight.Notice(Tint.Attention, t.OverdueNote(Clock(context, port, due))));
        }

        return t.Problem(view.Problem) is { } problem ? card.Add(Preflight.Notice(Tint.Warning, problem)) : card;
    }

    private static CardJson Main(Card card, TicketView view, CardContext context)
    {
        var (t, ticket, port) = (context.Texts, view.Ticket, view.Port);
        card.Add([.. Typed.Lines(ticket.Description, 10, 900).Select((line, index) => new Text(line) { Id = true, Touching = index > 0 })]);
        card.Add(
            new Facts(
                (t.WhenTitle, ticket.OccurredAt is { } at ? Clock(context, port, at) : null),
                ("EMAID", ticket.Emaid is { } emaid ? view.Shared ? ActivationCard.Shortened(emaid) : emaid : ticket.WithoutEmaid ? t.NoEmaidLabel : null),
                (t.AssigneeTitle, ticket.AssigneeName is { } name ? Typed.Place(name) : null),
                (t.DueTitle, Due(ticket, port, context)),
                (t.LinkedTitle, Links(view, t))),
            Findings(view, context),
            TicketFiles.Rows(view.Files, context),
            Called(view, t));
        card.Add([.. view.History.Take(TicketView.Newest).Select((line, index) => Line(line, port, context, ruled: index == 0))]);
        if (view.Download is { } file)
        {
            card.Add(Preflight.Notice(Tint.Accent, t.FileReady)).Buttons(new Press(t.DownloadButton, "") { Opens = file });
        }

        if (ticket.State is not (TicketState.Draft or TicketState.Discarded))
        {
            card.Add(new TextInput("words", t.CommentLabel, Ticket.MaxText) { Multiline = true });
        }

        return card.Buttons([.. Buttons(view, t)]).Draw();
    }

    private static IEnumerable<Press> Buttons(TicketView view, Texts t)
    {
        var (ticket, port) = (view.Ticket, view.Port.PortData);
        if (ticket.State is TicketState.New)
        {
            yield return new Press(t.AcknowledgeButton, "ticket.acknowledge", port) { Style = PressStyle.Positive };
        }

        if (ticket.State is not TicketState.InProgress && ticket.Can(TicketTrigger.Start))
        {
            yield return new Press(ticket.State is TicketState.Waiting ? t.ResumeButton : t.TakeButton, "ticket.take", port) { WithoutInputs = true };
        }

        if (ticket.Can(TicketTrigger.Resolve))
        {
            yield return new Press(t.ResolveButton, "ticket.resolve", port);
        }

        if (ticket.State is TicketState.Resolved)
        {
            yield return new Press(t.CloseButton, "ticket.close", port) { Style = PressStyle.Positive };
        }

        if (ticket.Can(TicketTrigger.Reopen))
        {
            yield return new Press(t.ReopenButton, "ticket.reopen", port);
        }

        yield return new Press(t.CommentButton, "ticket.comment", port);
        if (ticket.Can(TicketTrigger.Wait))
        {
            yield return new Press(t.WaitButton, "ticket.wait", port);
        }

        if (ticket.Open)
        {
            yield return new Press(t.AssignButton, "ticket.part", port, ("part", nameof(TicketPart.Assign))) { WithoutInputs = true };
            yield return new Press(t.CloseButton, "ticket.close", port);
        }

        yield return new Press(t.HistoryButton, "ticket.part", port, ("part", nameof(TicketPart.History))) { WithoutInputs = true };
        yield return new Press(t.TimelineButton, "timeline.show", port, ("ticket", ticket.Id.ToString())) { WithoutInputs = true };
        yield return new Press(t.ToPortButton, "port.show", port) { WithoutInputs = true };
    }

    private static CardJson History(Card card, TicketView view, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        card.Add([.. view.History.Select((line, index) => Line(line, port, context, ruled: index == 0))]);
        return card
            .Add(Pager.For(t, view.Page, view.Total, TicketView.PageSize, "ticket.part", ("part", nameof(TicketPart.History)), port.PortData))
            .Buttons(new Press(t.BackButton, "ticket.part", port.PortData, ("part", nameof(TicketPart.Main)))).Draw();
    }

    private static CardJson Assign(Card card, TicketView view, CardContext context)
    {
        var (t, ticket, port) = (context.Texts, view.Ticket, view.Port);
        return card
            .Add(
                view.People.Count == 0 ? null : new ChoiceInput("person", t.AssignLabel, Several: false, [.. view.People.Take(40).Select(one => (Typed.Bound(one.Name, 30).Replace('*', '∗'), one.Id))])
                {
                    Value = ticket.AssigneeId,
                    Compact = true,
                },
                new ChoiceInput("priority", t.PriorityTitle, Several: false, [.. Enum.GetValues<TicketPriority>().Reverse().Select(one => (t.Priority(one), one.ToString()))])
                {
                    Value = ticket.Priority.ToString(),
                    Compact = true,
                },
                new TextInput("link", t.LinkLabel, 12) { Value = view.LinkedTo?.ToString(CultureInfo.InvariantCulture) })
            .Buttons(
                new Press(t.SaveButton, "ticket.assign", port.PortData) { Style = PressStyle.Positive },
                new Press(t.BackButton, "ticket.part", port.PortData, ("part", nameof(TicketPart.Main))) { WithoutInputs = true })
            .Draw();
    }

    internal static Columns Line(TicketEvent line, PortView port, CardContext context, bool ruled) => new(
        new Column(new Text(Typed.Bound(context.Texts.Happened(line.Kind, Typed.Place(line.PersonName), Said(line, context.Texts)), LongestLine)) { Id = true, Small = true }),
        new Column(new Text(Clock(context, port, line.At)) { Small = true, Subtle = true, Align = Align.Right }) { Narrow = true })
    { Near = true, Ruled = ruled };

    private static string? Said(TicketEvent line, Texts t) => line.Kind is TicketEventKind.Prioritised && Enum.TryParse<TicketPriority>(line.Text, out var priority)
        ? t.Priority(priority)
        : line.Kind is TicketEventKind.FileFailed && line.Text?.Split('|') is [var name, var why] ? $"{Typed.Place(name)} {t.FileProblem(why)}"
        : line.Text is { } text ? Typed.Bound(text, LongestLine) : null;

    private static string? Due(Ticket ticket, PortView port, CardContext context) => !ticket.Open ? null
        : ticket.WaitingSince is { } since ? context.Texts.ClockStands(Clock(context, port, since))
        : ticket.AcknowledgeBy is { } seen ? context.Texts.SeenBy(Clock(context, port, seen))
        : ticket.ResolveBy is { } mended ? context.Texts.MendedBy(Clock(context, port, mended))
        : null;

    private static string? Links(TicketView view, Texts t)
    {
        string[] links =
        [
            .. view.LinkedTo is { } number ? [t.BelongsTo(number)] : Array.Empty<string>(),
            .. view.Linked.Count > 0 ? [t.HasLinked(t.List([.. view.Linked.Select(one => $"#{one}")]))] : Array.Empty<string>(),
        ];
        return links.Length == 0 ? null : string.Join(" · ", links);
    }

    private static Text? Called(TicketView view, Texts t)
    {
        var words = string.Join(" ", new[]
        {
            view is { Ticket.State: TicketState.New, CalledNow: { } who } ? t.CalledNow(Typed.Place(who)) : null,
            view.Ticket is { Open: true, Unreached.Length: > 0 } ? t.NotReached(Typed.Words(view.Ticket.Unreached)) : null,
        }.OfType<string>());
        return words.Length == 0 ? null : new Text(words) { Small = true, Subtle = true };
    }

    private static Box? Findings(TicketView view, CardContext context)
    {
        if (TicketFindings.Read(view.Ticket.Findings) is not { } seen)
        {
            return null;
        }

        var (t, port) = (context.Texts, view.Port);
        var status = Enum.TryParse<Domain.ChargePoints.PortStatus>(seen.Status, out var known) ? t.Status(known) : Typed.Id(seen.Status);
        return new Box(
            Tint.Default,
            new Facts(
                (t.FindingsTitle, string.Join(" · ", new[]
                {
                    seen.Online ? status : $"{t.Offline}, {t.LastSaid(status)}",
                    seen.Fault is { } fault ? Typed.Place(fault) : null,
                    seen is { SessionSince: { } since, SessionEnergy: { } energy } ? t.SessionRan(Clock(context, port, since), t.Energy(energy)) : t.NoSessionRan,
                }.OfType<string>())),
                (t.ErrorsTitle, Words(seen.Errors, word => Enum.TryParse<Domain.Charging.ErrorType>(word, out var error) ? t.ErrorShort(error) : word)),
                (t.CommandsTitle, Words(seen.Commands, word => word)),
                (t.NotesButton, Words(seen.Notes, word => word))))
        { Near = true };

        string? Words(IReadOnlyList<TimedWord> words, Func<string, string> said) => words.Count == 0 ? null
            : string.Join("; ", words.Take(3).Select(word => $"{Typed.Bound(said(word.Word), 90)} ({Clock(context, port, word.At)})"));
    }

    internal static Tint Tinted(Ticket ticket, DateTimeOffset now) => ticket.State switch
    {
        _ when ticket.Due <= now => Tint.Attention,
        TicketState.New => ticket.Priority is TicketPriority.Urgent ? Tint.Attention : Tint.Warning,
        TicketState.Resolved or TicketState.Closed => Tint.Good,
        _ => Tint.Default,
    };

    internal static string Clock(CardContext context, PortView port, DateTimeOffset at) => context.Texts.Clock(at, context.Now, port.Clock);
}

/// <summary>The files of a ticket: each with its picture where there is one; a press fetches it.</summary>
internal static class TicketFiles
{
    private const int Most = 5;
    private const int MostOnForm = 2;
    private const int LongestName = 40;

    public static Element? Rows(IReadOnlyList<TicketFileView> files, CardContext context, bool form = false)
    {
        var t = context.Texts;
        return files.Count == 0 ? null : new Box(null, [.. files.TakeLast(form ? MostOnForm : Most).Select(file => (Element)new Columns(
            [
                .. file.Picture is { } picture ? [new Column(new Picture(picture, Typed.Bound(file.File.Name, LongestName))) { Pixels = 64 }] : Array.Empty<Column>(),
                new Column(
                    new Text(Typed.Bound(file.File.Name, LongestName)) { Id = true, Small = true },
                    new Text(t.FileState(file.File.State, file.File.Problem, t.Size(file.File.Size)))
                    {
                        Small = true, Subtle = true, Touching = true, Tint = file.File.State is TicketFileState.Refused ? Tint.Attention : Tint.Default,
                    }),
            ])
        {
            Near = true,
            Press = file.File.State is TicketFileState.Stored
                ? new Press(t.DownloadButton, "ticket.file", ("file", file.File.Id.ToString())) { WithoutInputs = true } : null,
        })]);
    }
}
