using System.Text.Json.Nodes;

namespace ChargeBot.Tests.CalibrationLaw;

/// <summary>One SML file of the test data with the block that has to come out of it.</summary>
/// <param name="File">Its name.</param>
/// <param name="Bytes">From start to end escape.</param>
/// <param name="Block">320 bytes; null where none can be built or none is published.</param>
/// <param name="Key">x||y, or null.</param>
/// <param name="Signature">r||s, or null.</param>
/// <param name="Verdict">In words.</param>
internal sealed record SmlRecord(string File, byte[] Bytes, byte[]? Block, byte[]? Key, byte[]? Signature, string Verdict)
{
    /// <summary>All of them; skips or fails the test where the data is not there.</summary>
    public static IReadOnlyList<SmlRecord> All()
    {
        var folder = Path.Combine(Requires.Data(), "eichrecht");
        return [.. JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(folder, "sml-records.json")))!.AsArray().Select(node => new SmlRecord(
            Path.GetFileName((string)node!["file"]!), System.IO.File.ReadAllBytes(Path.Combine(folder, (string)node["file"]!)),
            Hex(node["signedHex"]), Hex(node["pubXY"]), Hex(node["sigRS"]), (string)node["verdict"]!))];
    }

    public override string ToString() => File;

    private static byte[]? Hex(JsonNode? node) => node is null ? null : Convert.FromHexString((string)node!);
}
