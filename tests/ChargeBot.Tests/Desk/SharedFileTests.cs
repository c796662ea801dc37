using System.Text.Json.Nodes;
using ChargeBot.Tests.Files;
using ChargeBot.Tests.Graph;
using ChargeBot.Tests.Teams;
using SkiaSharp;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>Files and pictures of channels and groups, which Graph alone hands out: the real bot, a channel and a Graph on loopback.</summary>
public sealed class SharedFileTests
{
    private const string Port = "DE*ABC*E1234*1", Group = "cccccccc-0000-0000-0000-000000000001";
    private const string Folder = "https://tenant.sharepoint.com/sites/field/Shared Documents/";

    private static readonly FakeConversation Thread = FakeConversation.Thread("field", "17");
    private static readonly FakeConversation Chat = FakeConversation.Group("colleagues");

    private static readonly byte[] Photo = FileIntakeTests.Photo(SKEncodedImageFormat.Jpeg, 320, 200);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_that_a_message_in_a_channel_only_names_is_found_and_kept()
    {
        await using var desk = await Start();
        desk.Graph.Drives["19:field@thread.tacv2"] = "b!field";
        desk.Graph.Files[Folder + "lock.jpg"] = ("b!field", "lock.jpg", desk.Files.Place("lock.jpg", Photo));
        desk.Graph.Files[Folder + "pay.jpg"] = ("b!board", "pay.jpg", desk.Files.Place("pay.jpg", Photo));
        var reply = desk.Files.Channel.MessageActivity($"ticket {Port} Riegel klemmt", where: Thread);
        reply["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "text/html",
            ["content"] = """<p><at>ChargeBot</at> Riegel klemmt</p><attachment id="a-1"></attachment><attachment id="a-2"></attachment>""",
        });
        desk.Graph.Messages[$"teams/{Group}/channels/19:field@thread.tacv2/messages/17/replies/{reply["id"]}"] = new JsonObject
        {
            ["id"] = "1",
            ["attachments"] = new JsonArray(Reference("a-1", "lock.jpg"), Reference("a-2", "pay.jpg")),
        };
        Assert.Equal(200, (await desk.Files.Channel.Post(reply, stop: Stop)).Status);
        await desk.Files.Channel.Connector.Next(Thread.Id, sent => sent.Card is { } card && CardReading.Verbs(card).Contains("ticket.send"), "form", stop: Stop);
        Assert.Equal("Stored", await State("lock.jpg"));

        // The bot could read it; whoever shares it there might not.
        Assert.Equal("Refused NotTheirs", await State("pay.jpg"));
        Assert.DoesNotContain(desk.Graph.Calls, call => call.Contains(Thread.Id, StringComparison.Ordinal));

        Task<string> State(string name) => desk.Files.Settles(name);
    }

    [Fact]
    public async Task Pictures_and_files_of_a_reported_message_come_along_and_those_of_other_conversations_do_not()
    {
        await using var desk = await Start();
        desk.Graph.Drives[FakePerson.Alex.EntraId] = "b!alex";
        desk.Graph.Files["https://tenant-my.sharepoint.com/personal/alex/report.pdf"] = ("b!alex", "report.pdf", desk.Files.Place("report.pdf", "%PDF-1.7\n%%EOF"u8.ToArray()));
        desk.Graph.Messages[$"chats/{Chat.Id}/messages/5/hostedContents/aWQ=/$value"] = Photo;
        desk.Graph.Messages["chats/19:board@thread.v2/messages/5/hostedContents/aWQ=/$value"] = Photo;
        await desk.Files.Say("help");
        await desk.Files.Channel.NextCard(FakePerson.Alex.Chat, stop: Stop);
        var host = desk.Graph.Address;
        var done = await desk.Files.Channel.Invoke("composeExtension/submitAction", new JsonObject
        {
            ["commandId"] = "reportTrouble",
            ["data"] = new JsonObject { ["verb"] = "report", ["where"] = Port, ["words"] = "raucht" },
            ["messagePayload"] = new JsonObject
            {
                ["id"] = "5",
                ["body"] = new JsonObject
                {
                    ["content"] = $"""<img src="{host}/chats/{Chat.Id}/messages/5/hostedContents/aWQ=/$value"> <img src="{host}/chats/19:board@thread.v2/messages/5/hostedContents/aWQ=/$value"> <img src="{host}/chats/{Chat.Id}/../19:board@thread.v2/messages/5/hostedContents/aWQ=/$value">""",
                },
                ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "reference", ["contentUrl"] = "https://tenant-my.sharepoint.com/personal/alex/report.pdf", ["name"] = "report.pdf" }),
            },
        }, FakePerson.Alex, Chat, Stop);
        Assert.Equal(200, done.Status);
        await desk.Files.Form();
        Assert.Equal(["Stored", "Refused NotTheirs", "Refused NotTheirs", "Stored"], [await desk.Files.Settles("picture-1%"), await desk.Files.Settles("picture-2%"), await desk.Files.Settles("picture-3%"), await desk.Files.Settles("report.pdf")]);
        Assert.DoesNotContain(desk.Graph.Calls, call => call.Contains("board", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_consent_it_is_said_what_to_do_instead()
    {
        await using var desk = await Start();
        desk.Graph.WithoutConsent.Add("Files.Read.All");
        await desk.Files.Say($"ticket {Port} Stecker klemmt", Chat, new JsonObject { ["contentType"] = "reference", ["contentUrl"] = Folder + "x.jpg", ["name"] = "x.jpg" });
        Assert.Equal("Refused NeedsGraph", await desk.Files.Settles("x.jpg"));
        await desk.Files.Channel.Connector.Next(Chat.Id, sent => sent.Card is { } card && CardReading.Words(card).Contains("send it in our personal chat", StringComparison.Ordinal), "reason", stop: Stop);
    }

    private static JsonObject Reference(string id, string name) => new() { ["id"] = id, ["contentType"] = "reference", ["contentUrl"] = Folder + name, ["name"] = name };

    private static async Task<World> Start()
    {
        FakeGraph? graph = null;
        var files = await FileDesk.Start(async channel =>
        {
            graph = await FakeGraph.Start(channel);
            channel.Connector.Groups["19:field@thread.tacv2"] = Group;
            return settings => (settings["Graph__Address"], settings["Graph__Files"]) = (graph.Address, "true");
        });
        return new World(files, graph!);
    }

    private sealed record World(FileDesk Files, FakeGraph Graph) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Files.DisposeAsync();
            await Graph.DisposeAsync();
        }
    }
}
