using ChargeBot.Cards;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Approvals;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.Evidence;
using ChargeBot.Domain.LogFiles;
using ChargeBot.Domain.Notes;
using ChargeBot.Domain.Parameters;
using ChargeBot.Domain.Tickets;

namespace ChargeBot.Tests.Cards;

/// <summary>Timelines: every kind of line, none at all, of a ticket, with its case pack.</summary>
internal static class TimelineScenes
{
    public static IEnumerable<(string, Func<CardContext, CardJson>)> All()
    {
        yield return ("timeline.empty", Draw([], 0));
        yield return ("timeline.device", Draw([.. FromDevice()], 30));
        yield return ("timeline.desk", Draw([.. FromDesk()], 12));
        yield return ("timeline.people", Draw([.. FromPeople()], 12));
        yield return ("timeline.ticket", Draw([.. FromDevice().Take(3)], 3, view => view with
        {
            Ticket = (TicketScenes.Ticket().Id, 1042),
            Pack = new Uri("https://desk.example.com/one-time/abc"),
        }));
    }

    public static IEnumerable<TimelineEntry> FromDevice()
    {
        yield return Status(1, PortStatus.Faulted, "Faulted ConnectorLockFailure *E12*");
        yield return Status(0, PortStatus.Unavailable, null) with { };
        yield return new DeviceTold(Happened(StationEventKind.Booted, 5) with { Words = "1.4.2_rc*" });
        yield return new DeviceTold(Happened(StationEventKind.Connected, 6));
        yield return new DeviceTold(Happened(StationEventKind.Disconnected, 7));
        yield return new DeviceTold(Happened(StationEventKind.Security, 8) with { Words = "TamperDetectionActivated: *door* 2", ReportedAt = At(8).AddDays(-3) });
        yield return new DeviceTold(Happened(StationEventKind.Firmware, 9) with { Words = "Installing" });
        yield return new CardAsked(Asked(TagVerdict.Accepted));
        yield return new CardAsked(Asked(TagVerdict.Blocked));
        yield return new SessionMoved(Session(), Ended: false, At(20));
        yield return new SessionMoved(Session(), Ended: true, At(21));
    }

    public static IEnumerable<TimelineEntry> FromDesk()
    {
        var (rejected, confirmed) = (Command(CommandState.Rejected), Command(CommandState.Confirmed));
        yield return new CommandMoved(confirmed, CommandStep.Requested, At(1));
        yield return new CommandMoved(confirmed, CommandStep.Sent, At(2));
        yield return new CommandMoved(confirmed, CommandStep.Answered, At(3));
        yield return new CommandMoved(confirmed, CommandStep.Ended, At(4));
        yield return new CommandMoved(rejected, CommandStep.Answered, At(5));
        foreach (var state in new[] { CommandState.Expired, CommandState.Withdrawn, CommandState.Unknown })
        {
            yield return new CommandMoved(Command(state), CommandStep.Ended, At(6));
        }

        yield return new StartMoved(Start(), Failed: false, At(9));
        yield return new StartMoved(Start(), Failed: true, At(10));
        yield return new ApprovalMoved(Approval(), Decided: false, At(11));
        yield return new ApprovalMoved(Approval(), Decided: true, At(12));
    }

    public static IEnumerable<TimelineEntry> FromPeople()
    {
        foreach (var kind in new[] { TicketEventKind.Sent, TicketEventKind.Assigned, TicketEventKind.Resolved, TicketEventKind.Overdue })
        {
            yield return new TicketMoved(TicketScenes.Event(10 + (int)kind, kind, "Kabel *fest*"), 1042);
        }

        var note = new Note { Id = Guid.Empty, StationId = "Berlin-042", Text = "Schloss klemmt", AuthorId = "alex", AuthorName = "Alex Kern", CreatedAt = At(30) };
        note.Edit("Schloss klemmt", [Site.One], "robin", "Robin", At(29));
        yield return new NoteMoved(note, Edited: false, At(30));
        yield return new NoteMoved(note, Edited: true, At(29));
        yield return new LogCame(LogScenes.File(1, LogState.Here), At(31));
        yield return new ValueMoved(new ValueChange { Id = Guid.Empty, StationId = "Berlin-042", ConnectorId = 0, Key = ValueChange.Firmware, Before = "1.4.1", After = "1.4.2", Source = ChangeSource.Device, At = At(32) });
        yield return new ValueMoved(new ValueChange { Id = Guid.Empty, StationId = "Berlin-042", ConnectorId = 0, Key = "AuthorizationKey", KeptBack = true, Source = ChangeSource.Device, By = "robin", ByName = "Robin", At = At(33) });
    }

