namespace ChargeBot.Simulator.Sml;

/// <summary>The tags of the message bodies that a gateway meets.</summary>
public static class SmlTag
{
    public const uint OpenRequest = 0x0100;
    public const uint OpenResponse = 0x0101;
    public const uint CloseRequest = 0x0200;
    public const uint CloseResponse = 0x0201;
    public const uint GetProfileListRequest = 0x0400;
    public const uint GetProfileListResponse = 0x0401;
    public const uint GetParameterRequest = 0x0500;
    public const uint GetParameterResponse = 0x0501;
    public const uint SetParameterRequest = 0x0600;
    public const uint GetListRequest = 0x0700;
    public const uint GetListResponse = 0x0701;
    public const uint Attention = 0xFF01;
}

/// <summary>The bodies as lists, field by field in the order of the SML specification.</summary>
public static class SmlBodies
{
    public static SmlNode OpenRequest(string? clientId, byte[] fileId, string serverId, string? user, string? password) => SmlNode.List(
        SmlNode.Absent, SmlNode.OfText(clientId), SmlNode.Octets(fileId), SmlNode.OfHex(serverId), SmlNode.OfText(user),
        SmlNode.OfText(password), SmlNode.Absent);

    public static SmlNode OpenResponse(byte[] fileId, string serverId, DateTimeOffset? now) => SmlNode.List(
        SmlNode.Absent, SmlNode.Absent, SmlNode.Octets(fileId), SmlNode.OfHex(serverId), now is { } n ? Time(n) : SmlNode.Absent, SmlNode.Absent);

    public static SmlNode Close() => SmlNode.List(SmlNode.Absent);

    /// <param name="serverId">Whose list it is, in hex.</param>
    /// <param name="name">The list's name, in hex.</param>
    /// <param name="sensorTime">When it was so: any form of SML_Time.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="signature">The signature of a meter that signs.</param>
    public static SmlNode GetListResponse(
        string serverId, string name, SmlNode sensorTime, IReadOnlyList<SmlNode> entries, byte[]? signature = null) => SmlNode.List(
        SmlNode.Absent, SmlNode.OfHex(serverId), SmlNode.OfHex(name), sensorTime, SmlNode.List(entries),
        signature is null ? SmlNode.Absent : SmlNode.Octets(signature), SmlNode.Absent);

    public static SmlNode Entry(
        string name, SmlNode value, byte? unit = null, sbyte? scaler = null, SmlNode? status = null, SmlNode? time = null) => SmlNode.List(
        SmlNode.OfHex(name), status ?? SmlNode.Absent, time ?? SmlNode.Absent, unit is { } u ? SmlNode.U8(u) : SmlNode.Absent,
        scaler is { } s ? SmlNode.I8(s) : SmlNode.Absent, value, SmlNode.Absent);

    public static SmlNode ParameterResponse(string serverId, SmlNode path, SmlNode tree) => SmlNode.List(SmlNode.OfHex(serverId), path, tree);

    /// <summary>A tree's node; a value is ProcParValue's choice 1, a time its choice 4.</summary>
    public static SmlNode Tree(string name, SmlNode? value = null, IReadOnlyList<SmlNode>? children = null) => SmlNode.List(
        SmlNode.OfHex(name),
        value switch
        {
            null => SmlNode.Absent,
            { Kind: SmlKind.List } time => SmlNode.List(SmlNode.U8(4), time),
            _ => SmlNode.List(SmlNode.U8(1), value),
        },
        children is null ? SmlNode.Absent : SmlNode.List(children));

    public static SmlNode Attention(string serverId, ushort number, string? message) => SmlNode.List(
        SmlNode.OfHex(serverId), SmlNode.OfHex($"8181C7C7{number:X4}"), SmlNode.OfText(message), SmlNode.Absent);

    /// <summary>One entry of a logbook.</summary>
    public static SmlNode ProfileEntry(
        string serverId, SmlNode path, DateTimeOffset now, DateTimeOffset when, params IReadOnlyList<(string Name, SmlNode Value)> values) =>
        SmlNode.List(
            SmlNode.OfHex(serverId), Time(now), SmlNode.U32(0), path, Time(when), SmlNode.U64(0),
            SmlNode.List([.. values.Select(v => SmlNode.List(SmlNode.OfHex(v.Name), SmlNode.U8(255), SmlNode.I8(0), v.Value, SmlNode.Absent))]),
            SmlNode.Absent, SmlNode.Absent);

    /// <summary>SML_Time as UTC seconds.</summary>
    public static SmlNode Time(DateTimeOffset time) => SmlNode.List(SmlNode.U8(2), SmlNode.U32((uint)time.ToUnixTimeSeconds()));

    /// <summary>SML_Time as local seconds' parts: UTC with both offsets in minutes.</summary>
    public static SmlNode LocalTime(DateTimeOffset time, short offset, short season) => SmlNode.List(
        SmlNode.U8(3), SmlNode.List(SmlNode.U32((uint)time.ToUnixTimeSeconds()), SmlNode.I16(offset), SmlNode.I16(season)));

    /// <summary>SML_Time as the seconds that a device counts for itself.</summary>
    public static SmlNode SecondsIndex(uint seconds) => SmlNode.List(SmlNode.U8(1), SmlNode.U32(seconds));

    /// <summary>An SML_Value that holds a time: SML_ListType's choice 1.</summary>
    public static SmlNode TimeValue(SmlNode time) => SmlNode.List(SmlNode.U8(1), time);

    /// <summary>Reads SML_Time where it says when in UTC; null for an absent one and for a device's own seconds.</summary>
    public static DateTimeOffset? ReadTime(SmlNode time) => time.Items is [{ Unsigned: 2 }, { Unsigned: { } utc }]
        ? DateTimeOffset.FromUnixTimeSeconds((long)utc)
        : time.Items is [{ Unsigned: 3 }, { Items: [{ Unsigned: { } local }, ..] }] ? DateTimeOffset.FromUnixTimeSeconds((long)local) : null;
}
