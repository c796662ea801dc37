using ChargeBot.Cards;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Tests.Cards;

/// <summary>A port's Activation overview and charge records: none, a page of all kinds, many pages, a filter, one session opened.</summary>
internal static class SessionScenes
{
    public static IEnumerable<(string, Func<CardContext, CardJson>)> All()
    {
        yield return ("activations", context => SessionListCard.Draw(new ActivationsView(Scenes.View(new Site()), SessionOutcome.All, [.. Mixed().Select(Row)], 0, 7), context));
        yield return ("activations.wide", context => OverviewCard.Draw(
            new OverviewView(new OverviewQuery(Site.Now.AddDays(-1), Site.Now), [.. Mixed().Select(Row), .. Broken()], 0, 300) { Search = "DE-8AA-001234567-0", Place = "Berlin" }, context));
        yield return ("activations.trace", context => SessionCard.Draw(new SessionView(Scenes.View(new Site()), Judged(1, ErrorType.None), ErrorRateScenes.Record(ErrorRateScenes.Session(1)), ErrorType.None, SessionFrom.Overview)
        {
            Trace = new SessionTrace { Activation = StartScenes.New(ActivationKind.Contract), Start = Commands.New(CommandKind.RemoteStart, new RemoteStart(1, "CB:0")).Confirmed(), Readings = 12, Signed = 2 },
        }, context));
        yield return ("activations.nosession", context => SessionCard.Draw(new NoSessionView(Scenes.View(new Site()), new SessionTrace { Activation = Broken().First().Activation }, SessionFrom.Activations), context));
        yield return ("activations.pages", context => SessionListCard.Draw(
            new ActivationsView(Scenes.View(new Site()), SessionOutcome.Faulty, [.. Enumerable.Range(1, ActivationsView.PageSize).Select(number => Row(Judged(number, ErrorType.Canceled)))], 1, 300), context));
        yield return ("activations.none", context => SessionListCard.Draw(new ActivationsView(Scenes.View(new Site()), SessionOutcome.All, [], 0, 0), context));
        yield return ("activations.session", context => SessionCard.Draw(
            new SessionView(Scenes.View(new Site()), Judged(1, ErrorType.None), ErrorRateScenes.Record(ErrorRateScenes.Session(1)), ErrorType.None, SessionFrom.Activations), context));
        yield return ("activations.running", context => SessionCard.Draw(new SessionView(Scenes.View(new Site()), Running(), null, null, SessionFrom.Activations), context));
        yield return ("records", context => SessionListCard.Draw(new RecordsView(Scenes.View(new Site()), null, [.. Records()], 0, 4), context));
        yield return ("records.none", context => SessionListCard.Draw(new RecordsView(Scenes.View(new Site()), CalibrationStatus.Invalid, [], 0, 0), context));
    }

    private static IEnumerable<OverviewRow> Broken()
    {
        var activation = StartScenes.New(ActivationKind.Contract);
        (activation.State, activation.Failure, activation.EndedAt) = (ActivationState.NotStarted, StartFailure.Refused, Site.Now.AddMinutes(-2));
        yield return new OverviewRow { At = activation.RequestedAt, Activation = activation };
        yield return new OverviewRow
        {
            At = Site.Now.AddMinutes(-3),
            Authorization = new Authorization { Id = Guid.Parse("019a0000-0000-7000-8000-0000000000aa"), StationId = "Berlin-042", IdTag = "04A1B2C3D477A2", At = Site.Now.AddMinutes(-3), Verdict = TagVerdict.Blocked },
        };
    }

    private static OverviewRow Row(ChargingSession session) => new() { At = session.StartedAt, Session = session };

    private static IEnumerable<ChargingSession> Mixed()
    {
        yield return Running();
        yield return Judged(1, ErrorType.None);
        yield return Judged(3, ErrorType.NegativeEnergy);
        yield return Judged(5, ErrorType.NoChargeRecord);
        yield return Judged(7, null);
    }

    private static IEnumerable<ChargeRecord> Records() => Enum.GetValues<CalibrationStatus>().Select((status, index) =>
    {
        var record = ErrorRateScenes.Record(ErrorRateScenes.Session((2 * index) + 1));
        record.Calibration = status;
        return record;
    });

    private static ChargingSession Judged(int number, ErrorType? type)
    {
        var session = ErrorRateScenes.Session(number);
        session.Error = type;
        return session;
    }

    private static ChargingSession Running()
    {
        var session = ErrorRateScenes.Session(0);
        (session.State, session.EndedAt, session.EndReportedAt, session.StopReason, session.MeterLast) = (SessionState.Running, null, null, null, 17_300);
        return session;
    }
}
