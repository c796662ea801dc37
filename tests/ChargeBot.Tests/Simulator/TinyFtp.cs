using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChargeBot.Tests.Simulator;

/// <summary>An FTP server (RFC 959) of a few lines, for one login and one file.</summary>
internal sealed class TinyFtp : IDisposable
{
    private readonly TcpListener control = new(IPAddress.Loopback, 0);

    public TinyFtp() => control.Start();

    public int Port => ((IPEndPoint)control.LocalEndpoint).Port;

    /// <summary>Serves one session; who logged in, the file's name and its text.</summary>
    public async Task<(string Login, string Name, string Text)> TakeAsync(CancellationToken ct)
    {
        using var client = await control.AcceptTcpClientAsync(ct);
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { AutoFlush = true, NewLine = "\r\n" };
        using var data = new TcpListener(IPAddress.Loopback, 0);
        data.Start();
        var (user, password, name, text) = ("", "", "", "");
        await writer.WriteLineAsync("220 ready");
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            var (command, argument) = (line.Split(' ')[0].ToUpperInvariant(), line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            switch (command)
            {
                case "USER": user = argument; await writer.WriteLineAsync("331 password"); break;
                case "PASS": password = argument; await writer.WriteLineAsync("230 in"); break;
                case "PWD": await writer.WriteLineAsync("257 \"/\""); break;
                case "TYPE" or "CWD" or "OPTS": await writer.WriteLineAsync("250 fine"); break;
                case "EPSV": await writer.WriteLineAsync($"229 passive (|||{((IPEndPoint)data.LocalEndpoint).Port}|)"); break;
                case "PASV":
                    var port = ((IPEndPoint)data.LocalEndpoint).Port;
                    await writer.WriteLineAsync($"227 passive (127,0,0,1,{port / 256},{port % 256})");
                    break;
                case "STOR":
                    name = argument;
                    await writer.WriteLineAsync("150 send");
                    using (var bytes = await data.AcceptTcpClientAsync(ct))
                    using (var content = new StreamReader(bytes.GetStream()))
                        text = await content.ReadToEndAsync(ct);
                    await writer.WriteLineAsync("226 taken");
                    break;
                case "QUIT": await writer.WriteLineAsync("221 bye"); return ($"{user}:{password}", name, text);
                default: await writer.WriteLineAsync("502 no"); break;
            }
        }

        return ($"{user}:{password}", name, text);
    }

    public void Dispose() => control.Dispose();
}
