using System.Net;
using ChargeBot.Tests.Simulator;

namespace ChargeBot.Tests.Lg2Wan;

/// <summary>
/// A gateway in bytes written by hand from adapters/Lg2Wan/README.md: only checksums are computed, and ids copied. It
/// shares no codec with what it tests.
/// </summary>
internal sealed class ByteGateway(IPEndPoint door) : IDisposable
{
    /// <summary>The server id, as an octet string of 10 bytes.</summary>
    public const string Server = $"0B {GatewayWorld.Identity}";

    /// <summary>A port's entry: 81 01 C6 01 01 FF, unsigned 8, available.</summary>
    public const string Available = "77 07 8101C60101FF 01 01 01 01 6201 01";

    /// <summary>The file id that this end gives.</summary>
    public const string Id = "000102030405060708090A0B0C0D0E0F";

    private readonly TinyBot end = new();

    public static CancellationToken Cancel => GatewayWorld.Cancel;

    /// <summary>PublicOpen.Req: client CTRL-1, the file's id, the server id, user and password, no version.</summary>
    public static string OpenRequest(string server = Server, string user = "01", string password = "01") =>
        $"76 8103{Id}00 6200 6200 72 6500000100 77 01 07 4354524C2D31 8102{Id} {server} {user} {password} 01";

    public static string CloseRequest => $"76 8103{Id}FF 6200 6200 72 6500000200 71 01";

    public static string OpenResponse(string id) => $"76 8103{id}00 6200 6200 72 6500000101 76 01 01 8102{id} {Server} 01 01";

    public static string CloseResponse(string id) => $"76 8103{id}FF 6200 6200 72 6500000201 71 01";

    /// <summary>GetList.Res: of a list, its entries (their number and bytes).</summary>
    public static string ListResponse(string id, string list, int count, string entries) =>
        $"76 8103{id}01 6200 6200 72 6500000701 77 01 {Server} 07{list} 01 7{count:X1} {entries} 01 01";

    /// <summary>Attention.Res: a number, and words of at most 14 bytes in hex.</summary>
    public static string Attention(string id, string number, string words = "") =>
        $"76 8103{id}01 6200 6200 72 650000FF01 74 {Server} 07 8181C7C7{number} {words.Length / 2 + 1:X2}{words} 01";

    public Task Connect() => end.DialAsync(door, Limited());

    public Task Send(params string[] messages) => end.SendAsync(Cancel, messages);

    public Task<string> Read() => end.ReadAsync(Limited());

    public Task<string> Read(string part) => end.ReadAsync(part, Limited());

    public Task Closed() => end.ClosedAsync(Limited());

    /// <summary>The file's id in a file that came: behind the start, the list of six and the transaction id's length.</summary>
    public static string IdOf(string file) => file[22..54];

    public async Task<string> LogIn(string server = Server, string user = "01", string password = "01")
    {
        await Connect();
        await Send(OpenRequest(server, user, password), CloseRequest);
        return await Read();
    }

    /// <summary>Answers the first question with the charger (an LSX 3.0 of vendor V, 7 starts) and its first port.</summary>
    public async Task FirstWords(string status = Available, int count = 1)
    {
        var id = IdOf(await Read("078100C60100FF"));
        await Send(
            OpenResponse(id),
            ListResponse(id, "8100C60100FF", 5, "77 07 8100C60101FF 01010101 6201 01  77 07 8100C60120FF 01010101 04 4C5358 01"
                + "77 07 8100C60121FF 01010101 04 332E30 01  77 07 8100C60123FF 01010101 6500000007 01  77 07 8100C60124FF 01010101 02 56 01"),
            ListResponse(id, "8101C60100FF", count, status),
            CloseResponse(id));
    }

    /// <summary>The order's file, whose id its answer needs.</summary>
    public async Task<string> Order(string path) => await Read($"6500000600 75 {Server} 01 01 71 07{path} 73 07{path}");

    /// <summary>Answers a file with an attention.</summary>
    public Task Answer(string file, string number, string words = "") =>
        Send(OpenResponse(IdOf(file)), Attention(IdOf(file), number, words), CloseResponse(IdOf(file)));

    public void Dispose() => end.Dispose();

    private static CancellationToken Limited()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        return limit.Token;
    }
}
