using System.Buffers;
using System.Text;

namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>
/// Writes files: transport, messages and elements. A list of a fixed length ends by itself with its last element, one
/// that was begun is ended. One writer writes file after file; it is for one task at a time.
/// </summary>
/// <param name="crc">The checksum of messages and file; X-25 is what SML asks for.</param>
internal sealed partial class SmlWriter(SmlCrcKind crc = SmlCrcKind.X25) : IDisposable
{
    /// <summary>A list that is begun and not known to have a length.</summary>
    private const int Growing = -1;

    private readonly SmlBuffer buffer = new();
    private readonly Stack<(int Head, int Count, int Full)> lists = new();
    private int message = -1;

    /// <summary>Begins a file, and forgets one that was not ended.</summary>
    public void BeginFile()
    {
        lists.Clear();
        buffer.Clear();
        message = -1;
    }

    /// <summary>Ends the file and writes it, with its start, stuffing, fill bytes and checksum.</summary>
    public void EndFile(IBufferWriter<byte> output)
    {
        if (message >= 0) throw new InvalidOperationException("A message was not ended.");
        SmlTransport.Write(buffer.Written, -buffer.Length & 3, crc, output);
        BeginFile();
    }

    /// <summary>Begins a message; its body follows as one list.</summary>
    /// <param name="transactionId">What joins the answer with the request.</param>
    /// <param name="body">What it is.</param>
    /// <param name="groupNo">The group in which it may be worked on side by side with others.</param>
    /// <param name="abortOnError">What happens to the messages behind it where it fails: 0 goes on, 255 ends.</param>
    public void BeginMessage(ReadOnlySpan<byte> transactionId, SmlBody body, byte groupNo = 0, byte abortOnError = 0)
    {
        if (message >= 0) throw new InvalidOperationException("A message was not ended.");
        message = buffer.Length;
        BeginList();
        Octets(transactionId);
        Unsigned(groupNo, 1);
        Unsigned(abortOnError, 1);
        List(2);
        Unsigned((uint)body, 4);
    }

    /// <summary>Ends the message with its checksum.</summary>
    public void EndMessage()
    {
        if (lists is not { Count: 1 } || lists.Peek() is not { Count: 4, Full: Growing })
            throw new InvalidOperationException("There is no message, or its body is not complete.");
        buffer.PatchList(lists.Pop().Head, 6);
        buffer.Number(SmlType.Unsigned, Crc16.OnTheWire(crc, buffer.Written[message..]), 2);
        buffer.Raw([0]);
        message = -1;
    }

    /// <summary>An optional element that is not there.</summary>
    public void Absent() => Octets([]);

    /// <summary>Bytes; none of them is an element that is not there.</summary>
    public void Octets(ReadOnlySpan<byte> bytes)
    {
        buffer.Octets(bytes);
        Counted();
    }

    /// <summary>Text as UTF-8; null or none is an element that is not there.</summary>
    public void Text(string? text)
    {
        var count = Encoding.UTF8.GetByteCount(text ?? "");
        buffer.Head(SmlType.Octets, count);
        Encoding.UTF8.GetBytes(text, buffer.Take(count));
        Counted();
    }

    /// <summary>The six bytes of a name; null is an element that is not there.</summary>
    public void Name(Obis? name)
    {
        Span<byte> bytes = stackalloc byte[Obis.Length];
        name?.CopyTo(bytes);
        Octets(name is null ? [] : bytes);
    }

    /// <summary>True or false; null is an element that is not there.</summary>
    public void Flag(bool? value)
    {
        if (value is null) Absent();
        else Number(SmlType.Boolean, value.Value ? 1 : 0, 1);
    }

    /// <summary>A number without sign, in 1 to 8 bytes.</summary>
    public void Unsigned(ulong value, int width) => Number(SmlType.Unsigned, (long)value, width);

    /// <summary>A number with sign, in 1 to 8 bytes.</summary>
    public void Integer(long value, int width) => Number(SmlType.Integer, value, width);

    /// <summary>A value; one that was read keeps its width, a list that was read is written as it stood there, and a time as SML_ListType.</summary>
    public void Value(SmlValue value)
    {
        switch (value.Kind)
        {
            case SmlValueKind.Absent or SmlValueKind.Octets:
                Octets(value.Octets);
                break;
            case SmlValueKind.Boolean when value.Element.IsAbsent:
                Flag(value.IsTrue);
                break;
            case SmlValueKind.Integer:
                Integer(value.Signed, value.Width);
                break;
            case SmlValueKind.Unsigned:
                Unsigned(value.Unsigned, value.Width);
                break;
            case SmlValueKind.Time:
                List(2);
                Unsigned(1, 1);
                Time(value.Time);
                break;
            default:
                Copy(value.Element);
                break;
        }
    }

    /// <summary>A time, as a choice; null is an element that is not there.</summary>
    public void Time(SmlTime? time)
    {
        if (time is not { Kind: not SmlTimeKind.None } given)
        {
            Absent();
            return;
        }

        List(2);
        Unsigned((ulong)given.Kind, 1);
        if (given.Kind is SmlTimeKind.Local) List(3);
        Unsigned(given.Seconds, 4);
        if (given.Kind is not SmlTimeKind.Local) return;
        Integer(given.LocalOffset, 2);
        Integer(given.SeasonOffset, 2);
    }

    /// <summary>A list of this many elements, which follow.</summary>
    public void List(int count)
    {
        buffer.Head(SmlType.List, count);
        lists.Push((-1, 0, count));
        CloseFull();
    }

    /// <summary>Begins a list whose length is not known yet.</summary>
    public void BeginList()
    {
        lists.Push((buffer.Length, 0, Growing));
        buffer.Take(1);
    }

    /// <summary>Ends the list that was begun last.</summary>
    public void EndList() => EndList(emptyIsAbsent: false);

    /// <summary>An element that was read, with all that lies in it, as it stood there.</summary>
    public void Copy(SmlElement element)
    {
        if (element.Table is null) buffer.Octets([]);
        else SmlRewriter.Write(element, buffer);
        Counted();
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => buffer.Dispose();

    private void EndList(bool emptyIsAbsent)
    {
        if (!lists.TryPop(out var list) || list.Full != Growing)
            throw new InvalidOperationException("No list was begun, or one in it is not complete.");
        if (list.Count == 0 && emptyIsAbsent) buffer.Written[list.Head] = 1;
        else buffer.PatchList(list.Head, list.Count);
        Counted();
    }

    private void Number(SmlType type, long value, int width)
    {
        buffer.Number(type, value, width);
        Counted();
    }

    private void Counted()
    {
        if (!lists.TryPop(out var list)) return;
        lists.Push(list with { Count = list.Count + 1 });
        CloseFull();
    }

    private void CloseFull()
    {
        if (!lists.TryPeek(out var list) || list.Count != list.Full) return;
        lists.Pop();
        Counted();
    }
}
