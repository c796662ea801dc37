namespace ChargeBot.Bot.Demo;

/// <summary>Who speaks in a Playground stands in its settings file as currentUser, and cannot be changed in its window.</summary>
internal static class PlaygroundSettings
{
    private const int LinesOfUser = 7;
    private const int ObjectIdLine = 3;
    private const string PersonalChat = "a:personal-alex";

    /// <summary>Exchanges the values of currentUser with those of the user of this aadObjectId, who gets a chat of their own.</summary>
    public static void Swap(string[] settings, string objectId)
    {
        var me = Array.IndexOf(settings, "currentUser:") + 1;
        var other = Array.FindIndex(settings, line => line.EndsWith($"aadObjectId: {objectId}", StringComparison.Ordinal)) - ObjectIdLine;
        if (other == me)
        {
            return;
        }

        for (var i = 0; i < LinesOfUser; i++)
        {
            var (mine, theirs) = (settings[me + i], settings[other + i]);
            settings[me + i] = Label(mine) + Value(theirs);
            settings[other + i] = Label(theirs) + Value(mine);
        }

        var chat = Array.FindIndex(settings, line => line.Trim() == $"id: {PersonalChat}");
        if (chat >= 0)
        {
            settings[chat] = settings[chat].Replace(PersonalChat, $"a:personal-{objectId[^3..]}", StringComparison.Ordinal);
        }
    }

    private static string Label(string line) => line[..(line.IndexOf(": ", StringComparison.Ordinal) + 2)];

    private static string Value(string line) => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..];
}
