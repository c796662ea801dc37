using Azure;
using Azure.Core;
using Azure.Identity;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Sas;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Blobs;

/// <summary>
/// Files in Azure Blob Storage. A store that cannot be reached is expected trouble: every method says so by its answer, within
/// seconds, and the caller keeps what it has and tries again.
/// </summary>
public sealed class BlobShelf : IDisposable
{
    private static readonly TimeSpan KeyValidity = TimeSpan.FromHours(6);
    private static readonly TimeSpan ClocksApart = TimeSpan.FromMinutes(5);

    private readonly BlobContainerClient container;
    private readonly BlobServiceClient service;
    private readonly TimeProvider clock;
    private readonly ILogger<BlobShelf> log;
    private readonly SemaphoreSlim keyGate = new(1);
    private UserDelegationKey? key;
    private volatile bool exists;

    /// <summary>Opens it; nothing is asked of the store yet.</summary>
    public BlobShelf(BlobSettings settings, TimeProvider clock, ILogger<BlobShelf> log)
    {
        (this.clock, this.log) = (clock, log);
        var options = new BlobClientOptions
        {
            Retry = { MaxRetries = 2, Mode = RetryMode.Exponential, Delay = TimeSpan.FromMilliseconds(200), MaxDelay = TimeSpan.FromSeconds(2), NetworkTimeout = TimeSpan.FromSeconds(20) },
        };
        service = settings.Service is { } account
            ? new BlobServiceClient(account, new DefaultAzureCredential(), options)
            : new BlobServiceClient(settings.ConnectionString, options);
        container = service.GetBlobContainerClient(settings.Container);
    }

    /// <summary>Keeps a file whole, in place of one of the same name. False: the store cannot be reached.</summary>
    /// <param name="name">Its name in the store: ours, never anybody's from outside.</param>
    /// <param name="content">Read to its end.</param>
    /// <param name="contentType">By its content.</param>
    /// <param name="stop">Ends the waiting.</param>
    public Task<bool> Put(string name, Stream content, string contentType, CancellationToken stop) => Try("put", async () =>
    {
        await Ensure(stop);
        await container.GetBlobClient(name).UploadAsync(content, new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
            TransferOptions = new() { InitialTransferSize = 4 * 1024 * 1024, MaximumTransferSize = 4 * 1024 * 1024, MaximumConcurrency = 2 },
        }, stop);
    }, stop);

    /// <summary>Keeps one block of a file that comes in pieces. False: the store cannot be reached.</summary>
    /// <param name="name">The file.</param>
    /// <param name="number">The block's number, from 0; one that is there already is replaced.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="stop">Ends the waiting.</param>
    public Task<bool> Stage(string name, int number, Stream content, CancellationToken stop) => Try("stage", async () =>
    {
        await Ensure(stop);

        // With its checksum the store holds a block against what was sent: nobody reads it back. It is MD5, because the store (and Azurite,
        // in JavaScript) would else compute a CRC64 of its own.
        await container.GetBlockBlobClient(name).StageBlockAsync(
            BlockId(number), content, new BlockBlobStageBlockOptions { TransferValidation = new() { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 } }, stop);
    }, stop);

    /// <summary>Makes a file of its blocks. False: the store cannot be reached.</summary>
    public Task<bool> Commit(string name, int blocks, string contentType, CancellationToken stop) => Try("commit", () =>
        container.GetBlockBlobClient(name).CommitBlockListAsync(
            Enumerable.Range(0, blocks).Select(BlockId), new CommitBlockListOptions { HttpHeaders = new BlobHttpHeaders { ContentType = contentType } }, stop), stop);

    /// <summary>A file's bytes from an offset on; null: it is not there, or the store cannot be reached.</summary>
    public async Task<Stream?> Read(string name, long offset, CancellationToken stop)
    {
        Stream? stream = null;
        await Try("read", async () => stream = await container.GetBlobClient(name).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { Position = offset, BufferSize = 256 * 1024 }, stop), stop);
        return stream;
    }

    /// <summary>Takes a file away; one that is not there is away already. False: the store cannot be reached.</summary>
    public Task<bool> Delete(string name, CancellationToken stop) => Try("delete", () => container.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: stop), stop);

    /// <summary>An address that hands a file to whoever opens it, for reading alone and for a while; null: the store cannot be reached.</summary>
    /// <param name="name">The file.</param>
    /// <param name="downloadName">What browsers save it as.</param>
    /// <param name="validity">How long.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<Uri?> Link(string name, string downloadName, TimeSpan validity, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var blob = container.GetBlobClient(name);
        var sas = new BlobSasBuilder(BlobSasPermissions.Read, now + validity)
        {
            BlobContainerName = container.Name,
            BlobName = name,
            Resource = "b",
            StartsOn = now - ClocksApart,

            // A browser saves it; it never runs in the store's own pages.
            ContentDisposition = $"attachment; filename*=UTF-8''{Uri.EscapeDataString(downloadName)}",
        };
        if (blob.CanGenerateSasUri)
        {
            return blob.GenerateSasUri(sas);
        }

        Uri? link = null;
        await Try("link", async () =>
        {
            var delegated = await Key(now, stop);
            link = new BlobUriBuilder(blob.Uri) { Sas = sas.ToSasQueryParameters(delegated, service.AccountName) }.ToUri();
        }, stop);
        return link;
    }

    /// <inheritdoc/>
    public void Dispose() => keyGate.Dispose();

    private async Task<UserDelegationKey> Key(DateTimeOffset now, CancellationToken stop)
    {
        await keyGate.WaitAsync(stop);
        try
        {
            if (key is null || key.SignedExpiresOn < now.AddHours(1))
            {
                key = await service.GetUserDelegationKeyAsync(now - ClocksApart, now + KeyValidity, stop);
            }

            return key;
        }
        finally
        {
            keyGate.Release();
        }
    }

    private async Task Ensure(CancellationToken stop)
    {
        if (!exists)
        {
            await container.CreateIfNotExistsAsync(cancellationToken: stop);
            exists = true;
        }
    }

    private async Task<bool> Try(string what, Func<Task> call, CancellationToken stop)
    {
        try
        {
            await call();
            return true;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            exists = false;
            log.LogWarning("Blob storage has not what it was asked to {What} ({Code}).", what, missing.ErrorCode);
            return false;
        }
        catch (Exception trouble) when (trouble is RequestFailedException or AggregateException or AuthenticationFailedException or HttpRequestException
            || (trouble is OperationCanceledException && !stop.IsCancellationRequested))
        {
            log.LogWarning("Blob storage could not {What}: {Trouble}", what, trouble is RequestFailedException { ErrorCode: { } code } ? code : trouble.GetType().Name);
            return false;
        }
    }

    /// <summary>All ids of a file's blocks have to be of one length.</summary>
    private static string BlockId(int number) => Convert.ToBase64String(BitConverter.GetBytes(number));
}
