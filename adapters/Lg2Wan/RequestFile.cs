using ChargeBot.Adapters.Lg2Wan.Sml;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>
/// A file in which we ask: its id is 16 bytes, and each transaction id is these and one more, 00 for the open, 01, 02 … for
/// the messages, FF for the close.
/// </summary>
internal sealed class RequestFile
{
    /// <summary>The length of a file's id.</summary>
    public const int IdLength = 16;

    private readonly SmlWriter writer;
    private readonly byte[] serverId;
    private readonly byte[] transaction = new byte[IdLength + 1];

    private RequestFile(SmlWriter writer, byte[] id, byte[] serverId)
    {
        (this.writer, this.serverId) = (writer, serverId);
        id.CopyTo(transaction, 0);
    }

    /// <summary>Writes the file's messages between an open and a close.</summary>
    public static void Write(SmlWriter writer, byte[] id, byte[] serverId, Action<RequestFile> messages, string? user = null, string? password = null)
    {
        var file = new RequestFile(writer, id, serverId);
        writer.PublicOpenReq(file.transaction, Dialect.ClientId, id, serverId, user, password);
        messages(file);
        file.transaction[IdLength] = 0xFF;
        writer.PublicCloseReq(file.transaction);
    }

    /// <summary>The status of a port, or with 0 of the charger and all its ports.</summary>
    public void AskStatus(int port) => writer.GetListReq(Next(), Dialect.ClientId, serverId, listName: Dialect.Name(port, Dialect.Status, 0));

    /// <summary>A parameter or detail, or all of a group.</summary>
    public void Get(Obis path) => writer.GetProcParameterReq(Next(), serverId, null, null, default, path);

    /// <summary>Sets one value.</summary>
    public void Set(Obis path, SmlValue value)
    {
        writer.BeginSetProcParameterReq(Next(), serverId, null, null, path);
        writer.Parameter(path, value);
        writer.EndMessage();
    }

    /// <summary>An order with its arguments.</summary>
    public void Order(Obis order, params ReadOnlySpan<(Obis Name, SmlValue Value)> arguments)
    {
        writer.BeginSetProcParameterReq(Next(), serverId, null, null, order);
        writer.BeginTree(order);
        foreach (var (name, value) in arguments)
        {
            writer.Parameter(name, value);
        }

        writer.EndTree();
        writer.EndMessage();
    }

    /// <summary>The logbook of a time.</summary>
    public void AskLog(DateTimeOffset from, DateTimeOffset to) => writer.GetProfileListReq(
        Next(), serverId, null, null, SmlTime.At(from), SmlTime.At(to), [Dialect.Name(0, Dialect.Logbook, Dialect.Entries)]);

    private byte[] Next()
    {
        transaction[IdLength]++;
        return transaction;
    }
}
