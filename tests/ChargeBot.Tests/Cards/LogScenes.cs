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

    private static Func<CardContext, CardJson> Draw(params LogFile[] files) => Draw(null, files);

    private static Func<CardContext, CardJson> Draw(UploadWay? way, params LogFile[] files) => context =>
        LogsCard.Draw(new LogsView(Scenes.View(new Site()), files, 0, files.Length) { About = files.FirstOrDefault()?.Id, Way = way }, context);
}
