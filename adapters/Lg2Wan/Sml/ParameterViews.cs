namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>SML_GetProcParameter.Req.</summary>
internal readonly struct SmlGetProcParameterReq(SmlElement element) : ISmlBody<SmlGetProcParameterReq>
{
    static SmlBody ISmlBody<SmlGetProcParameterReq>.Body => SmlBody.GetProcParameterReq;

    /// <summary>Who is asked.</summary>
    public ReadOnlySpan<byte> ServerId => element[0].Bytes;

    /// <summary>The user.</summary>
    public ReadOnlySpan<byte> Username => element[1].Bytes;

    /// <summary>The password: it belongs in no log.</summary>
    public ReadOnlySpan<byte> Password => element[2].Bytes;

    /// <summary>The parameter, from the root of the tree.</summary>
    public SmlPath Path => new(element[3]);

    /// <summary>An attribute of the parameter.</summary>
    public ReadOnlySpan<byte> Attribute => element[4].Bytes;

    static SmlGetProcParameterReq ISmlView<SmlGetProcParameterReq>.Of(SmlElement element) => new(element);
}

/// <summary>SML_GetProcParameter.Res.</summary>
internal readonly struct SmlGetProcParameterRes(SmlElement element) : ISmlBody<SmlGetProcParameterRes>
{
    static SmlBody ISmlBody<SmlGetProcParameterRes>.Body => SmlBody.GetProcParameterRes;

    /// <summary>Who answers.</summary>
    public ReadOnlySpan<byte> ServerId => element[0].Bytes;

    /// <summary>The parameter, from the root of the tree.</summary>
    public SmlPath Path => new(element[1]);

    /// <summary>The parameter and what is below it.</summary>
    public SmlTree Tree => new(element[2]);

    static SmlGetProcParameterRes ISmlView<SmlGetProcParameterRes>.Of(SmlElement element) => new(element);
}

/// <summary>SML_SetProcParameter.Req.</summary>
internal readonly struct SmlSetProcParameterReq(SmlElement element) : ISmlBody<SmlSetProcParameterReq>
{
    static SmlBody ISmlBody<SmlSetProcParameterReq>.Body => SmlBody.SetProcParameterReq;

    /// <summary>Who is asked.</summary>
    public ReadOnlySpan<byte> ServerId => element[0].Bytes;

    /// <summary>The user.</summary>
    public ReadOnlySpan<byte> Username => element[1].Bytes;

    /// <summary>The password: it belongs in no log.</summary>
    public ReadOnlySpan<byte> Password => element[2].Bytes;

    /// <summary>The parameter, from the root of the tree.</summary>
    public SmlPath Path => new(element[3]);

    /// <summary>What it and those below it shall be.</summary>
    public SmlTree Tree => new(element[4]);

    static SmlSetProcParameterReq ISmlView<SmlSetProcParameterReq>.Of(SmlElement element) => new(element);
}

/// <summary>SML_Attention.Res: how it ended where there is no answer of its own.</summary>
internal readonly struct SmlAttentionRes(SmlElement element) : ISmlBody<SmlAttentionRes>
{
    static SmlBody ISmlBody<SmlAttentionRes>.Body => SmlBody.AttentionRes;

    /// <summary>Who answers.</summary>
    public ReadOnlySpan<byte> ServerId => element[0].Bytes;

    /// <summary>How it ended; the empty name where it has not six bytes. See <see cref="SmlAttention"/>.</summary>
    public Obis Number => Obis.TryRead(element[1].Bytes, out var number) ? number : default;

    /// <summary>The device's own words; null where it has none.</summary>
    public string? Words => element[2].IsAbsent ? null : SmlText.Of(element[2].Bytes);

    /// <summary>What it says about it.</summary>
    public SmlTree Details => new(element[3]);

    static SmlAttentionRes ISmlView<SmlAttentionRes>.Of(SmlElement element) => new(element);
}

/// <summary>SML_TreePath: the names from the root down.</summary>
/// <param name="element">The list of names.</param>
internal readonly struct SmlPath(SmlElement element)
{
    /// <summary>How many names it has.</summary>
    public int Count => element.Count;

    /// <summary>A name; the empty one where it has not six bytes.</summary>
    public Obis this[int index] => Obis.TryRead(element[index].Bytes, out var name) ? name : default;

    /// <summary>The last name: what is meant.</summary>
    public Obis Last => Count == 0 ? default : this[Count - 1];

    /// <summary>The names as they stand there.</summary>
    public SmlList<SmlElement> Elements => element.Elements;
}

