using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace ChargeBot.Tests.Ftp;

/// <summary>A client of FTP made of bare sockets: it says what it is given, also what no client would.</summary>
internal sealed class ByteClient : IDisposable
{
    private readonly TcpClient control = new();
    private Stream stream = Stream.Null;

    /// <summary>The text of the last answer.</summary>
    public string Text { get; private set; } = "";

    public static async Task<ByteClient> Connect(int port)
    {
        var client = new ByteClient();
        await client.control.ConnectAsync(IPAddress.Loopback, port, FtpWorld.Cancel);
        client.stream = client.control.GetStream();
        await client.Answer();
        return client;
    }

    /// <summary>Says a line; the code of the answer, 0 where the connection was closed instead.</summary>
    public async Task<int> Say(string line)
    {
        await Send(Encoding.Latin1.GetBytes(line + "\r\n"));
        return await Answer();
    }

    public async Task Send(byte[] bytes) => await stream.WriteAsync(bytes, FtpWorld.Cancel);

    /// <summary>The code of the next answer, 0 where there is none.</summary>
    public async Task<int> Answer()
    {
        while (true)
        {
            var (text, single) = (new StringBuilder(), new byte[1]);
            try
            {
                while (single[0] != '\n' && await stream.ReadAsync(single, FtpWorld.Cancel) == 1)
                {
                    text.Append((char)single[0]);
                }
            }
            catch (IOException)
            {
                // Reset: closed as well.
            }

            Text = text.ToString();
            if (Text.Length < 4)
            {
                return 0;
            }

            if (Text[3] == ' ' && int.TryParse(Text[..3], NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            {
                return code;
            }
        }
    }

    /// <summary>Asks for a data connection; its port.</summary>
    public async Task<int> Passive()
    {
        Assert.Equal(229, await Say("EPSV"));
        return int.Parse(Text.Split('|')[3], CultureInfo.InvariantCulture);
    }

    /// <summary>Opens a data connection and begins to store a file.</summary>
    public async Task<TcpClient> Store(string command = "STOR log.txt")
    {
        var data = new TcpClient();
        await data.ConnectAsync(IPAddress.Loopback, await Passive(), FtpWorld.Cancel);
        Assert.Equal(150, await Say(command));
        return data;
    }

    /// <summary>Goes on inside TLS.</summary>
    public async Task StartTls()
    {
        Assert.Equal(234, await Say("AUTH TLS"));
        stream = await Secure(stream);
    }

    /// <summary>TLS as a client over a connection.</summary>
    public static async Task<SslStream> Secure(Stream under)
    {
        var tls = new SslStream(under);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "logs", RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject is "CN=logs" }, FtpWorld.Cancel);
        return tls;
    }

    /// <summary>Closes the control connection in order.</summary>
    public void HangUp() => control.Client.Shutdown(SocketShutdown.Send);

    public void Dispose()
    {
        stream.Dispose();
        control.Dispose();
    }
}
