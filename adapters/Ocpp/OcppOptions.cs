using System.Security.Cryptography;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>How charge points are spoken to over OCPP-J; configuration section <c>Ocpp</c>.</summary>
public sealed class OcppOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Ocpp";

    /// <summary>
    /// What an accepted boot is told as heartbeat interval. Dead sockets are found by pings, each minute, so a heartbeat
    /// only sets the device's clock: five minutes keeps that exact and costs a fifth of the usual minute.
    /// </summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>How soon a held charge point boots again: how soon it is in use after its adoption.</summary>
    public TimeSpan PendingInterval { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Time between WebSocket pings, at most 60 s.</summary>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a pong may take; some models are slow. Infinite (-1 ms): pings are not checked.</summary>
    public TimeSpan KeepAliveTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a device may take to answer a command; then it has timed out, and a late answer is still passed on.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a device may refuse to read; then its connection is dropped.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long commands are held for a device that speaks without having booted on this connection.</summary>
    public TimeSpan BootGrace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long commands are held for a device that connects and says nothing.</summary>
    public TimeSpan SilentGrace { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long our own question for a boot may occupy the line: less than the owner of a command waits for its frame to leave.</summary>
    public TimeSpan TriggerTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest frame that is read, bytes.</summary>
    public int MaxFrameBytes { get; set; } = 256 * 1024;

    /// <summary>The same for the end of a transaction, which may carry a day's readings and must never be refused.</summary>
    public int MaxStopFrameBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Whether a device that names no subprotocol at all is taken to speak 1.6.</summary>
    public bool AcceptWithoutSubprotocol { get; set; } = true;

    /// <summary>
    /// Whether we say goodbye with a close frame where we end a connection. Some models never come back after one,
    /// so by default the TCP connection is dropped.
    /// </summary>
    public bool CloseFrames { get; set; }

    /// <summary>
    /// A PEM file with the authorities that sign the certificates of charge points, and those between; with it a certificate takes the place
    /// of the password (security profile 3).
    /// </summary>
    public string? ClientAuthorities { get; set; }

    /// <summary>
    /// The lowest security profile that is let in (security white paper, A00): 0, 1 (a password), 2 (and TLS), 3 (a certificate). A load balancer that
    /// takes TLS off in front of us makes a 1 of a 2.
    /// </summary>
    public int SecurityProfile { get; set; }

    /// <summary>
    /// Actions that a raw call sends only with a second person's yes. None listed: those with which someone charges, somebody's
    /// charging ends, a station is lost or its firmware and certificates change.
    /// </summary>
    public IReadOnlyList<string> DangerousActions { get; set; } = [];

    /// <summary>Those that are listed, or the usual ones.</summary>
    internal IReadOnlyList<string> Dangerous => DangerousActions.Count > 0 ? DangerousActions :
    [
        "RemoteStartTransaction", "RequestStartTransaction", "RemoteStopTransaction", "RequestStopTransaction", "Reset", "ChangeConfiguration", "SetVariables",
        "UpdateFirmware", "SignedUpdateFirmware", "CertificateSigned", "InstallCertificate", "DeleteCertificate", "SetChargingProfile", "SendLocalList", "CustomerInformation",
    ];

    /// <summary>What is wrong with these settings, or null.</summary>
    internal string? Fault() => this switch
    {
        _ when KeepAliveInterval <= TimeSpan.Zero || KeepAliveInterval > TimeSpan.FromSeconds(60) => "Ocpp:KeepAliveInterval must be over 0 and at most 60 s",
        _ when KeepAliveTimeout <= TimeSpan.Zero && KeepAliveTimeout != Timeout.InfiniteTimeSpan => "Ocpp:KeepAliveTimeout must be over 0, or -00:00:00.001 for none",
        _ when HeartbeatInterval < TimeSpan.FromSeconds(1) || PendingInterval < TimeSpan.FromSeconds(1) => "Ocpp: intervals must be at least 1 s",
        _ when CallTimeout <= TimeSpan.Zero || SendTimeout <= TimeSpan.Zero || TriggerTimeout <= TimeSpan.Zero => "Ocpp: time-outs must be over 0",
        _ when BootGrace < TimeSpan.Zero || SilentGrace < TimeSpan.Zero => "Ocpp: times of grace must not be negative",
        _ when MaxFrameBytes < 4096 || MaxStopFrameBytes < MaxFrameBytes => "Ocpp: MaxFrameBytes must be at least 4096, MaxStopFrameBytes no less than it",
        _ when SecurityProfile is < 0 or > 3 => "Ocpp:SecurityProfile is 0, 1, 2 or 3",
        _ when SecurityProfile == 3 && string.IsNullOrEmpty(ClientAuthorities) => "Ocpp:SecurityProfile 3 needs Ocpp:ClientAuthorities",
        _ => CertificateFault(),
    };

    private string? CertificateFault()
    {
        try
        {
            return ClientAuthorities is { Length: > 0 } file && ClientCertificates.Read(file).Count == 0 ? "Ocpp:ClientAuthorities holds no certificate" : null;
        }
        catch (Exception trouble) when (trouble is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return "Ocpp:ClientAuthorities is no PEM file that can be read";
        }
    }
}
