using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ChargeBot.Tests.Demo;
using ChargeBot.Tests.Ftp;
using ChargeBot.Tests.Teams;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>Log files that a charge point uploads over FTP, from the press in the chat to the card that says that it has come.</summary>
public sealed class FtpLogTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chargebot-ftp-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_log_that_did_not_come_by_HTTPS_is_asked_for_over_FTP_and_comes()
    {
        await using var desk = await LogDesk.Start(Ftp);
        await desk.Request(new JsonObject(), """{}""");
        var failed = (await desk.Card("✗ failed")).Card!.Value.GetRawText();
        Assert.Contains("FTP is chosen below", failed, StringComparison.Ordinal);
        Assert.Equal("https", desk.Location.Scheme);

        await desk.Request(new JsonObject { ["way"] = "Ftp" });
        Assert.Equal("ftp", desk.Location.Scheme);
        await desk.Call("DiagnosticsStatusNotification", """{"status":"Uploading"}""");
        var (content, name) = (RandomNumberGenerator.GetBytes(20_000_000), Path.Combine(folder, "diagnostics_042.bin"));
        await File.WriteAllBytesAsync(name, content, Stop);
        var curl = await Curl.Run("-T", name, desk.Location.AbsoluteUri);
        Assert.True(curl.ExitCode == 0, curl.Said);

        Assert.Contains("diagnostics_042.bin", CardReading.Words((await desk.Card("The log has come.")).Card!.Value), StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(content)), await desk.Bot.Query("""SELECT "Sha256" FROM "LogFiles" WHERE "State" = 'Here'"""));
        Assert.Equal("1", await desk.Bot.Query("""SELECT count(*) FROM "Commands" WHERE "Kind" = 'RequestLog' AND "State" = 'Confirmed'"""));
        Assert.Equal(67, (await Curl.Run("-T", name, desk.Location.AbsoluteUri)).ExitCode);
        Assert.DoesNotContain(desk.Location.UserInfo.Split(':')[0], desk.Bot.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_is_away_makes_the_charger_try_again()
    {
        await using var desk = await LogDesk.Start(Ftp);
        await desk.Request(new JsonObject { ["way"] = "Ftp" });
        var name = Path.Combine(folder, "log.txt");
        await File.WriteAllTextAsync(name, "14:02 motor\n", Stop);
        await desk.Store.Halt();
        Assert.Equal(451, (await Curl.Run("-T", name, desk.Location.AbsoluteUri)).Codes[^1]);
        await desk.Store.Run();
        Assert.Equal(226, (await Curl.Run("-T", name, desk.Location.AbsoluteUri)).Codes[^1]);
        await desk.Card("The log has come.");
    }

    [Fact]
    public async Task Where_there_is_no_FTP_it_is_neither_offered_nor_taken_by_a_forged_press()
    {
        await using var desk = await LogDesk.Start();
        await desk.Request(new JsonObject { ["way"] = "Ftp" }, """{}""");
        Assert.Equal("https", desk.Location.Scheme);
        Assert.DoesNotContain("FTP", (await desk.Card("✗ failed")).Card!.Value.GetRawText(), StringComparison.Ordinal);
    }

    /// <summary>FTP at the loopback, as a bot's settings say it.</summary>
    internal static void Ftp(Dictionary<string, string?> settings)
    {
        var (port, ports) = (FreePort.Next(), FreePort.Row(21));
        (settings["Ftp__Port"], settings["Ftp__Address"], settings["Ftp__PublicHost"]) = ($"{port}", "127.0.0.1", "127.0.0.1");
        settings["Ftp__PassivePorts"] = $"{ports}-{ports + 20}";
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
