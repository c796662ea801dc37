using System.Net.Sockets;
using System.Security.Cryptography;
using ChargeBot.Domain.LogFiles;
using Xunit;

namespace ChargeBot.Tests.Ftp;

/// <summary>Charge points' files over FTP, sent by curl.</summary>
public sealed class UploadTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chargebot-ftp-").FullName;

    [Theory]
    [InlineData("by EPSV")]
    [InlineData("by PASV", "--disable-epsv")]
    [InlineData("with its folders made", "--ftp-create-dirs", "--ftp-method", "multicwd")]
    [InlineData("inside TLS 1.2", "--ssl-reqd", "--tls-max", "1.2")]
    [InlineData("inside TLS as both like it", "--ssl-reqd")]
    [InlineData("with the login alone inside TLS", "--ftp-ssl-control")]
    public async Task A_file_comes(string how, params string[] arguments)
    {
        await using var world = await FtpWorld.Start();
        var content = Content(20_000_000);
        var secret = world.Uploads.Open();
        var curl = await Curl.Run([.. arguments, "-T", await Write(content), world.Address(secret) + "diagnostics/today/log.gz"]);
        Assert.True(curl.ExitCode == 0, $"{how}: {curl.Said}");
        Assert.Equal(226, curl.Codes[^1]);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(content)), Convert.ToHexString(SHA256.HashData(world.Uploads.Kept(secret))));
        Assert.Equal(("log.gz", 0, null), Plain((await world.Uploads.Ended()).Part));
        Assert.Equal(arguments.Contains("--ssl-reqd"), curl.Codes.Count(code => code == 234) == 1 && curl.Said.Contains("PROT P", StringComparison.Ordinal));

        // The address is used up, for who is logged in and for who comes anew.
        Assert.Equal(67, (await Curl.Run("-T", await Write([1]), world.Address(secret) + "log.gz")).ExitCode);
    }

    [Fact]
    public async Task Many_files_inside_TLS_come_whole()
    {
        await using var world = await FtpWorld.Start();
        var (content, file) = (Content(300_000), await Write(Content(300_000)));
        for (var times = 0; times < 20; times++)
        {
            var secret = world.Uploads.Open();
            var curl = await Curl.Run("--ssl-reqd", "-T", file, world.Address(secret));
            Assert.True(curl.ExitCode == 0, curl.Said);
            Assert.Equal(content, world.Uploads.Kept(secret));
        }
    }

    [Theory]
    [InlineData("--continue-at", "-")]
    [InlineData("--continue-at", "1000000")]
    public async Task What_broke_off_goes_on_where_it_ended(params string[] arguments)
    {
        await using var world = await FtpWorld.Start();
        var (content, secret) = (Content(2_500_000), world.Uploads.Open());
        using (var first = await world.LogIn(secret))
        {
            using var data = await first.Store("STOR log.txt");
            await data.GetStream().WriteAsync(content.AsMemory(0, 1_000_000), FtpWorld.Cancel);
            await world.Uploads.Has(secret, 1_000_000);
            data.Client.LingerState = new LingerOption(true, 0);
            data.Client.Dispose();
            Assert.Equal(426, await first.Answer());
            Assert.Contains("REST 1000000", first.Text, StringComparison.Ordinal);
            Assert.Equal(213, await first.Say("SIZE log.txt"));
            Assert.Contains("1000000", first.Text, StringComparison.Ordinal);

            // It tells where it goes on, and that has to be so.
            Assert.Equal(350, await first.Say("REST 999999"));
            Assert.Equal(554, await first.Say("STOR log.txt"));
        }

        var curl = await Curl.Run([.. arguments, "-T", await Write(content), world.Address(secret) + "log.txt"]);
        Assert.True(curl.ExitCode == 0, curl.Said);
        Assert.Equal(content, world.Uploads.Kept(secret));
    }

    [Fact]
    public async Task A_piece_that_is_appended_goes_behind_what_is_kept()
    {
        await using var world = await FtpWorld.Start();
        var (content, secret) = (Content(900_000), world.Uploads.Open());
        using (var first = await world.LogIn(secret))
        {
            using var data = await first.Store("APPE log.txt");
            await data.GetStream().WriteAsync(content.AsMemory(0, 400_000), FtpWorld.Cancel);
            await world.Uploads.Has(secret, 400_000);
            Assert.Equal(426, await first.Say("ABOR"));
            Assert.Equal(226, await first.Answer());
        }

        var curl = await Curl.Run("--append", "-T", await Write(content[400_000..]), world.Address(secret) + "log.txt");
        Assert.True(curl.ExitCode == 0, curl.Said);
        Assert.Equal(content, world.Uploads.Kept(secret));
    }

    [Fact]
    public async Task Of_two_at_one_address_the_second_is_told_to_come_again()
    {
        await using var world = await FtpWorld.Start();
        var secret = world.Uploads.Open();
        using var first = await world.LogIn(secret);
        var data = await first.Store();
        await data.GetStream().WriteAsync("first"u8.ToArray(), FtpWorld.Cancel);
        await world.Uploads.Has(secret, 5);
        var curl = await Curl.Run("-T", await Write("second"u8.ToArray()), world.Address(secret));
        Assert.Equal(450, curl.Codes[^1]);
        data.Close();
        Assert.Equal(226, await first.Answer());
        Assert.Equal("first"u8.ToArray(), world.Uploads.Kept(secret));
        Assert.Equal(550, await first.Say("STOR log.txt"));
        Assert.Equal(530, (await Curl.Run("-T", await Write([1]), world.Address(secret))).Codes[^1]);
    }

    [Fact]
    public async Task What_is_too_large_is_refused_before_it_comes_or_when_it_does()
    {
        await using var world = await FtpWorld.Start();
        world.Uploads.Limit = 1_000_000;
        var secret = world.Uploads.Open();
        using var client = await world.LogIn(secret);
        Assert.Equal(552, await client.Say("ALLO 1000001"));
        Assert.Equal(202, await client.Say("ALLO 1000000"));
        using var data = await client.Store();
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            // The server closes in the middle; how much the sockets hold until then is not ours to say.
            while (true)
            {
                await data.GetStream().WriteAsync(new byte[1_000_000], FtpWorld.Cancel);
            }
        });
        Assert.Equal(552, await client.Answer());
        Assert.Equal(UploadEnd.TooLarge, (await world.Uploads.Ended()).Result.End);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Bytes that no two of which repeat soon, the same at each call.</summary>
    private static byte[] Content(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        return content;
    }

    private static (string, long, long?) Plain(UploadPart part) => (part.FileName, part.Offset, part.Total);

    private async Task<string> Write(byte[] content)
    {
        var file = Path.Combine(folder, $"{Guid.NewGuid():N}");
        await File.WriteAllBytesAsync(file, content, FtpWorld.Cancel);
        return file;
    }
}
