using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace ChargeBot.Bot.Import;

/// <summary>One Location's bytes, or what stands where one should be.</summary>
/// <param name="Json">Valid until the next one is asked for.</param>
/// <param name="Line">The line in which it begins, from 1.</param>
/// <param name="Path">Its JSON path in the file.</param>
/// <param name="Broken">Why it is none, in words, or null.</param>
internal readonly record struct LocationSlice(ReadOnlyMemory<byte> Json, long Line, string Path, string? Broken = null);

/// <summary>
/// Cuts a stream into Location objects without holding more than one of them: an array of them, a single one, one in each
/// line, or the <c>data</c> of OCPI responses. It only counts brackets and quotes, so that an object with a mistake inside
/// does not take its neighbours with it.
/// </summary>
internal sealed class LocationSplitter(Stream stream)
{
    /// <summary>The longest file (bytes).</summary>
    public const long MaxFile = 100 * 1024 * 1024;

    /// <summary>The longest Location (bytes): some thousand EVSEs.</summary>
    public const int MaxLocation = 4 * 1024 * 1024;

    // Someone gave a picture or a sheet: one line about each of its lines helps nobody.
    private const int MaxBroken = 100;

    private static readonly SearchValues<byte> TextMarks = SearchValues.Create("\"\\\n"u8);
    private static readonly SearchValues<byte> StructureMarks = SearchValues.Create("\"{}[]:,\n"u8);

    private byte[] buffer = new byte[64 * 1024];
    private int filled;
    private int at;
    private long read;
    private long line = 1;

    private int depth;
    private bool inText;
    private bool escaped;
    private int textStart = -1;          // of the last text at the first level of a top-level object
    private bool dataComes;              // the member named "data" has been named
    private int listDepth;               // how deep the Locations lie
    private string listPath = "$";
    private bool listOpen = true;
    private int index;
    private int start = -1;              // of the object that is being read, in the buffer
    private long startLine;
    private bool stray;                  // something that is no object was reported already
    private bool oneEachLine;
    private bool any;

