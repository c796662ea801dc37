using System.Buffers;
using System.IO.Pipelines;
using System.Net.Security;
using System.Text;

namespace ChargeBot.Adapters.Ftp;

/// <summary>An answer to a command: its code of three digits (RFC 959 §4.2), and a text for people.</summary>
internal sealed record Reply(int Code, string Text)
{
    /// <summary>The connection is closed after it.</summary>
    public bool Last { get; init; }

    /// <summary>What stands between the first line and the last.</summary>
    public IReadOnlyList<string> Between { get; init; } = [];
}

/// <summary>A control connection: lines in, replies out, in the clear and, after AUTH, inside TLS.</summary>
internal sealed class FtpLine(IDuplexPipe transport) : IAsyncDisposable
{
    /// <summary>The longest line that is read, in bytes without its end.</summary>
    public const int Longest = 512;

    /// <summary>The lowest byte of Telnet's commands (RFC 854), which some clients put before ABOR. In UTF-8 there is none that begins a verb.</summary>
    private const byte Telnet = 0xF0;

    private PipeReader reader = transport.Input;
    private Stream line = new TwoWayStream(transport.Input.AsStream(leaveOpen: true), transport.Output.AsStream(leaveOpen: true));
    private SslStream? tls;

    /// <summary>The next line without its end; null: there is none any more.</summary>
    /// <exception cref="InvalidDataException">It is longer than <see cref="Longest"/>.</exception>
    public async Task<string?> Read(CancellationToken stop)
    {
        while (true)
        {
            var result = await reader.ReadAsync(stop);
            var bytes = result.Buffer;
            var end = bytes.PositionOf((byte)'\n');
            if ((end is { } here ? bytes.Slice(0, here).Length : bytes.Length) > Longest)
            {
                throw new InvalidDataException("A line without an end.");
            }

            if (end is { } found)
            {
                var text = TextOf(bytes.Slice(0, found).ToArray());
                reader.AdvanceTo(bytes.GetPosition(1, found));
                return text;
            }

            reader.AdvanceTo(bytes.Start, bytes.End);
            if (result.IsCompleted)
            {
                return null;
            }
        }
    }

    /// <summary>Says it.</summary>
    public async Task Say(Reply reply, CancellationToken stop)
    {
        IReadOnlyList<string> lines = reply.Between.Count == 0
            ? [$"{reply.Code} {reply.Text}"]
            : [$"{reply.Code}-{reply.Text}", .. reply.Between.Select(between => " " + between), $"{reply.Code} End"];
        await line.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(lines.Select(one => one + "\r\n"))), stop);
        await line.FlushAsync(stop);
    }

    /// <summary>
    /// From here on inside TLS (RFC 4217). What came in the clear behind AUTH is the beginning of the handshake, and none if somebody
    /// put commands there: they are never obeyed.
    /// </summary>
    /// <exception cref="System.Security.Authentication.AuthenticationException">It did not come about.</exception>
    public async Task StartTls(SslServerAuthenticationOptions options, CancellationToken stop)
    {
        var inside = new SslStream(line);
        await inside.AuthenticateAsServerAsync(options, stop);
        (tls, line, reader) = (inside, inside, PipeReader.Create(inside));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (tls is not null)
        {
            await ((Task)tls.ShutdownAsync().WaitAsync(TimeSpan.FromSeconds(1))).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await tls.DisposeAsync();
        }
    }

    private static string TextOf(byte[] bytes) => Encoding.UTF8.GetString([.. bytes.SkipWhile(one => one >= Telnet)]).TrimEnd('\r');
}
