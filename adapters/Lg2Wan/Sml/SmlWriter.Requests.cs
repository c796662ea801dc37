namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>The messages of one who asks.</summary>
internal sealed partial class SmlWriter
{
    /// <summary>SML_PublicOpen.Req: the first message of a file that asks.</summary>
    /// <param name="transactionId">What joins the answer with the request.</param>
    /// <param name="clientId">Who asks.</param>
    /// <param name="reqFileId">The file's id, which comes back in the answer.</param>
    /// <param name="serverId">Who is asked; none for any.</param>
    /// <param name="user">The user, if credentials are asked for.</param>
    /// <param name="password">The password.</param>
    /// <param name="smlVersion">The version; 1 where it is absent.</param>
    public void PublicOpenReq(
        ReadOnlySpan<byte> transactionId, ReadOnlySpan<byte> clientId, ReadOnlySpan<byte> reqFileId,
        ReadOnlySpan<byte> serverId, string? user = null, string? password = null, byte? smlVersion = null)
    {
        BeginMessage(transactionId, SmlBody.PublicOpenReq);
        List(7);
        Absent();
        Octets(clientId);
        Octets(reqFileId);
        Octets(serverId);
        Text(user);
        Text(password);
        Version(smlVersion);
        EndMessage();
    }

    /// <summary>SML_PublicClose.Req: the last message of a file that asks.</summary>
    public void PublicCloseReq(ReadOnlySpan<byte> transactionId, ReadOnlySpan<byte> signature = default)
    {
        BeginMessage(transactionId, SmlBody.PublicCloseReq);
        List(1);
        Octets(signature);
        EndMessage();
    }

    /// <summary>SML_GetList.Req.</summary>
    public void GetListReq(
        ReadOnlySpan<byte> transactionId, ReadOnlySpan<byte> clientId, ReadOnlySpan<byte> serverId,
        string? user = null, string? password = null, Obis? listName = null)
    {
        BeginMessage(transactionId, SmlBody.GetListReq);
        List(5);
        Octets(clientId);
        Octets(serverId);
        Text(user);
        Text(password);
        Name(listName);
        EndMessage();
    }

    /// <summary>SML_GetProcParameter.Req.</summary>
    /// <param name="transactionId">What joins the answer with the request.</param>
    /// <param name="serverId">Who is asked.</param>
    /// <param name="user">The user, if credentials are asked for.</param>
    /// <param name="password">The password.</param>
    /// <param name="attribute">An attribute of the parameter instead of its value.</param>
    /// <param name="path">The parameter, from the root of the tree.</param>
    public void GetProcParameterReq(
        ReadOnlySpan<byte> transactionId, ReadOnlySpan<byte> serverId, string? user, string? password,
        ReadOnlySpan<byte> attribute, params ReadOnlySpan<Obis> path)
    {
        BeginMessage(transactionId, SmlBody.GetProcParameterReq);
        List(5);
        Octets(serverId);
        Text(user);
        Text(password);
        Path(path);
        Octets(attribute);
        EndMessage();
    }

    /// <summary>Begins SML_SetProcParameter.Req: one tree follows, and the end of the message.</summary>
    public void BeginSetProcParameterReq(
        ReadOnlySpan<byte> transactionId, ReadOnlySpan<byte> serverId, string? user, string? password, params ReadOnlySpan<Obis> path)
    {
        BeginMessage(transactionId, SmlBody.SetProcParameterReq);
        List(5);
        Octets(serverId);
        Text(user);
        Text(password);
        Path(path);
    }

    /// <summary>SML_GetProfileList.Req.</summary>
    /// <param name="transactionId">What joins the answer with the request.</param>
    /// <param name="serverId">Who is asked.</param>
    /// <param name="user">The user, if credentials are asked for.</param>
    /// <param name="password">The password.</param>
    /// <param name="begin">The first moment.</param>
    /// <param name="end">The last moment.</param>
    /// <param name="path">The profile, from the root of the tree.</param>
    /// <param name="objects">What is wanted of it; all without.</param>
    /// <param name="withRawdata">Whether the raw data are wanted.</param>
    public void GetProfileListReq(
        ReadOnlySpan<byte> transactionId, ReadOnlySpan<byte> serverId, string? user, string? password,
        SmlTime? begin, SmlTime? end, ReadOnlySpan<Obis> path, ReadOnlySpan<Obis> objects = default, bool? withRawdata = null) =>
        ProfileReq(SmlBody.GetProfileListReq, transactionId, serverId, user, password, begin, end, path, objects, withRawdata);

    /// <summary>SML_GetProfilePack.Req, with the fields of <see cref="GetProfileListReq"/>.</summary>
    public void GetProfilePackReq(
        ReadOnlySpan<byte> transactionId, ReadOnlySpan<byte> serverId, string? user, string? password,
        SmlTime? begin, SmlTime? end, ReadOnlySpan<Obis> path, ReadOnlySpan<Obis> objects = default, bool? withRawdata = null) =>
        ProfileReq(SmlBody.GetProfilePackReq, transactionId, serverId, user, password, begin, end, path, objects, withRawdata);

    private void ProfileReq(
        SmlBody body, ReadOnlySpan<byte> transactionId, ReadOnlySpan<byte> serverId, string? user, string? password,
        SmlTime? begin, SmlTime? end, ReadOnlySpan<Obis> path, ReadOnlySpan<Obis> objects, bool? withRawdata)
    {
        BeginMessage(transactionId, body);
        List(9);
        Octets(serverId);
        Text(user);
        Text(password);
        Flag(withRawdata);
        Time(begin);
        Time(end);
        Path(path);
        if (objects.IsEmpty) Absent();
        else Path(objects);
        Absent();
        EndMessage();
    }

    private void Path(ReadOnlySpan<Obis> path)
    {
        List(path.Length);
        foreach (var name in path)
            Name(name);
    }

    private void Version(byte? version)
    {
        if (version is null) Absent();
        else Unsigned(version.Value, 1);
    }
}
