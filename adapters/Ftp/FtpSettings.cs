using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;

namespace ChargeBot.Adapters.Ftp;

/// <summary>A range of TCP ports, both ends included.</summary>
/// <param name="First">The lowest.</param>
/// <param name="Last">The highest.</param>
public readonly record struct PortRange(int First, int Last)
{
    /// <summary>Reads <c>50000-50100</c>; null: it is none.</summary>
    public static PortRange? From(string text) =>
        text.Split('-') is [var first, var last] && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var low)
        && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var high) && low is > 0 && high is <= IPEndPoint.MaxPort && low <= high
            ? new PortRange(low, high) : null;
}

/// <summary>Where charge points may upload logs over FTP, section <c>Ftp</c>.</summary>
public sealed record FtpSettings
{
    /// <summary>The TCP port of control connections (<c>Port</c>); 0: there is no FTP.</summary>
    public int Port { get; init; }

    /// <summary>The IP address to listen at (<c>Address</c>); null: any.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>The host that devices are told (<c>PublicHost</c>), a name or an IP address; null: the bot's own, and after PASV the address they came to.</summary>
    public string? PublicHost { get; init; }

    /// <summary>The ports of data connections (<c>PassivePorts</c>): as many as there may be uploads at once.</summary>
    public PortRange PassivePorts { get; init; } = new(50_000, 50_100);

    /// <summary>The certificate for AUTH TLS with its key, a PFX file (<c>CertificateFile</c>); null: no TLS is offered.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>The password of that file (<c>CertificatePassword</c>); null: none.</summary>
    public string? CertificatePassword { get; init; }

    /// <summary>How many control connections there may be (<c>MaxConnections</c>); more are told to come again.</summary>
    public int MaxConnections { get; init; } = 100;

    /// <summary>How many of them may come from one address (<c>MaxPerAddress</c>): chargers behind one mobile network's address share it.</summary>
    public int MaxPerAddress { get; init; } = 20;

    /// <summary>How long either connection may be silent, and how long a login may take.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long the data connection is awaited.</summary>
    public TimeSpan DataWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the answer to a wrong secret takes.</summary>
    public TimeSpan WrongSecretDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Devices can upload over FTP.</summary>
    public bool On => Port != 0;

    /// <summary>The address that a device is given: its user name is the upload's secret.</summary>
    /// <param name="secret">Of letters, digits, - and _ alone.</param>
    /// <param name="host">What to say where no <see cref="PublicHost"/> is configured.</param>
    public Uri AddressOf(string secret, string host) => new UriBuilder("ftp", PublicHost ?? host, Port) { UserName = secret, Password = "upload" }.Uri;

    /// <summary>Reads the section; what is wrong in it is as if it were not there.</summary>
    public static FtpSettings From(IConfiguration configuration)
    {
        var (section, usual) = (configuration.GetSection("Ftp"), new FtpSettings());
        return new FtpSettings
        {
            Port = Number(section["Port"], 0, 0, IPEndPoint.MaxPort) ?? 0,
            Address = IPAddress.TryParse(section["Address"], out var address) ? address : null,
            PublicHost = section["PublicHost"] is { Length: > 0 } host ? host : null,
            PassivePorts = section["PassivePorts"] is { Length: > 0 } range ? PortRange.From(range) ?? usual.PassivePorts : usual.PassivePorts,
            CertificateFile = section["CertificateFile"] is { Length: > 0 } file ? file : null,
            CertificatePassword = section["CertificatePassword"],
            MaxConnections = Number(section["MaxConnections"], usual.MaxConnections, 1, 100_000) ?? usual.MaxConnections,
            MaxPerAddress = Number(section["MaxPerAddress"], usual.MaxPerAddress, 1, 100_000) ?? usual.MaxPerAddress,
        };
    }

    /// <summary>What is wrong, each named; never a value of it.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration)
    {
        var (section, settings) = (configuration.GetSection("Ftp"), From(configuration));
        if (Number(section["Port"], 0, 0, IPEndPoint.MaxPort) is null)
        {
            yield return "Ftp:Port has to be a port, or 0 for no FTP.";
        }

        if (!settings.On)
        {
            yield break;
        }

        if (section["Address"] is { Length: > 0 } && settings.Address is null)
        {
            yield return "Ftp:Address has to be an IP address.";
        }

        if (settings.PublicHost is { } host && Uri.CheckHostName(host) is UriHostNameType.Unknown or UriHostNameType.Basic)
        {
            yield return "Ftp:PublicHost has to be a host's name or IP address.";
        }

        if (section["PassivePorts"] is { Length: > 0 } range && PortRange.From(range) is null)
        {
            yield return "Ftp:PassivePorts has to be a range of ports such as 50000-50100.";
        }
        else if (settings.Port >= settings.PassivePorts.First && settings.Port <= settings.PassivePorts.Last)
        {
            yield return "Ftp:PassivePorts must not hold Ftp:Port.";
        }

        foreach (var name in new[] { nameof(MaxConnections), nameof(MaxPerAddress) }.Where(name => Number(section[name], 1, 1, 100_000) is null))
        {
            yield return $"Ftp:{name} has to be a number from 1 to 100000.";
        }

        if (settings.CertificateFile is not null && !Opens(settings))
        {
            yield return "Ftp:CertificateFile has to be a PFX file with a key that Ftp:CertificatePassword opens.";
        }
    }

    /// <summary>The certificate of the file with its key, and those above it that lie beside it; what the file throws where it does not do.</summary>
    internal X509Certificate2Collection? Certificates() => CertificateFile is null ? null : X509CertificateLoader.LoadPkcs12CollectionFromFile(CertificateFile, CertificatePassword);

    /// <summary>Never the password.</summary>
    public override string ToString() => $"{nameof(FtpSettings)} {Port}";

    private static bool Opens(FtpSettings settings)
    {
        try
        {
            return settings.Certificates()!.Any(one => one.HasPrivateKey);
        }
        catch (Exception wrong) when (wrong is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static int? Number(string? text, int otherwise, int least, int most) =>
        string.IsNullOrEmpty(text) ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}
