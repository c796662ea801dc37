using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>Which checksum a file or message carries, and in which order of bytes.</summary>
internal enum SmlCrcKind : byte
{
    /// <summary>None of the two fits.</summary>
    None,

    /// <summary>CRC-16/X-25, low byte first: what SML asks for.</summary>
    X25,

    /// <summary>CRC-16/KERMIT, high byte first: older Holley DTZ541.</summary>
    Kermit,
}

/// <summary>
/// The reflected CRC-16 of polynomial 0x1021 in its two forms, sixteen bytes at a step. Table k has the checksum of a
/// byte that k zero bytes follow, so the sixteen look-ups do not wait for each other. Where the processor multiplies
/// polynomials, all but the last sixteen bytes are folded first: sixteen bytes are replaced by sixteen others that have
/// the same checksum as those with as many zeros behind them, and these are added to the next.
/// </summary>
internal static class Crc16
{
    private const int Stride = 16;
    private const int Foldable = 3 * Stride;
    private static readonly ushort[] Tables = BuildTables();

    // A bit of the lower half is 128 + 64 powers of x away from where it is added, one of the upper half 128. Bits stand
    // the other way round here, which makes each product one power too high.
    private static readonly Vector128<ulong> Fold = Vector128.Create(PowerOfX(128 + 64 - 1), PowerOfX(128 - 1));

    /// <summary>CRC-16/X-25: starts with FFFF and is inverted at the end.</summary>
    public static ushort X25(ReadOnlySpan<byte> bytes) => (ushort)~Update(0xFFFF, bytes);

    /// <summary>CRC-16/KERMIT: starts with 0 and stays as it is.</summary>
    public static ushort Kermit(ReadOnlySpan<byte> bytes) => (ushort)Update(0, bytes);

    /// <summary>The checksum as the two bytes stand on the wire, read as one big-endian number.</summary>
    public static ushort OnTheWire(SmlCrcKind kind, ReadOnlySpan<byte> bytes) =>
        kind is SmlCrcKind.Kermit ? Kermit(bytes) : BinaryPrimitives.ReverseEndianness(X25(bytes));

    /// <summary>Which of the two gives this number on the wire.</summary>
    public static SmlCrcKind Match(ReadOnlySpan<byte> bytes, uint onTheWire, bool orKermit) =>
        onTheWire == OnTheWire(SmlCrcKind.X25, bytes) ? SmlCrcKind.X25
        : orKermit && onTheWire == Kermit(bytes) ? SmlCrcKind.Kermit
        : SmlCrcKind.None;

    private static uint Update(uint crc, ReadOnlySpan<byte> bytes)
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(Tables);
        ref var at = ref MemoryMarshal.GetReference(bytes);
        var left = bytes.Length;
        if (Pclmulqdq.IsSupported && left >= Foldable)
        {
            var folded = Vector128.LoadUnsafe(ref at).AsUInt64() ^ Vector128.CreateScalar((ulong)crc);
            for (left -= Stride, at = ref Unsafe.Add(ref at, Stride); left >= Stride; left -= Stride, at = ref Unsafe.Add(ref at, Stride))
            {
                folded = Pclmulqdq.CarrylessMultiply(folded, Fold, 0x00) ^ Pclmulqdq.CarrylessMultiply(folded, Fold, 0x11)
                    ^ Vector128.LoadUnsafe(ref at).AsUInt64();
            }

            crc = Step(ref table, folded[0], folded[1]);
        }

        for (; left >= Stride; left -= Stride, at = ref Unsafe.Add(ref at, Stride))
        {
            var low = Unsafe.ReadUnaligned<ulong>(ref at);
            var high = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref at, 8));
            if (!BitConverter.IsLittleEndian)
                (low, high) = (BinaryPrimitives.ReverseEndianness(low), BinaryPrimitives.ReverseEndianness(high));
            crc = Step(ref table, low ^ crc, high);
        }

        for (var i = 0; i < left; i++)
            crc = (crc >> 8) ^ (uint)Look(ref table, 0, (byte)(crc ^ Unsafe.Add(ref at, i)));
        return crc;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Step(ref ushort table, ulong low, ulong high) => (uint)(
        Look(ref table, 15, (byte)low) ^ Look(ref table, 14, (byte)(low >> 8))
        ^ Look(ref table, 13, (byte)(low >> 16)) ^ Look(ref table, 12, (byte)(low >> 24))
        ^ Look(ref table, 11, (byte)(low >> 32)) ^ Look(ref table, 10, (byte)(low >> 40))
        ^ Look(ref table, 9, (byte)(low >> 48)) ^ Look(ref table, 8, (byte)(low >> 56))
        ^ Look(ref table, 7, (byte)high) ^ Look(ref table, 6, (byte)(high >> 8))
        ^ Look(ref table, 5, (byte)(high >> 16)) ^ Look(ref table, 4, (byte)(high >> 24))
        ^ Look(ref table, 3, (byte)(high >> 32)) ^ Look(ref table, 2, (byte)(high >> 40))
        ^ Look(ref table, 1, (byte)(high >> 48)) ^ Look(ref table, 0, (byte)(high >> 56)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Look(ref ushort table, int zeros, byte value) => Unsafe.Add(ref table, (zeros << 8) + value);

    // x to this power, modulo the polynomial, with the highest power in the lowest bit of 64.
    private static ulong PowerOfX(int power)
    {
        var rest = 1u;
        for (; power > 0; power--)
            rest = (rest << 1) ^ ((rest & 0x8000) != 0 ? 0x11021u : 0);
        ulong turned = 0;
        for (var bit = 0; bit < 16; bit++)
            turned |= (ulong)(rest >> bit & 1) << (63 - bit);
        return turned;
    }

    private static ushort[] BuildTables()
    {
        var tables = new ushort[Stride * 256];
        for (var value = 0; value < 256; value++)
        {
            var crc = (uint)value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x8408 : crc >> 1;
            tables[value] = (ushort)crc;
        }

        for (var i = 256; i < tables.Length; i++)
            tables[i] = (ushort)((tables[i - 256] >> 8) ^ tables[tables[i - 256] & 0xFF]);
        return tables;
    }
}
