using ChargeBot.Adapters.Lg2Wan.Sml;

namespace ChargeBot.Benchmarks.Sml;

/// <summary>
/// Adds up every field of every message, so that nothing of the decoding is left undone, and so that equal sums prove
/// that both sides saw the same. peer/libsml.c adds up the same way.
/// </summary>
internal static class FieldSum
{
    /// <summary>The sum over all messages of a file; those that were not read count nothing.</summary>
    public static ulong Of(SmlFile file)
    {
        var sum = 0UL;
        foreach (var message in file.Messages)
            sum += message.Fault is SmlFault.None ? Of(message) : 0;
        return sum;
    }

    private static ulong Of(SmlMessage message)
    {
        var sum = Of(message.TransactionId) + message.GroupNo + message.AbortOnError + message.Tag;
        return message.Is(out SmlGetListRes list) ? sum + Of(list)
            : message.Is(out SmlPublicOpenRes open) ? sum + Of(open)
            : message.Is(out SmlPublicCloseRes close) ? sum + Of(close.Signature)
            : sum;
    }

    private static ulong Of(SmlPublicOpenRes open) =>
        Of(open.Codepage) + Of(open.ClientId) + Of(open.ReqFileId) + Of(open.ServerId) + Of(open.RefTime) + (open.SmlVersion ?? 0UL);

    private static ulong Of(SmlGetListRes list)
    {
        var sum = Of(list.ClientId) + Of(list.ServerId) + Of(list.ListName) + Of(list.ActSensorTime) + Of(list.Signature) + Of(list.ActGatewayTime);
        foreach (var entry in list.Values)
        {
            sum += Of(entry.RawName) + (entry.Status ?? 0) + Of(entry.Time) + (entry.Unit ?? 0UL)
                + (ulong)(entry.Scaler ?? 0L) + Of(entry.Value) + Of(entry.Signature);
        }
        return sum;
    }

    private static ulong Of(SmlValue value) => value.Kind is SmlValueKind.Octets ? Of(value.Octets) : value.Unsigned;

    private static ulong Of(SmlTime? time) => time is { } there ? (ulong)there.Kind + there.Seconds : 0;

    private static ulong Of(ReadOnlySpan<byte> octets) => octets.IsEmpty ? 0 : (ulong)octets.Length + octets[0] + octets[^1];
}
