using System.Net;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>How LG2WAN gateways are spoken to; configuration section <c>Lg2Wan</c>.</summary>
public sealed class Lg2WanOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Lg2Wan";

    /// <summary>What the owner of a command waits for its frame to leave is 10 s; a send must be given up before.</summary>
    private static readonly TimeSpan LongestSend = TimeSpan.FromSeconds(8);

    /// <summary>The TCP port on which gateways are awaited; 0: none is.</summary>
    public int Port { get; set; }

    /// <summary>The same inside TLS.</summary>
    public int TlsPort { get; set; }

    /// <summary>The IP address to listen at; null: any.</summary>
    public string? Address { get; set; }

    /// <summary>The certificate for TLS with its key, a PFX file.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>The password of that file; null: none.</summary>
    public string? CertificatePassword { get; set; }

    /// <summary>How long a connection may take to log in.</summary>
    public TimeSpan LoginTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many connections may be at that at once; more are closed, and come again.</summary>
    public int MaxLogins { get; set; } = 1000;

    /// <summary>How long a gateway may take to answer; then it has timed out, and a late answer is still passed on.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a gateway may refuse to read; then its connection is dropped.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The least silence after which a gateway is asked whether it is there; at two push intervals it always is.</summary>
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Time between two looks at whether a meter check is done.</summary>
    public TimeSpan MeterCheckInterval { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a meter check is followed: as long as its command is.</summary>
    public TimeSpan MeterCheckLimit { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest file that is read, bytes: a logbook is one file.</summary>
    public int MaxFileBytes { get; set; } = 1024 * 1024;

    /// <summary>How many entries of a logbook are kept: the newest.</summary>
    public int MaxLogEntries { get; set; } = 5000;

    /// <summary>How long a gateway that we dial may take to accept the connection, and to agree on TLS.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The first wait before a gateway is dialled again; it doubles, give or take a quarter.</summary>
    public TimeSpan FirstBackOff { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest such wait.</summary>
    public TimeSpan LongestBackOff { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often it is seen to that each gateway that we dial has one who does it.</summary>
    public TimeSpan WakeInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>What is wrong with these settings, or null.</summary>
    internal string? Fault() => this switch
    {
        _ when Port is < 0 or > IPEndPoint.MaxPort || TlsPort is < 0 or > IPEndPoint.MaxPort => "Lg2Wan: ports must be from 0 to 65535",
        _ when Port != 0 && Port == TlsPort => "Lg2Wan:TlsPort must differ from Lg2Wan:Port",
        _ when Address is not (null or "") && !IPAddress.TryParse(Address, out _) => "Lg2Wan:Address must be an IP address",
        _ when TlsPort != 0 && !File.Exists(CertificateFile) => "Lg2Wan:TlsPort needs Lg2Wan:CertificateFile, a PFX file that can be read",
        _ when LoginTimeout <= TimeSpan.Zero || CallTimeout <= TimeSpan.Zero || ConnectTimeout <= TimeSpan.Zero => "Lg2Wan: time-outs must be over 0",
        _ when SendTimeout <= TimeSpan.Zero || SendTimeout > LongestSend => "Lg2Wan:SendTimeout must be over 0 and at most 8 s",
        _ when KeepAlive <= TimeSpan.Zero || MeterCheckInterval <= TimeSpan.Zero || WakeInterval <= TimeSpan.Zero => "Lg2Wan: intervals must be over 0",
        _ when FirstBackOff <= TimeSpan.Zero || LongestBackOff < FirstBackOff => "Lg2Wan: FirstBackOff must be over 0, LongestBackOff no less than it",
        _ when MaxLogins < 1 || MaxLogEntries < 1 || MaxFileBytes < 4096 => "Lg2Wan: MaxLogins and MaxLogEntries must be at least 1, MaxFileBytes 4096",
        _ => null,
    };
}