/// <summary>SML_Tree: a name, its value, and those below it.</summary>
/// <param name="element">The list of three.</param>
internal readonly struct SmlTree(SmlElement element) : ISmlView<SmlTree>
{
    /// <summary>False for a tree that is absent.</summary>
    public bool Exists => !element.IsAbsent;

    /// <summary>Its name; the empty one where it has not six bytes.</summary>
    public Obis Name => Obis.TryRead(element.First.Bytes, out var name) ? name : default;

    /// <summary>Its name as it stands there.</summary>
    public ReadOnlySpan<byte> RawName => element.First.Bytes;

    /// <summary>What it has: 0 nothing, 1 a value, 2 a period's, 3 a tupel, 4 a time, 5 a list's entry (SML_ProcParValue).</summary>
    public byte ValueTag => (byte)Choice.First.Number;

    /// <summary>Its value, or time; absent where it has none of the two.</summary>
    public SmlValue Value => ValueTag switch
    {
        1 => SmlValue.Of(Choice[1]),
        4 => SmlValue.OfTime(Choice),
        _ => default,
    };

    /// <summary>A period's entry; null where it has none.</summary>
    public SmlPeriodEntry? PeriodEntry => ValueTag == 2 ? new SmlPeriodEntry(Choice[1]) : null;

    /// <summary>A tupel; null where it has none. Its bytes are valid until the file is loaded again.</summary>
    public SmlTupel? Tupel => ValueTag == 3 ? SmlTupel.Read(Choice[1]) : null;

    /// <summary>A list's entry; null where it has none.</summary>
    public SmlListEntry? ListEntry => ValueTag == 5 ? new SmlListEntry(Choice[1]) : null;

    /// <summary>Those below it.</summary>
    public SmlList<SmlTree> Children => new(element[2]);

    /// <summary>The element itself.</summary>
    public SmlElement Element => element;

    private SmlElement Choice => element[1];

    /// <summary>The child with this name.</summary>
    public bool TryFind(Obis name, out SmlTree child)
    {
        foreach (var candidate in Children)
        {
            if (candidate.Name != name) continue;
            child = candidate;
            return true;
        }

        child = default;
        return false;
    }

    static SmlTree ISmlView<SmlTree>.Of(SmlElement element) => new(element);
}

/// <summary>SML_TupelEntry: six registers of one moment under two signatures.</summary>
/// <param name="ServerId">The meter.</param>
/// <param name="SecIndex">When.</param>
/// <param name="Status">The meter's status.</param>
/// <param name="ActiveImport">Active energy taken (+A).</param>
/// <param name="Reactive1">Reactive energy of quadrant 1.</param>
/// <param name="Reactive4">Reactive energy of quadrant 4.</param>
/// <param name="ImportSignature">The signature over these three.</param>
/// <param name="ActiveExport">Active energy given (-A).</param>
/// <param name="Reactive2">Reactive energy of quadrant 2.</param>
/// <param name="Reactive3">Reactive energy of quadrant 3.</param>
/// <param name="ExportSignature">The signature over these three.</param>
internal readonly record struct SmlTupel(
    ReadOnlyMemory<byte> ServerId, SmlTime? SecIndex, ulong Status,
    SmlTupelValue ActiveImport, SmlTupelValue Reactive1, SmlTupelValue Reactive4, ReadOnlyMemory<byte> ImportSignature,
    SmlTupelValue ActiveExport, SmlTupelValue Reactive2, SmlTupelValue Reactive3, ReadOnlyMemory<byte> ExportSignature)
{
    /// <summary>Reads the list of 23.</summary>
    public static SmlTupel Read(SmlElement list) => new(
        list[0].Memory, SmlTime.Read(list[1]), (ulong)list[2].Number,
        Value(list, 3), Value(list, 6), Value(list, 9), list[12].Memory,
        Value(list, 13), Value(list, 16), Value(list, 19), list[22].Memory);

    private static SmlTupelValue Value(SmlElement list, int at) =>
        new((byte)list[at].Number, (sbyte)list[at + 1].Number, list[at + 2].Number);
}

/// <summary>A register of a tupel.</summary>
/// <param name="Unit">Its unit, as DLMS numbers them.</param>
/// <param name="Scaler">The power of ten.</param>
/// <param name="Number">The number before the scaler.</param>
internal readonly record struct SmlTupelValue(byte Unit, sbyte Scaler, long Number);
