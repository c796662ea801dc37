using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.InteropServices;
using ChargeBot.Adapters.Lg2Wan;
using ChargeBot.Adapters.Lg2Wan.Sml;
using ChargeBot.Domain.CalibrationLaw;
using Xunit;

namespace ChargeBot.Tests.CalibrationLaw;

/// <summary>
/// Changes bits in an SML file and repairs its messages' checksums, as someone would who wants the change unnoticed.
/// Finds messages and computes checksums without the product's help.
/// </summary>
internal static class SmlFlips
{
    /// <summary>The signed records in a file that comes over a connection: a damaged file never gets that far.</summary>
    public static async Task<IReadOnlyList<SignedMeterData>> FromConnection(byte[] bytes)
    {
        using var file = new SmlFile();
        using var reader = new SmlFileReader(PipeReader.Create(new ReadOnlySequence<byte>(bytes)));
        return await reader.ReadAsync(file, TestContext.Current.CancellationToken) ? SignedRecords.Read(file) : [];
    }

    /// <summary>Loads the messages of a file, without start, end and fill bytes.</summary>
    public static void Load(SmlFile file, byte[] bytes)
    {
        using var scanner = new SmlScanner();
        var input = new ReadOnlySequence<byte>(bytes);
        if (scanner.TryRead(ref input, completed: true, out var frame))
            file.Load(frame);
    }

    /// <summary>
    /// The bytes of a file's payload that a list's signature covers, each with the bits of it that do: names, values, times
    /// and the signed part of the status of those elements that enter the block.
    /// </summary>
    public static Dictionary<int, byte> Signed(SmlFile file, SignedDataFormat format)
    {
        Assert.True(file.TryFind(out SmlGetListRes list, out var message));
        var content = message.Content;
        var signed = new Dictionary<int, byte>();
        Add(content[1]);
        Add(content[5]);
        var isIsa = format is SignedDataFormat.IsaEdl40P;
        if (isIsa)
            Add(content[2]);
        var isEmoc = list.Signature.Length == 66 && !isIsa;
        foreach (var entry in list.Values)
        {
            var name = Convert.ToHexString(entry.RawName);
            if (name == "00AF737672FF")
                continue;
            var isRegister = name is "0100011100FF" or "0100010800FF" or "010001080080";
            Add(entry.Element[0]);
            AddAll(entry.Element[5]);
            Add(entry.Element[6]);
            if (isRegister || (name == "8182815401FF" && !isIsa))
                AddAll(entry.Element[2]);
            if (!isRegister)
                continue;
            Add(entry.Element[3]);
            Add(entry.Element[4]);
            AddStatus(entry.Element[1], isEmoc ? 0x80030B00u : 0xFF);
        }
        return signed;

        void Add(SmlElement element)
        {
            for (var i = 0; i < element.Memory.Length; i++)
                signed[Offset(element) + i] = 0xFF;
        }

        void AddAll(SmlElement element)
        {
            if (element.Count == 0)
                Add(element);
            foreach (var part in element.Elements)
                AddAll(part);
        }

        void AddStatus(SmlElement element, ulong mask)
        {
            for (var i = 0; i < element.Memory.Length; i++)
                signed[Offset(element) + i] = (byte)(mask >> 8 * (element.Memory.Length - 1 - i));
        }

        int Offset(SmlElement element)
        {
            Assert.True(MemoryMarshal.TryGetArray(element.Memory, out var part) & MemoryMarshal.TryGetArray(file.Payload, out var whole));
            return part.Offset - whole.Offset;
        }
    }

    /// <summary>The signed records in messages whose checksums are made good first.</summary>
    public static IReadOnlyList<SignedMeterData> FromChanged(SmlFile file, byte[] payload)
    {
        Repair(payload);
        file.Load(payload);
        return SignedRecords.Read(file);
    }

    private static void Repair(byte[] payload)
    {
        for (var at = 0; at < payload.Length && payload[at] == 0x76;)
        {
            var crc = at + 1;
            for (var part = 0; part < 4 && crc > 0; part++)
                crc = Behind(payload, crc);
            if (crc < 0 || crc + 4 > payload.Length || payload[crc] != 0x63)
                return;
            var value = X25(payload.AsSpan(at, crc - at));
            (payload[crc + 1], payload[crc + 2]) = ((byte)value, (byte)(value >> 8));
            at = crc + 4;
        }
    }

    /// <summary>Where the next element starts; -1 where this one has no end in the file.</summary>
    private static int Behind(byte[] bytes, int at, int depth = 0)
    {
        if (at < 0 || at >= bytes.Length || depth > 20)
            return -1;
        var (type, length, heads) = (bytes[at] >> 4 & 7, bytes[at] & 15, 1);
        for (var i = at; bytes[i] >= 0x80; i++, heads++)
        {
            if (i + 1 >= bytes.Length || heads > 3)
                return -1;
            length = length << 4 | (bytes[i + 1] & 15);
        }
        if (type != 7)
            return length < heads || at + length > bytes.Length ? -1 : at + length;
        var next = at + heads;
        for (var element = 0; element < length && next > 0; element++)
            next = Behind(bytes, next, depth + 1);
        return next;
    }

    private static ushort X25(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFF;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0x8408 : crc >> 1;
        }
        return (ushort)(crc ^ 0xFFFF);
    }
}
