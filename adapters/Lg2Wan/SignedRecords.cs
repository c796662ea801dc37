using System.Buffers;
using System.Buffers.Binary;
using ChargeBot.Adapters.Lg2Wan.Sml;
using ChargeBot.Domain.CalibrationLaw;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>
/// Finds the lists in a file that a meter has signed, and rebuilds from each the 320 bytes under its signature: EDL40-P and
/// ISA-EDL40P. What stands in the way becomes the record's obstacle, so that a broken record is reported, not lost.
/// </summary>
internal static class SignedRecords
{
    /// <summary>A session has a record at its start and one at its end; more than this no file has that is meant well.</summary>
    private const int MaxRecords = 16;

    /// <summary>The signed energy, by which an EDL40-P list is known, whatever its name.</summary>
    private static readonly Obis Edl40Energy = Obis.Parse("0100011100FF");

    /// <summary>The names that meters give it.</summary>
    private static readonly Obis[] Edl40Lists = [Edl40Energy, Obis.Parse("8180817103FF"), Obis.Parse("8180817303FF")];

    /// <summary>What only eMOC meters sign: all of it where they measure the loss in the cable, else nothing of it.</summary>
    private static readonly string[] EmocElements = ["010001110064", "0100011100C8", "00AF6C6C72FF", "00AF647572FF", "00AF707263FF"];

    /// <summary>All signed records in a file that a gateway has sent, in their order; none where no list is signed.</summary>
    public static IReadOnlyList<SignedMeterData> Read(SmlFile file) => Read(file, original: null);

    /// <summary>
    /// All signed records in a file that was kept or handed in, from its start to its end escape. Here a wrong checksum is no
    /// reason to stop: whether anything was changed the signature tells better, and an answer to that is what is asked for.
    /// </summary>
    public static IReadOnlyList<SignedMeterData> Read(byte[] bytes)
    {
        using var scanner = new SmlScanner();
        using var file = new SmlFile();
        var input = new ReadOnlySequence<byte>(bytes);
        if (!scanner.TryRead(ref input, completed: true, out var frame))
            return [];
        file.Load(frame);
        var payload = file.Payload.ToArray();
        if (MendChecksums(file, payload))
            file.Load(payload);
        return Read(file, bytes);
    }

    private static List<SignedMeterData> Read(SmlFile file, byte[]? original)
    {
        var records = new List<SignedMeterData>();
        foreach (var message in file.Messages)
        {
            if (records.Count < MaxRecords && message.Is(out SmlGetListRes list) && IsSigned(list))
                records.Add(Read(list, original ??= Written(file)));
        }
        return records;
    }

    /// <summary>A list with a signature, or one that should have one.</summary>
    private static bool IsSigned(SmlGetListRes list) => !list.Signature.IsEmpty || FormatOf(list) is not SignedDataFormat.Unknown;

    private static SignedDataFormat FormatOf(SmlGetListRes list) =>
        IsaEdl40Block.IsListName(list.ListName) ? SignedDataFormat.IsaEdl40P
        : (Obis.TryRead(list.ListName, out var name) && Edl40Lists.Contains(name)) || list.TryFind(Edl40Energy, out _) ? SignedDataFormat.Edl40P
        : SignedDataFormat.Unknown;

    private static SignedMeterData Read(SmlGetListRes list, byte[] original)
    {
        var parts = new SignedList(list);
        var format = FormatOf(list);
        var key = parts.PublicKey();
        if (format is SignedDataFormat.Unknown)
            return SignedMeterData.Hopeless(format, original, new(VerdictReason.FormatUnknown), key);
        if (list.Signature.IsEmpty)
            return SignedMeterData.Hopeless(format, original, new(VerdictReason.SignatureMissing), key);

        var block = Array.Empty<byte>();
        var obstacle = format is SignedDataFormat.IsaEdl40P ? BuildIsa(list, parts, out block) : BuildEdl40(list, parts, out block);
        return obstacle is not null
            ? SignedMeterData.Hopeless(format, original, obstacle, key)
            : SignedMeterData.OfBlock(format, original, block, list.Signature.ToArray(), key);
    }

    /// <summary>The signature's length tells the kind: 50 bytes are secp192r1, 66 are an eMOC meter's secp256r1.</summary>
    private static Obstacle? BuildEdl40(SmlGetListRes list, SignedList parts, out byte[] block)
    {
        var isEmoc = list.Signature.Length == 66;
        var fields = new Edl40Fields
        {
            ServerId = list.ServerId.ToArray(),
            Energy = parts.Reading("0100011100FF"),
            SecondIndex = parts.SecondIndex("810060080001"),
            Pagination = parts.UInt32("8180817101FF"),
            ContractId = parts.Octets("8182815401FF"),
            ContractTime = parts.Time("8182815401FF"),
            Signature = list.Signature.ToArray(),
            Emoc = !isEmoc ? null : parts.HasAny(EmocElements) ? new EmocFields(
                parts.Int64("010001110064"), parts.Int64("0100011100C8"), parts.UInt16("00AF6C6C72FF"),
                parts.UInt32("00AF647572FF"), parts.UInt16("00AF707263FF")) : default(EmocFields),
        };
        block = [];
        return parts.Obstacle ?? Edl40Block.TryBuild(fields, out block);
    }

    private static Obstacle? BuildIsa(SmlGetListRes list, SignedList parts, out byte[] block)
    {
        var fields = new IsaEdl40Fields
        {
            ServerId = list.ServerId.ToArray(),
            ListName = list.ListName.ToArray(),
            Actual = parts.Reading("0100010800FF"),
            ValueSignature = parts.Signature("0100010800FF"),
            Start = parts.Reading("010001080080"),
            ContractId = parts.Octets("8182815401FF"),
            Esth = parts.Octets("8180816101FF"),
            Pagination = parts.UInt32("8180C7F040FF"),
            Signature = list.Signature.ToArray(),
        };
        block = [];
        return parts.Obstacle ?? IsaEdl40Block.TryBuild(fields, out block);
    }

    /// <summary>Writes the right checksum (63 and two bytes, before the closing 00) where a message has a wrong one.</summary>
    private static bool MendChecksums(SmlFile file, byte[] payload)
    {
        var mended = false;
        foreach (var message in file.Messages)
        {
            var bytes = payload.AsSpan(message.Bytes);
            if (message.Fault is not SmlFault.BadCrc || bytes.Length < 4 || bytes[^4] != 0x63)
                continue;
            BinaryPrimitives.WriteUInt16BigEndian(bytes[^3..], Crc16.OnTheWire(SmlCrcKind.X25, bytes[..^4]));
            mended = true;
        }
        return mended;
    }

    /// <summary>The file as it came: an intact one is written again byte for byte.</summary>
    private static byte[] Written(SmlFile file)
    {
        var bytes = new ArrayBufferWriter<byte>();
        file.WriteTo(bytes);
        return bytes.WrittenSpan.ToArray();
    }
}
