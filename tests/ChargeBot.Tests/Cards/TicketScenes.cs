using ChargeBot.Cards;
using ChargeBot.Domain.Tickets;

namespace ChargeBot.Tests.Cards;

/// <summary>Tickets: the form, a ticket in each state and for each reader, a call, the lists, the quiet hours.</summary>
internal static class TicketScenes
{
    private const string Words = "Stecker klemmt im linken Fach.\nFahrer steht im Regen, Kabel fest.";

    public static IEnumerable<(string, Func<CardContext, CardJson>)> All() => [.. Forms(), .. Tickets(), .. Lists()];

    public static Ticket Ticket(TicketState state = TicketState.New, string words = Words, TicketPriority priority = TicketPriority.High) => new()
    {
        Id = Guid.Parse("019a0000-0000-7000-8000-0000000000b1"),
        Number = 1042,
        StationId = "Berlin-042",
        PortId = Site.One,
        Site = "Invalidenstr. 12, Berlin",
        TenantId = "",
        ConversationId = "a:1",
        AuthorId = "alex",
        AuthorName = "Alex Kern",
        CreatedAt = Site.Now.AddMinutes(-42),
        SentAt = Site.Now.AddMinutes(-40),
        Emaid = "DE-8AA-001234567-0",
        OccurredAt = Site.Now.AddHours(-2),
        Description = words,
        Priority = priority,
        State = state,
        AcknowledgeBy = state is TicketState.New ? Site.Now.AddMinutes(20) : null,
        WaitingSince = state is TicketState.Waiting ? Site.Now.AddMinutes(-30) : null,
        ResolveBy = state is TicketState.Resolved or TicketState.Closed ? null : Site.Now.AddHours(23),
        Findings = new TicketFindings
        {
            Status = "Faulted",
            Online = true,
            Fault = "ConnectorLockFailure motor_stall *E12*",
            SessionSince = Site.Now.AddHours(-3),
            SessionEnergy = 18_600,
            Errors = [new TimedWord(Site.Now.AddHours(-30), "Canceled"), new TimedWord(Site.Now.AddHours(-80), "EnergyImplausible")],
            Commands = [new TimedWord(Site.Now.AddMinutes(-50), "Unlock: Rejected"), new TimedWord(Site.Now.AddMinutes(-51), "Stop: Confirmed")],
            Notes = [new TimedWord(Site.Now.AddDays(-3), "Schloss klemmt: fest eindrücken")],
        }.Write(),
    };

    public static TicketEvent Event(int number, TicketEventKind kind, string? text = null, string who = "Robin") => new()
    {
        Id = Guid.Parse($"019a0000-0000-7000-8000-0000000001{number:00}"),
        TicketId = Ticket().Id,
        At = Site.Now.AddMinutes(-number),
        Kind = kind,
        PersonId = who,
        PersonName = who,
        Text = text,
    };

    public static TicketFileView File(int number, string name, TicketFileState state = TicketFileState.Stored, string? problem = null, bool pictured = false) => new(
        new TicketFile
        {
            Id = Guid.Parse($"019a0000-0000-7000-8000-0000000002{number:00}"),
            TicketId = Ticket().Id,
            PersonId = "alex",
            Name = name,
            AddedAt = Site.Now,
            State = state,
            Problem = problem,
            Size = 2_345_678,
        },
        pictured ? new Uri("https://desk.example.com/pictures/abc.jpg") : null);

    private static IEnumerable<(string, Func<CardContext, CardJson>)> Forms()
    {
        yield return ("ticket.form", Form());
        yield return ("ticket.form.similar", Form(view => view with { Similar = [Ticket(), Ticket(TicketState.Waiting, "Display dunkel")] }));
        yield return ("ticket.form.files", Form(view => view with { Files = [File(1, "IMG_4711.jpg", pictured: true), File(2, "log.txt", TicketFileState.Fetching), File(3, "setup.jpg", TicketFileState.Refused, "NotWhatItClaims")] }));
        foreach (var problem in Enum.GetValues<TicketProblem>().Where(problem => problem is not (TicketProblem.None or TicketProblem.WordsMissing or TicketProblem.NoSuchTicket)))
        {
            yield return ($"ticket.form.{problem}", Form(view => view with
            {
                Problem = problem,
                Typed = new Dictionary<string, string> { [TicketFormCard.EmaidInput] = "DE-8AA-00", [TicketFormCard.DayInput] = "2026-11-22", [TicketFormCard.TimeOfDayInput] = "08:15" },
            }));
        }
    }

