using Xunit;

namespace ChargeBot.Tests.Manual;

/// <summary>How many messages and presses each task of the manual's page takes from a cold chat: counted, and held against the README's table.</summary>
public sealed class FewPressesTests(ManualDesk desk) : IClassFixture<ManualDesk>
{
    private const string Begin = "<!-- presses: counted by FewPressesTests -->";
    private const string End = "<!-- /presses -->";

    [Fact]
    public async Task The_READMEs_table_is_what_each_task_really_takes()
    {
        var table = new List<string>
        {
            "| what | here | messages | presses | the portal's entries | clicks |",
            "|---|---|---|---|---|---|",
        };
        foreach (var task in ManualTasks.All)
        {
            var chat = new CountedChat(desk.Channel, task.Who ?? ManualDesk.Engineer);
            await task.Do(chat);
            table.Add($"| {task.Name} | {task.Way} | {chat.Messages} | {chat.Presses} | 1 | {task.PortalClicks} |");
            Assert.True(chat.Messages == 1 && chat.Presses <= 2, $"{task.Name} takes {chat.Messages} messages and {chat.Presses} presses.");
        }

        HoldAgainstReadme(string.Join('\n', table));
    }

    private static void HoldAgainstReadme(string counted)
    {
        var file = Path.Combine(Golden.Folder, "..", "..", "..", "README.md");
        var readme = File.ReadAllText(file).ReplaceLineEndings("\n");
        var (begin, end) = (readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, readme.IndexOf(End, StringComparison.Ordinal));
        var written = readme[begin..end].Trim();
        if (counted != written && Environment.GetEnvironmentVariable("CHARGEBOT_ACCEPT") == "1")
        {
            File.WriteAllText(file, $"{readme[..begin]}\n\n{counted}\n\n{readme[end..]}");
            return;
        }

        Assert.True(counted == written, $"The README's table should be (CHARGEBOT_ACCEPT=1 writes it):\n{counted}");
    }
}
