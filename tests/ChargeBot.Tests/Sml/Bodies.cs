using System.Text.Json.Nodes;
using ChargeBot.Adapters.Lg2Wan.Sml;

namespace ChargeBot.Tests.Sml;

/// <summary>Bodies as nested arrays, written from the typed views field by field, as the expected files have them under raw.</summary>
internal static class Bodies
{
    public static JsonArray Of(SmlMessage message)
    {
        if (message.Is(out SmlPublicOpenReq open))
            return [Hex(open.Codepage), Hex(open.ClientId), Hex(open.ReqFileId), Hex(open.ServerId), Hex(open.Username), Hex(open.Password), open.SmlVersion];
        if (message.Is(out SmlPublicCloseReq close)) return [Hex(close.Signature)];
        if (message.Is(out SmlGetListReq list))
            return [Hex(list.ClientId), Hex(list.ServerId), Hex(list.Username), Hex(list.Password), Hex(list.ListName)];
        if (message.Is(out SmlGetProcParameterReq get))
            return [Hex(get.ServerId), Hex(get.Username), Hex(get.Password), Path(get.Path), Hex(get.Attribute)];
        if (message.Is(out SmlGetProcParameterRes got)) return [Hex(got.ServerId), Path(got.Path), Tree(got.Tree)];
        if (message.Is(out SmlSetProcParameterReq set))
            return [Hex(set.ServerId), Hex(set.Username), Hex(set.Password), Path(set.Path), Tree(set.Tree)];
        if (message.Is(out SmlAttentionRes attention))
            return [Hex(attention.ServerId), Hex(attention.Number), Hex(attention.Words), Tree(attention.Details)];
        if (message.Is(out SmlGetProfileListReq lines)) return Request(lines.Request);
        if (message.Is(out SmlGetProfilePackReq pack)) return Request(pack.Request);
        if (message.Is(out SmlGetProfileListRes line)) return Line(line);
        return message.Is(out SmlGetProfilePackRes packed) ? Pack(packed) : throw new InvalidOperationException($"There is no view for {message.Body}.");
    }

    private static JsonArray Request(SmlProfileRequest request) =>
    [
        Hex(request.ServerId), Hex(request.Username), Hex(request.Password), request.WithRawdata, Time(request.BeginTime), Time(request.EndTime),
        Path(request.Path), request.Objects.Count == 0 ? null : Path(request.Objects), Tree(request.Details),
    ];

    private static JsonArray Line(SmlGetProfileListRes line)
    {
        var entries = new JsonArray();
        foreach (var entry in line.Entries)
            entries.Add(Period(entry));
        return
        [
            Hex(line.ServerId), Time(line.ActTime), line.RegPeriod, Path(line.Path), Time(line.ValTime), line.Status, entries,
            Hex(line.Rawdata), Hex(line.Signature),
        ];
    }

    private static JsonArray Pack(SmlGetProfilePackRes pack)
    {
        var (headers, periods) = (new JsonArray(), new JsonArray());
        foreach (var header in pack.Headers)
            headers.Add(new JsonArray(Hex(header.Name), header.Unit, header.Scaler));
        foreach (var period in pack.Periods)
        {
            var values = new JsonArray();
            foreach (var value in period.Values)
                values.Add(new JsonArray(Value(value.Value), Hex(value.Signature)));
            periods.Add(new JsonArray(Time(period.ValTime), period.Status, values, Hex(period.Signature)));
        }

        return
        [
            Hex(pack.ServerId), Time(pack.ActTime), pack.RegPeriod, Path(pack.Path), headers, periods, Hex(pack.Rawdata), Hex(pack.Signature),
        ];
    }

    private static JsonArray? Tree(SmlTree tree)
    {
        if (!tree.Exists) return null;
        var children = tree.Children.Exists ? new JsonArray() : null;
        foreach (var child in tree.Children)
            children!.Add(Tree(child));
        JsonNode? value = tree.ValueTag switch
        {
            0 => null,
            1 => new JsonArray(1, Value(tree.Value)),
            2 => new JsonArray(2, Period(tree.PeriodEntry!.Value)),
            3 => new JsonArray(3, Tupel(tree.Tupel!.Value)),
            4 => new JsonArray(4, Time(tree.Value.Time)),
            _ => throw new InvalidOperationException($"The test data have no parameter with the tag {tree.ValueTag}."),
        };
        return [Hex(tree.Name), value, children];
    }

    private static JsonArray Period(SmlPeriodEntry entry) =>
        [Hex(entry.Name), entry.Unit, entry.Scaler, Value(entry.Value), Hex(entry.Signature)];

    private static JsonArray Tupel(SmlTupel tupel)
    {
        JsonArray json = [Hex(tupel.ServerId.Span), Time(tupel.SecIndex), tupel.Status];
        Add(tupel.ActiveImport, tupel.Reactive1, tupel.Reactive4);
        json.Add(Hex(tupel.ImportSignature.Span));
        Add(tupel.ActiveExport, tupel.Reactive2, tupel.Reactive3);
        json.Add(Hex(tupel.ExportSignature.Span));
        return json;

        void Add(params ReadOnlySpan<SmlTupelValue> values)
        {
            foreach (var value in values)
            {
                json.Add(value.Unit);
                json.Add(value.Scaler);
                json.Add(value.Number);
            }
        }
    }

    private static JsonNode? Value(SmlValue value) => value.Kind switch
    {
        SmlValueKind.Absent => null,
        SmlValueKind.Octets => Hex(value.Octets),
        SmlValueKind.Boolean => value.IsTrue,
        SmlValueKind.Integer => value.Signed,
        SmlValueKind.Unsigned => value.Unsigned,
        _ => throw new InvalidOperationException($"The test data have no {value.Kind} here."),
    };

    private static JsonArray? Time(SmlTime? time) => time is null ? null : [(int)time.Value.Kind, time.Value.Seconds];

    private static JsonArray Path(SmlPath path)
    {
        var json = new JsonArray();
        for (var i = 0; i < path.Count; i++)
            json.Add(Hex(path[i]));
        return json;
    }

    private static string Hex(Obis name) => $"{name.Packed:X12}";

    private static string? Hex(string? words) => words is null ? null : Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(words));

    private static string? Hex(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? null : Convert.ToHexString(bytes);
}
