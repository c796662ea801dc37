using System.Buffers.Binary;

namespace ChargeBot.Domain.Tickets;

/// <summary>
/// Ids (UUID version 7, RFC 9562 §5.7) that also rise within one millisecond, in the place of its random bits: what one press did, or one message
/// brought, stays in its order. Between processes of one millisecond there is none.
/// </summary>
public static class OrderedId
{
    private const int CounterBits = 12;

    private static long last;

    /// <summary>The next one.</summary>
    /// <param name="now">UTC.</param>
    public static Guid Next(DateTimeOffset now)
    {
        long seen, next;
        do
        {
            seen = Volatile.Read(ref last);
            next = Math.Max(now.ToUnixTimeMilliseconds() << CounterBits, seen + 1);
        }
        while (Interlocked.CompareExchange(ref last, next, seen) != seen);

        // A clock that was set back does not set the ids back: what came later stays later.
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(next >> CounterBits)).TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | (next & 0xFFF)));
        return new Guid(bytes, bigEndian: true);
    }
}
