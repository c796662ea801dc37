using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Ftp;

/// <summary>
/// One charge point at the door: of FTP (RFC 959, 2428, 3659, 4217) what uploading one file needs. There are no folders and no files to see:
/// whatever a device asks for on its way is granted and done nowhere. Its user name is the secret of one upload.
/// </summary>
internal sealed partial class FtpSession(FtpHouse house, FtpLine line, IPAddress here, IPAddress guest) : IDisposable
{
    private const int MostTries = 3;

    private readonly CancellationTokenSource patience = new(house.Settings.IdleTime, house.Time);
    private string? user;
    private string? secret;
    private int wrong;
    private bool inTls;
    private bool secured;
    private DataDoor? door;

    /// <summary>From the greeting to the end.</summary>
    /// <param name="closing">We are shutting down.</param>
    public async Task Run(CancellationToken closing)
    {
        using var shutdown = closing.UnsafeRegister(static session => ((FtpSession)session!).patience.Cancel(), this);
        try
        {
            var reply = new Reply(220, "Logs are taken here.");
            await line.Say(reply, patience.Token);
            while (!reply.Last && await Next() is { } text)
            {
                reply = await Answer(text);
                await line.Say(reply, patience.Token);
                if (reply.Code == 234)
                {
                    await line.StartTls(house.Tls!.Control, patience.Token);
                    (inTls, secured, user, secret) = (true, false, null, null);
                }
            }
        }
        catch (OperationCanceledException)
        {
            await Leave(new Reply(421, closing.IsCancellationRequested ? "We are shutting down; come again." : "Silent for too long."));
        }
        catch (InvalidDataException)
        {
            await Leave(new Reply(500, "The line is too long."));
        }
        catch (AuthenticationException)
        {
            // TLS was asked for and did not come about: there is nothing that could be said.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        patience.Cancel();
        patience.Dispose();
        door?.Dispose();
    }

    /// <summary>The next line. Who is logged in may be silent for a while after each; a login has that while in all.</summary>
    private async Task<string?> Next()
    {
        var next = ahead ?? line.Read(patience.Token);
        ahead = null;
        var text = await next;
        if (secret is not null)
        {
            patience.CancelAfter(house.Settings.IdleTime);
        }

        return text;
    }

    private async Task Leave(Reply reply)
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await line.Say(reply, soon.Token);
    }

    private async Task<Reply> Answer(string text)
    {
        var (verb, argument) = text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? (text[..space], text[(space + 1)..]) : (text, "");
        try
        {
            return verb.ToUpperInvariant() switch
            {
                "USER" => Name(argument),
                "PASS" => await LogIn(),
                "AUTH" => Auth(argument),
                "PBSZ" => inTls ? new Reply(200, "PBSZ=0") : new Reply(503, "AUTH TLS comes first."),
                "PROT" => Protect(argument),
                "SYST" => new Reply(215, "UNIX Type: L8"),
                "FEAT" => Features(),
                "OPTS" => argument.StartsWith("UTF8", StringComparison.OrdinalIgnoreCase) ? new Reply(200, "Names are UTF-8.") : new Reply(501, "No such option."),
                "NOOP" => new Reply(200, "Yes."),
                "QUIT" => new Reply(221, "Goodbye.") { Last = true },
                "PORT" or "EPRT" => new Reply(502, "We connect to nobody: use PASV or EPSV."),
                _ when secret is null => new Reply(530, "Log in with USER and PASS."),

                // Whatever the type, the bytes are kept as they come.
                "TYPE" => new Reply(200, "As it comes."),
                "MODE" => argument.Equals("S", StringComparison.OrdinalIgnoreCase) ? new Reply(200, "Stream.") : new Reply(504, "Stream alone."),
                "STRU" => argument.Equals("F", StringComparison.OrdinalIgnoreCase) ? new Reply(200, "File.") : new Reply(504, "File alone."),
                "PWD" or "XPWD" => new Reply(257, "\"/\" is where you are."),
                "MKD" or "XMKD" => new Reply(257, "\"/\" will do."),
                "CWD" or "XCWD" or "CDUP" or "XCUP" => new Reply(250, "You are there."),
                "PASV" => await Passive(),
                "EPSV" => ExtendedPassive(argument),
                "SIZE" => await Size(secret),
                "ALLO" => await Allocate(secret, argument),
                "REST" => Restart(argument),
                "STOR" => await Store(secret, argument, append: false),
                "APPE" => await Store(secret, argument, append: true),
                "ABOR" => new Reply(226, "Nothing is under way."),
                _ => new Reply(502, "Logs are taken here, and nothing else is done."),
            };
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException and not IOException and not InvalidDataException)
        {
            house.Log.LogError(trouble, "An upload over FTP could not be taken");
            return new Reply(451, "That is our fault; try again.");
        }
    }

