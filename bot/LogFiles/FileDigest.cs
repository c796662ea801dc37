using System.Security.Cryptography;
using ChargeBot.Adapters.Files;

namespace ChargeBot.Bot.LogFiles;

/// <summary>What is noted of a file while its bytes pass: how it begins, and its SHA-256.</summary>
internal sealed class FileDigest : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] head = new byte[FileSignature.Head];
    private int kept;

    /// <summary>Its first bytes, by which its content is recognised.</summary>
    public byte[] Head => head[..kept];

    /// <summary>The next bytes, in order.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var more = bytes[..Math.Min(bytes.Length, head.Length - kept)];
        more.CopyTo(head.AsSpan(kept));
        kept += more.Length;
        hash.AppendData(bytes);
    }

    /// <summary>SHA-256 of all that was added, upper-case hex; it begins anew.</summary>
    public string End() => Convert.ToHexString(hash.GetHashAndReset());

    /// <inheritdoc/>
    public void Dispose() => hash.Dispose();
}
