using System.Text.Json.Nodes;
using ChargeBot.Adapters.Files;
using ChargeBot.Tests.Files;
using ChargeBot.Tests.Teams;
using SkiaSharp;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>Photos and files that people send: before, during and after a ticket, from the channel's hosts alone, into a real blob store.</summary>
public sealed class TicketFileTests
{
    private const string Port = "DE*ABC*E1234*1";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Photos_come_before_during_and_after_and_are_handed_out_at_the_press()
    {
        await using var desk = await FileDesk.Start();
        var photo = FileIntakeTests.WithExif(FileIntakeTests.Photo(SKEncodedImageFormat.Jpeg, 640, 320), FileKind.Jpeg, 6);

        // Before: nobody knows the port yet, and nothing is lost.
        await desk.Say("", desk.Pasted("one.jpg", photo));
        var kept = CardReading.Words((await desk.Card(words => words.Contains("Files received", StringComparison.Ordinal))).Card!.Value);
        Assert.Contains("Kept for a new ticket", kept, StringComparison.Ordinal);
        await desk.Say($"ticket {Port} Stecker klemmt", desk.Upload("two.png", FileIntakeTests.Photo(SKEncodedImageFormat.Png, 300, 300)));
        var form = await desk.Form();
        Assert.Contains("2 files with this ticket", CardReading.Words(form.Card!.Value), StringComparison.Ordinal);

        // During: the form is left alone, what is typed into it would be lost.
        await desk.Say("", desk.Upload("log.txt", "14:02 motor stall\n"u8.ToArray()));
        await desk.Card(words => words.Contains($"For your new ticket at {Port}", StringComparison.Ordinal) && words.Contains("log.txt", StringComparison.Ordinal) && words.Contains("18 B", StringComparison.Ordinal));
        Assert.DoesNotContain(desk.Channel.Connector.Sent, sent => sent.IsUpdate && sent.ActivityId == form.ActivityId);
        await desk.Channel.PressOn("ticket.send", form.Card!.Value, FakePerson.Alex, FakePerson.Alex.Chat, form.ActivityId, new JsonObject { ["noemaid"] = "true" });
        var ticket = await desk.Card(words => words.Contains("Ticket #1", StringComparison.Ordinal) && words.Contains("one.jpg", StringComparison.Ordinal) && words.Contains("two.png", StringComparison.Ordinal));

        // After.
        await desk.Say("", desk.Pasted("three.webp", FileIntakeTests.Photo(SKEncodedImageFormat.Webp, 200, 100)));
        ticket = await desk.Card(words => words.Contains("Ticket #1", StringComparison.Ordinal) && words.Contains("added three.webp", StringComparison.Ordinal));

        // Its small picture is where the card says, and nowhere else.
        var address = FakeChannel.Texts(ticket.Card!.Value).First(text => text.StartsWith("https://desk.example.com/pictures/", StringComparison.Ordinal));
        using var http = new HttpClient();
        using var picture = await http.GetAsync(new Uri(desk.Bot.Address, new Uri(address).AbsolutePath), Stop);
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType!.MediaType);
        using var forged = await http.GetAsync(new Uri(desk.Bot.Address, new Uri(address).AbsolutePath.Replace("/pictures/C", "/pictures/D", StringComparison.Ordinal) + "x.jpg"), Stop);
        Assert.Equal(404, (int)forged.StatusCode);

