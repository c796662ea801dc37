using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using ChargeBot.Adapters.Blobs;
using ChargeBot.Adapters.Files;
using ChargeBot.Adapters.Ftp;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Web;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.LogFiles;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.LogFiles;

/// <summary>
/// Takes what charge points upload: block by block into the store, never as a whole into memory. What is kept of an address is its
/// hash; it is good for one file, for one connection at a time, and for a while.
/// </summary>
public sealed class UploadDesk(
    ChargeBotDbs dbs, Writer writer, WebSettings web, FtpSettings ftp, IChargePoints chargePoints, LogSettings settings, TimeProvider clock, ILogger<UploadDesk> log, BlobShelf? shelf = null)
    : IUploads
{
    private const int SecretBytes = 24;

    /// <summary>Held for each upload that is under way, and fifty may be at once; smaller ones would be more requests to the store. A file may have 50,000.</summary>
    private const int Block = 2 * 1024 * 1024;

    /// <summary>A connection that brings nothing for so long has lost the address to the next one.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>A new address, and what is kept of it: the same secret opens either door.</summary>
    public (Uri Address, string Hash) NewAddress(UploadWay way)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        return (way is UploadWay.Ftp ? ftp.AddressOf(secret, web.PublicUrl.IdnHost) : new Uri(web.PublicUrl, $"{UploadEndpoint.Path}/{secret}"), OneTimeTickets.HashOf(secret));
    }

    /// <inheritdoc/>
    public async ValueTask<ExpectedUpload?> Find(string secret, CancellationToken stop) =>
        await Open(secret, stop) is { } file ? new ExpectedUpload(file.Id, file.Received, settings.Most, file.Until) : null;

    /// <inheritdoc/>
    public async Task<UploadResult> Receive(string secret, UploadPart part, Stream body, CancellationToken stop)
    {
        if (await Open(secret, stop) is not { } file)
        {
            return new UploadResult(UploadEnd.UnknownAddress, 0);
        }

        if (part.Total > settings.Most)
        {
            return new UploadResult(UploadEnd.TooLarge, file.Received);
        }

        if (part.Offset != 0 && part.Offset != file.Received)
        {
            return new UploadResult(UploadEnd.WrongOffset, file.Received);
        }

        if (shelf is null || !await Take(file))
        {
            return new UploadResult(shelf is null ? UploadEnd.StoreDown : UploadEnd.Busy, file.Received);
        }

        (file.Received, file.Blocks) = part.Offset == 0 ? (0, 0) : (file.Received, file.Blocks);
        var buffer = ArrayPool<byte>.Shared.Rent(Block);
        try
        {
            using var passing = new FileDigest();
            return await Pour(file, part, body, buffer, passing, stop);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task<UploadResult> Pour(LogFile file, UploadPart part, Stream body, byte[] buffer, FileDigest passing, CancellationToken stop)
    {
        var whole = part.Offset == 0;
        while (true)
        {
            var (length, ended, broken) = await Fill(body, buffer, stop);
            if (file.Received + length > settings.Most)
            {
                await Keep(file, row => (row.Received, row.Blocks, row.BusyUntil) = (0, 0, null));
                return new UploadResult(UploadEnd.TooLarge, 0);
            }

            if (length > 0)
            {
                if (!await shelf!.Stage(file.Blob, file.Blocks, new MemoryStream(buffer, 0, length, writable: false), CancellationToken.None))
                {
                    await Keep(file, row => row.BusyUntil = null);
                    return new UploadResult(UploadEnd.StoreDown, file.Received);
                }

                passing.Add(buffer.AsSpan(0, length));
                var (before, first) = ((file.Received, file.Blocks), file.Blocks == 0);
                (file.Received, file.Blocks) = (file.Received + length, file.Blocks + 1);
                await Keep(file, row =>
                {
                    // Whoever took over from us while we were silent has put blocks of theirs in place of ours.
                    whole &= first || (row.Received, row.Blocks) == before;
                    row.Move(LogTrigger.Upload);
                    (row.Received, row.Blocks, row.BusyUntil) = (file.Received, file.Blocks, clock.GetUtcNow() + Lease);
                });
            }

            if (broken || (ended && file.Received < part.Total))
            {
                await Keep(file, row => row.BusyUntil = null);
                return new UploadResult(UploadEnd.Partial, file.Received);
            }

            if (ended)
            {
                return await Finish(file, part, whole ? passing : null);
            }
        }
    }

    /// <summary>The file is here. What came by one connection was looked at while it passed; what came by several is read once more.</summary>
    private async Task<UploadResult> Finish(LogFile file, UploadPart part, FileDigest? passed)
    {
        var (head, hash) = (Array.Empty<byte>(), "");
        var kept = file.Received > 0 && await shelf!.Commit(file.Blob, file.Blocks, "application/octet-stream", CancellationToken.None);
        if (kept && passed is not null)
        {
            (head, hash) = (passed.Head, passed.End());
        }
        else if (kept && await shelf!.Read(file.Blob, 0, CancellationToken.None) is { } stored)
        {
            await using (stored)
            {
                (head, hash) = await Look(stored);
            }
        }

        if (hash.Length == 0)
        {
            await Keep(file, row => row.BusyUntil = null);
            return new UploadResult(file.Received == 0 ? UploadEnd.Partial : UploadEnd.StoreDown, file.Received);
        }

        var now = clock.GetUtcNow();
        var type = FileSignature.Of(head).ContentType ?? "application/octet-stream";
        await writer.Commit(LogArrival.Of(file, part.FileName, type, hash, now));
        log.LogInformation("Log {Log} of {ChargePoint} has come, {Bytes} bytes", file.Id, file.ChargePointId, file.Received);
        await chargePoints.Arrived(file.ChargePointId, file.Id);
        return new UploadResult(UploadEnd.Complete, file.Received);
    }

    private static async Task<(byte[] Head, string Hash)> Look(Stream stored)
    {
        using var passing = new FileDigest();
        var buffer = new byte[256 * 1024];
        while (await stored.ReadAsync(buffer) is > 0 and var read)
        {
            passing.Add(buffer.AsSpan(0, read));
        }

        return (passing.Head, passing.End());
    }

    /// <summary>Reads until a block is full, the body ends, or it breaks off.</summary>
    private async Task<(int Length, bool Ended, bool Broken)> Fill(Stream body, byte[] buffer, CancellationToken stop)
    {
        var length = 0;
        try
        {
            while (length < Block)
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
                patience.CancelAfter(Lease);
                var read = await body.ReadAsync(buffer.AsMemory(length, Block - length), patience.Token);
                if (read == 0)
                {
                    return (length, true, false);
                }

                length += read;
            }

            return (length, false, false);
        }
        catch (Exception trouble) when (trouble is IOException or OperationCanceledException or InvalidDataException or Microsoft.AspNetCore.Http.BadHttpRequestException)
        {
            log.LogInformation("An upload broke off: {Trouble}", trouble.GetType().Name);
            return (length, false, true);
        }
    }

    /// <summary>One connection at a time holds an address; whoever begins anew takes it over from one that has fallen silent.</summary>
    private async Task<bool> Take(LogFile file)
    {
        var (now, taken) = (clock.GetUtcNow(), 0);
        await writer.Commit(new WriteUnit
        {
            Changes = async (db, cancel) => taken = await db.LogFiles.Where(row => row.Id == file.Id && (row.BusyUntil == null || row.BusyUntil < now))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.BusyUntil, now + Lease), cancel),
        });
        return taken == 1;
    }

    private Task Keep(LogFile file, Action<LogFile> change)
    {
        var unit = new WriteUnit();
        unit.Also(async (db, cancel) =>
        {
            if (await db.LogFiles.FindAsync([file.Id], cancel) is { } row)
            {
                var before = row.State;
                change(row);
                if (row.State != before)
                {
                    await db.Cards.Where(card => card.CommandId == file.Id).ExecuteUpdateAsync(set => set.SetProperty(card => card.Version, card => card.Version + 1), cancel);
                }
            }
        });
        return writer.Commit(unit);
    }

    private async Task<LogFile?> Open(string secret, CancellationToken stop)
    {
        if (secret.Length != Base64Url.GetEncodedLength(SecretBytes))
        {
            return null;
        }

        var (hash, now) = (OneTimeTickets.HashOf(secret), clock.GetUtcNow());
        await using var db = dbs.Open();
        return await db.LogFiles.AsNoTracking().FirstOrDefaultAsync(row => row.SecretHash == hash && row.Until > now, stop);
    }
}
