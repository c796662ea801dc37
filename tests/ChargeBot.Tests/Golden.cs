using System.Text;
using Xunit;

namespace ChargeBot.Tests;

/// <summary>
/// Golden files in tests/ChargeBot.Tests/golden: a text that differs from its file fails and is written beside it as
/// *.received.*; with CHARGEBOT_ACCEPT=1 it becomes the file.
/// </summary>
internal static class Golden
{
    /// <summary>The folder in the working tree.</summary>
    public static string Folder { get; } = Path.Combine(Root(), "tests", "ChargeBot.Tests", "golden");

    /// <summary>Compares a text with a file, for example <c>cards/help.en.json</c>.</summary>
    public static void Check(string name, string text)
    {
        var file = Path.Combine(Folder, name);
        var received = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.received{Path.GetExtension(file)}");
        var actual = text.ReplaceLineEndings("\n").TrimEnd() + "\n";
        var expected = File.Exists(file) ? File.ReadAllText(file, Encoding.UTF8).ReplaceLineEndings("\n") : null;
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (Environment.GetEnvironmentVariable("CHARGEBOT_ACCEPT") == "1")
        {
            File.WriteAllText(file, actual);
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Fail($"{name} {(expected is null ? "is missing" : "differs")}: see {received}; CHARGEBOT_ACCEPT=1 accepts it.");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ChargeBot.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository's working tree.");
    }
}
