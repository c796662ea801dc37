namespace ChargeBot.Simulator.Sml;

/// <summary>One SML message: a list of six around a body that its tag names.</summary>
/// <param name="TransactionId">Which request it is or answers.</param>
/// <param name="Tag">The body's tag, one of <see cref="SmlTag"/>.</param>
/// <param name="Body">The body.</param>
/// <param name="GroupNo">Messages of one group are worked on together.</param>
/// <param name="AbortOnError">What becomes of the following ones after an error.</param>
public sealed record SmlMessage(byte[] TransactionId, uint Tag, SmlNode Body, byte GroupNo = 0, byte AbortOnError = 0)
{
    /// <summary>The message with its CRC, low byte first, and its end.</summary>
    public byte[] Encode()
    {
        var stream = new MemoryStream();
        stream.WriteByte(0x76);
        SmlNode.Octets(TransactionId).Write(stream);
        SmlNode.U8(GroupNo).Write(stream);
        SmlNode.U8(AbortOnError).Write(stream);
        SmlNode.List(SmlNode.U32(Tag), Body).Write(stream);
        var crc = Crc16.Of(stream.GetBuffer().AsSpan(0, (int)stream.Length));
        stream.Write([0x63, (byte)crc, (byte)(crc >> 8), 0]);
        return stream.ToArray();
    }

    /// <summary>All messages of a file's payload; null when one of them is not a message or its CRC is wrong.</summary>
    public static IReadOnlyList<SmlMessage>? ReadAll(ReadOnlySpan<byte> payload)
    {
        var messages = new List<SmlMessage>();
        for (var at = 0; at < payload.Length;)
        {
            if (payload[at] == 0)
            {
                at++;
                continue;
            }

            if (Read(payload, ref at) is not { } message) return null;
            messages.Add(message);
        }

        return messages;
    }

    private static SmlMessage? Read(ReadOnlySpan<byte> payload, ref int at)
    {
        var start = at;
        if (payload[at++] != 0x76) return null;
        var parts = new SmlNode[4];
        for (var i = 0; i < parts.Length; i++)
        {
            if (SmlNode.Read(payload, ref at) is not { } part) return null;
            parts[i] = part;
        }

        var crc = Crc16.Of(payload[start..at]);
        var told = SmlNode.Read(payload, ref at)?.Unsigned;
        var end = SmlNode.Read(payload, ref at)?.Kind;
        if (told != (ushort)(crc << 8 | crc >> 8) || end != SmlKind.End) return null;
        if (parts[3].Items.Count != 2 || parts[3][0].Unsigned is not { } tag) return null;
        return new SmlMessage(
            parts[0].Content, (uint)tag, parts[3][1], (byte)(parts[1].Unsigned ?? 0), (byte)(parts[2].Unsigned ?? 0));
    }
}
