using System.Buffers;
using System.Text.Json.Nodes;
using ChargeBot.Adapters.Lg2Wan.Sml;
using Xunit;

namespace ChargeBot.Tests.Sml;

/// <summary>Real meters' captures, and one file for each message, beside what a reference decoder made of them.</summary>
public sealed class CaptureTests
{
    [Fact]
    public void Every_capture_and_message_decodes_to_what_is_expected()
    {
        var compared = 0;
        foreach (var (bytes, expected) in Recorded.All())
        {
            var files = expected["files"]!.AsArray();
            var ours = ReferenceJson.Files(bytes);
            for (var i = 0; i < Math.Max(files.Count, ours.Count); i++)
            {
                Assert.True(i < ours.Count && i < files.Count, $"{expected["capture"]}: {files.Count} files expected, {ours.Count} found.");
                var theirs = Whole(files[i]!.AsObject());
                var mine = Whole(ours[i]!.AsObject());
                Assert.True(JsonNode.DeepEquals(theirs, mine), $"{expected["capture"]}, file {i}\nexpected {theirs.ToJsonString()}\nis       {mine.ToJsonString()}");
                compared++;
            }
        }

        Assert.Equal(131, compared);
    }

    [Fact]
    public void Every_intact_file_is_written_again_byte_for_byte()
    {
        var written = 0;
        var output = new ArrayBufferWriter<byte>();
        foreach (var (bytes, expected) in Recorded.All())
        {
            using var scanner = new SmlScanner();
            using var file = new SmlFile();
            var input = new ReadOnlySequence<byte>(bytes);
            while (scanner.TryRead(ref input, true, out var frame))
            {
                if (frame.Fault is not SmlFrameFault.None) continue;
                file.Load(frame);
                output.ResetWrittenCount();
                file.WriteTo(output);
                Assert.True(frame.Bytes.SequenceEqual(output.WrittenSpan), $"{expected["capture"]} at {frame.Offset}: {Convert.ToHexString(output.WrittenSpan)}");
                written++;
            }
        }

        Assert.Equal(120, written);
    }

    [Fact]
    public void Every_message_is_written_again_byte_for_byte_by_the_method_for_it()
    {
        var written = 0;
        using var file = new SmlFile();
        using var scanner = new SmlScanner();
        foreach (var path in Directory.GetFiles(Path.Combine(Requires.Data(), "sml", "messages"), "*.bin"))
        {
            var bytes = File.ReadAllBytes(path);
            var input = new ReadOnlySequence<byte>(bytes);
            Assert.True(scanner.TryRead(ref input, true, out var frame));
            file.Load(frame);
            Assert.Equal(Convert.ToHexString(bytes), Convert.ToHexString(TypedCopy.Of(file)));
            written++;
        }

        Assert.Equal(16, written);
    }

    // In a file with a bad checksum the reference goes on into what the damage made of it; of such a file, the messages
    // whose own checksum fits are what there is to say.
    private static JsonObject Whole(JsonObject file)
    {
        if ((string?)file["crcKind"] != "bad") return file;
        var copy = file.DeepClone().AsObject();
        copy.Remove("parseError");
        var messages = copy["messages"]!.AsArray();
        for (var i = messages.Count - 1; i > 0; i--)
            messages.RemoveAt(i);
        return copy;
    }
}
