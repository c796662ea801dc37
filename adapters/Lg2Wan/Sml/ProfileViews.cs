namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>The fields that SML_GetProfileList.Req and SML_GetProfilePack.Req share.</summary>
/// <param name="element">The list of nine.</param>
internal readonly struct SmlProfileRequest(SmlElement element)
{
    /// <summary>Who is asked.</summary>
    public ReadOnlySpan<byte> ServerId => element[0].Bytes;

    /// <summary>The user.</summary>
    public ReadOnlySpan<byte> Username => element[1].Bytes;

    /// <summary>The password: it belongs in no log.</summary>
    public ReadOnlySpan<byte> Password => element[2].Bytes;

    /// <summary>Whether the raw data are wanted; null where nothing is said.</summary>
    public bool? WithRawdata => element[3].IsAbsent ? null : element[3].Number != 0;

    /// <summary>The first moment.</summary>
    public SmlTime? BeginTime => SmlTime.Read(element[4]);

    /// <summary>The last moment.</summary>
    public SmlTime? EndTime => SmlTime.Read(element[5]);

    /// <summary>The profile, from the root of the tree.</summary>
    public SmlPath Path => new(element[6]);

    /// <summary>What is wanted of it; all where there are none.</summary>
    public SmlPath Objects => new(element[7]);

    /// <summary>Details of the request.</summary>
    public SmlTree Details => new(element[8]);
}

/// <summary>SML_GetProfileList.Req.</summary>
internal readonly struct SmlGetProfileListReq(SmlElement element) : ISmlBody<SmlGetProfileListReq>
{
    static SmlBody ISmlBody<SmlGetProfileListReq>.Body => SmlBody.GetProfileListReq;

    /// <summary>Its fields.</summary>
    public SmlProfileRequest Request => new(element);

    static SmlGetProfileListReq ISmlView<SmlGetProfileListReq>.Of(SmlElement element) => new(element);
}

/// <summary>SML_GetProfilePack.Req.</summary>
internal readonly struct SmlGetProfilePackReq(SmlElement element) : ISmlBody<SmlGetProfilePackReq>
{
    static SmlBody ISmlBody<SmlGetProfilePackReq>.Body => SmlBody.GetProfilePackReq;

    /// <summary>Its fields.</summary>
    public SmlProfileRequest Request => new(element);

    static SmlGetProfilePackReq ISmlView<SmlGetProfilePackReq>.Of(SmlElement element) => new(element);
}

/// <summary>SML_GetProfileList.Res: one line of a profile.</summary>
internal readonly struct SmlGetProfileListRes(SmlElement element) : ISmlBody<SmlGetProfileListRes>
{
    static SmlBody ISmlBody<SmlGetProfileListRes>.Body => SmlBody.GetProfileListRes;

    /// <summary>Who answers.</summary>
    public ReadOnlySpan<byte> ServerId => element[0].Bytes;

    /// <summary>When it answers.</summary>
    public SmlTime? ActTime => SmlTime.Read(element[1]);

    /// <summary>The seconds from line to line.</summary>
    public uint RegPeriod => (uint)element[2].Number;

    /// <summary>The profile, from the root of the tree.</summary>
    public SmlPath Path => new(element[3]);

    /// <summary>When the line was written.</summary>
    public SmlTime? ValTime => SmlTime.Read(element[4]);

    /// <summary>The line's status.</summary>
    public ulong Status => (ulong)element[5].Number;

    /// <summary>The line's values.</summary>
    public SmlList<SmlPeriodEntry> Entries => new(element[6]);

    /// <summary>Raw data.</summary>
    public ReadOnlySpan<byte> Rawdata => element[7].Bytes;

    /// <summary>The line's signature.</summary>
    public ReadOnlySpan<byte> Signature => element[8].Bytes;

    static SmlGetProfileListRes ISmlView<SmlGetProfileListRes>.Of(SmlElement element) => new(element);
}

