using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ChargeBot.Simulator.Lg2Wan;
using ChargeBot.Simulator.Sml;
using Xunit;

namespace ChargeBot.Tests.Simulator;

/// <summary>What the simulator's meters sign, checked by a reading of such lists that real ones confirm.</summary>
public sealed class SignedMeterTests
{
    [Fact]
    public void The_reading_of_a_list_gives_the_bytes_that_real_meters_signed()
    {
        var folder = Path.Combine(Requires.Data(), "eichrecht");
        var records = JsonNode.Parse(File.ReadAllBytes(Path.Combine(folder, "sml-records.json")))!.AsArray();
        var checkedOnes = 0;
        foreach (var record in records.Where(r => (string?)r!["format"] == "EDL_40_P"))
        {
            var payload = new SmlReceiver().Take(File.ReadAllBytes(Path.Combine(folder, (string)record!["file"]!)))[0];
            var list = SmlMessage.ReadAll(payload)!.First(m => m.Tag == SmlTag.GetListResponse).Body;
            Assert.Equal((string?)record["signedHex"], Convert.ToHexStringLower(Block(list)));
            Assert.Equal((string?)record["sigRS"], Convert.ToHexStringLower(list[5].Content[..^2]));
            checkedOnes++;
        }

        Assert.True(checkedOnes > 1);
    }

    [Theory]
    [InlineData("nistP256", 66, "8180817303FF")]
    [InlineData("1.2.840.10045.3.1.1", 50, "8180817103FF")]
    public void A_simulated_meter_signs_what_its_list_says(string curve, int length, string name)
    {
        var named = curve.Contains('.', StringComparison.Ordinal) ? ECCurve.CreateFromValue(curve) : ECCurve.CreateFromFriendlyName(curve);
        using var meter = new SignedMeter("0A01454D480100000001", named);
        var start = new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);
        var list = meter.Sign("DEABCC12345678X", start, start.AddHours(1), 5_000_000, 12_345_678).Body;
        Assert.Equal((name, length), (list[2].Hex, list[5].Content.Length));

        var half = meter.PublicKey.Length / 2;
        using var key = ECDsa.Create(new ECParameters { Curve = named, Q = new ECPoint { X = meter.PublicKey[..half], Y = meter.PublicKey[half..] } });
        Assert.True(key.VerifyData(Block(list), list[5].Content[..^2], HashAlgorithmName.SHA256));
        var other = meter.Sign("DEABCC12345678X", start, start.AddHours(1), 5_000_000, 12_345_679).Body;
        Assert.False(key.VerifyData(Block(other), list[5].Content[..^2], HashAlgorithmName.SHA256));
        Assert.Equal(12_345_679, other[4][0][5].Integer);
    }

    /// <summary>The 320 signed bytes, from the list as it came.</summary>
    private static byte[] Block(SmlNode list)
    {
        var block = new byte[320];
        var entries = list[4].Items.ToDictionary(e => e[0].Hex);
        var (reading, contract) = (entries["0100011100FF"], entries["8182815401FF"]);
        var signature = list[5].Content;
        list[1].Content.CopyTo(block, 0);
        Time(10, reading[2]);
        var status = (uint)reading[1].Unsigned!.Value;
        block[14] = signature.Length == 50
            ? (byte)status
            : (byte)(status >> 17 & 1 | (status >> 31 & 1) << 3 | (status >> 16 & 1) << 4 | (status >> 11 & 1) << 5 | (status >> 9 & 1) << 6 | (status >> 8 & 1) << 7);
        Little(15, 4, entries["810060080001"][5][1][1]);
        Little(19, 4, entries["8180817101FF"][5]);
        reading[0].Content.CopyTo(block, 23);
        (block[29], block[30]) = (reading[3].Content[0], reading[4].Content[0]);
        Little(31, 8, reading[5]);
        signature.AsSpan(^2).CopyTo(block.AsSpan(39));
        contract[5].Content.CopyTo(block, 41);
        Time(169, contract[2]);
        Little(173, 8, Value("010001110064"));
        Little(181, 8, Value("0100011100C8"));
        Little(189, 2, Value("00AF6C6C72FF"));
        Little(191, 4, Value("00AF647572FF"));
        if (Value("00AF707263FF") is { Unsigned: { } big }) BinaryPrimitives.WriteUInt16BigEndian(block.AsSpan(195), (ushort)big);
        return block;

        SmlNode? Value(string name) => entries.GetValueOrDefault(name)?[5];

        void Time(int at, SmlNode time)
        {
            var offsets = time[1][1].Integer!.Value + time[1][2].Integer!.Value;
            BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(at), (uint)((long)time[1][0].Unsigned!.Value + 60 * offsets));
        }

        void Little(int at, int width, SmlNode? number)
        {
            var value = number is null ? 0 : number.Integer ?? (long)number.Unsigned!.Value;
            for (var i = 0; i < width; i++) block[at + i] = (byte)(value >> 8 * i);
        }
    }
}
