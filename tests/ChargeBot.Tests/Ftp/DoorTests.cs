using System.Net;
using System.Net.Sockets;
using System.Text;
using ChargeBot.Domain.LogFiles;
using Xunit;

namespace ChargeBot.Tests.Ftp;

/// <summary>What comes to the door of FTP and does not mean well, or is out of order.</summary>
public sealed class DoorTests
{
    [Fact]
    public async Task A_wrong_secret_is_refused_and_three_of_them_end_the_connection()
    {
        await using var world = await FtpWorld.Start();
        using var client = await world.Connect();
        foreach (var name in new[] { "anonymous", "", new string('x', 400) })
        {
            Assert.Equal(331, await client.Say($"USER {name}"));
            Assert.Equal(530, await client.Say("PASS guest"));
        }

        Assert.Equal(0, await client.Answer());
        Assert.Equal(67, (await Curl.Run(world.Address("wrong"), "-T", typeof(DoorTests).Assembly.Location)).ExitCode);
    }

    [Fact]
    public async Task Before_the_login_nothing_is_told_and_after_it_nothing_but_uploading_is_done()
    {
        await using var world = await FtpWorld.Start();
        using var client = await world.Connect();
        foreach (var command in new[] { "STOR a", "EPSV", "SIZE a", "LIST", "PWD", "REST 1" })
        {
            Assert.Equal(530, await client.Say(command));
        }

        Assert.Equal(503, await client.Say("PASS upload"));
        Assert.Equal(331, await client.Say($"USER {world.Uploads.Open()}"));
        Assert.Equal(230, await client.Say("PASS "));
        foreach (var command in new[] { "LIST", "NLST", "MLSD", "RETR log.txt", "DELE log.txt", "RNFR a", "RMD a", "STOU", "SITE CHMOD 777 a", "STAT", "", "\u0001", "PORT 127,0,0,1,4,1", "EPRT |1|127.0.0.1|1025|" })
        {
            Assert.Equal(502, await client.Say(command));
        }

        foreach (var (command, code) in new[]
        {
            ("SYST", 215), ("FEAT", 211), ("TYPE A", 200), ("type i", 200), ("MODE S", 200), ("MODE B", 504), ("STRU F", 200), ("STRU R", 504), ("OPTS UTF8 ON", 200), ("PWD", 257),
            ("CWD ../../etc", 250), ("CDUP", 250), ("MKD a\"b", 257), ("NOOP", 200), ("REST -1", 501), ("REST 99999999999999999999", 501), ("ABOR", 226), ("STOR a", 425), ("EPSV 2", 522), ("EPSV ALL", 200),
            ("PBSZ 0", 503), ("PROT P", 503), ("AUTH KERBEROS", 504), ("QUIT", 221),
        })
        {
            Assert.Equal((command, code), (command, await client.Say(command)));
        }

        Assert.Equal(0, await client.Answer());
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("..\\..\\windows\\system32\\config")]
    [InlineData("a\0b")]
    [InlineData("C:\\CON")]
    [InlineData("\u00FF\u00FE\u00ED\u00A0\u0080")]
    [InlineData("")]
    public async Task A_name_is_passed_on_and_opens_nothing(string name)
    {
        await using var world = await FtpWorld.Start();
        using var client = await world.LogIn(world.Uploads.Open());
        using (var data = await client.Store($"STOR {name}"))
        {
            await data.GetStream().WriteAsync("x"u8.ToArray(), FtpWorld.Cancel);
        }

        Assert.Equal(226, await client.Answer());
        Assert.Equal(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(name)), (await world.Uploads.Ended()).Part.FileName);
    }

    [Fact]
    public async Task Of_a_long_name_its_end_is_passed_on()
    {
        await using var world = await FtpWorld.Start();
        using var client = await world.LogIn(world.Uploads.Open());
        using (var data = await client.Store($"STOR {new string('a', 480)}.log"))
        {
            await data.GetStream().WriteAsync("x"u8.ToArray(), FtpWorld.Cancel);
        }

        Assert.Equal(226, await client.Answer());
        Assert.Equal(new string('a', 251) + ".log", (await world.Uploads.Ended()).Part.FileName);
    }

    [Theory]
    [InlineData(10_000, true)]
    [InlineData(10_000, false)]
    [InlineData(1_000_000, false)]
    public async Task A_line_that_is_too_long_ends_the_connection(int length, bool ended)
    {
        await using var world = await FtpWorld.Start();
        using var client = await world.LogIn(world.Uploads.Open());
        try
        {
            await client.Send([.. Enumerable.Repeat((byte)'A', length), .. ended ? "\r\n"u8.ToArray() : []]);
        }
        catch (IOException)
        {
            // It was closed before all of it was sent.
        }

        Assert.Contains(await client.Answer(), new[] { 500, 0 });
        Assert.Equal(0, await client.Answer());
        using var next = await world.LogIn(world.Uploads.Open());
    }

    [Fact]
    public async Task Who_says_nothing_is_sent_away_and_a_file_that_stalls_breaks_off()
    {
        await using var world = await FtpWorld.Start(settings => settings with { IdleTime = TimeSpan.FromMilliseconds(300), DataWait = TimeSpan.FromMilliseconds(300) });
        using (var stranger = await world.Connect())
        {
            Assert.Equal(421, await stranger.Answer());
            Assert.Equal(0, await stranger.Answer());
        }

        var secret = world.Uploads.Open();
        using var client = await world.LogIn(secret);
        await client.Passive();
        Assert.Equal(150, await client.Say("STOR log.txt"));
        Assert.Equal(425, await client.Answer());
        using var data = await client.Store();
        await data.GetStream().WriteAsync("half a"u8.ToArray(), FtpWorld.Cancel);
        Assert.Equal(426, await client.Answer());
        Assert.Equal("half a"u8.ToArray(), world.Uploads.Kept(secret));
        Assert.Equal(421, await client.Answer());
    }

    [Fact]
    public async Task A_login_does_not_take_longer_by_talking()
    {
        await using var world = await FtpWorld.Start(settings => settings with { IdleTime = TimeSpan.FromMilliseconds(500) });
        using var client = await world.Connect();
        int code;
        while ((code = await client.Say("NOOP")) == 200)
        {
        }

        Assert.Equal(421, code);
    }

    [Fact]
    public async Task A_data_connection_from_elsewhere_is_closed_and_does_not_keep_the_right_one_away()
    {
        await using var world = await FtpWorld.Start();
        var secret = world.Uploads.Open();
        using var client = await world.LogIn(secret);
        var port = await client.Passive();
        Assert.InRange(port, world.Settings.PassivePorts.First, world.Settings.PassivePorts.Last);
        using var foreign = new TcpClient(new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0));
        await foreign.ConnectAsync(IPAddress.Loopback, port, FtpWorld.Cancel);
        await foreign.GetStream().WriteAsync("forged"u8.ToArray(), FtpWorld.Cancel);
        Assert.Equal(150, await client.Say("STOR log.txt"));
        using (var data = new TcpClient())
        {
            await data.ConnectAsync(IPAddress.Loopback, port, FtpWorld.Cancel);
            await data.GetStream().WriteAsync("true"u8.ToArray(), FtpWorld.Cancel);
        }

        Assert.Equal(226, await client.Answer());
        Assert.Equal("true"u8.ToArray(), world.Uploads.Kept(secret));
        await Assert.ThrowsAnyAsync<SocketException>(async () =>
        {
            using var late = new TcpClient();
            await late.ConnectAsync(IPAddress.Loopback, port, FtpWorld.Cancel);
        });
    }

    [Fact]
    public async Task More_connections_than_may_be_are_told_to_come_again()
    {
        await using var world = await FtpWorld.Start(settings => settings with { MaxPerAddress = 2 });
        var first = await world.Connect();
        using var second = await world.Connect();
        using (var third = await world.Connect())
        {
            Assert.StartsWith("421", third.Text, StringComparison.Ordinal);
        }

        Assert.Equal(221, await first.Say("QUIT"));
        Assert.Equal(0, await first.Answer());
        first.Dispose();
        await Soon(async () =>
        {
            using var again = await world.Connect();
            return again.Text.StartsWith("220", StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_device_that_hangs_up_with_its_last_byte_has_uploaded()
    {
        await using var world = await FtpWorld.Start();
        var secret = world.Uploads.Open();
        using var client = await world.LogIn(secret);
        using (var data = await client.Store())
        {
            client.HangUp();
            await data.GetStream().WriteAsync(new byte[500_000], FtpWorld.Cancel);
        }

        Assert.Equal(new UploadResult(UploadEnd.Complete, 500_000), (await world.Uploads.Ended()).Result);
    }

    [Fact]
    public async Task Inside_TLS_a_close_without_its_word_breaks_off()
    {
        await using var world = await FtpWorld.Start();
        var secret = world.Uploads.Open();
        using var client = await world.Connect();
        await client.StartTls();
        Assert.Equal(331, await client.Say($"USER {secret}"));
        Assert.Equal(230, await client.Say("PASS upload"));
        Assert.Equal(200, await client.Say("PBSZ 0"));
        Assert.Equal(200, await client.Say("PROT P"));
        using (var data = await client.Store())
        {
            var tls = await ByteClient.Secure(data.GetStream());
            await tls.WriteAsync("cut"u8.ToArray(), FtpWorld.Cancel);
            data.Client.Shutdown(SocketShutdown.Send);
            Assert.Equal(426, await client.Answer());
        }

        Assert.Equal(350, await client.Say("REST 3"));
        using (var data = await client.Store())
        {
            await using var tls = await ByteClient.Secure(data.GetStream());
            await tls.WriteAsync(" and whole"u8.ToArray(), FtpWorld.Cancel);
            await tls.ShutdownAsync();
            Assert.Equal(226, await client.Answer());
        }

        Assert.Equal("cut and whole"u8.ToArray(), world.Uploads.Kept(secret));

        // Data that shall be inside TLS and are not, are none.
        using var other = await world.Connect();
        await other.StartTls();
        Assert.Equal(331, await other.Say($"USER {world.Uploads.Open()}"));
        Assert.Equal(230, await other.Say("PASS upload"));
        Assert.Equal(200, await other.Say("PROT P"));
        using var clear = await other.Store();
        await clear.GetStream().WriteAsync(new byte[2000], FtpWorld.Cancel);
        Assert.Equal(425, await other.Answer());
    }

    [Fact]
    public async Task What_stands_in_the_clear_behind_AUTH_is_never_obeyed()
    {
        await using var world = await FtpWorld.Start();
        using var client = await world.Connect();
        await client.Send(Encoding.ASCII.GetBytes($"AUTH TLS\r\nUSER {world.Uploads.Open()}\r\nPASS upload\r\n"));
        Assert.Equal(234, await client.Answer());
        Assert.Equal(0, await client.Answer());
    }

    [Fact]
    public async Task A_shutdown_keeps_what_has_come_and_says_so()
    {
        await using var world = await FtpWorld.Start();
        var secret = world.Uploads.Open();
        using var client = await world.LogIn(secret);
        using var data = await client.Store();
        await data.GetStream().WriteAsync("half"u8.ToArray(), FtpWorld.Cancel);
        await world.Uploads.Has(secret, 4);
        await world.Stop();
        Assert.Equal(new UploadResult(UploadEnd.Partial, 4), (await world.Uploads.Ended()).Result);
        Assert.Equal(421, await client.Answer());
    }

    /// <summary>Asks until it is so: that the other side noticed a closed connection is no event of this one.</summary>
    private static async Task Soon(Func<Task<bool>> so)
    {
        while (!await so())
        {
            await Task.Delay(10, FtpWorld.Cancel);
        }
    }
}
