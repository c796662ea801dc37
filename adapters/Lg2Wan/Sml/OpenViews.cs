namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>SML_PublicOpen.Req: who asks whom.</summary>
internal readonly struct SmlPublicOpenReq(SmlElement element) : ISmlBody<SmlPublicOpenReq>
{
    static SmlBody ISmlBody<SmlPublicOpenReq>.Body => SmlBody.PublicOpenReq;

    /// <summary>The code page of all text; hardly ever there.</summary>
    public ReadOnlySpan<byte> Codepage => element[0].Bytes;

    /// <summary>Who asks.</summary>
    public ReadOnlySpan<byte> ClientId => element[1].Bytes;

    /// <summary>The file's id, which comes back in the answer.</summary>
    public ReadOnlySpan<byte> ReqFileId => element[2].Bytes;

    /// <summary>Who is asked.</summary>
    public ReadOnlySpan<byte> ServerId => element[3].Bytes;

    /// <summary>The user.</summary>
    public ReadOnlySpan<byte> Username => element[4].Bytes;

    /// <summary>The password: it belongs in no log.</summary>
    public ReadOnlySpan<byte> Password => element[5].Bytes;

    /// <summary>The version of SML; 1 where it is absent.</summary>
    public byte SmlVersion => element[6].IsAbsent ? (byte)1 : (byte)element[6].Number;

    static SmlPublicOpenReq ISmlView<SmlPublicOpenReq>.Of(SmlElement element) => new(element);
}

/// <summary>SML_PublicOpen.Res: who answers.</summary>
internal readonly struct SmlPublicOpenRes(SmlElement element) : ISmlBody<SmlPublicOpenRes>
{
    static SmlBody ISmlBody<SmlPublicOpenRes>.Body => SmlBody.PublicOpenRes;

    /// <summary>The code page of all text; hardly ever there.</summary>
    public ReadOnlySpan<byte> Codepage => element[0].Bytes;

    /// <summary>Who asked; absent in a file that nobody asked for.</summary>
    public ReadOnlySpan<byte> ClientId => element[1].Bytes;

    /// <summary>The id of the file that it answers.</summary>
    public ReadOnlySpan<byte> ReqFileId => element[2].Bytes;

    /// <summary>Who answers.</summary>
    public ReadOnlySpan<byte> ServerId => element[3].Bytes;

    /// <summary>The time of the one who answers.</summary>
    public SmlTime? RefTime => SmlTime.Read(element[4]);

    /// <summary>The version of SML; null where it is absent, which means 1.</summary>
    public byte? SmlVersion => element[5].IsAbsent ? null : (byte)element[5].Number;

    static SmlPublicOpenRes ISmlView<SmlPublicOpenRes>.Of(SmlElement element) => new(element);
}

/// <summary>SML_PublicClose.Req.</summary>
internal readonly struct SmlPublicCloseReq(SmlElement element) : ISmlBody<SmlPublicCloseReq>
{
    static SmlBody ISmlBody<SmlPublicCloseReq>.Body => SmlBody.PublicCloseReq;

    /// <summary>The signature over the file.</summary>
    public ReadOnlySpan<byte> Signature => element[0].Bytes;

    static SmlPublicCloseReq ISmlView<SmlPublicCloseReq>.Of(SmlElement element) => new(element);
}

/// <summary>SML_PublicClose.Res.</summary>
internal readonly struct SmlPublicCloseRes(SmlElement element) : ISmlBody<SmlPublicCloseRes>
{
    static SmlBody ISmlBody<SmlPublicCloseRes>.Body => SmlBody.PublicCloseRes;

    /// <summary>The signature over the file.</summary>
    public ReadOnlySpan<byte> Signature => element[0].Bytes;

    static SmlPublicCloseRes ISmlView<SmlPublicCloseRes>.Of(SmlElement element) => new(element);
}
