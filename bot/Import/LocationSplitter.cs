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

    private byte[] _buffer = new byte[64 * 1024];
    private int _filled;
    private int _at;
    private long _read;
    private long _line = 1;

    private int _depth;
    private bool _inText;
    private bool _escaped;
    private int _textStart = -1;          // of the last text at the first level of a top-level object
    private bool _dataComes;              // the member named "data" has been named
    private int _listDepth;               // how deep the Locations lie
    private string _listPath = "$";
    private bool _listOpen = true;
    private int _index;
    private int _start = -1;              // of the object that is being read, in the buffer
    private long _startLine;
    private bool _stray;                  // something that is no object was reported already
    private bool _oneEachLine;
    private bool _any;

    /// <summary>The Locations, one after the other.</summary>
    public async IAsyncEnumerable<LocationSlice> SplitAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var broken = 0;
        while (await FillAsync(cancellation))
        {
            if (_read > MaxFile)
            {
                yield return Problem(_line, $"the file is longer than {MaxFile >> 20} MB; divide it. What follows was not read.");
                yield break;
            }
            if (_read == _filled && _at == 0 && ByteOrderMark() is { } mark)
            {
                if (mark == 0)
                {
                    yield return Problem(1, "the file is UTF-16; save it as UTF-8.");
                    yield break;
                }
                _at = mark;
            }
            while (Next() is { } slice)
            {
                _any = true;
                yield return slice;
                if (slice.Broken is not null && ++broken == MaxBroken)
                {
                    yield return Problem(_line, "too much of the file is no Location; what follows was not read.");
                    yield break;
                }
            }
        }
        if (_depth > 0)
        {
            yield return Problem(_start >= 0 ? _startLine : _line, "the file ends in the middle of what begins here.");
        }
        else if (!_any)
        {
            yield return Problem(_line, "there is no Location in the file.");
        }
    }

    /// <summary>Reads on; what belongs to no unfinished object is dropped.</summary>
    private async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        var keep = _start >= 0 ? _start : _at;
        if (keep > 0)
        {
            _buffer.AsSpan(keep, _filled - keep).CopyTo(_buffer);
            _filled -= keep;
            _at -= keep;
            _textStart -= keep;
            _start = _start >= 0 ? 0 : -1;
        }
        if (_filled == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
        // A byte order mark is three bytes: the first read must not bring fewer, if there are more.
        var count = _read == 0
            ? await stream.ReadAtLeastAsync(_buffer, 3, throwOnEndOfStream: false, cancellation)
            : await stream.ReadAsync(_buffer.AsMemory(_filled), cancellation);
        _filled += count;
        _read += count;
        return count > 0;
    }

    private int? ByteOrderMark() => _buffer.AsSpan(0, _filled) switch
    {
        [0xEF, 0xBB, 0xBF, ..] => 3,
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => 0,
        _ => null,
    };

    private LocationSlice? Next()
    {
        while (_at < _filled)
        {
            if (_start >= 0 && _at - _start > MaxLocation)
            {
                _start = -1;
                _index++;
                return Problem(_startLine, $"a Location longer than {MaxLocation >> 20} MB.");
            }
            // Most bytes say nothing about where an object ends.
            var skipped = _escaped || AtList ? 0 : _buffer.AsSpan(_at, _filled - _at).IndexOfAny(_inText ? TextMarks : StructureMarks);
            if (skipped < 0)
            {
                _at = _filled;
                return null;
            }
            _at += skipped;
            var found = _inText ? Text(_buffer[_at]) : Structure(_buffer[_at]);
            _at++;
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
        (_inText, _escaped) = (_escaped || c != '"', !_escaped && c == '\\');
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
                _stray = _stray && _depth != _listDepth;
                _dataComes = _dataComes && _depth != 1;
                return null;
            case (byte)':':
                _dataComes |= InTopObject && _textStart >= 0 && Named("data");
                return null;
            case (byte)'"':
                _inText = true;
                _textStart = InTopObject ? _at : _textStart;
                break;
        }
        return AtList ? Stray() : null;
    }

    /// <summary>Between the Locations, where one may begin.</summary>
    private bool AtList => _listOpen && _start < 0 && _depth == _listDepth;

    /// <summary>At the first level of an object that may be a Location or an OCPI response; its members tell.</summary>
    private bool InTopObject => _listDepth == 0 && _depth == 1 && _start >= 0;

    private bool Named(string name)
    {
        var text = _buffer.AsSpan(_textStart + 1, _at - _textStart - 1).TrimEnd(" \t\r\n"u8);
        return text.Length == name.Length + 1 && text[^1] == '"' && Ascii.Equals(text[..^1], name);
    }

    private LocationSlice? Open(bool isObject)
    {
        var atList = AtList;
        if (InTopObject && _dataComes)
        {
            // An OCPI response: what was kept of it is of no use, its data are the Locations.
            (_listDepth, _listPath, _start, _index, _dataComes) = (isObject ? 1 : 2, "$.data", -1, 0, false);
            atList = isObject;
        }
        else if (atList && !isObject && _depth == 0)
        {
            (_listDepth, _listPath, _index) = (1, "$", 0);
            atList = false;
        }
        _depth++;
        if (!atList)
        {
            return null;
        }
        if (!isObject)
        {
            return Stray();
        }
        (_start, _startLine, _stray, _textStart) = (_at, _line, false, -1);
        return null;
    }

    private LocationSlice? Close()
    {
        if (_depth == 0)
        {
            return Stray();
        }
        _depth--;
        LocationSlice? slice = null;
        if (_start >= 0 && _depth == _listDepth)
        {
            slice = new LocationSlice(_buffer.AsMemory(_start, _at - _start + 1), _startLine, Path());
            _oneEachLine |= _listDepth == 0 && _startLine == _line;
            _start = -1;
            _index++;
            // A response's single object is all its data; what follows in it ("timestamp") is none.
            _listOpen = !(_listDepth == 1 && _listPath == "$.data");
        }
        else if (_depth < _listDepth)
        {
            _listOpen = false;
        }
        if (_depth == 0)
        {
            (_listDepth, _listPath, _listOpen, _textStart, _dataComes, _any) = (0, "$", true, -1, false, true);
        }
        return slice;
    }

    /// <summary>Where each line is an object, one that does not end in its line is broken, and the next line a new beginning.</summary>
    private LocationSlice? NewLine()
    {
        var line = _line++;
        _stray = _stray && _depth > 0;
        if (!_oneEachLine || _depth == 0 || _listDepth > 0)
        {
            return null;
        }
        (_depth, _inText, _escaped, _start, _dataComes, _textStart) = (0, false, false, -1, false, -1);
        return Problem(line, "the line ends before its Location does.");
    }

    private LocationSlice? Stray()
    {
        if (_stray)
        {
            return null;
        }
        _stray = true;
        return new LocationSlice(default, _line, _listDepth == 0 ? "$" : $"{_listPath}[{_index++}]", "this is no Location object.");
    }

    private string Path() => _listDepth == 0 || (_listDepth == 1 && _listPath == "$.data") ? _listPath : $"{_listPath}[{_index}]";

    private static LocationSlice Problem(long line, string why) => new(default, line, "$", why);
}
