using ChargeBot.Adapters.Lg2Wan.Sml;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>The files with which we answer.</summary>
internal static class ResponseFile
{
    /// <summary>To a login or a question whether we are there: our time, which a gateway takes over, and a refusal if it is one.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="fileId">The id of the file that is answered.</param>
    /// <param name="serverId">Whose connection it is.</param>
    /// <param name="asked">Messages in it that we do not answer; their transaction ids.</param>
    /// <param name="now">UTC.</param>
    /// <param name="attention">How it ended; null: well.</param>
    public static void Answer(
        SmlWriter writer, byte[] fileId, byte[] serverId, IReadOnlyList<byte[]> asked, DateTimeOffset now, ushort? attention = null)
    {
        writer.PublicOpenRes(Transaction(fileId, 0), Dialect.ClientId, fileId, serverId, SmlTime.At(now));
        foreach (var transaction in asked)
        {
            writer.AttentionRes(transaction, serverId, SmlAttention.Name(SmlAttention.UnexpectedMessage));
        }

        if (attention is { } number)
        {
            writer.AttentionRes(Transaction(fileId, 1), serverId, SmlAttention.Name(number));
        }

        writer.PublicCloseRes(Transaction(fileId, 0xFF));
    }

    /// <summary>To what a gateway told unasked: it is committed.</summary>
    public static void Acknowledge(SmlWriter writer, byte[] fileId, byte[] serverId, DateTimeOffset now) =>
        Answer(writer, fileId, serverId, [], now, SmlAttention.Ok);

    private static byte[] Transaction(byte[] fileId, byte part) => [.. fileId, part];
}
