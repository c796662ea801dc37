using System.Buffers.Binary;
using System.Globalization;

namespace ChargeBot.Domain.CalibrationLaw;

/// <summary>A time as an SML list carries it. What is signed is the local time that follows from it.</summary>
/// <param name="Seconds">Seconds since 1970, UTC; or already local, or a running second, where the list gives no offset.</param>
/// <param name="OffsetMinutes">Local offset and season's offset together, in minutes.</param>
public readonly record struct BlockTime(uint Seconds, int OffsetMinutes = 0)
{
    /// <summary>Local seconds since 1970, in 32 bits as the block holds them.</summary>
    internal uint Local => unchecked(Seconds + (uint)(60 * OffsetMinutes));
}

/// <summary>A register's value as an SML list carries it.</summary>
/// <param name="Time">When it was read.</param>
/// <param name="Status">The whole status word; 8 of its bits are signed.</param>
/// <param name="Unit">DLMS unit, 30: Wh.</param>
/// <param name="Scaler">Power of ten.</param>
/// <param name="Value">The value, before the scaler.</param>
public readonly record struct BlockReading(BlockTime Time, ulong Status, byte Unit, sbyte Scaler, long Value);

/// <summary>Writes into and reads out of a block.</summary>
internal static class BlockParts
{
    public const int Size = 320;
    public const int ContractIdSize = 128;

    /// <summary>DLMS units that meters in charge points sign.</summary>
    private static readonly Dictionary<byte, string> Units = new() { [27] = "W", [30] = "Wh", [32] = "varh", [33] = "A", [35] = "V", [38] = "ohm" };

    /// <summary>Null where all fields fit their places, else the first that does not.</summary>
    public static Obstacle? Check(params ReadOnlySpan<(string Name, int Length, int Min, int Max)> fields)
    {
        foreach (var (name, length, min, max) in fields)
        {
            if (length < min || length > max)
                return new(VerdictReason.ElementUnfit, $"{name}: {length.ToString(CultureInfo.InvariantCulture)}");
        }
        return null;
    }

    public static void Put(byte[] block, int at, ReadOnlySpan<byte> bytes) => bytes.CopyTo(block.AsSpan(at));

    public static void Put(byte[] block, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(at), value);

    public static void Put(byte[] block, int at, long value) => BinaryPrimitives.WriteInt64LittleEndian(block.AsSpan(at), value);

    public static uint UInt32(ReadOnlySpan<byte> block, int at) => BinaryPrimitives.ReadUInt32LittleEndian(block[at..]);

    public static DateTime Clock(ReadOnlySpan<byte> block, int at) => DateTime.UnixEpoch.AddSeconds(UInt32(block, at)) switch
    {
        // Local time of a place that the block does not name.
        var local => DateTime.SpecifyKind(local, DateTimeKind.Unspecified),
    };

    public static string Unit(byte code) => Units.TryGetValue(code, out var unit) ? unit : $"DLMS {code.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Value and scaler as one number; null where the scaler is none that a meter has.</summary>
    public static decimal? Scaled(long value, sbyte scaler)
    {
        if (scaler is < -9 or > 9)
            return null;
        var factor = 1m;
        for (var power = Math.Abs(scaler); power > 0; power--)
            factor *= 10m;
        return scaler < 0 ? value / factor : value * factor;
    }

    public static long Int64(ReadOnlySpan<byte> block, int at) => BinaryPrimitives.ReadInt64LittleEndian(block[at..]);

    public static bool HasContractId(ReadOnlySpan<byte> block, int at) => block.Slice(at, ContractIdSize).ContainsAnyExcept((byte)0);
}