/// <summary>SML_PeriodEntry: a value of a line, with its name and unit.</summary>
internal readonly struct SmlPeriodEntry(SmlElement element) : ISmlView<SmlPeriodEntry>
{
    /// <summary>Its name; the empty one where it has not six bytes.</summary>
    public Obis Name => Obis.TryRead(element.First.Bytes, out var name) ? name : default;

    /// <summary>Its unit, as DLMS numbers them.</summary>
    public byte Unit => (byte)element[1].Number;

    /// <summary>The power of ten.</summary>
    public sbyte Scaler => (sbyte)element[2].Number;

    /// <summary>Its value, before the scaler.</summary>
    public SmlValue Value => SmlValue.Of(element[3]);

    /// <summary>The signature of the value.</summary>
    public ReadOnlySpan<byte> Signature => element[4].Bytes;

    /// <summary>The number in its unit, with the scaler; null for what is no number.</summary>
    public decimal? Scaled => Value.Scaled(Scaler);

    static SmlPeriodEntry ISmlView<SmlPeriodEntry>.Of(SmlElement element) => new(element);
}

/// <summary>SML_GetProfilePack.Res: lines of a profile under common columns.</summary>
internal readonly struct SmlGetProfilePackRes(SmlElement element) : ISmlBody<SmlGetProfilePackRes>
{
    static SmlBody ISmlBody<SmlGetProfilePackRes>.Body => SmlBody.GetProfilePackRes;

    /// <summary>Who answers.</summary>
    public ReadOnlySpan<byte> ServerId => element[0].Bytes;

    /// <summary>When it answers.</summary>
    public SmlTime? ActTime => SmlTime.Read(element[1]);

    /// <summary>The seconds from line to line.</summary>
    public uint RegPeriod => (uint)element[2].Number;

    /// <summary>The profile, from the root of the tree.</summary>
    public SmlPath Path => new(element[3]);

    /// <summary>The columns.</summary>
    public SmlList<SmlProfileHeader> Headers => new(element[4]);

    /// <summary>The lines.</summary>
    public SmlList<SmlProfilePeriod> Periods => new(element[5]);

    /// <summary>Raw data.</summary>
    public ReadOnlySpan<byte> Rawdata => element[6].Bytes;

    /// <summary>The signature of the profile.</summary>
    public ReadOnlySpan<byte> Signature => element[7].Bytes;

    static SmlGetProfilePackRes ISmlView<SmlGetProfilePackRes>.Of(SmlElement element) => new(element);
}

/// <summary>SML_ProfObjHeaderEntry: a column.</summary>
internal readonly struct SmlProfileHeader(SmlElement element) : ISmlView<SmlProfileHeader>
{
    /// <summary>Its name; the empty one where it has not six bytes.</summary>
    public Obis Name => Obis.TryRead(element.First.Bytes, out var name) ? name : default;

    /// <summary>Its unit, as DLMS numbers them.</summary>
    public byte Unit => (byte)element[1].Number;

    /// <summary>The power of ten.</summary>
    public sbyte Scaler => (sbyte)element[2].Number;

    static SmlProfileHeader ISmlView<SmlProfileHeader>.Of(SmlElement element) => new(element);
}

/// <summary>SML_ProfObjPeriodEntry: a line.</summary>
internal readonly struct SmlProfilePeriod(SmlElement element) : ISmlView<SmlProfilePeriod>
{
    /// <summary>When it was written.</summary>
    public SmlTime? ValTime => SmlTime.Read(element[0]);

    /// <summary>Its status.</summary>
    public ulong Status => (ulong)element[1].Number;

    /// <summary>Its values, in the order of the columns.</summary>
    public SmlList<SmlPeriodValue> Values => new(element[2]);

    /// <summary>Its signature.</summary>
    public ReadOnlySpan<byte> Signature => element[3].Bytes;

    static SmlProfilePeriod ISmlView<SmlProfilePeriod>.Of(SmlElement element) => new(element);
}

/// <summary>SML_ValueEntry: a value of a line.</summary>
internal readonly struct SmlPeriodValue(SmlElement element) : ISmlView<SmlPeriodValue>
{
    /// <summary>The value, before the column's scaler.</summary>
    public SmlValue Value => SmlValue.Of(element[0]);

    /// <summary>Its signature.</summary>
    public ReadOnlySpan<byte> Signature => element[1].Bytes;

    static SmlPeriodValue ISmlView<SmlPeriodValue>.Of(SmlElement element) => new(element);
}
