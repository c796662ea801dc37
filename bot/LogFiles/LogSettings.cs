namespace ChargeBot.Bot.LogFiles;

/// <summary>Section <c>Logs</c>.</summary>
/// <param name="Most">What an uploaded log may weigh, bytes (<c>MaxMegabytes</c>).</param>
/// <param name="OpenFor">How long an upload's address is open (<c>UploadHours</c>).</param>
public sealed record LogSettings(long Most, TimeSpan OpenFor)
{
    /// <summary>Reads it.</summary>
    public static LogSettings From(IConfiguration configuration) => new(
        Math.Clamp(configuration.GetValue("Logs:MaxMegabytes", 500), 1, 10_000) * 1_000_000L, TimeSpan.FromHours(Math.Clamp(configuration.GetValue("Logs:UploadHours", 2), 1, 48)));
}
