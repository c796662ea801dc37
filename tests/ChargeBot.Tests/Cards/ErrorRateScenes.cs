using ChargeBot.Cards;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Tests.Cards;

/// <summary>The error rate in its notable states: none, some, all types at once, three thousand of one type.</summary>
internal static class ErrorRateScenes
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(Site.Now.Date);
    private static readonly PeriodForm Week = new(ErrorPeriod.Week(Today), Today);
    private static readonly Uri Bars = new("https://desk.example.com/charts/a-token.png");

    public static IEnumerable<(string, Func<CardContext, CardJson>)> All()
    {
        yield return ("errors", Rate(Counts(44, (ErrorType.Canceled, 5), (ErrorType.NoChargeRecord, 2))));
        yield return ("errors.pictures", Rate(Counts(44, (ErrorType.Canceled, 5), (ErrorType.NoChargeRecord, 2)), view => view with { SessionsPicture = Bars, TypesPicture = Bars }));
        yield return ("errors.every", Rate(Counts(2_950, [.. Enum.GetValues<ErrorType>().Where(type => type is not ErrorType.None).Select(type => (type, 300 - ((int)type * 20)))])));
        yield return ("errors.none", Rate(Counts(0)));
        yield return ("errors.faultless", Rate(Counts(17), view => view with { Scope = ErrorScope.Station, Ports = 2 }));
        yield return ("errors.site", Rate(Counts(400, (ErrorType.Others, 1)), view => view with { Scope = ErrorScope.Site, Ports = 1_240 }));
        yield return ("errors.changes", Rate(Counts(3, (ErrorType.Others, 1)), view => view with { Changes = [.. Changes().Take(ErrorRateView.MostChanges)], AllChanges = 12 }));
        yield return ("errors.reversed", Rate(Counts(1), view => view with { Form = Week with { Start = "2026-11-20", End = "2026-11-01", Problem = PeriodProblem.Reversed } }));
        yield return ("errors.unreadable", Rate(Counts(1), view => view with { Form = Week with { Start = "last *week*", End = "2026-11-01", Problem = PeriodProblem.StartUnreadable } }));
        yield return ("errors.type", Type(ErrorType.NegativeEnergy, 3, 3, 0));
        yield return ("errors.type.3000", Type(ErrorType.NoChargeRecord, ErrorTypeView.PageSize, 3_000, 200));
        yield return ("errors.type.none", Type(ErrorType.Canceled, 0, 0, 0));
        yield return ("errors.session", context => SessionCard.Draw(new SessionView(Scenes.View(new Site()), Session(1), Record(Session(1)), ErrorType.NegativeEnergy, SessionFrom.ErrorType), context));
        yield return ("errors.session.norecord", context => SessionCard.Draw(new SessionView(Scenes.View(new Site()), Session(2), null, ErrorType.NoChargeRecord, SessionFrom.ErrorType), context));
        yield return ("errors.worst", context => WorstPortsCard.Draw(new WorstPortsView(Week,
            [.. Enumerable.Range(1, WorstPortsView.Most).Select(rank => new WorstPort(new PortErrors($"DE*ABC*E{1000 + rank}*1", 40 + rank, 41 - rank), $"Berlin-{rank:000} · Invalidenstr. *{rank}*, 10115 Berlin"))], 5), context));
        yield return ("errors.worst.none", context => WorstPortsCard.Draw(new WorstPortsView(Week, [], 5), context));
    }

    private static ErrorCounts Counts(int successful, params (ErrorType Type, int Count)[] faulty) => ErrorCounts.Of([(ErrorType.None, successful), .. faulty]);

    private static Func<CardContext, CardJson> Rate(ErrorCounts counts, Func<ErrorRateView, ErrorRateView>? change = null) => context =>
    {
        var view = new ErrorRateView(Scenes.View(new Site()), ErrorScope.Port, 1, Week, counts);
        return ErrorRateCard.Draw(change?.Invoke(view) ?? view, context);
    };

    private static Func<CardContext, CardJson> Type(ErrorType type, int shown, int total, int page) => context => ErrorTypeCard.Draw(
        new ErrorTypeView(Scenes.View(new Site()), ErrorScope.Station, ErrorPeriod.Week(Today), type, [.. Enumerable.Range(1, shown).Select(Session)], page, total), context);

    private static IEnumerable<ErrorRateChange> Changes()
    {
        yield return new ErrorRateChange(Site.Now.AddHours(-3), ErrorRateChangeKind.Firmware, "", "1.2.3", "1.3.0-*rc1*");
        yield return new ErrorRateChange(Site.Now.AddDays(-1), ErrorRateChangeKind.Parameter, "HeartbeatInterval", "300", "900");
        yield return new ErrorRateChange(Site.Now.AddDays(-2), ErrorRateChangeKind.Parameter, "AuthorizationKey", null, null);
        yield return new ErrorRateChange(Site.Now.AddDays(-3), ErrorRateChangeKind.Note, "Steckdose *klemmt* bei Regen, [hier](https://example.com)");
        yield return new ErrorRateChange(Site.Now.AddDays(-4), ErrorRateChangeKind.Parameter, "MeterValuesSampledData", new string('x', 300), new string('y', 300));
    }

    internal static ChargingSession Session(int number) => new()
    {
        Id = new Guid($"019a0000-0000-7000-8000-{number:000000000000}"),
        PortId = number % 2 == 0 ? Site.Two : Site.One,
        StationId = "Berlin-042",
        TransactionId = number,
        StartedAt = Site.Now.AddHours(-5 * number),
        StartReportedAt = Site.Now.AddHours(-5 * number),
        EndedAt = Site.Now.AddHours((-5 * number) + 1),
        EndReportedAt = Site.Now.AddHours((-5 * number) + 1),
        MeterStart = 5_000,
        MeterLast = 4_990,
        IdTag = "04A1B2C3D47799",
        StopReason = "Power*Loss*",
        State = SessionState.Ended,
        LowestPower = -120,
        HighestPower = 11_040,
    };

    internal static ChargeRecord Record(ChargingSession session) => new()
    {
        Id = session.Id,
        PortId = session.PortId,
        StationId = session.StationId,
        TransactionId = session.TransactionId,
        IdTag = session.IdTag,
        MeterStart = session.MeterStart,
        MeterStop = session.MeterLast,
        StartedAt = session.StartedAt,
        EndedAt = session.EndedAt!.Value,
        StopReason = session.StopReason,
    };
}
