using ChargeBot.Cards;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Tests.Cards;

/// <summary>A port's Activation overview and charge records: none, a page of all kinds, many pages, a filter, one session opened.</summary>
internal static class SessionScenes
{
    public static IEnumerable<(string, Func<CardContext, CardJson>)> All()
    {
        yield return ("activations", context => SessionListCard.Draw(new ActivationsView(Scenes.View(new Site()), SessionOutcome.All, [.. Mixed()], 0, 5), context));
        yield return ("activations.pages", context => SessionListCard.Draw(
            new ActivationsView(Scenes.View(new Site()), SessionOutcome.Faulty, [.. Enumerable.Range(1, ActivationsView.PageSize).Select(number => Judged(number, ErrorType.Canceled))], 1, 300), context));
        yield return ("activations.none", context => SessionListCard.Draw(new ActivationsView(Scenes.View(new Site()), SessionOutcome.All, [], 0, 0), context));
        yield return ("activations.session", context => SessionCard.Draw(
            new SessionView(Scenes.View(new Site()), Judged(1, ErrorType.None), ErrorRateScenes.Record(ErrorRateScenes.Session(1)), ErrorType.None, SessionFrom.Activations), context));
        yield return ("activations.running", context => SessionCard.Draw(new SessionView(Scenes.View(new Site()), Running(), null, null, SessionFrom.Activations), context));
        yield return ("records", context => SessionListCard.Draw(new RecordsView(Scenes.View(new Site()), null, [.. Records()], 0, 4), context));
        yield return ("records.none", context => SessionListCard.Draw(new RecordsView(Scenes.View(new Site()), CalibrationStatus.Invalid, [], 0, 0), context));
    }

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
