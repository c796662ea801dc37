using System.Buffers;
using ChargeBot.Adapters.Lg2Wan.Sml;

namespace ChargeBot.Tests.Sml;

/// <summary>
/// One stream of the fuzzer, made from its number alone: intact files, damaged ones, random bytes, escapes of all kinds,
/// and files whose transport is right and whose content is not.
/// </summary>
internal sealed class FuzzInput
{
    private readonly byte[][] corpus;
    private readonly ArrayBufferWriter<byte> bytes = new(64 * 1024);
    private ulong state;

    public FuzzInput(byte[][] corpus) => this.corpus = corpus;

    /// <summary>The stream.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.WrittenSpan;

    /// <summary>Where its intact files are.</summary>
    public List<(int Offset, int Length)> Intact { get; } = [];

    /// <summary>Makes the stream of this number.</summary>
    public void Make(long number)
    {
        state = (ulong)number * 0x9E3779B97F4A7C15 + 0x1234567;
        bytes.ResetWrittenCount();
        Intact.Clear();
        for (var parts = 1 + Next(5); parts > 0; parts--)
            AddPart();
    }

    /// <summary>A number from 0 to below this.</summary>
    public int Next(int below)
    {
        // splitmix64
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return (int)((z ^ z >> 31) % (ulong)below);
    }

    private void AddPart()
    {
        var file = corpus[Next(corpus.Length)];
        switch (Next(10))
        {
            case 0 or 1 or 2:
                Intact.Add((bytes.WrittenCount, file.Length));
                bytes.Write(file);
                break;
            case 3:
                AddDamaged(file);
                break;
            case 4:
                bytes.Write(file.AsSpan(0, Next(file.Length)));
                break;
            case 5:
                bytes.Write(file.AsSpan(1 + Next(file.Length - 1)));
                break;
            case 6:
                AddRandom(Next(64));
                break;
            case 7:
                AddEscapes();
                break;
            case 8:
                AddWrapped(Elements());
                break;
            default:
                AddWrapped(Mutated(file.AsSpan(8, file.Length - 16)));
                break;
        }
    }

    private void AddDamaged(byte[] file)
    {
        // A first byte that changes may leave the file whole: the escape byte in front of it may be the last of garbage.
        var damaged = (byte[])file.Clone();
        for (var times = 1 + Next(3); times > 0; times--)
            damaged[1 + Next(file.Length - 1)] ^= (byte)(1 << Next(8));
        if (damaged.AsSpan().SequenceEqual(file)) Intact.Add((bytes.WrittenCount, file.Length));
        bytes.Write(damaged);
    }

    private void AddRandom(int count)
    {
        var to = bytes.GetSpan(count);
        for (var i = 0; i < count; i++)
            to[i] = (byte)Next(256);
        bytes.Advance(count);
    }

    private void AddEscapes()
    {
        ReadOnlySpan<byte> pieces = [0x1b, 0x1a, 0x01, 0x00, 0x76, 0x02];
        for (var times = Next(24); times > 0; times--)
        {
            var (piece, count) = (pieces[Math.Min(Next(9), 5) % pieces.Length], 1 + Next(5));
            if (Next(2) == 0) (piece, count) = (0x1b, 4);
            bytes.GetSpan(count)[..count].Fill(piece);
            bytes.Advance(count);
        }
    }

    /// <summary>Puts a payload into a right transport: it is an intact file, whatever is in it.</summary>
    private void AddWrapped(ReadOnlySpan<byte> payload)
    {
        var (before, kind) = (bytes.WrittenCount, Next(4) == 0 ? SmlCrcKind.Kermit : SmlCrcKind.X25);

        // Where the payload ends with an escape byte, its end cannot be told from it, and no sender has such a payload.
        if (payload.Length > 0 && payload[^1] == 0x1b) payload = [];
        SmlTransport.Write(payload, -payload.Length & 3, kind, bytes);
        Intact.Add((before, bytes.WrittenCount - before));
    }

    private byte[] Mutated(ReadOnlySpan<byte> payload)
    {
        var mutated = new List<byte>(payload.ToArray());
        for (var times = 1 + Next(4); times > 0 && mutated.Count > 1; times--)
        {
            var at = Next(mutated.Count);
            switch (Next(4))
            {
                case 0:
                    mutated[at] = (byte)Next(256);
                    break;
                case 1:
                    mutated.RemoveAt(at);
                    break;
                case 2:
                    mutated.Insert(at, (byte)(Next(2) == 0 ? 0x1b : 0x70 + Next(16)));
                    break;
                default:
                    mutated.RemoveRange(at, Math.Min(Next(20), mutated.Count - at));
                    break;
            }
        }

        return [.. mutated];
    }

    /// <summary>Elements as a grammar would have them and as it would not, some of them in a message whose checksum fits.</summary>
    private byte[] Elements()
    {
        var buffer = new ArrayBufferWriter<byte>();
        for (var messages = 1 + Next(3); messages > 0; messages--)
        {
            var start = buffer.WrittenCount;
            buffer.Write<byte>([0x76, 0x02, (byte)Next(256), 0x62, 0x00, 0x62, 0x00, 0x72, 0x63]);
            var tag = Tags[Next(Tags.Length)];
            buffer.Write<byte>([(byte)(tag >> 8), (byte)tag]);
            AddElement(buffer, 0);
            var crc = Crc16.OnTheWire(SmlCrcKind.X25, buffer.WrittenSpan[start..]);
            buffer.Write<byte>([0x63, (byte)(crc >> 8), (byte)crc]);
            for (var zeros = Next(3); zeros > 0; zeros--)
                buffer.Write<byte>([0]);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private void AddElement(ArrayBufferWriter<byte> buffer, int depth)
    {
        var kind = Next(depth > 60 ? 6 : 12);
        switch (kind)
        {
            case 0:
                buffer.Write<byte>([0x01]);
                break;
            case 1 or 2:
                var width = 1 + Next(8);
                buffer.Write<byte>([(byte)((kind == 1 ? 0x50 : 0x60) + width + 1)]);
                buffer.Write(BitConverter.GetBytes(((ulong)Next(int.MaxValue) << 32) | (uint)Next(int.MaxValue)).AsSpan(0, width));
                break;
            case 3:
                var length = Next(40);
                if (length < 15) buffer.Write<byte>([(byte)(length + 1)]);
                else buffer.Write<byte>([(byte)(0x80 | (length + 2) >> 4), (byte)((length + 2) & 15)]);
                buffer.Write(new byte[length]);
                break;
            case 4:
                buffer.Write<byte>([(byte)Next(256)]);
                break;
            case 5:
                Span<byte> giant = stackalloc byte[1 + Next(12)];
                giant.Fill((byte)(0x80 + Next(16)));
                giant[0] |= (byte)(Next(8) << 4);
                buffer.Write(giant);
                break;
            default:
                var count = depth > 20 ? 1 : Next(10);
                if (Next(30) == 0) buffer.Write<byte>([(byte)(0xF0 | count >> 4), (byte)(count & 15)]);
                else buffer.Write<byte>([(byte)(0x70 + count)]);
                for (; count > 0 && buffer.WrittenCount < 4000; count--)
                    AddElement(buffer, depth + 1);
                break;
        }
    }

    private static readonly ushort[] Tags =
        [0x100, 0x101, 0x200, 0x201, 0x300, 0x301, 0x400, 0x401, 0x500, 0x501, 0x600, 0x700, 0x701, 0xFF01, 0x800, 0x777];
}
