using System.Runtime.CompilerServices;
using Xunit;

namespace ChargeBot.Tests;

/// <summary>Compares with a file under golden/. CHARGEBOT_GOLDEN=write writes it instead, to be looked at in the diff.</summary>
internal static class Golden
{
    public static void Check(string name, string actual, [CallerFilePath] string here = "")
    {
        var tests = here[..(here.LastIndexOf("ChargeBot.Tests", StringComparison.Ordinal) + "ChargeBot.Tests".Length)];
        var file = Path.Combine(tests, "golden", name);
        actual = actual.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("CHARGEBOT_GOLDEN") == "write")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        Assert.True(File.Exists(file), $"{name} is missing; CHARGEBOT_GOLDEN=write makes it.");
        Assert.Equal(File.ReadAllText(file), actual);
    }
}