    /// <summary>The Locations, one after the other.</summary>
    public async IAsyncEnumerable<LocationSlice> SplitAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var broken = 0;
        while (await FillAsync(cancellation))
        {
            if (read > MaxFile)
            {
                yield return Problem(line, $"the file is longer than {MaxFile >> 20} MB; divide it. What follows was not read.");
                yield break;
            }
            if (read == filled && at == 0 && ByteOrderMark() is { } mark)
            {
                if (mark == 0)
                {
                    yield return Problem(1, "the file is UTF-16; save it as UTF-8.");
                    yield break;
                }
                at = mark;
            }
            while (Next() is { } slice)
            {
                any = true;
                yield return slice;
                if (slice.Broken is not null && ++broken == MaxBroken)
                {
                    yield return Problem(line, "too much of the file is no Location; what follows was not read.");
                    yield break;
                }
            }
        }
        if (depth > 0)
        {
            yield return Problem(start >= 0 ? startLine : line, "the file ends in the middle of what begins here.");
        }
        else if (!any)
        {
            yield return Problem(line, "there is no Location in the file.");
        }
    }

    /// <summary>Reads on; what belongs to no unfinished object is dropped.</summary>
    private async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        var keep = start >= 0 ? start : at;
        if (keep > 0)
        {
            buffer.AsSpan(keep, filled - keep).CopyTo(buffer);
            filled -= keep;
            at -= keep;
            textStart -= keep;
            start = start >= 0 ? 0 : -1;
        }
        if (filled == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }
        // A byte order mark is three bytes: the first read must not bring fewer, if there are more.
        var count = read == 0
            ? await stream.ReadAtLeastAsync(buffer, 3, throwOnEndOfStream: false, cancellation)
            : await stream.ReadAsync(buffer.AsMemory(filled), cancellation);
        filled += count;
        read += count;
        return count > 0;
    }

    private int? ByteOrderMark() => buffer.AsSpan(0, filled) switch
    {
        [0xEF, 0xBB, 0xBF, ..] => 3,
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => 0,
        _ => null,
    };

    private LocationSlice? Next()
    {
        while (at < filled)
        {
            if (start >= 0 && at - start > MaxLocation)
            {
                start = -1;
                index++;
                return Problem(startLine, $"a Location longer than {MaxLocation >> 20} MB.");
            }
            // Most bytes say nothing about where an object ends.
            var skipped = escaped || AtList ? 0 : buffer.AsSpan(at, filled - at).IndexOfAny(inText ? TextMarks : StructureMarks);
            if (skipped < 0)
            {
                at = filled;
                return null;
            }
            at += skipped;
            var found = inText ? Text(buffer[at]) : Structure(buffer[at]);
            at++;
            if (found is not null)
            {
                return found;
            }
        }
        return null;
    }

    private LocationSlice? Text(byte c)
    {
        if (c == '\n')
        {
            return NewLine();
        }
        (inText, escaped) = (escaped || c != '"', !escaped && c == '\\');
        return null;
    }

    private LocationSlice? Structure(byte c)
    {
        switch (c)
        {
            case (byte)' ' or (byte)'\t' or (byte)'\r':
                return null;
            case (byte)'\n':
                return NewLine();
            case (byte)'{':
                return Open(isObject: true);
            case (byte)'[':
                return Open(isObject: false);
            case (byte)'}' or (byte)']':
                return Close();
            case (byte)',':
                stray = stray && depth != listDepth;
                dataComes = dataComes && depth != 1;
                return null;
            case (byte)':':
                dataComes |= InTopObject && textStart >= 0 && Named("data");
                return null;
            case (byte)'"':
                inText = true;
                textStart = InTopObject ? at : textStart;
                break;
        }
        return AtList ? Stray() : null;
    }

    /// <summary>Between the Locations, where one may begin.</summary>
    private bool AtList => listOpen && start < 0 && depth == listDepth;

    /// <summary>At the first level of an object that may be a Location or an OCPI response; its members tell.</summary>
    private bool InTopObject => listDepth == 0 && depth == 1 && start >= 0;

    private bool Named(string name)
    {
        var text = buffer.AsSpan(textStart + 1, at - textStart - 1).TrimEnd(" \t\r\n"u8);
        return text.Length == name.Length + 1 && text[^1] == '"' && Ascii.Equals(text[..^1], name);
    }

    private LocationSlice? Open(bool isObject)
    {
        var atList = AtList;
        if (InTopObject && dataComes)
        {
            // An OCPI response: what was kept of it is of no use, its data are the Locations.
            (listDepth, listPath, start, index, dataComes) = (isObject ? 1 : 2, "$.data", -1, 0, false);
            atList = isObject;
        }
        else if (atList && !isObject && depth == 0)
        {
            (listDepth, listPath, index) = (1, "$", 0);
            atList = false;
        }
        depth++;
        if (!atList)
        {
            return null;
        }
        if (!isObject)
        {
            return Stray();
        }
        (start, startLine, stray, textStart) = (at, line, false, -1);
        return null;
    }

    private LocationSlice? Close()
    {
        if (depth == 0)
        {
            return Stray();
        }
        depth--;
        LocationSlice? slice = null;
        if (start >= 0 && depth == listDepth)
        {
            slice = new LocationSlice(buffer.AsMemory(start, at - start + 1), startLine, Path());
            oneEachLine |= listDepth == 0 && startLine == line;
            start = -1;
            index++;
            // A response's single object is all its data; what follows in it ("timestamp") is none.
            listOpen = !(listDepth == 1 && listPath == "$.data");
        }
        else if (depth < listDepth)
        {
            listOpen = false;
        }
        if (depth == 0)
        {
            (listDepth, listPath, listOpen, textStart, dataComes, any) = (0, "$", true, -1, false, true);
        }
        return slice;
    }

    /// <summary>Where each line is an object, one that does not end in its line is broken, and the next line a new beginning.</summary>
    private LocationSlice? NewLine()
    {
        var line = this.line++;
        stray = stray && depth > 0;
        if (!oneEachLine || depth == 0 || listDepth > 0)
        {
            return null;
        }
        (depth, inText, escaped, start, dataComes, textStart) = (0, false, false, -1, false, -1);
        return Problem(line, "the line ends before its Location does.");
    }

    private LocationSlice? Stray()
    {
        if (stray)
        {
            return null;
        }
        stray = true;
        return new LocationSlice(default, line, listDepth == 0 ? "$" : $"{listPath}[{index++}]", "this is no Location object.");
    }

    private string Path() => listDepth == 0 || (listDepth == 1 && listPath == "$.data") ? listPath : $"{listPath}[{index}]";

    private static LocationSlice Problem(long line, string why) => new(default, line, "$", why);
}
