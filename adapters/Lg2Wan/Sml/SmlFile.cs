using System.Buffers;

namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>
/// A file: the messages between a start and an end. It owns a copy of the bytes, without stuffing, and one table of
/// all elements; everything that is read from it looks into these and is valid until it is loaded again. Loading again
/// uses the same memory, so that reading allocates nothing in the long run.
/// </summary>
internal sealed class SmlFile : IDisposable
{
    private readonly SmlTable table;
    private readonly SmlMessageReader reader;

    /// <summary>An empty file, to be loaded.</summary>
    /// <param name="limits">What a sender may take of us; the default without.</param>
    public SmlFile(SmlLimits? limits = null)
    {
        table = new SmlTable(limits ?? SmlLimits.Default);
        reader = new SmlMessageReader(table);
    }

    /// <summary>Which checksum the file had; none where it was loaded without a transport.</summary>
    public SmlCrcKind CrcKind { get; private set; }

    /// <summary>The zero bytes that fill it to a multiple of four.</summary>
    public int Padding { get; private set; }

    /// <summary>Its messages, in order, those that could not be read among them.</summary>
    public SmlMessages Messages => new(table, reader);

    /// <summary>What lies between start and end, without stuffing and padding.</summary>
    public ReadOnlyMemory<byte> Payload => table.Bytes.AsMemory(SmlTable.Front, Math.Max(0, table.End - SmlTable.Front));

    /// <summary>Takes over what a frame carries, also that of a damaged one: each message has a checksum of its own.</summary>
    public void Load(in SmlFrame frame)
    {
        (CrcKind, Padding) = (frame.CrcKind, frame.Padding);
        frame.CopyPayload(table.Begin(frame.PayloadLength));
        reader.ReadAll();
    }

    /// <summary>Takes over messages that stand alone, without a transport.</summary>
    public void Load(ReadOnlySpan<byte> payload)
    {
        (CrcKind, Padding) = (SmlCrcKind.None, -payload.Length & 3);
        payload.CopyTo(table.Begin(payload.Length));
        reader.ReadAll();
    }

    /// <summary>The first message with this body that could be read.</summary>
    public bool TryFind<T>(out T body, out SmlMessage message)
        where T : struct, ISmlBody<T>
    {
        foreach (var candidate in Messages)
        {
            if (!candidate.Is(out body)) continue;
            message = candidate;
            return true;
        }

        (body, message) = (default, default);
        return false;
    }

    /// <summary>
    /// Writes the file again, from its elements: each with the bytes of type and length and the width that it had, all
    /// checksums computed anew in the kind and width that they had. An intact file comes out byte for byte.
    /// </summary>
    public void WriteTo(IBufferWriter<byte> output) => SmlRewriter.Write(this, output);

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        table.Dispose();
        reader.Dispose();
    }
}

/// <summary>The messages of a file.</summary>
internal readonly struct SmlMessages(SmlTable table, SmlMessageReader reader)
{
    /// <summary>How many there are, with those that could not be read.</summary>
    public int Count => reader.Count;

    /// <summary>One of them.</summary>
    public SmlMessage this[int index] => new(table, reader[index]);

    /// <summary>For foreach.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Walks them.</summary>
    internal struct Enumerator(SmlMessages messages)
    {
        private int at = -1;

        /// <summary>The one that it stands at.</summary>
        public readonly SmlMessage Current => messages[at];

        /// <summary>The next one, if there is one.</summary>
        public bool MoveNext() => ++at < messages.Count;
    }
}
