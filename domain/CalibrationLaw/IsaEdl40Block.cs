using System.Globalization;

namespace ChargeBot.Domain.CalibrationLaw;

/// <summary>What an ISA-EDL40P meter signs, before it is laid out in the block: the reading and the session's start beside it.</summary>
public sealed record IsaEdl40Fields
{
    /// <summary>SML server id, 10 bytes.</summary>
    public required byte[] ServerId { get; init; }

    /// <summary>The list's name, 81808162nnFF: nn is 00 at the start, 01 for an update, 02 at the end.</summary>
    public required byte[] ListName { get; init; }

    /// <summary>The energy now, 0100010800FF.</summary>
    public required BlockReading Actual { get; init; }

    /// <summary>The signature of that single value, 66 bytes with its log index.</summary>
    public required byte[] ValueSignature { get; init; }

    /// <summary>The energy at the start, 010001080080.</summary>
    public required BlockReading Start { get; init; }

    /// <summary>Who charges (8182815401FF), up to 128 bytes. Personal.</summary>
    public required byte[] ContractId { get; init; }

    /// <summary>8180816101FF, 20 bytes.</summary>
    public required byte[] Esth { get; init; }

    /// <summary>Number of the record (8180C7F040FF).</summary>
    public required uint Pagination { get; init; }

    /// <summary>The list's signature, 66 bytes with the two of the log index behind it.</summary>
    public required byte[] Signature { get; init; }
}

/// <summary>The 320 bytes that an ISA-EDL40P meter signs. Numbers are little endian; the last 42 bytes are zero.</summary>
public static class IsaEdl40Block
{
    internal const int LogIndex = 31;
    private const int SignatureLength = 66;
    private const int ActualObis = 15;
    private const int ContractId = 99;
    private const int StartObis = 252;
    private const int ListName = 268;
    private const int Pagination = 274;
    private static readonly byte[] Import = [0x01, 0x00, 0x01, 0x08, 0x00, 0xFF];
    private static readonly byte[] ImportAtStart = [0x01, 0x00, 0x01, 0x08, 0x00, 0x80];

    /// <summary>Whether a list's name is that of an ISA-EDL40P record.</summary>
    public static bool IsListName(ReadOnlySpan<byte> name) =>
        name.Length == 6 && name[..4].SequenceEqual((ReadOnlySpan<byte>)[0x81, 0x80, 0x81, 0x62]) && name[4] <= 2 && name[5] == 0xFF;

    /// <summary>Lays out the block. A field that does not fit its place is refused rather than cut.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="block">320 bytes, empty where there is an obstacle.</param>
    /// <returns>Null, or which field does not fit.</returns>
    public static Obstacle? TryBuild(IsaEdl40Fields fields, out byte[] block)
    {
        block = [];
        if (BlockParts.Check(
            ("serverId", fields.ServerId.Length, 10, 10), ("listName", fields.ListName.Length, 6, 6),
            ("0100010800FF valueSignature", fields.ValueSignature.Length, SignatureLength, SignatureLength),
            ("8182815401FF", fields.ContractId.Length, 0, BlockParts.ContractIdSize), ("8180816101FF", fields.Esth.Length, 20, 20),
            ("listSignature", fields.Signature.Length, SignatureLength, SignatureLength)) is { } unfit)
            return unfit;

        block = new byte[BlockParts.Size];
        BlockParts.Put(block, 0, fields.ServerId);
        PutReading(block, 10, ActualObis, Import, fields.Actual);
        BlockParts.Put(block, LogIndex, fields.Signature.AsSpan(^2));
        BlockParts.Put(block, 33, fields.ValueSignature);
        BlockParts.Put(block, ContractId, fields.ContractId);
        BlockParts.Put(block, 231, fields.Esth);
        PutReading(block, 227, StartObis, ImportAtStart, fields.Start);
        BlockParts.Put(block, ListName, fields.ListName);
        BlockParts.Put(block, Pagination, fields.Pagination);
        return null;
    }

    /// <summary>What a block says, read from the signed bytes alone.</summary>
    public static SignedContents Read(ReadOnlySpan<byte> block)
    {
        if (block.Length != BlockParts.Size || !block.Slice(ActualObis, 6).SequenceEqual(Import)
            || !block.Slice(StartObis, 6).SequenceEqual(ImportAtStart) || !IsListName(block.Slice(ListName, 6)))
            return new() { Findings = [new(FindingCode.ReadingsUnreadable)] };
        var moment = block[ListName + 4] switch { 0 => ReadingMoment.Begin, 1 => ReadingMoment.During, _ => ReadingMoment.End };
        var start = Reading(block, 227, StartObis, "1-0:1.8.0*128", ReadingMoment.Begin);
        var actual = Reading(block, 10, ActualObis, "1-0:1.8.0*255", moment);
        return new()
        {
            MeterId = Convert.ToHexString(block[..10]),
            Pagination = BlockParts.UInt32(block, Pagination).ToString(CultureInfo.InvariantCulture),
            HasContractId = BlockParts.HasContractId(block, ContractId),
            Readings = [start, actual],
            Findings = start.Value is null || actual.Value is null ? [new(FindingCode.ReadingsUnreadable)] : [],
        };
    }

    /// <summary>Time and, before the OBIS number, the status's low byte; behind it unit, scaler, value.</summary>
    private static void PutReading(byte[] block, int time, int obis, byte[] name, BlockReading reading)
    {
        BlockParts.Put(block, time, reading.Time.Local);
        block[obis - 1] = (byte)reading.Status;
        BlockParts.Put(block, obis, name);
        block[obis + 6] = reading.Unit;
        block[obis + 7] = (byte)reading.Scaler;
        BlockParts.Put(block, obis + 8, reading.Value);
    }

    private static SignedReading Reading(ReadOnlySpan<byte> block, int time, int obis, string name, ReadingMoment moment) => new()
    {
        Moment = moment,
        Clock = BlockParts.Clock(block, time),
        Obis = name,
        Value = BlockParts.Scaled(BlockParts.Int64(block, obis + 8), (sbyte)block[obis + 7]),
        Unit = BlockParts.Unit(block[obis + 6]),
        CountsForBilling = true,
    };
}
