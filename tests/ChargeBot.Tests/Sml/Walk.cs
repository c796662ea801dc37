using ChargeBot.Adapters.Lg2Wan.Sml;

namespace ChargeBot.Tests.Sml;

/// <summary>Reads everything that a file has to say, by the typed views and by its elements, and allocates nothing for it.</summary>
internal static class Walk
{
    /// <summary>A number that depends on all of it.</summary>
    public static long Through(SmlFile file)
    {
        var sum = 0L;
        foreach (var message in file.Messages)
        {
            sum += (int)message.Fault + message.GroupNo + message.AbortOnError + message.Tag + message.Crc + (int)message.Body + message.TransactionId.Length;
            if (message.Fault is not SmlFault.None) continue;
            sum += Element(message.Element);
            if (message.Is(out SmlPublicOpenReq asks)) sum += asks.Codepage.Length + asks.ClientId.Length + asks.ReqFileId.Length + asks.SmlVersion;
            if (message.Is(out SmlPublicOpenRes open)) sum += open.ServerId.Length + Time(open.RefTime) + (open.SmlVersion ?? 0);
            if (message.Is(out SmlGetListReq get)) sum += get.ServerId.Length + get.ListName.Length;
            if (message.Is(out SmlGetListRes list)) sum += List(list);
            if (message.Is(out SmlGetProcParameterReq reads)) sum += Path(reads.Path) + reads.Attribute.Length;
            if (message.Is(out SmlGetProcParameterRes got)) sum += Path(got.Path) + Tree(got.Tree);
            if (message.Is(out SmlSetProcParameterReq set)) sum += Path(set.Path) + Tree(set.Tree);
            if (message.Is(out SmlAttentionRes attention)) sum += (long)attention.Number.Packed + Tree(attention.Details);
            if (message.Is(out SmlGetProfileListReq lines)) sum += Request(lines.Request);
            if (message.Is(out SmlGetProfilePackReq packs)) sum += Request(packs.Request);
            if (message.Is(out SmlGetProfileListRes line)) sum += Line(line);
            if (message.Is(out SmlGetProfilePackRes pack)) sum += Pack(pack);
            if (message.Is(out SmlPublicCloseReq ends)) sum += ends.Signature.Length;
            if (message.Is(out SmlPublicCloseRes close)) sum += close.Signature.Length;
        }

        return sum;
    }

    private static long Element(SmlElement element)
    {
        var sum = element.Number + element.Bytes.Length + element.TlBytes + element.Width + (element.IsAbsent ? 1 : 0);
        foreach (var inner in element.Elements)
            sum += Element(inner);
        return sum;
    }

    private static long List(SmlGetListRes list)
    {
        var sum = list.ServerId.Length + list.ListName.Length + Time(list.ActSensorTime) + list.Signature.Length + Time(list.ActGatewayTime);
        var quirks = SmlModel.OfNumbers(list, SmlQuirks.Default | SmlQuirks.UnsignedTwoBytes);
        foreach (var entry in list.Values)
        {
            sum += Entry(entry);
            sum += (long)((SmlModel.Scaled(entry, quirks) ?? 0) % 1000);
        }

        return sum;
    }

    private static long Entry(SmlListEntry entry) =>
        (long)entry.Name.Packed + (long)(entry.Status ?? 0) + Time(entry.Time) + (entry.Unit ?? 0) + (entry.Scaler ?? 0) + Value(entry.Value) + entry.Signature.Length;

    private static long Line(SmlGetProfileListRes line)
    {
        var sum = Time(line.ActTime) + line.RegPeriod + Path(line.Path) + Time(line.ValTime) + (long)line.Status + line.Rawdata.Length;
        foreach (var entry in line.Entries)
            sum += Period(entry);
        return sum;
    }

    private static long Pack(SmlGetProfilePackRes pack)
    {
        var sum = Time(pack.ActTime) + pack.RegPeriod + Path(pack.Path) + pack.Rawdata.Length + pack.Signature.Length;
        foreach (var header in pack.Headers)
            sum += (long)header.Name.Packed + header.Unit + header.Scaler;
        foreach (var period in pack.Periods)
        {
            sum += Time(period.ValTime) + (long)period.Status + period.Signature.Length;
            foreach (var value in period.Values)
                sum += Value(value.Value) + value.Signature.Length;
        }

        return sum;
    }

    private static long Request(SmlProfileRequest request) =>
        Time(request.BeginTime) + Time(request.EndTime) + Path(request.Path) + Path(request.Objects) + Tree(request.Details) + (request.WithRawdata is true ? 1 : 0);

    private static long Tree(SmlTree tree)
    {
        var sum = (long)tree.Name.Packed + tree.ValueTag + Value(tree.Value);
        if (tree.PeriodEntry is { } period) sum += Period(period);
        if (tree.Tupel is { } tupel) sum += tupel.ActiveImport.Number + tupel.Reactive3.Number + tupel.ExportSignature.Length + Time(tupel.SecIndex);
        if (tree.ListEntry is { } entry) sum += Entry(entry);
        foreach (var child in tree.Children)
            sum += Tree(child);
        return sum;
    }

    private static long Period(SmlPeriodEntry entry) =>
        (long)entry.Name.Packed + entry.Unit + entry.Scaler + Value(entry.Value) + (long)((entry.Scaled ?? 0) % 1000) + entry.Signature.Length;

    private static long Value(SmlValue value)
    {
        var sum = (int)value.Kind + value.Signed + value.Octets.Length + value.Width + Time(value.Time);
        if (value.Timestamped is { } stamped) sum += Time(stamped.Time) + (long)stamped.Status + (int)stamped.Value.Kind;
        if (value.ScalerUnit is { } scaled) sum += scaled.Scaler + scaled.Unit;
        return sum + (long)((value.Scaled(-3) ?? 0) % 1000);
    }

    private static long Path(SmlPath path)
    {
        var sum = (long)path.Last.Packed;
        for (var i = 0; i < path.Count; i++)
            sum += (long)path[i].Packed;
        return sum;
    }

    private static long Time(SmlTime? time) =>
        time is { } given ? given.Seconds + given.LocalOffset + given.SeasonOffset + (int)given.Form + (given.Moment?.Second ?? 0) : 0;
}
