using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ChargeBot.Simulator.Sml;

namespace ChargeBot.Simulator.Lg2Wan;

/// <summary>A list as the meter made and signed it, and the 320 bytes that it signed.</summary>
public sealed record SignedList(SmlNode Body, byte[] Block, byte[] Signature);

/// <summary>
/// A meter of the EDL40 kind: at the start and at the end of a session it makes a list and signs it with its own key.
/// What is signed is a block of 320 bytes with a fixed place for each element, its numbers little-endian.
/// </summary>
public sealed class SignedMeter(string serverId, ECCurve curve) : IDisposable
{
    private const uint NarrowStatus = 0x04;

    // Of the wide status word six bits go into the signed byte, bit 16 as its bit 4.
    private const uint WideStatus = 1u << 16;
    private readonly ECDsa key = ECDsa.Create(curve);
    private uint pagination = 1;
    private ushort logIndex = 70;

    /// <summary>The meter's server id in hex.</summary>
    public string ServerId { get; } = serverId;

    /// <summary>x and y of the public key.</summary>
    public byte[] PublicKey
    {
        get
        {
            var point = key.ExportParameters(false).Q;
            return [.. point.X!, .. point.Y!];
        }
    }

    /// <summary>Signs the register as it stands now.</summary>
    /// <param name="contract">The identification under which the session runs.</param>
    /// <param name="start">Since when.</param>
    /// <param name="now">When the register was read.</param>
    /// <param name="seconds">The meter's own count of seconds.</param>
    /// <param name="register">The register in tenths of a watt hour.</param>
    public SignedList Sign(string contract, DateTimeOffset start, DateTimeOffset now, uint seconds, long register)
    {
        const short Zone = 60;
        var narrow = key.KeySize == 192;
        var id = Encoding.UTF8.GetBytes(contract).AsSpan();
        if (id.Length > 128) id = id[..128];
        var page = pagination++;
        byte[] log = [(byte)(logIndex >> 8), (byte)logIndex++];

        var block = new byte[320];
        Convert.FromHexString(ServerId).CopyTo(block, 0);
        Local(block.AsSpan(10), now, Zone);
        block[14] = (byte)(narrow ? NarrowStatus : 0x10);
        BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(15), seconds);
        BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(19), page);
        Convert.FromHexString("0100011100FF").CopyTo(block, 23);
        (block[29], block[30]) = (30, 0xFF);
        BinaryPrimitives.WriteInt64LittleEndian(block.AsSpan(31), register);
        log.CopyTo(block, 39);
        id.CopyTo(block.AsSpan(41));
        Local(block.AsSpan(169), start, Zone);

        byte[] signature = [.. key.SignData(block, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation), .. log];
        var entries = new[]
        {
            SmlBodies.Entry(
                "0100011100FF", SmlNode.I64(register), 30, -1, SmlNode.U32(narrow ? NarrowStatus : WideStatus), SmlBodies.LocalTime(now, Zone, 0)),
            SmlBodies.Entry("810060080001", SmlBodies.TimeValue(SmlBodies.SecondsIndex(seconds))),
            SmlBodies.Entry("8180817101FF", SmlNode.U32(page)),
            SmlBodies.Entry("8182815401FF", SmlNode.Octets(id.ToArray()), time: SmlBodies.LocalTime(start, Zone, 0)),
        };
        var name = narrow ? "8180817103FF" : "8180817303FF";
        return new(SmlBodies.GetListResponse(ServerId, name, SmlBodies.SecondsIndex(seconds), entries, signature), block, signature);
    }

    public void Dispose() => key.Dispose();

    private static void Local(Span<byte> to, DateTimeOffset time, short offset) =>
        BinaryPrimitives.WriteUInt32LittleEndian(to, (uint)(time.ToUnixTimeSeconds() + 60 * offset));
}
