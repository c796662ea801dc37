using System.IO.Pipelines;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChargeBot.Adapters.Links;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>
/// Dials a gateway again and again, as the master data has it at that moment, and serves it while it is connected. The
/// addresses are those of a private network, entered by engineers: none is refused, but none is waited for for long.
/// </summary>
internal sealed class GatewayDial(
    Gateways gateways, GatewayLogin login, GatewayConnections connections, IOptions<Lg2WanOptions> settings, TimeProvider time, ILogger<GatewayDial> log)
{
    /// <summary>A connection that lived this long was a good one: the waiting begins anew.</summary>
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private Lg2WanOptions Options => settings.Value;

    /// <summary>Runs until the master data has nobody to dial under this identity any more.</summary>
    public async Task Run(string identity, CancellationToken ended)
    {
        var wait = Options.FirstBackOff;
        while (true)
        {
            var version = gateways.Version;
            if (await gateways.Find(identity, ended) is not { } target)
            {
                log.LogInformation("{ChargePoint} is not to be dialled any more", identity);
                return;
            }

            var began = time.GetTimestamp();
            var good = await Once(target, version, ended);
            wait = good && time.GetElapsedTime(began) >= LongEnough ? Options.FirstBackOff : wait;
            await Sleep(wait * (0.75 + (Random.Shared.NextDouble() / 2)), version, ended);
            wait = wait * 2 < Options.LongestBackOff ? wait * 2 : Options.LongestBackOff;
        }
    }

    /// <summary>One connection, from dialling to its end. True where it came to a login.</summary>
    private async Task<bool> Once(DialTarget target, long version, CancellationToken ended)
    {
        try
        {
            using var tcp = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await using var stream = await Open(tcp, target, ended);
            using var socket = new GatewaySocket(new Duplex(stream), tcp.Dispose, Options);
            using var stopping = ended.Register(static closing => ((GatewaySocket)closing!).Drop("we are shutting down"), socket);
            if (await login.Introduce(socket, target) is not { } guest)
            {
                return false;
            }

            socket.Trust();
            using var over = CancellationTokenSource.CreateLinkedTokenSource(ended);
            var watching = Watch(socket, target, version, over.Token);
            await connections.Serve(guest, socket);
            await over.CancelAsync();
            await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        }
        catch (Exception failure) when (failure is SocketException or IOException or AuthenticationException or ObjectDisposedException
            || (failure is OperationCanceledException && !ended.IsCancellationRequested))
        {
            log.LogInformation("{ChargePoint} could not be dialled: {Why}", target.Identity, failure.Message);
            return false;
        }
    }

    private async Task<Stream> Open(Socket tcp, DialTarget target, CancellationToken ended)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ended);
        limit.CancelAfter(Options.ConnectTimeout);
        await tcp.ConnectAsync(target.Address, target.Port, limit.Token);
        tcp.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        var plain = new NetworkStream(tcp);
        if (!target.Tls)
        {
            return plain;
        }

        var tls = new SslStream(plain);
        try
        {
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
            {
                TargetHost = target.Address,
                RemoteCertificateValidationCallback = (_, shown, _, errors) => IsTrusted(target, shown, errors),
            }, limit.Token);
            return tls;
        }
        catch
        {
            await tls.DisposeAsync();
            throw;
        }
    }

    /// <summary>A certificate that is pinned need be no one's: the hash says it all. Otherwise it must be one that this machine trusts.</summary>
    private static bool IsTrusted(DialTarget target, X509Certificate? shown, SslPolicyErrors errors) => target.CertificateHash is not { } hash
        ? errors is SslPolicyErrors.None
        : shown is not null && hash.Equals(shown.GetCertHashString(HashAlgorithmName.SHA256), StringComparison.OrdinalIgnoreCase);

    /// <summary>Master data that says otherwise now ends the connection: the next one is made as it says.</summary>
    private async Task Watch(GatewaySocket socket, DialTarget target, long version, CancellationToken over)
    {
        while (true)
        {
            await Task.Delay(Look, time, over);
            if (gateways.Version is var now && now != version)
            {
                version = now;
                if (await gateways.Find(target.Identity, over) != target)
                {
                    socket.Drop("it is to be reached in another way");
                    return;
                }
            }
        }
    }

    /// <summary>Waits; less where the master data changes meanwhile.</summary>
    private async Task Sleep(TimeSpan wait, long version, CancellationToken ended)
    {
        var began = time.GetTimestamp();
        while (wait - time.GetElapsedTime(began) is var left && left > TimeSpan.Zero && gateways.Version == version)
        {
            await Task.Delay(left < Look ? left : Look, time, ended);
        }
    }

    private sealed class Duplex(Stream stream) : IDuplexPipe
    {
        public PipeReader Input { get; } = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));

        public PipeWriter Output { get; } = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
    }
}
