using System.Buffers.Binary;
using System.Globalization;

namespace ChargeBot.Domain.CalibrationLaw;

/// <summary>What an EDL40-P meter signs, before it is laid out in the block. Two kinds: meters on secp192r1, and eMOC meters on secp256r1 that sign more.</summary>
public sealed record Edl40Fields
{
    /// <summary>SML server id, 10 bytes.</summary>
    public required byte[] ServerId { get; init; }

    /// <summary>The energy, OBIS 0100011100FF.</summary>
    public required BlockReading Energy { get; init; }

    /// <summary>Second index of the meter (810060080001).</summary>
    public required uint SecondIndex { get; init; }

    /// <summary>Number of the record (8180817101FF).</summary>
    public required uint Pagination { get; init; }

    /// <summary>Who charges (8182815401FF), up to 128 bytes. Personal.</summary>
    public required byte[] ContractId { get; init; }

    /// <summary>When that was told.</summary>
    public required BlockTime ContractTime { get; init; }

    /// <summary>The list's signature with the two bytes of the log index behind it: 50 bytes for secp192r1, 66 for secp256r1.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>What eMOC meters sign besides; null for the kind on secp192r1.</summary>
    public EmocFields? Emoc { get; init; }
}

/// <summary>What eMOC meters (secp256r1) sign besides.</summary>
/// <param name="Uncompensated">010001110064, energy without the loss in the cable.</param>
/// <param name="Compensated">0100011100C8, energy with it; 0 where the meter does not compensate.</param>
/// <param name="CableResistance">00AF6C6C72FF.</param>
/// <param name="SessionSeconds">00AF647572FF.</param>
/// <param name="Extra">00AF707263FF.</param>
public readonly record struct EmocFields(long Uncompensated, long Compensated, ushort CableResistance, uint SessionSeconds, ushort Extra);

/// <summary>The 320 bytes that an EDL40-P meter signs. Numbers are little endian but for one; what no field fills is zero.</summary>
public static class Edl40Block
{
    internal const int LogIndex = 39;
    private const int Status = 14;
    private const int Pagination = 19;
    private const int EnergyObis = 23;
    private const int Unit = 29;
    private const int Scaler = 30;
    private const int Value = 31;
    private const int ContractId = 41;
    private const int Compensated = 181;
    private static readonly byte[] Energy = [0x01, 0x00, 0x01, 0x11, 0x00, 0xFF];

    /// <summary>The eMOC meters' signed status: bit of the byte ← bit of the status word.</summary>
    private static readonly (int To, int From)[] EmocStatus = [(0, 17), (3, 31), (4, 16), (5, 11), (6, 9), (7, 8)];

    /// <summary>Lays out the block. A field that does not fit its place is refused rather than cut: a cut bit would be a bit that nobody signed.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="block">320 bytes, empty where there is an obstacle.</param>
    /// <returns>Null, or which field does not fit.</returns>
    public static Obstacle? TryBuild(Edl40Fields fields, out byte[] block)
    {
        block = [];
        var length = fields.Emoc is null ? 50 : 66;
        if (BlockParts.Check(
            ("serverId", fields.ServerId.Length, 10, 10), ("8182815401FF", fields.ContractId.Length, 0, BlockParts.ContractIdSize),
            ("listSignature", fields.Signature.Length, length, length)) is { } unfit)
            return unfit;

        block = new byte[BlockParts.Size];
        BlockParts.Put(block, 0, fields.ServerId);
        BlockParts.Put(block, 10, fields.Energy.Time.Local);
        block[Status] = fields.Emoc is null ? (byte)fields.Energy.Status : MapStatus(fields.Energy.Status);
        BlockParts.Put(block, 15, fields.SecondIndex);
        BlockParts.Put(block, Pagination, fields.Pagination);
        BlockParts.Put(block, EnergyObis, Energy);
        block[Unit] = fields.Energy.Unit;
        block[Scaler] = (byte)fields.Energy.Scaler;
        BlockParts.Put(block, Value, fields.Energy.Value);
        BlockParts.Put(block, LogIndex, fields.Signature.AsSpan(^2));
        BlockParts.Put(block, ContractId, fields.ContractId);
        BlockParts.Put(block, 169, fields.ContractTime.Local);
        if (fields.Emoc is { } emoc)
        {
            BlockParts.Put(block, 173, emoc.Uncompensated);
            BlockParts.Put(block, Compensated, emoc.Compensated);
            BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(189), emoc.CableResistance);
            BlockParts.Put(block, 191, emoc.SessionSeconds);
            BinaryPrimitives.WriteUInt16BigEndian(block.AsSpan(195), emoc.Extra);
        }
        return null;
    }

    /// <summary>What a block says. Read from the signed bytes alone: unit and scaler of the other registers in the list are not signed.</summary>
    public static SignedContents Read(ReadOnlySpan<byte> block)
    {
        if (block.Length != BlockParts.Size || !block.Slice(EnergyObis, 6).SequenceEqual(Energy))
            return new() { Findings = [new(FindingCode.ReadingsUnreadable)] };
        var scaler = (sbyte)block[Scaler];
        var compensated = BlockParts.Int64(block, Compensated);
        var reading = new SignedReading
        {
            Clock = BlockParts.Clock(block, 10),
            Obis = "1-0:1.17.0*255",
            Value = BlockParts.Scaled(BlockParts.Int64(block, Value), scaler),
            Unit = BlockParts.Unit(block[Unit]),
            CountsForBilling = compensated == 0,
        };
        var withoutLoss = reading with { Obis = "1-0:1.17.0*200", Value = BlockParts.Scaled(compensated, scaler), CountsForBilling = true };
        return new()
        {
            MeterId = Convert.ToHexString(block[..10]),
            Pagination = BlockParts.UInt32(block, Pagination).ToString(CultureInfo.InvariantCulture),
            HasContractId = BlockParts.HasContractId(block, ContractId),
            Readings = compensated == 0 ? [reading] : [reading, withoutLoss],
            Findings = reading.Value is null ? [new(FindingCode.ReadingsUnreadable)] : [],
        };
    }

    private static byte MapStatus(ulong status) => (byte)EmocStatus.Sum(bit => (int)((status >> bit.From) & 1) << bit.To);
}
