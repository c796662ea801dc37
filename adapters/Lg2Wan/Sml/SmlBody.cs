namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>What a message is: the tag of its body.</summary>
internal enum SmlBody : ushort
{
    /// <summary>A body that is not read here, such as those for COSEM objects (0800 to 0A01): its elements can still be walked.</summary>
    Unknown = 0,

    /// <summary>SML_PublicOpen.Req.</summary>
    PublicOpenReq = 0x0100,

    /// <summary>SML_PublicOpen.Res.</summary>
    PublicOpenRes = 0x0101,

    /// <summary>SML_PublicClose.Req.</summary>
    PublicCloseReq = 0x0200,

    /// <summary>SML_PublicClose.Res.</summary>
    PublicCloseRes = 0x0201,

    /// <summary>SML_GetProfilePack.Req.</summary>
    GetProfilePackReq = 0x0300,

    /// <summary>SML_GetProfilePack.Res.</summary>
    GetProfilePackRes = 0x0301,

    /// <summary>SML_GetProfileList.Req.</summary>
    GetProfileListReq = 0x0400,

    /// <summary>SML_GetProfileList.Res.</summary>
    GetProfileListRes = 0x0401,

    /// <summary>SML_GetProcParameter.Req.</summary>
    GetProcParameterReq = 0x0500,

    /// <summary>SML_GetProcParameter.Res.</summary>
    GetProcParameterRes = 0x0501,

    /// <summary>SML_SetProcParameter.Req; it is answered by an attention.</summary>
    SetProcParameterReq = 0x0600,

    /// <summary>SML_GetList.Req.</summary>
    GetListReq = 0x0700,

    /// <summary>SML_GetList.Res.</summary>
    GetListRes = 0x0701,

    /// <summary>SML_Attention.Res.</summary>
    AttentionRes = 0xFF01,
}

/// <summary>The type of an element: bits 6 to 4 of its first byte, and the end of a message.</summary>
internal enum SmlType : byte
{
    /// <summary>Bytes. Zero of them is an optional element that is not there.</summary>
    Octets = 0,

    /// <summary>The byte 00 that ends a message.</summary>
    EndOfMessage = 1,

    /// <summary>True or false.</summary>
    Boolean = 4,

    /// <summary>A signed number of one to eight bytes.</summary>
    Integer = 5,

    /// <summary>A number without sign of one to eight bytes.</summary>
    Unsigned = 6,

    /// <summary>A list of elements.</summary>
    List = 7,
}

/// <summary>Why a message was not read.</summary>
internal enum SmlFault : byte
{
    /// <summary>It was.</summary>
    None,

    /// <summary>Its checksum fits neither form.</summary>
    BadCrc,

    /// <summary>A length reaches beyond the file.</summary>
    BeyondTheFile,

    /// <summary>A type, width or length that SML does not have.</summary>
    BadElement,

    /// <summary>Lists in lists, deeper than the limit.</summary>
    TooDeep,

    /// <summary>More elements than the limit.</summary>
    TooManyElements,

    /// <summary>No list of six that is a message.</summary>
    NoMessage,

    /// <summary>A message whose body does not have the fields that its tag promises.</summary>
    WrongShape,
}