    private Reply Name(string name)
    {
        (user, secret) = (name, null);
        return new Reply(331, "And the password.");
    }

    /// <summary>Which password does not matter: the name is the key. A wrong one costs time, and the connection at last.</summary>
    private async Task<Reply> LogIn()
    {
        if (user is null)
        {
            return new Reply(503, "USER comes first.");
        }

        if (await house.Uploads.Find(user, patience.Token) is not null)
        {
            secret = user;
            return new Reply(230, "Send it.");
        }

        wrong++;
        await Task.Delay(house.Settings.WrongSecretDelay, house.Time, patience.Token);
        return new Reply(530, "Nothing is awaited under this name.") { Last = wrong >= MostTries };
    }

    private Reply Auth(string mechanism) =>
        house.Tls is null ? new Reply(502, "There is no TLS here.")
        : inTls ? new Reply(503, "We are inside TLS.")
        : mechanism.ToUpperInvariant() is "TLS" or "TLS-C" or "SSL" ? new Reply(234, "Go on in TLS.")
        : new Reply(504, "TLS alone.");

    private Reply Protect(string level)
    {
        if (!inTls)
        {
            return new Reply(503, "AUTH TLS comes first.");
        }

        if (level.ToUpperInvariant() is not ("P" or "C"))
        {
            return new Reply(536, "P or C.");
        }

        secured = level.ToUpperInvariant() is "P";
        return new Reply(200, secured ? "Data inside TLS." : "Data in the clear.");
    }

    private Reply Features() => new(211, "Features:")
    {
        Between = [.. house.Tls is null ? Array.Empty<string>() : ["AUTH TLS", "PBSZ", "PROT"], "EPSV", "REST STREAM", "SIZE", "UTF8"],
    };

    private async Task<Reply> Passive()
    {
        if (here.AddressFamily is not AddressFamily.InterNetwork)
        {
            return new Reply(425, "PASV is for IPv4: use EPSV.");
        }

        var address = await Public();
        return Open() is { } port
            ? new Reply(227, $"Entering Passive Mode ({address.ToString().Replace('.', ',')},{port / 256},{port % 256}).")
            : new Reply(425, "No port is free; try again.");
    }

    /// <summary>RFC 2428: the protocol may be named, or that nothing but EPSV will be used.</summary>
    private Reply ExtendedPassive(string argument) => argument.Trim().ToUpperInvariant() switch
    {
        "ALL" => new Reply(200, "EPSV it is."),
        "" or "1" or "2" when argument.Trim() is "" || argument.Trim() == (here.AddressFamily is AddressFamily.InterNetwork ? "1" : "2") =>
            Open() is { } port ? new Reply(229, $"Entering Extended Passive Mode (|||{port}|).") : new Reply(425, "No port is free; try again."),
        _ => new Reply(522, $"Use ({(here.AddressFamily is AddressFamily.InterNetwork ? 1 : 2)})."),
    };

    private int? Open()
    {
        door?.Dispose();
        door = DataDoor.Open(here, house.Settings.PassivePorts);
        return door?.Port;
    }

    /// <summary>What a device reaches us by, in IPv4.</summary>
    private async Task<IPAddress> Public()
    {
        if (house.Settings.PublicHost is not { } host || (IPAddress.TryParse(host, out var literal) && literal.AddressFamily is not AddressFamily.InterNetwork))
        {
            return here;
        }

        try
        {
            return literal ?? (await Dns.GetHostAddressesAsync(host, AddressFamily.InterNetwork, patience.Token).WaitAsync(TimeSpan.FromSeconds(5), house.Time)).FirstOrDefault() ?? here;
        }
        catch (Exception unknown) when (unknown is SocketException or TimeoutException)
        {
            return here;
        }
    }
}
