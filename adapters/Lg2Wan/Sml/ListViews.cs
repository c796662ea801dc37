namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>SML_GetList.Req.</summary>
internal readonly struct SmlGetListReq(SmlElement element) : ISmlBody<SmlGetListReq>
{
    static SmlBody ISmlBody<SmlGetListReq>.Body => SmlBody.GetListReq;

    /// <summary>Who asks.</summary>
    public ReadOnlySpan<byte> ClientId => element[0].Bytes;

    /// <summary>Who is asked.</summary>
    public ReadOnlySpan<byte> ServerId => element[1].Bytes;

    /// <summary>The user.</summary>
    public ReadOnlySpan<byte> Username => element[2].Bytes;

    /// <summary>The password: it belongs in no log.</summary>
    public ReadOnlySpan<byte> Password => element[3].Bytes;

    /// <summary>Which list; absent for the one that the server chooses.</summary>
    public ReadOnlySpan<byte> ListName => element[4].Bytes;

    static SmlGetListReq ISmlView<SmlGetListReq>.Of(SmlElement element) => new(element);
}

/// <summary>SML_GetList.Res: values of one moment, asked for or sent unasked.</summary>
internal readonly struct SmlGetListRes(SmlElement element) : ISmlBody<SmlGetListRes>
{
    static SmlBody ISmlBody<SmlGetListRes>.Body => SmlBody.GetListRes;

    /// <summary>Who asked.</summary>
    public ReadOnlySpan<byte> ClientId => element[0].Bytes;

    /// <summary>Whose values they are.</summary>
    public ReadOnlySpan<byte> ServerId => element[1].Bytes;

    /// <summary>Which list.</summary>
    public ReadOnlySpan<byte> ListName => element[2].Bytes;

    /// <summary>The time of the one that measured.</summary>
    public SmlTime? ActSensorTime => SmlTime.Read(element[3]);

    /// <summary>The values.</summary>
    public SmlList<SmlListEntry> Values => new(element[4]);

    /// <summary>The signature over the list.</summary>
    public ReadOnlySpan<byte> Signature => element[5].Bytes;

    /// <summary>The time of the gateway that handed it on.</summary>
    public SmlTime? ActGatewayTime => SmlTime.Read(element[6]);

    /// <summary>The first entry with this name.</summary>
    public bool TryFind(Obis name, out SmlListEntry entry)
    {
        foreach (var candidate in Values)
        {
            if (candidate.Name != name) continue;
            entry = candidate;
            return true;
        }

        entry = default;
        return false;
    }

    static SmlGetListRes ISmlView<SmlGetListRes>.Of(SmlElement element) => new(element);
}

/// <summary>SML_ListEntry: a value with its name, status, time and unit.</summary>
internal readonly struct SmlListEntry(SmlElement element) : ISmlView<SmlListEntry>
{
    /// <summary>Its name; the empty one where it has not six bytes.</summary>
    public Obis Name => Obis.TryRead(element.First.Bytes, out var name) ? name : default;

    /// <summary>Its name as it stands there.</summary>
    public ReadOnlySpan<byte> RawName => element.First.Bytes;

    /// <summary>Its status, of up to 64 bits.</summary>
    public ulong? Status => element.Leaf(1) is { IsAbsent: false } status ? (ulong)status.Number : null;

    /// <summary>When it was measured.</summary>
    public SmlTime? Time => SmlTime.Read(element.Leaf(2));

    /// <summary>Its unit, as DLMS numbers them: 27 W, 30 Wh, 255 none.</summary>
    public byte? Unit => UnitField is { IsAbsent: false } unit ? (byte)unit.Number : null;

    /// <summary>The power of ten that the number is taken times.</summary>
    public sbyte? Scaler => UnitField.Next is { IsAbsent: false } scaler ? (sbyte)scaler.Number : null;

    /// <summary>Its value, before the scaler.</summary>
    public SmlValue Value => SmlValue.Of(ValueField);

    /// <summary>The signature of the value.</summary>
    public ReadOnlySpan<byte> Signature => ValueField.Next.Bytes;

    /// <summary>The number in its unit, with the scaler; null for what is no number. See <see cref="SmlModel.Scaled"/> for meters that stray.</summary>
    public decimal? Scaled => Value.Scaled(Scaler ?? 0);

    /// <summary>The element itself.</summary>
    public SmlElement Element => element;

    // Reached from the time on, the one field in front of them that may be a list.
    private SmlElement UnitField => element.Leaf(2).Next;

    private SmlElement ValueField => UnitField.Next.Next;

    static SmlListEntry ISmlView<SmlListEntry>.Of(SmlElement element) => new(element);
}
