using System.Buffers.Binary;
using System.Globalization;
using ChargeBot.Simulator.Sml;

namespace ChargeBot.Simulator.Lg2Wan;

/// <summary>
/// A status push as finished bytes, in which only the ids, the times and the meters change from push to push: they are
/// written into their places and the CRCs are made anew.
/// </summary>
internal sealed class PushTemplate
{
    private const uint TimeMark = 0x7E7E7E7E;
    private const ulong MeterMark = 0x7D7D7D7D7D7D7D7D;
    private static readonly byte[] IdMark = [.. Enumerable.Repeat((byte)0x7C, 16)];

    private readonly byte[] bytes;
    private readonly int[] ids;
    private readonly int[] times;
    private readonly int[] meters;
    private readonly (int Start, int Crc)[] messages;

    /// <param name="serverId">The gateway's.</param>
    /// <param name="lists">Its status lists, made with <see cref="Time"/> and <see cref="Meter"/> where those change.</param>
    public PushTemplate(string serverId, IEnumerable<SmlNode> lists)
    {
        var open = SmlBodies.OpenResponse(IdMark, serverId, Time);
        var file = new List<SmlMessage> { new([.. IdMark, 0], SmlTag.OpenResponse, open) };
        foreach (var list in lists) file.Add(new([.. IdMark, (byte)file.Count], SmlTag.GetListResponse, list));
        file.Add(new([.. IdMark, 0xFF], SmlTag.CloseResponse, SmlBodies.Close()));
        bytes = SmlTransport.Wrap(file);
        messages = new (int, int)[file.Count];
        var at = SmlTransport.Start.Length;
        for (var i = 0; i < messages.Length; i++)
        {
            var length = file[i].Encode().Length;
            messages[i] = (at, at + length - 3);
            at += length;
        }

        ids = Find(IdMark);
        var mark = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(mark, MeterMark);
        meters = Find(mark);
        BinaryPrimitives.WriteUInt32BigEndian(mark, TimeMark);
        times = Find(mark.AsSpan(0, 4));
    }

    /// <summary>Stands for the time of the push.</summary>
    public static DateTimeOffset Time => DateTimeOffset.FromUnixTimeSeconds(TimeMark);

    /// <summary>Stands for a meter's register.</summary>
    public static SmlNode Meter => SmlNode.U64(MeterMark);

    /// <summary>The id of the push that the bytes are now.</summary>
    public ReadOnlySpan<byte> Id => bytes.AsSpan(ids[0], 16);

    /// <summary>Makes the bytes the next push of this gateway.</summary>
    /// <param name="gateway">The gateway's number in its fleet.</param>
    /// <param name="count">Which push of it; the two are its id, in digits.</param>
    /// <param name="now">When.</param>
    /// <param name="register">Of every port, in tenths of a watt hour.</param>
    /// <returns>The bytes, until the next call; none in the rare case that they would hold an escape.</returns>
    public ReadOnlyMemory<byte> Fill(int gateway, int count, DateTimeOffset now, ulong register)
    {
        foreach (var at in ids)
        {
            gateway.TryFormat(bytes.AsSpan(at, 8), out _, "D8", CultureInfo.InvariantCulture);
            count.TryFormat(bytes.AsSpan(at + 8, 8), out _, "D8", CultureInfo.InvariantCulture);
        }

        foreach (var at in times) BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(at), (uint)now.ToUnixTimeSeconds());
        foreach (var at in meters) BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(at), register);
        foreach (var (start, crc) in messages) BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(crc), Crc16.Of(bytes.AsSpan(start..(crc - 1))));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(^2), Crc16.Of(bytes.AsSpan(..^2)));
        return bytes.AsSpan(8..^8).IndexOf(SmlTransport.Escape) < 0 ? bytes : default(ReadOnlyMemory<byte>);
    }

    private int[] Find(ReadOnlySpan<byte> mark)
    {
        var places = new List<int>();
        for (var at = 0; ; at += mark.Length)
        {
            var next = bytes.AsSpan(at).IndexOf(mark);
            if (next < 0) return [.. places];
            at += next;
            places.Add(at);
        }
    }
}
