using ChargeBot.Bot.Turns;

namespace ChargeBot.Bot.Tickets;

/// <summary>Where a file may be fetched, and whether the bot's token goes along.</summary>
/// <param name="Address">Where.</param>
/// <param name="WithToken">The host is the channel's own.</param>
public sealed record FileTarget(Uri Address, bool WithToken);

/// <summary>
/// The hosts that files are fetched from: the channel's and SharePoint's, and those of <c>Files:Hosts:N</c>. An address comes from outside; any
/// other, such as one inside our own network, is not called, and no redirect is followed. <c>Files:Spool</c> is where what was fetched waits.
/// </summary>
public sealed class FileHosts
{
    private static readonly string[] Channel = ["smba.trafficmanager.net", ".botframework.com", ".asm.skype.com", ".teams.microsoft.com"];
    private static readonly string[] Uploads = [".sharepoint.com", ".sharepoint.us", ".sharepoint.de", ".sharepoint.cn", ".svc.ms"];

    private readonly string[] listed;
    private readonly string spool;

    /// <summary>Reads the section <c>Files</c> and makes the folder.</summary>
    public FileHosts(IConfiguration configuration)
    {
        listed = [.. configuration.GetSection("Files:Hosts").GetChildren().Select(row => row.Value?.Trim() ?? "").Where(host => host.Length > 0)];
        spool = configuration["Files:Spool"] is { Length: > 0 } folder ? folder : Path.Combine(Path.GetTempPath(), "chargebot-files");
        Directory.CreateDirectory(spool);
    }

    /// <summary>Where a file waits until it is stored.</summary>
    public string SpoolFile(Guid id) => Path.Combine(spool, id.ToString("N"));

    /// <summary>Whether an address may be called; null: it may not.</summary>
    /// <param name="address">As it came.</param>
    /// <param name="way">How the file is had.</param>
    /// <param name="serviceUrl">The connector of its conversation, whose token vouched for it.</param>
    public FileTarget? Judge(string address, FileWay way, string serviceUrl)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var target) || target.UserInfo.Length > 0 || !Uri.TryCreate(serviceUrl, UriKind.Absolute, out var service))
        {
            return null;
        }

        var connector = target.Authority == service.Authority && target.Scheme == service.Scheme;
        var secure = target.Scheme == Uri.UriSchemeHttps && target.IsDefaultPort;
        return way switch
        {
            FileWay.Pasted when connector || (secure && Fits(target.Host, Channel)) => new FileTarget(target, WithToken: true),
            FileWay.Pasted or FileWay.Upload when (secure && Fits(target.Host, Uploads)) || Array.IndexOf(listed, target.Authority) >= 0 || (secure && Array.IndexOf(listed, target.Host) >= 0)
                => new FileTarget(target, WithToken: false),
            _ => null,
        };
    }

    private static bool Fits(string host, string[] hosts) => Array.Exists(hosts, one => one[0] == '.' ? host.EndsWith(one, StringComparison.OrdinalIgnoreCase) : host.Equals(one, StringComparison.OrdinalIgnoreCase));
}