    private static IEnumerable<(string, Func<CardContext, CardJson>)> Tickets()
    {
        TicketEvent[] history = [Event(1, TicketEventKind.Commented, "Techniker kommt um 15 Uhr"), Event(5, TicketEventKind.Acknowledged), Event(40, TicketEventKind.Sent, who: "Alex Kern")];
        foreach (var state in Enum.GetValues<TicketState>().Where(state => state is not (TicketState.Draft or TicketState.Discarded)))
        {
            yield return ($"ticket.{state}", Draw(Ticket(state), history, view => view));
        }

        var called = Ticket(priority: TicketPriority.Urgent);
        (called.Called, called.Unreached) = ("robin", "Ada, Sven");
        yield return ("ticket.called", Draw(called, history, view => view with { CalledNow = "Robin" }));
        var late = Ticket(TicketState.InProgress);
        (late.ResolveBy, late.Overdue, late.AssigneeName) = (Site.Now.AddHours(-1), true, "Robin");
        yield return ("ticket.late", Draw(late, [Event(1, TicketEventKind.Overdue), .. history], view => view with { LinkedTo = 1_001, Linked = [1_043, 1_044] }));
        yield return ("ticket.shared", Draw(Ticket(), history, view => view with { Shared = true }));
        yield return ("ticket.files", Draw(Ticket(), history, view => view with { Files = [File(1, "IMG_4711.jpg", pictured: true), File(2, "video.mp4"), File(3, "big.pdf", TicketFileState.Refused, "TooLarge")] }));
        yield return ("ticket.words", Draw(Ticket(), history, view => view with { Problem = TicketProblem.WordsMissing }));
        yield return ("ticket.assign", Draw(Ticket(), history, view => view with { Part = TicketPart.Assign, People = [("robin", "Robin"), ("ada", "Ada *Engineer*")] }));
        yield return ("ticket.assign.missing", Draw(Ticket(), history, view => view with { Part = TicketPart.Assign, Problem = TicketProblem.NoSuchTicket }));
        yield return ("ticket.history", Draw(
            Ticket(TicketState.Closed), [.. Enum.GetValues<TicketEventKind>().Take(12).Select((kind, number) => Event(number + 1, kind, kind is TicketEventKind.Prioritised ? "Urgent" : "Grund"))],
            view => view with { Part = TicketPart.History, Total = 30, Page = 1 }));
        yield return ("ticket.history.rest", Draw(
            Ticket(TicketState.Closed), [.. Enum.GetValues<TicketEventKind>().Skip(12).Select((kind, number) => Event(number + 1, kind, kind is TicketEventKind.FileFailed ? "IMG.jpg|TooLarge" : "Grund"))],
            view => view with { Part = TicketPart.History, Total = 5 }));
        yield return ("ticket.long", Draw(Ticket(words: string.Concat(Enumerable.Range(1, 80).Select(number => $"Zeile {number}: nochmals\n"))), [Event(1, TicketEventKind.Commented, new string('ß', 2_000)), .. history], view => view));
        yield return ("ticket.call", context => TicketCallCard.Draw(new TicketCallView(Scenes.View(new Site()), Ticket(priority: TicketPriority.Urgent), "robin", "Robin <Example>"), context));
        yield return ("ticket.call.answered", context => TicketCallCard.Draw(new TicketCallView(Scenes.View(new Site()), Taken(), "robin", "Robin"), context));
        yield return ("port.tickets", context => PortCard.Draw(Scenes.View(new Site().Charging()) with { Tickets = new PortTickets([Ticket(), Ticket(TicketState.Waiting, "Display dunkel")], 5) }, context));
    }

    private static IEnumerable<(string, Func<CardContext, CardJson>)> Lists()
    {
        foreach (var scope in Enum.GetValues<TicketScope>())
        {
            yield return ($"tickets.{scope}", context => TicketListCard.Draw(
                new TicketListView(scope, [Ticket(), Ticket(TicketState.InProgress, "Display dunkel\nzum dritten Mal"), Ticket(TicketState.Closed)], 1, 19)
                {
                    Of = scope is TicketScope.Site ? "Invalidenstr. 12, Berlin" : scope is TicketScope.Port ? Site.One : null,
                    PortId = scope is TicketScope.Site or TicketScope.Port ? Site.One : null,
                }, context));
        }

        yield return ("tickets.none", context => TicketListCard.Draw(new TicketListView(TicketScope.Mine, [], 0, 0), context));
        yield return ("backlog", context => BacklogCard.Draw(
            new BacklogView([.. Enumerable.Repeat(Ticket(), 9)], [LogScenes.File(1, Domain.LogFiles.LogState.Here), LogScenes.File(2, Domain.LogFiles.LogState.Here)], 40), context));
        yield return ("alerts", context => AlertsCard.Draw(new AlertsView(false, "22:00", "06:00", "Europe/Berlin") { Saved = true }, context));
        yield return ("alerts.wrong", context => AlertsCard.Draw(new AlertsView(true, null, null, "Europe/London") { Wrong = true }, context));
    }

    public static Func<CardContext, CardJson> Form(Func<TicketFormView, TicketFormView>? change = null, string words = Words) => context =>
    {
        var draft = Ticket(TicketState.Draft, words);
        var view = new TicketFormView(Scenes.View(new Site()), draft) { Today = new DateOnly(2026, 11, 23) };
        return TicketFormCard.Draw(change?.Invoke(view) ?? view, context);
    };

    public static Func<CardContext, CardJson> Draw(Ticket ticket, IReadOnlyList<TicketEvent> history, Func<TicketView, TicketView> change) => context =>
        TicketCard.Draw(change(new TicketView(Scenes.View(new Site()), ticket, history) { Total = history.Count }), context);

    private static Ticket Taken()
    {
        var taken = Ticket(TicketState.InProgress, priority: TicketPriority.Urgent);
        taken.AssigneeName = "Robin";
        return taken;
    }
}
