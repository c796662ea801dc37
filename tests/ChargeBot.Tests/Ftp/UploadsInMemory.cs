using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Threading.Channels;
using ChargeBot.Domain.LogFiles;

namespace ChargeBot.Tests.Ftp;

/// <summary>Keeps what is uploaded in memory, by the rules of <see cref="IUploads"/>.</summary>
internal sealed class UploadsInMemory : IUploads
{
    private readonly ConcurrentDictionary<string, Awaited> addresses = new();
    private readonly Channel<(UploadPart Part, UploadResult Result)> ends = Channel.CreateUnbounded<(UploadPart, UploadResult)>();

    private readonly Channel<(Awaited Address, long Length)> grown = Channel.CreateUnbounded<(Awaited, long)>();

    /// <summary>The most that is taken, bytes.</summary>
    public long Limit { get; set; } = 100_000_000;

    /// <summary>A new address.</summary>
    public string Open()
    {
        var secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        addresses[secret] = new Awaited();
        return secret;
    }

    /// <summary>What is kept of it.</summary>
    public byte[] Kept(string secret) => addresses[secret].Bytes.ToArray();

    /// <summary>Waits until so much of it is kept.</summary>
    public async Task Has(string secret, long length)
    {
        while (await grown.Reader.ReadAsync(FtpWorld.Cancel) is var (grew, size) && (grew != addresses[secret] || size < length))
        {
        }
    }

    /// <summary>The next upload that came to an end.</summary>
    public async Task<(UploadPart Part, UploadResult Result)> Ended() => await ends.Reader.ReadAsync(FtpWorld.Cancel);

    public ValueTask<ExpectedUpload?> Find(string secret, CancellationToken stop) => ValueTask.FromResult(
        addresses.TryGetValue(secret, out var address) && !address.Used ? new ExpectedUpload(Guid.Empty, address.Bytes.Length, Limit, DateTimeOffset.MaxValue) : null);

    public async Task<UploadResult> Receive(string secret, UploadPart part, Stream body, CancellationToken stop)
    {
        var result = new UploadResult(UploadEnd.UnknownAddress, 0);
        if (addresses.TryGetValue(secret, out var address) && !address.Used)
        {
            if (Interlocked.Exchange(ref address.Held, 1) == 1)
            {
                return new UploadResult(UploadEnd.Busy, address.Bytes.Length);
            }

            result = new UploadResult(await Read(address, part, body, stop), address.Bytes.Length);
            address.Used = result.End is UploadEnd.Complete;
            address.Held = 0;
        }

        await ends.Writer.WriteAsync((part, result), CancellationToken.None);
        return result;
    }

    private async Task<UploadEnd> Read(Awaited address, UploadPart part, Stream body, CancellationToken stop)
    {
        if (part.Offset != 0 && part.Offset != address.Bytes.Length)
        {
            return UploadEnd.WrongOffset;
        }

        address.Bytes.SetLength(part.Offset);
        address.Bytes.Position = part.Offset;
        var buffer = new byte[64 * 1024];
        try
        {
            while (await body.ReadAsync(buffer, stop) is > 0 and var read)
            {
                address.Bytes.Write(buffer, 0, read);
                await grown.Writer.WriteAsync((address, address.Bytes.Length), CancellationToken.None);
                if (address.Bytes.Length > Limit)
                {
                    address.Bytes.SetLength(0);
                    return UploadEnd.TooLarge;
                }
            }

            return address.Bytes.Length == 0 ? UploadEnd.Partial : UploadEnd.Complete;
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            return UploadEnd.Partial;
        }
    }

    private sealed class Awaited
    {
        public MemoryStream Bytes { get; } = new();

        public bool Used { get; set; }

        public int Held;
    }
}
