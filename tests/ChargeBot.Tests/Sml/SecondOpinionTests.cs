using System.Buffers;
using System.Diagnostics;
using System.Text.Json.Nodes;
using ChargeBot.Adapters.Lg2Wan.Sml;
using ChargeBot.Tests.Peers;
using Xunit;

namespace ChargeBot.Tests.Sml;

/// <summary>What we write, read by somebody else's decoder: npm's smartmeter-obis.</summary>
public sealed class SecondOpinionTests
{
    private static readonly byte[] Meter = [0x0A, 0x01, 0x45, 0x4D, 0x48, 0x00, 0x00, 0x07, 0x5B, 0xCD];

    [Fact]
    public async Task A_list_that_we_write_is_read_by_smartmeter_obis_with_the_same_values()
    {
        var entries = new (string Name, SmlValue Value, byte Unit, sbyte Scaler, double Expected)[]
        {
            ("1-0:1.8.0*255", 123_456_789_012L, 30, -1, 12_345_678_901.2),
            ("1-0:2.8.0*255", 99ul, 30, 0, 99),
            ("1-0:16.7.0*255", -91_515, 27, -2, -915.15),
            ("1-0:36.7.0*255", (short)-300, 27, 0, -300),
            ("1-0:31.7.0*255", (sbyte)-7, 33, -1, -0.7),
            ("1-0:32.7.0*255", (ushort)2305, 35, -1, 230.5),
            ("1-0:14.7.0*255", (byte)50, 44, 0, 50),
            ("1-0:1.8.1*255", uint.MaxValue, 30, 0, uint.MaxValue),
        };

        // More than fifteen entries: the list's length takes two bytes.
        var more = Enumerable.Range(1, 12).Select(tariff => ($"1-0:2.8.{tariff}*255", (SmlValue)(uint)(1000 * tariff), (byte)30, (sbyte)0, 1000.0 * tariff));
        var all = entries.Concat(more).ToArray();
        var read = await ReadAsync(File(all), TestContext.Current.CancellationToken);

        foreach (var (name, _, unit, _, expected) in all)
        {
            // It makes kilowatt hours of watt hours.
            var theirs = read[name]![0]!;
            Assert.Equal(unit == 30 ? expected / 1000 : expected, (double)theirs["value"]!, 6);
            Assert.Equal(Units[unit], (string?)theirs["unit"]);
        }

        Assert.Equal(all.Length + 1, read.Count);
    }

    private static readonly Dictionary<byte, string> Units = new() { [27] = "W", [30] = "kWh", [33] = "A", [35] = "V", [44] = "Hz" };

    private static byte[] File((string Name, SmlValue Value, byte Unit, sbyte Scaler, double Expected)[] entries)
    {
        using var writer = new SmlWriter();
        var output = new ArrayBufferWriter<byte>();
        writer.BeginFile();
        writer.PublicOpenRes([1], default, [9], Meter, SmlTime.SecIndex(4711), 1);
        writer.BeginGetListRes([2], default, Meter, Obis.Parse("1-0:98.10.255*255"), SmlTime.SecIndex(4711));
        foreach (var (name, value, unit, scaler, _) in entries)
            writer.ListEntry(Obis.Parse(name), value, unit, scaler, 0x00010182u, SmlTime.SecIndex(4710));
        writer.ListEntry(Obis.Parse("1-0:96.1.0*255"), Meter);
        writer.EndGetListRes();
        writer.PublicCloseRes([3]);
        writer.EndFile(output);
        return output.WrittenSpan.ToArray();
    }

    private static async Task<JsonObject> ReadAsync(byte[] file, CancellationToken ct)
    {
        var (node, folder) = await NpmPeers.InstallAsync(ct);
        var start = new ProcessStartInfo(node, [Path.Combine(folder, "read-sml.js")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(Convert.ToHexString(file).AsMemory(), ct);
        process.StandardInput.Close();
        var answer = JsonNode.Parse(await process.StandardOutput.ReadToEndAsync(ct))!.AsArray();
        await process.WaitForExitAsync(ct);
        var read = Assert.Single(answer)!.AsObject();
        Assert.Null((string?)read["error"]);
        return read;
    }
}