        // The press makes a link; what it hands out has no position in it.
        var files = await desk.Query("""SELECT lower("Id") FROM "TicketFiles" WHERE "Name" = 'one.jpg'""");
        var answer = await desk.Channel.PressOn("ticket.file", ticket.Card.Value, FakePerson.Alex, FakePerson.Alex.Chat, ticket.ActivityId, of: ("file", files));
        var link = FakeChannel.Texts(answer).Single(text => text.Contains("&sig=", StringComparison.Ordinal));
        using var file = await http.GetAsync(new Uri(link), Stop);
        var bytes = await file.Content.ReadAsByteArrayAsync(Stop);
        Assert.Equal("image/jpeg", file.Content.Headers.ContentType!.MediaType);
        Assert.Contains("one.jpg", file.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        Assert.True(bytes.AsSpan().IndexOf("CANARY"u8) < 0);
        Assert.Equal(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes)), await desk.Query("""SELECT "Sha256" FROM "TicketFiles" WHERE "Name" = 'one.jpg'"""));
        Assert.Equal("0", await desk.Query("""SELECT count(*) FROM "Seen" WHERE "Answer" LIKE '%sig=%'"""));
        Assert.Equal("0", await desk.Query("""SELECT count(*) FROM "TicketFiles" WHERE "Source" IS NOT NULL"""));
        Assert.Empty(Directory.GetFiles(Path.Combine(desk.Bot.Folder, "files")));
        // The case pack has them too, as they are stored.
        var packed = await desk.Channel.PressOn("timeline.pack", await desk.Channel.PressOn("timeline.show", answer, FakePerson.Alex, FakePerson.Alex.Chat, ticket.ActivityId), FakePerson.Alex, FakePerson.Alex.Chat, ticket.ActivityId);
        var page = new Uri(desk.Bot.Address, new Uri(FakeChannel.Texts(packed).First(text => text.Contains("/one-time/", StringComparison.Ordinal))).AbsolutePath);
        using var download = await http.PostAsync(page, new FormUrlEncodedContent(new Dictionary<string, string> { ["press"] = "outsiders" }), Stop);
        await using var pack = new System.IO.Compression.ZipArchive(await download.Content.ReadAsStreamAsync(Stop));
        Assert.Equal(["photos/01-one.jpg", "photos/02-two.png", "files/03-log.txt", "photos/04-three.webp"], pack.Entries.Select(entry => entry.FullName).Where(name => name.Contains('/', StringComparison.Ordinal)));
        using var photographed = new MemoryStream();
        await using (var entry = await pack.GetEntry("photos/01-one.jpg")!.OpenAsync(Stop))
        {
            await entry.CopyToAsync(photographed, Stop);
        }

        Assert.Equal(bytes, photographed.ToArray());
        using var wrong = await http.GetAsync(new Uri(link.Replace("&sig=", "&sig=A", StringComparison.Ordinal)), Stop);
        Assert.Equal(403, (int)wrong.StatusCode);
    }

    [Fact]
    public async Task What_may_not_be_kept_is_said_at_once_with_the_reason_and_what_to_do()
    {
        await using var desk = await FileDesk.Start(settings => settings["Files__PhotoMegabytes"] = "1");
        await desk.Say($"ticket {Port} Foto folgt");
        await desk.Form();
        await Refused("setup.jpg", "MZ\u0090\0\u0003 this program cannot be run"u8.ToArray(), "is not what its name says");
        await Refused("huge.jpg", [0xFF, 0xD8, 0xFF, .. new byte[1_100_000]], "too large");
        await Refused("evil.pdf", "%PDF-1.7\n1 0 obj <</S/JavaScript/JS(app.alert(1))>> endobj\n%%EOF"u8.ToArray(), "a PDF that runs something");

        // Addresses inside our own network, with another scheme, or with a name that only looks like the channel's.
        foreach (var (address, number) in new[] { "http://169.254.169.254/latest/meta-data", "http://127.0.0.1:1/x", "https://smba.trafficmanager.net.evil.example/x", "file:///etc/passwd", "https://user@smba.trafficmanager.net/x" }.Select((one, number) => (one, number)))
        {
            await desk.Say("", new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = address, ["name"] = $"inside{number}.png" });
            await desk.Card(words => words.Contains($"inside{number}.png", StringComparison.Ordinal) && words.Contains("does not come from Teams", StringComparison.Ordinal));
        }

        // In a channel files lie in SharePoint.
        var thread = FakeConversation.Thread("files", "1");
        await desk.Channel.Message($"ticket {Port} mit Bild", where: thread, stop: Stop);
        await desk.Channel.Connector.Next(thread.Id, sent => sent.Card is not null, "form", stop: Stop);
        await desk.Say("Bild", thread, new JsonObject { ["contentType"] = "reference", ["contentUrl"] = "https://tenant.sharepoint.com/x.jpg", ["name"] = "x.jpg" });
        await desk.Channel.Connector.Next(thread.Id, sent => sent.Card is { } card && CardReading.Words(card).Contains("send it in our personal chat", StringComparison.Ordinal), "refusal", stop: Stop);
        Assert.Empty(Directory.GetFiles(Path.Combine(desk.Bot.Folder, "files")));

        async Task Refused(string name, byte[] content, string why)
        {
            await desk.Say("", desk.Upload(name, content));
            await desk.Card(words => words.Contains(name, StringComparison.Ordinal) && words.Contains(why, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_store_that_is_away_loses_nothing_and_is_made_up_for()
    {
        await using var desk = await FileDesk.Start();
        await desk.Say($"ticket {Port} Stecker klemmt");
        var form = await desk.Form();
        await desk.Channel.PressOn("ticket.send", form.Card!.Value, FakePerson.Alex, FakePerson.Alex.Chat, form.ActivityId, new JsonObject { ["noemaid"] = "true" });
        await desk.Store.Halt();
        await desk.Say("", desk.Upload("away.png", FileIntakeTests.Photo(SKEncodedImageFormat.Png, 100, 100)));
        await desk.Card(words => words.Contains("away.png", StringComparison.Ordinal) && words.Contains("is being fetched", StringComparison.Ordinal));
        await desk.Bot.Prints("Blob storage could not put");

        // Killed meanwhile, and the channel hands the file out no more: it waits where it was put.
        desk.Withdraw("away.png");
        await desk.Bot.Kill();
        await desk.Store.Run();
        await desk.Query("""UPDATE "Deadlines" SET "DueAt" = 1, "LeasedUntil" = NULL WHERE "Kind" = 'file'""");
        await desk.Bot.Run();
        await desk.Card(words => words.Contains("Ticket #1", StringComparison.Ordinal) && words.Contains("added away.png", StringComparison.Ordinal));
        Assert.Equal("Stored", await desk.Query("""SELECT "State" FROM "TicketFiles" WHERE "Name" = 'away.png'"""));
    }

    [Fact]
    public async Task A_picture_that_is_not_there_yet_is_asked_for_again()
    {
        await using var desk = await FileDesk.Start();
        await desk.Say($"ticket {Port} Stecker klemmt");
        await desk.Form();
        var late = desk.Pasted("late.png", FileIntakeTests.Photo(SKEncodedImageFormat.Png, 100, 100));
        desk.RefuseOnce("late.png", 403);
        await desk.Say("", late);
        await desk.Card(words => words.Contains("late.png", StringComparison.Ordinal) && words.Contains(" B", StringComparison.Ordinal) && !words.Contains("is being fetched", StringComparison.Ordinal));
    }
}
