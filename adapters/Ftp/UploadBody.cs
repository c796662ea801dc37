using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace ChargeBot.Adapters.Ftp;

/// <summary>
/// The bytes of a data connection. In the clear its close is the end of the file: FTP in stream mode has no other (RFC 959 §3.4.1), so
/// what a device leaves out, nobody can tell; a reset or silence breaks off. Inside TLS the close_notify is the end (RFC 4217 §12.4),
/// and a close without it breaks off: anybody on the way could have made it.
/// </summary>
internal sealed class UploadBody : Stream
{
    private readonly Stream bytes;
    private readonly TwoWayStream? underTls;
    private readonly TimeSpan idle;
    private readonly TimeProvider time;

    private UploadBody(Stream bytes, TwoWayStream? underTls, FtpSettings settings, TimeProvider time) =>
        (this.bytes, this.underTls, idle, this.time) = (bytes, underTls, settings.IdleTime, time);

    /// <summary>Over a data connection that was accepted, which it closes; null: TLS was agreed on and did not come about.</summary>
    public static async Task<UploadBody?> Over(Socket socket, FtpHouse house, bool secured, CancellationToken stop)
    {
        var network = new NetworkStream(socket, ownsSocket: true);
        if (!secured || house.Tls is null)
        {
            return new UploadBody(network, null, house.Settings, house.Time);
        }

        var under = new TwoWayStream(network, network);
        var tls = new SslStream(under);
        try
        {
            await tls.AuthenticateAsServerAsync(house.Tls.Data, stop);
            return new UploadBody(tls, under, house.Settings, house.Time);
        }
        catch (Exception trouble) when (trouble is IOException or AuthenticationException or OperationCanceledException)
        {
            await tls.DisposeAsync();
            await network.DisposeAsync();
            return null;
        }
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var patience = new CancellationTokenSource(idle, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            var read = await bytes.ReadAsync(buffer, either.Token);
            return read > 0 || underTls is not { Ended: true } ? read : throw new IOException("Closed without a close_notify.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException("Silent for too long.");
        }
        catch (AuthenticationException broken)
        {
            throw new IOException("TLS broke off.", broken);
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        bytes.Dispose();
        base.Dispose(disposing);
    }
}
