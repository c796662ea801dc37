using System.Security.Cryptography;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>
/// The last answers of one connection: a call that is repeated with the same id and the same bytes gets its first
/// answer again and is worked on once. The same id over other bytes is a new message; and after a while, or when
/// enough others came between, so is an equal one, for there are devices that number every message alike.
/// </summary>
internal sealed class RecentAnswers(TimeSpan lifetime)
{
    private const int Kept = 8;
    private readonly Entry[] entries = new Entry[Kept];
    private int next;

    /// <summary>The answer that this call got before; empty where it is a new one.</summary>
    public ReadOnlyMemory<byte> Find(ReadOnlySpan<byte> rawId, ReadOnlySpan<byte> call, DateTimeOffset now)
    {
        foreach (var entry in entries)
        {
            if (entry is not null && entry.Id.AsSpan(0, entry.IdLength).SequenceEqual(rawId))
            {
                Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
                SHA256.HashData(call, hash);
                return (now - entry.At).Duration() < lifetime && hash.SequenceEqual(entry.Call) ? entry.Answer.AsMemory(0, entry.AnswerLength) : default;
            }
        }

        return default;
    }

    /// <summary>Keeps an answer, in the place of an older one under the same id or else of the oldest.</summary>
    public void Keep(ReadOnlySpan<byte> rawId, ReadOnlySpan<byte> call, ReadOnlySpan<byte> answer, DateTimeOffset now)
    {
        var entry = Place(rawId);
        SHA256.HashData(call, entry.Call);
        entry.At = now;
        entry.IdLength = Copy(rawId, ref entry.Id);
        entry.AnswerLength = Copy(answer, ref entry.Answer);
    }

    private Entry Place(ReadOnlySpan<byte> rawId)
    {
        foreach (var entry in entries)
        {
            if (entry is not null && entry.Id.AsSpan(0, entry.IdLength).SequenceEqual(rawId))
            {
                return entry;
            }
        }

        next = (next + 1) % Kept;
        return entries[next] ??= new Entry();
    }

    private static int Copy(ReadOnlySpan<byte> from, ref byte[] to)
    {
        if (to.Length < from.Length)
        {
            to = new byte[from.Length];
        }

        from.CopyTo(to);
        return from.Length;
    }

    private sealed class Entry
    {
        public readonly byte[] Call = new byte[SHA256.HashSizeInBytes];
        public byte[] Id = [];
        public int IdLength;
        public byte[] Answer = [];
        public int AnswerLength;
        public DateTimeOffset At;
    }
}
