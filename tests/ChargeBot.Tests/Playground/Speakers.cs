namespace ChargeBot.Tests.Playground;

/// <summary>Who speaks in the Playground stands in its settings file as currentUser, and cannot be changed in its window.</summary>
internal static class Speakers
{
    public const string Agent = "00000000-0000-0000-0000-0000000000a1";
    public const string Engineer = "00000000-0000-0000-0000-0000000000a2";
    public const string Supervisor = "00000000-0000-0000-0000-0000000000a3";
    public const string WithoutRole = "00000000-0000-0000-0000-0000000000a4";
    private const int LinesOfUser = 7;
    private const int ObjectIdLine = 3;

    /// <summary>Exchanges the values of currentUser with those of the user of this aadObjectId.</summary>
    public static void Swap(string[] settings, string objectId)
    {
        var me = Array.IndexOf(settings, "currentUser:") + 1;
        var other = Array.FindIndex(settings, l => l.EndsWith($"aadObjectId: {objectId}", StringComparison.Ordinal)) - ObjectIdLine;
        if (other == me) return;
        for (var i = 0; i < LinesOfUser; i++)
        {
            var (mine, theirs) = (settings[me + i], settings[other + i]);
            settings[me + i] = Label(mine) + Value(theirs);
            settings[other + i] = Label(theirs) + Value(mine);
        }
    }

    private static string Label(string line) => line[..(line.IndexOf(": ", StringComparison.Ordinal) + 2)];

    private static string Value(string line) => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..];
}