    /// <summary>Every line in which a device's or a person's words stand.</summary>
    public static IEnumerable<TimelineEntry> Of(string words)
    {
        yield return Status(1, PortStatus.Faulted, words);
        yield return new DeviceTold(Happened(StationEventKind.Booted, 5) with { Words = words });
        yield return new CommandMoved(Commands.New(CommandKind.Unlock, new UnlockConnector(1), reason: words), CommandStep.Requested, At(1));
        yield return new CommandMoved(Commands.Unlock().Answered(OutcomeKind.Rejected, words), CommandStep.Answered, At(1));
        foreach (var kind in Enum.GetValues<TicketEventKind>())
        {
            yield return new TicketMoved(TicketScenes.Event(1, kind, words, words), 1042);
        }

        yield return new NoteMoved(new Note { Id = Guid.Empty, StationId = "Berlin-042", Text = words, AuthorId = "alex", AuthorName = words, CreatedAt = At(30) }, Edited: false, At(30));
        yield return new ValueMoved(new ValueChange { Id = Guid.Empty, StationId = "Berlin-042", ConnectorId = 0, Key = words, Before = words, After = words, Source = ChangeSource.Device, At = At(32) });
        yield return new CardAsked(new Authorization { Id = Guid.Empty, StationId = "Berlin-042", IdTag = words, At = At(8), Verdict = TagVerdict.Invalid });
    }

    private static DateTimeOffset At(int minutes) => Site.Now.AddMinutes(-minutes);

    private static StationEvent Happened(StationEventKind kind, int minutes) => new() { Id = Guid.Empty, StationId = "Berlin-042", Kind = kind, At = At(minutes) };

    private static DeviceTold Status(int connector, PortStatus status, string? words) => new(Happened(StationEventKind.Status, 1 + connector) with
    {
        ConnectorId = connector,
        Status = status,
        Words = words,
        ReportedAt = connector == 0 ? At(90) : null,
    });

    private static Authorization Asked(TagVerdict verdict) => new() { Id = Guid.Empty, StationId = "Berlin-042", IdTag = "04A1B2C3D4", At = At(8), Verdict = verdict };

    private static ChargingSession Session() => new()
    {
        Id = Guid.Empty,
        StationId = "Berlin-042",
        PortId = Site.One,
        TransactionId = 7,
        IdTag = "04A1B2C3D4",
        StartedAt = At(20),
        MeterStart = 1_000,
        MeterLast = 19_600,
        State = SessionState.Ended,
        EndedAt = At(21),
        StopReason = "EVDisconnected",
        Error = ErrorType.Canceled,
    };

    private static CommandRecord Command(CommandState state) => state switch
    {
        CommandState.Rejected => Commands.Unlock().Answered(OutcomeKind.Rejected, "UnlockFailed"),
        CommandState.Confirmed => Commands.New(CommandKind.Unlock, new UnlockConnector(1), reason: "Kabel fest, +49 170 1234567").Confirmed(),
        CommandState.Withdrawn => Commands.Unlock().Withdrawn(),
        CommandState.Expired => Commands.Unlock().Overdue(TimeSpan.FromHours(1)),
        _ => Commands.Unlock().Sent().Overdue(TimeSpan.FromHours(1)),
    };

    private static Activation Start() => new()
    {
        Id = Guid.Empty,
        Kind = ActivationKind.Goodwill,
        StationId = "Berlin-042",
        PortId = Site.One,
        ChargePointId = "CP-042",
        ConnectorId = 1,
        PersonId = "alex",
        PersonName = "Alex Kern",
        RequestedAt = At(9),
        IdTag = "CB:1",
        Failure = StartFailure.Refused,
    };

    private static Approval Approval() => new()
    {
        Id = Guid.Empty,
        Kind = ApprovalKind.Goodwill,
        StationId = "Berlin-042",
        PortId = Site.One,
        TenantId = "",
        AskedBy = "alex",
        AskedByName = "Alex Kern",
        AskedAt = At(11),
        ExpiresAt = At(1),
        State = ApprovalState.Approved,
        DecidedBy = "selma",
        DecidedByName = "Selma",
        DecidedAt = At(12),
        Reason = "Kulanz",
    };

    private static Func<CardContext, CardJson> Draw(TimelineEntry[] entries, int total, Func<TimelineView, TimelineView>? change = null) => context =>
    {
        var view = new TimelineView(Scenes.View(new Site()), entries, 0, total);
        return TimelineCard.Draw(change?.Invoke(view) ?? view, context);
    };
}
