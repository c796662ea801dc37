namespace ChargeBot.Domain.LogFiles;

/// <summary>How a device is told to upload.</summary>
public enum UploadWay
{
    /// <summary>By PUT or POST.</summary>
    Https,

    /// <summary>Over FTP: many chargers know nothing else.</summary>
    Ftp,
}

/// <summary>An upload that somebody asked for and whose address is still open.</summary>
/// <param name="Id">Of the log request that it belongs to.</param>
/// <param name="Received">How much of it is kept already, in bytes: a device that can, goes on from there.</param>
/// <param name="Limit">How much may come in all, in bytes.</param>
/// <param name="Until">When the address closes, in UTC.</param>
public sealed record ExpectedUpload(Guid Id, long Received, long Limit, DateTimeOffset Until);

/// <summary>What a device says of the bytes that it sends.</summary>
/// <param name="FileName">The name it gives, as it came: nothing that we open or store under.</param>
/// <param name="Offset">Where in the file these bytes begin; 0 begins anew.</param>
/// <param name="Total">How long the whole file is, in bytes, where the device says so; without it the end of the bytes is its end.</param>
public sealed record UploadPart(string FileName, long Offset, long? Total);

/// <summary>How an upload ended.</summary>
public enum UploadEnd
{
    /// <summary>The file is here, whole, and stored.</summary>
    Complete,

    /// <summary>It stopped in the middle; what came is kept, and the device may go on from there.</summary>
    Partial,

    /// <summary>No such address: never made, used up, or expired.</summary>
    UnknownAddress,

    /// <summary>More than may come. What came is dropped.</summary>
    TooLarge,

    /// <summary>It does not begin where what is kept ends.</summary>
    WrongOffset,

    /// <summary>Another connection is sending to this address now.</summary>
    Busy,

    /// <summary>The store for files cannot be reached; the device may try again.</summary>
    StoreDown,
}

/// <summary>How an upload ended, and how much of it is kept.</summary>
/// <param name="End">How.</param>
/// <param name="Received">Kept in all, in bytes.</param>
public sealed record UploadResult(UploadEnd End, long Received);

/// <summary>
/// Takes what devices upload, whichever protocol brings it: HTTP and FTP are doors to this. An address is a secret of one log
/// request, and is good for one file.
/// </summary>
public interface IUploads
{
    /// <summary>What an address opens; null: nothing (never made, used up, expired).</summary>
    ValueTask<ExpectedUpload?> Find(string secret, CancellationToken stop);

    /// <summary>
    /// Reads the body to its end and keeps it, block by block. It never throws for what a device does: a body that breaks off
    /// (an exception while reading it) is <see cref="UploadEnd.Partial"/>.
    /// </summary>
    Task<UploadResult> Receive(string secret, UploadPart part, Stream body, CancellationToken stop);
}
