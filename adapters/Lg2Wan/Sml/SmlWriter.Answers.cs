namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>The messages of one who answers, or who sends unasked.</summary>
internal sealed partial class SmlWriter
{
    /// <summary>SML_PublicOpen.Res: the first message of a file that answers.</summary>
    public void PublicOpenRes(
        ReadOnlySpan<byte> transactionId, ReadOnlySpan<byte> clientId, ReadOnlySpan<byte> reqFileId,
        ReadOnlySpan<byte> serverId, SmlTime? refTime = null, byte? smlVersion = null)
    {
        BeginMessage(transactionId, SmlBody.PublicOpenRes);
        List(6);
        Absent();
        Octets(clientId);
        Octets(reqFileId);
        Octets(serverId);
        Time(refTime);
        Version(smlVersion);
        EndMessage();
    }

    /// <summary>SML_PublicClose.Res: the last message of a file that answers.</summary>
    public void PublicCloseRes(ReadOnlySpan<byte> transactionId, ReadOnlySpan<byte> signature = default)
    {
        BeginMessage(transactionId, SmlBody.PublicCloseRes);
        List(1);
        Octets(signature);
        EndMessage();
    }

    /// <summary>SML_Attention.Res without details: how it ended.</summary>
    public void AttentionRes(ReadOnlySpan<byte> transactionId, ReadOnlySpan<byte> serverId, Obis number, string? words = null)
    {
        BeginAttentionRes(transactionId, serverId, number, words);
        Absent();
        EndMessage();
    }

    /// <summary>Begins SML_Attention.Res with details: one tree follows, and the end of the message.</summary>
    public void BeginAttentionRes(ReadOnlySpan<byte> transactionId, ReadOnlySpan<byte> serverId, Obis number, string? words = null)
    {
        BeginMessage(transactionId, SmlBody.AttentionRes);
        List(4);
        Octets(serverId);
        Name(number);
        Text(words);
    }

    /// <summary>Begins SML_GetProcParameter.Res: one tree follows, and the end of the message.</summary>
    public void BeginGetProcParameterRes(ReadOnlySpan<byte> transactionId, ReadOnlySpan<byte> serverId, params ReadOnlySpan<Obis> path)
    {
        BeginMessage(transactionId, SmlBody.GetProcParameterRes);
        List(3);
        Octets(serverId);
        Path(path);
    }

    /// <summary>Begins SML_GetList.Res: entries follow, and <see cref="EndGetListRes"/>.</summary>
    public void BeginGetListRes(
        ReadOnlySpan<byte> transactionId, ReadOnlySpan<byte> clientId, ReadOnlySpan<byte> serverId,
        Obis? listName = null, SmlTime? actSensorTime = null)
    {
        BeginMessage(transactionId, SmlBody.GetListRes);
        List(7);
        Octets(clientId);
        Octets(serverId);
        Name(listName);
        Time(actSensorTime);
        BeginList();
    }

    /// <summary>SML_ListEntry, in a list or as the value of a parameter.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="value">Its value, before the scaler.</param>
    /// <param name="unit">Its unit, as DLMS numbers them: 27 W, 30 Wh, 255 none.</param>
    /// <param name="scaler">The power of ten.</param>
    /// <param name="status">Its status: a number in the width that it shall have.</param>
    /// <param name="time">When it was measured.</param>
    /// <param name="signature">The signature of the value.</param>
    public void ListEntry(
        Obis name, SmlValue value, byte? unit = null, sbyte? scaler = null, SmlValue status = default, SmlTime? time = null,
        ReadOnlySpan<byte> signature = default)
    {
        List(7);
        Name(name);
        Value(status);
        Time(time);
        UnitAndScaler(unit, scaler);
        Value(value);
        Octets(signature);
    }

