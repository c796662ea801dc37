using System.Buffers;
using ChargeBot.Adapters.Lg2Wan.Sml;

namespace ChargeBot.Tests.Sml;

/// <summary>Writes a file once more with the writer's methods for each message, from what the typed views say.</summary>
internal static class TypedCopy
{
    public static byte[] Of(SmlFile file)
    {
        using var writer = new SmlWriter(file.CrcKind);
        var output = new ArrayBufferWriter<byte>();
        writer.BeginFile();
        foreach (var message in file.Messages)
            Write(writer, message);
        writer.EndFile(output);
        return output.WrittenSpan.ToArray();
    }

    private static void Write(SmlWriter writer, SmlMessage message)
    {
        var id = message.TransactionId;
        if (message.Is(out SmlPublicOpenReq open))
            writer.PublicOpenReq(id, open.ClientId, open.ReqFileId, open.ServerId, Text(open.Username), Text(open.Password), open.SmlVersion);
        else if (message.Is(out SmlPublicOpenRes opened))
            writer.PublicOpenRes(id, opened.ClientId, opened.ReqFileId, opened.ServerId, opened.RefTime, opened.SmlVersion);
        else if (message.Is(out SmlPublicCloseReq close)) writer.PublicCloseReq(id, close.Signature);
        else if (message.Is(out SmlPublicCloseRes closed)) writer.PublicCloseRes(id, closed.Signature);
        else if (message.Is(out SmlGetListReq list))
            writer.GetListReq(id, list.ClientId, list.ServerId, Text(list.Username), Text(list.Password), Name(list.ListName));
        else if (message.Is(out SmlGetProcParameterReq get))
            writer.GetProcParameterReq(id, get.ServerId, Text(get.Username), Text(get.Password), get.Attribute, Path(get.Path));
        else if (message.Is(out SmlGetProfileListReq lines))
            Request(writer.GetProfileListReq, id, lines.Request);
        else if (message.Is(out SmlGetProfilePackReq pack))
            Request(writer.GetProfilePackReq, id, pack.Request);
        else
            Answer(writer, message);
    }

    private static void Answer(SmlWriter writer, SmlMessage message)
    {
        var id = message.TransactionId;
        if (message.Is(out SmlGetListRes list)) List(writer, id, list);
        else if (message.Is(out SmlGetProfileListRes line)) Line(writer, id, line);
        else if (message.Is(out SmlGetProfilePackRes pack)) Pack(writer, id, pack);
        else if (message.Is(out SmlSetProcParameterReq set))
        {
            writer.BeginSetProcParameterReq(id, set.ServerId, Text(set.Username), Text(set.Password), Path(set.Path));
            Tree(writer, set.Tree);
            writer.EndMessage();
        }
        else if (message.Is(out SmlGetProcParameterRes got))
        {
            writer.BeginGetProcParameterRes(id, got.ServerId, Path(got.Path));
            Tree(writer, got.Tree);
            writer.EndMessage();
        }
        else if (message.Is(out SmlAttentionRes attention))
        {
            writer.BeginAttentionRes(id, attention.ServerId, attention.Number, attention.Words);
            Tree(writer, attention.Details);
            writer.EndMessage();
        }
        else
        {
            throw new InvalidOperationException($"{message.Body} has no method.");
        }
    }

    private static void List(SmlWriter writer, ReadOnlySpan<byte> id, SmlGetListRes list)
    {
        writer.BeginGetListRes(id, list.ClientId, list.ServerId, Name(list.ListName), list.ActSensorTime);
        foreach (var entry in list.Values)
            writer.ListEntry(entry.Name, entry.Value, entry.Unit, entry.Scaler, SmlValue.Of(entry.Element[1]), entry.Time, entry.Signature);
        writer.EndGetListRes(list.Signature, list.ActGatewayTime);
    }

    private static void Line(SmlWriter writer, ReadOnlySpan<byte> id, SmlGetProfileListRes line)
    {
        writer.BeginGetProfileListRes(id, line.ServerId, line.ActTime!.Value, line.RegPeriod, Path(line.Path), line.ValTime!.Value, line.Status);
        foreach (var entry in line.Entries)
            writer.PeriodEntry(entry.Name, entry.Unit, entry.Scaler, entry.Value, entry.Signature);
        writer.EndProfileRes(line.Rawdata, line.Signature);
    }

    private static void Pack(SmlWriter writer, ReadOnlySpan<byte> id, SmlGetProfilePackRes pack)
    {
        writer.BeginGetProfilePackRes(id, pack.ServerId, pack.ActTime!.Value, pack.RegPeriod, Path(pack.Path));
        foreach (var header in pack.Headers)
            writer.ProfileHeader(header.Name, header.Unit, header.Scaler);
        writer.EndProfileHeaders();
        foreach (var period in pack.Periods)
        {
            writer.BeginPeriod(period.ValTime!.Value, period.Status);
            foreach (var value in period.Values)
                writer.PeriodValue(value.Value, value.Signature);
            writer.EndPeriod(period.Signature);
        }

        writer.EndProfileRes(pack.Rawdata, pack.Signature);
    }

    private static void Tree(SmlWriter writer, SmlTree tree)
    {
        if (tree.PeriodEntry is { } entry) writer.PeriodParameter(tree.Name, entry.Name, entry.Unit, entry.Scaler, entry.Value, entry.Signature);
        else if (tree.Tupel is { } tupel) writer.TupelParameter(tree.Name, tupel);
        else if (!tree.Children.Exists) writer.Parameter(tree.Name, tree.Value);
        else
        {
            writer.BeginTree(tree.Name, tree.Value);
            foreach (var child in tree.Children)
                Tree(writer, child);
            writer.EndTree();
        }
    }

    private delegate void ProfileRequest(
        ReadOnlySpan<byte> transactionId, ReadOnlySpan<byte> serverId, string? user, string? password,
        SmlTime? begin, SmlTime? end, ReadOnlySpan<Obis> path, ReadOnlySpan<Obis> objects, bool? withRawdata);

    private static void Request(ProfileRequest write, ReadOnlySpan<byte> id, SmlProfileRequest request) => write(
        id, request.ServerId, Text(request.Username), Text(request.Password), request.BeginTime, request.EndTime,
        Path(request.Path), Path(request.Objects), request.WithRawdata);

    private static Obis[] Path(SmlPath path) => [.. Enumerable.Range(0, path.Count).Select(i => path[i])];

    private static Obis? Name(ReadOnlySpan<byte> bytes) => Obis.TryRead(bytes, out var name) ? name : null;

    private static string? Text(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? null : SmlText.Of(bytes);
}
