using System.Text.Json.Nodes;

namespace ChargeBot.Tests.Sml;

/// <summary>The recorded bytes of the test data.</summary>
internal static class Recorded
{
    /// <summary>All of them, with what is expected of each.</summary>
    public static IEnumerable<(byte[] Bytes, JsonNode Expected)> All()
    {
        var data = Path.Combine(Requires.Data(), "sml");
        var captures = Directory.GetFiles(Path.Combine(data, "captures")).Order(StringComparer.Ordinal)
            .Select(capture => (capture, Path.Combine(data, "expected", Path.GetFileNameWithoutExtension(capture) + ".json")));
        var messages = Directory.GetFiles(Path.Combine(data, "messages"), "*.bin").Order(StringComparer.Ordinal)
            .Select(message => (message, Path.ChangeExtension(message, ".json")));
        foreach (var (bytes, expected) in captures.Concat(messages))
            yield return (File.ReadAllBytes(bytes), JsonNode.Parse(File.ReadAllText(expected))!);
    }

    /// <summary>One file by its name.</summary>
    public static byte[] Named(string name) =>
        File.ReadAllBytes(Path.Combine(Requires.Data(), "sml", name));

    /// <summary>Every intact file of them, one by one.</summary>
    public static byte[][] IntactFiles()
    {
        var files = new List<byte[]>();
        foreach (var (bytes, expected) in All())
        {
            foreach (var file in expected["files"]!.AsArray())
            {
                if (file!["crcKind"] is { } kind && (string?)kind != "bad")
                    files.Add(bytes[(int)file["offset"]!..(int)file["end"]!]);
            }
        }

        return [.. files];
    }
}
