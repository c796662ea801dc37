using System.Text.Json.Nodes;
using ChargeBot.Simulator.Sml;
using Xunit;

namespace ChargeBot.Tests.Simulator;

/// <summary>The simulator's own codec against what real meters sent and a third decoder read.</summary>
public sealed class SimulatorCodecTests
{
    [Fact]
    public void It_finds_every_good_file_of_the_captures_and_reads_what_is_in_it()
    {
        var folder = Path.Combine(Requires.Data(), "sml");
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "expected")))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            var bytes = File.ReadAllBytes(Path.Combine(folder, "captures", $"{name}.bin"));
            // The others are told to be cut short or to have lost bytes.
            var expected = JsonNode.Parse(File.ReadAllBytes(file))!["files"]!.AsArray().Where(f => (string?)f!["crcKind"] == "x25-le").ToArray();
            var found = new SmlReceiver().Take(bytes);
            Assert.Equal((name, expected.Length), (name, found.Count));
            for (var i = 0; i < found.Count; i++) Compare(name, expected[i]!, found[i], bytes);
        }
    }

    [Fact]
    public void It_reads_and_writes_each_kind_of_message()
    {
        var folder = Path.Combine(Requires.Data(), "sml", "messages");
        foreach (var file in Directory.GetFiles(folder, "*.json").Where(f => !f.Contains("kermit", StringComparison.Ordinal)))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            var bytes = File.ReadAllBytes(Path.ChangeExtension(file, ".bin"));
            var payload = Assert.Single(new SmlReceiver().Take(bytes));
            Compare(name, JsonNode.Parse(File.ReadAllBytes(file))!["files"]![0]!, payload, bytes);
            Assert.Equal((name, Convert.ToHexString(bytes)), (name, Convert.ToHexString(SmlTransport.Wrap(SmlMessage.ReadAll(payload)!))));
        }
    }

    [Fact]
    public void Escapes_in_a_payload_are_doubled_and_found_again_after_any_garbage()
    {
        byte[] payload = [0x76, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x1B, 0x42, 0x00];
        var file = SmlTransport.Wrap(payload);
        Assert.Equal("1B1B1B1B01010101761B1B1B1B1B1B1B1B1B1B1B1B1B1B1B1B1B42001B1B1B1B1A00", Convert.ToHexString(file[..^2]));
        var receiver = new SmlReceiver();
        Assert.Empty(receiver.Take([0x1B, 0x1B, 0x1B, 0x1B, 0x01, 0x01, 0x01, 0x01, 0x76, 0x55, .. file[..9]]));
        Assert.Equal(payload, Assert.Single(receiver.Take(file.AsSpan(9))));
    }

    private static void Compare(string name, JsonNode expected, byte[] payload, byte[] bytes)
    {
        var (start, end) = ((int)expected["offset"]!, (int)expected["end"]!);
        Assert.Equal((name, Convert.ToHexString(bytes[start..end])), (name, Convert.ToHexString(SmlTransport.Wrap(payload))));
        var messages = expected["messages"]!.AsArray();
        if (messages.Any(m => (string)m!["crcBytes"]! is ['0', '0', ..]))
        {
            // One maker shortens such a CRC; the simulator's gateways never do.
            return;
        }

        var found = SmlMessage.ReadAll(payload);
        Assert.NotNull(found);
        Assert.Equal(messages.Select(m => (string?)m!["transactionId"]), found.Select(m => Convert.ToHexString(m.TransactionId)));
        foreach (var (message, told) in found.Zip(messages))
        {
            if (told!["raw"] is { } raw) Assert.True(Same(message.Body, raw), $"{name}: {raw.ToJsonString()}");
            if (told["valList"] is not JsonArray entries) continue;
            Assert.Equal(entries.Select(e => (string?)e!["objName"]), message.Body[4].Items.Select(e => e[0].Hex));
            foreach (var (entry, e) in message.Body[4].Items.Zip(entries)) Assert.True(Same(entry[5], e!["value"]?["value"]), name);
        }
    }

    private static bool Same(SmlNode node, JsonNode? told) => told switch
    {
        JsonArray list => node.Kind == SmlKind.List && node.Items.Count == list.Count && node.Items.Zip(list).All(p => Same(p.First, p.Second)),
        null => node.IsAbsent,
        _ => node.Kind switch
        {
            SmlKind.Octets => node.Hex == (string?)told,
            SmlKind.Boolean => node.Boolean == (bool)told,
            SmlKind.Integer => node.Integer == (long)told,
            _ => node.Unsigned == (ulong)told,
        },
    };
}
