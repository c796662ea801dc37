using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ChargeBot.Tests.Ftp;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>Logs of 500 MB, the most that is taken, by either way: never as a whole in memory, and whole at the end.</summary>
public sealed class BigUploadTests : IDisposable
{
    private const int Size = 500_000_000;

    private readonly string file = Path.Combine(Directory.CreateTempSubdirectory("chargebot-big-").FullName, "trace.log");

    [Theory]
    [InlineData("Https", 201)]
    [InlineData("Ftp", 226)]
    public async Task A_log_of_500_MB_comes_whole(string way, int answer)
    {
        var hash = await Write();
        await using var desk = await LogDesk.Start(FtpLogTests.Ftp);
        await desk.Request(new JsonObject { ["way"] = way });
        var curl = await Curl.Run("-T", file, way is "Ftp" ? desk.Location.AbsoluteUri : desk.Address.AbsoluteUri);
        Assert.True(curl.ExitCode == 0, curl.Said);
        Assert.Equal(answer, curl.Codes[^1]);
        await desk.Card("The log has come.");
        Assert.Equal(hash, await desk.Bot.Query("""SELECT "Sha256" FROM "LogFiles" """));
        Assert.Equal($"{Size}", await desk.Bot.Query("""SELECT "Received" FROM "LogFiles" """));
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

    /// <summary>A file of which no block is like another; its SHA-256.</summary>
    private async Task<string> Write()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (random, block) = (new Random(500), new byte[1_000_000]);
        await using var output = File.Create(file);
        for (var written = 0; written < Size; written += block.Length)
        {
            random.NextBytes(block);
            hash.AppendData(block);
            await output.WriteAsync(block, TestContext.Current.CancellationToken);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
