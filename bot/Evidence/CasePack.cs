using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ChargeBot.Adapters.Blobs;
using ChargeBot.Bot.LogFiles;
using ChargeBot.Cards;
using ChargeBot.Domain.LogFiles;
using ChargeBot.Domain.Tickets;

namespace ChargeBot.Bot.Evidence;

/// <summary>
/// Writes a case pack: a ZIP with a readable page, photos, logs, records as JSON, and the hash of each. It is put together in a file
/// of its own, so a store that falters in the middle leaves a pack that says what is missing, not half a download.
/// </summary>
public sealed class CasePack(BlobShelf? shelf = null)
{
    private readonly StringBuilder hashes = new();
    private readonly List<CaseFile> files = [];

    /// <summary>Writes it.</summary>
    /// <param name="found">What belongs to the case.</param>
    /// <param name="language">In which language the page is.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task Write(CaseContent found, Language language, Stream to, CancellationToken cancel)
    {
        await using var draft = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 256 * 1024, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        await using (var archive = await ZipArchive.CreateAsync(draft, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancel))
        {
            foreach (var (file, index) in found.Files.Select((file, index) => (file, index + 1)))
            {
                await AddFile(archive, file, index, cancel);
            }

            foreach (var (log, index) in found.Logs.Select((log, index) => (log, index + 1)))
            {
                await AddLog(archive, log, index, found.Case.Hide.On, cancel);
            }

            foreach (var signed in found.Signed)
            {
                await AddBytes(archive, $"signed/{signed.SessionId:N}-{signed.Number}-{signed.Format}.bin", signed.Original, cancel);
            }

            await AddBytes(archive, "records.json", CaseRecords.Write(found), cancel);
            await AddBytes(archive, "index.html", Encoding.UTF8.GetBytes(CasePage.Draw(found.Case with { Files = files }, language)), cancel);
            await AddBytes(archive, "hashes.txt", Encoding.UTF8.GetBytes(hashes.ToString()), cancel);
        }

        draft.Position = 0;
        await draft.CopyToAsync(to, cancel);
    }

    private async Task AddFile(ZipArchive archive, TicketFile file, int number, CancellationToken cancel)
    {
        if (shelf is null || file.Blob is not { } blob || await shelf.Read(blob, 0, cancel) is not { } stored)
        {
            files.Add(new CaseFile("", file.Name, file.Size, "") { Problem = CaseFileProblem.Unread });
            return;
        }

        await using (stored)
        {
            var picture = file.ContentType?.StartsWith("image/", StringComparison.Ordinal) is true;
            var path = $"{(picture ? "photos" : "files")}/{number:00}-{file.Name}";
            var (size, hash) = await Copy(archive, path, stored, mask: false, cancel);
            files.Add(new CaseFile(path, file.Name, size, hash)
            {
                Picture = picture && file.ContentType is not "image/heic",
                Problem = hash == file.Sha256 ? CaseFileProblem.None : CaseFileProblem.Altered,
            });
        }
    }

    /// <summary>Of a log outsiders get what can be read line by line, with its secrets masked.</summary>
    private async Task AddLog(ZipArchive archive, LogFile log, int number, bool mask, CancellationToken cancel)
    {
        var name = log.Name ?? "log.bin";
        if (mask && log.ContentType?.StartsWith("text/", StringComparison.Ordinal) is not true)
        {
            files.Add(new CaseFile("", name, log.Received, "") { Problem = CaseFileProblem.KeptBack });
            return;
        }

        if (shelf is null || await shelf.Read(log.Blob, 0, cancel) is not { } stored)
        {
            files.Add(new CaseFile("", name, log.Received, "") { Problem = CaseFileProblem.Unread });
            return;
        }

        await using (stored)
        {
            var path = $"logs/{number:00}-{name}";
            var (size, hash) = await Copy(archive, path, stored, mask, cancel);
            files.Add(new CaseFile(path, name, size, hash) { Problem = mask || hash == log.Sha256 ? CaseFileProblem.None : CaseFileProblem.Altered });
        }
    }

    private async Task<(long Size, string Hash)> Copy(ZipArchive archive, string path, Stream from, bool mask, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var size = 0L;
        await using (var entry = await archive.CreateEntry(path, CompressionLevel.Fastest).OpenAsync(cancel))
        {
            await foreach (var piece in mask ? LogLines.Masked(from, cancel) : Pieces(from, cancel))
            {
                hash.AppendData(piece.Span);
                size += piece.Length;
                await entry.WriteAsync(piece, cancel);
            }
        }

        var sum = Convert.ToHexString(hash.GetHashAndReset());
        Remember(sum, path);
        return (size, sum);
    }

    private async Task AddBytes(ZipArchive archive, string path, byte[] content, CancellationToken cancel)
    {
        await using (var entry = await archive.CreateEntry(path, CompressionLevel.Optimal).OpenAsync(cancel))
        {
            await entry.WriteAsync(content, cancel);
        }

        Remember(Convert.ToHexString(SHA256.HashData(content)), path);
    }

    /// <summary>As sha256sum reads it.</summary>
    private void Remember(string hash, string path) => hashes.Append(CultureInfo.InvariantCulture, $"{hash.ToLowerInvariant()}  {path}\n");

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Pieces(Stream from, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var buffer = new byte[256 * 1024];
        while (await from.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            yield return buffer.AsMemory(0, read);
        }
    }
}
