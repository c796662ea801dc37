using ChargeBot.Cards;
using ChargeBot.Domain.LogFiles;

namespace ChargeBot.Tests.Cards;

/// <summary>Log files of a station: none, one under way, what came and what did not.</summary>
internal static class LogScenes
{
    public static IEnumerable<(string, Func<CardContext, CardJson>)> All()
    {
        yield return ("logs.none", Draw());
        yield return ("logs.asked", Draw(File(1, LogState.Asked)));
        yield return ("logs.uploading", Draw(File(1, LogState.Uploading, "Uploading", 4_194_304), File(2, LogState.Here)));
        yield return ("logs.failed", Draw(File(1, LogState.Failed, "UploadFailed *E12*"), File(2, LogState.Gone)));
        yield return ("logs.here", context => LogsCard.Draw(new LogsView(Scenes.View(new Site()), [File(1, LogState.Here), File(2, LogState.Failed)], 0, 20) { Here = true }, context));
        yield return ("logs.own", context => LogsCard.Draw(new LogsView(Scenes.View(new Site()), [], 0, 0) { Range = new LogRange() }, context));
        yield return ("logs.own.wrong", context => LogsCard.Draw(new LogsView(Scenes.View(new Site()), [], 0, 0) { Range = new LogRange("2026-11-24", "8.15", "2026-11-23", "x", Wrong: true) }, context));
        yield return ("logs.gateway", context => LogsCard.Draw(new LogsView(Scenes.View(new Site().Gateway("LSX")), [], 0, 0), context));
        yield return ("look.fault", Look(view => view with { AtFault = true }));
        yield return ("look.end", Look(view => view with { Excerpt = view.Excerpt with { End = LogExcerptEnd.End } }));
        yield return ("look.word", Look(view => view with { Word = "motor", Skip = 12 }));
        yield return ("look.nothing", Look(view => view with { Word = "motor", Excerpt = new LogExcerpt([], LogExcerptEnd.End) }));
        foreach (var end in new[] { LogExcerptEnd.NotText, LogExcerptEnd.StoreDown, LogExcerptEnd.TooLong })
        {
            yield return ($"look.{end}", Look(view => view with { Excerpt = new LogExcerpt([], end) }));
        }

        yield return ("logs.download", context => LogsCard.Draw(
            new LogsView(Scenes.View(new Site()), [File(1, LogState.Here)], 0, 1) { Download = new Uri("https://store.example.com/logs/1?sig=x") }, context));
        yield return ("logs.ways", Draw(UploadWay.Https));
        yield return ("logs.failed.by.https", Draw(UploadWay.Https, File(1, LogState.Failed, "UploadFailed")));
        yield return ("logs.failed.by.ftp", Draw(UploadWay.Ftp, File(1, LogState.Failed, "UploadFailed")));
    }

    public static LogFile File(int number, LogState state, string? words = null, long received = 2_345_678) => new()
    {
        Id = Guid.Parse($"019a0000-0000-7000-8000-0000000003{number:00}"),
        StationId = "Berlin-042",
        PortId = Site.One,
        ChargePointId = "CP-042",
        Kind = number == 2 ? LogKind.SecurityLog : LogKind.Diagnostics,
        From = Site.Now.AddDays(-1),
        To = Site.Now,
        PersonId = "alex",
        PersonName = "Alex Kern",
        ConversationId = "a:1",
        Language = "en",
        RequestedAt = Site.Now.AddMinutes(-number),
        Until = Site.Now.AddHours(1),
        State = state,
        Words = words,
        Received = state is LogState.Asked ? 0 : received,
        Name = state is LogState.Here ? "diagnostics_Berlin-042.gz" : null,
    };

    public static Func<CardContext, CardJson> Look(Func<LogLookView, LogLookView> change, string words = "2026-11-23T13:30:20Z lock motor *stall* E12 id=0815") => context => LogLookCard.Draw(
        change(new LogLookView(Scenes.View(new Site()), File(1, LogState.Here), new LogExcerpt([.. Enumerable.Range(4_711, LogExcerpt.Lines).Select(number => new LogLine(number, words))], LogExcerptEnd.More), Site.Now)),
        context);

    private static Func<CardContext, CardJson> Draw(params LogFile[] files) => Draw(null, files);

    private static Func<CardContext, CardJson> Draw(UploadWay? way, params LogFile[] files) => context =>
        LogsCard.Draw(new LogsView(Scenes.View(new Site()), files, 0, files.Length) { About = files.FirstOrDefault()?.Id, Way = way }, context);
}