    /// <summary>Ends SML_GetList.Res.</summary>
    public void EndGetListRes(ReadOnlySpan<byte> signature = default, SmlTime? actGatewayTime = null)
    {
        EndList();
        Octets(signature);
        Time(actGatewayTime);
        EndMessage();
    }

    /// <summary>Begins SML_GetProfileList.Res, one line of a profile: its entries follow, and <see cref="EndProfileRes"/>.</summary>
    /// <param name="transactionId">What joins the answer with the request.</param>
    /// <param name="serverId">Who answers.</param>
    /// <param name="actTime">When it answers.</param>
    /// <param name="regPeriod">The seconds from line to line.</param>
    /// <param name="path">The profile.</param>
    /// <param name="valTime">When the line was written.</param>
    /// <param name="status">The line's status.</param>
    public void BeginGetProfileListRes(
        ReadOnlySpan<byte> transactionId, ReadOnlySpan<byte> serverId, SmlTime actTime, uint regPeriod,
        ReadOnlySpan<Obis> path, SmlTime valTime, ulong status)
    {
        BeginMessage(transactionId, SmlBody.GetProfileListRes);
        List(9);
        Octets(serverId);
        Time(actTime);
        Unsigned(regPeriod, 4);
        Path(path);
        Time(valTime);
        Unsigned(status, 8);
        BeginList();
    }

    /// <summary>SML_PeriodEntry, in a line of a profile or as the value of a parameter.</summary>
    public void PeriodEntry(Obis name, byte unit, sbyte scaler, SmlValue value, ReadOnlySpan<byte> signature = default)
    {
        List(5);
        Name(name);
        UnitAndScaler(unit, scaler);
        Value(value);
        Octets(signature);
    }

    /// <summary>Begins SML_GetProfilePack.Res: headers follow, <see cref="EndProfileHeaders"/>, periods, and <see cref="EndProfileRes"/>.</summary>
    public void BeginGetProfilePackRes(
        ReadOnlySpan<byte> transactionId, ReadOnlySpan<byte> serverId, SmlTime actTime, uint regPeriod, ReadOnlySpan<Obis> path)
    {
        BeginMessage(transactionId, SmlBody.GetProfilePackRes);
        List(8);
        Octets(serverId);
        Time(actTime);
        Unsigned(regPeriod, 4);
        Path(path);
        BeginList();
    }

    /// <summary>SML_ProfObjHeaderEntry: a column of a pack.</summary>
    public void ProfileHeader(Obis name, byte unit, sbyte scaler)
    {
        List(3);
        Name(name);
        UnitAndScaler(unit, scaler);
    }

    /// <summary>Ends the columns of a pack.</summary>
    public void EndProfileHeaders()
    {
        EndList();
        BeginList();
    }

    /// <summary>Begins SML_ProfObjPeriodEntry, a line of a pack: its values follow, and <see cref="EndPeriod"/>.</summary>
    public void BeginPeriod(SmlTime valTime, ulong status)
    {
        List(4);
        Time(valTime);
        Unsigned(status, 8);
        BeginList();
    }

    /// <summary>SML_ValueEntry: a value of a line.</summary>
    public void PeriodValue(SmlValue value, ReadOnlySpan<byte> signature = default)
    {
        List(2);
        Value(value);
        Octets(signature);
    }

    /// <summary>Ends a line of a pack.</summary>
    public void EndPeriod(ReadOnlySpan<byte> signature = default)
    {
        EndList();
        Octets(signature);
    }

    /// <summary>Ends either answer about a profile.</summary>
    public void EndProfileRes(ReadOnlySpan<byte> rawdata = default, ReadOnlySpan<byte> signature = default)
    {
        EndList();
        Octets(rawdata);
        Octets(signature);
        EndMessage();
    }

    private void UnitAndScaler(byte? unit, sbyte? scaler)
    {
        if (unit is null) Absent();
        else Unsigned(unit.Value, 1);
        if (scaler is null) Absent();
        else Integer(scaler.Value, 1);
    }
}
