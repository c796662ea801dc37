namespace ChargeBot.Tests.Manual;

internal static partial class Checklist
{
    private static IEnumerable<ManualRow> Logs()
    {
        var logs = new Sight("logs");
        yield return new("Log files", "The icon next to the one for recording a message", Port, ("Log files", "Logdateien")) { On = Kinds.Installed, Verb = "logs.show", By = Roles.Everybody };
        yield return new("Log files", "Request new log files", logs, ("Request log", "Log anfordern")) { On = Kinds.Installed, Verb = "logs.request", By = Roles.Everybody };
        yield return new("Log files", "List of those downloaded already", logs, ("Log files of the station", "Logdateien der Station")) { On = Kinds.Installed, Source = "device" };
    }
}
