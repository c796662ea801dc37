using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ChargeBot.Tests.Blobs;
using ChargeBot.Tests.Teams;
using ChargeBot.Tests.WholePath;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>A bot with a channel that hands out files, and a blob store.</summary>
internal sealed class FileDesk(FakeChannel channel, BotProcess bot, Azurite store, WebApplication files) : IAsyncDisposable
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly ConcurrentDictionary<string, byte[]> contents = new();
    private readonly ConcurrentDictionary<string, int> refusals = new();

    public FakeChannel Channel => channel;

    public BotProcess Bot => bot;

    public Azurite Store => store;

    public static Task<FileDesk> Start(Action<Dictionary<string, string?>>? change = null) => Start(_ => Task.FromResult(change));

    /// <summary>With what else the channel needs before the bot starts.</summary>
    public static async Task<FileDesk> Start(Func<FakeChannel, Task<Action<Dictionary<string, string?>>?>> arrange)
    {
        var store = await Azurite.Start();
        var channel = await FakeChannel.Start();
        var change = await arrange(channel);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var files = builder.Build();
        FileDesk? desk = null;
        files.MapGet("/{name}", (string name) => desk!.contents.TryGetValue(name, out var content) ? Results.Bytes(content) : Results.StatusCode(410));
        await files.StartAsync(Stop);
        channel.Files = (name, authorization) => !channel.Login.Knows(authorization) ? Results.StatusCode(401)
            : desk!.refusals.TryRemove(name, out var status) ? Results.StatusCode(status)
            : desk.contents.TryGetValue(name, out var content) ? Results.Bytes(content) : Results.StatusCode(404);
        var bot = await BotProcess.Start(channel, change: settings =>
        {
            settings["Blobs__ConnectionString"] = store.ConnectionString;
            settings["Files__Hosts__0"] = new Uri(files.Urls.First()).Authority;
            change?.Invoke(settings);
        });
        return desk = new FileDesk(channel, bot, store, files);
    }

    /// <summary>Where a file is downloaded by whoever has the address.</summary>
    public string Place(string name, byte[] content)
    {
        contents[name] = content;
        return $"{files.Urls.First()}/{name}";
    }

    /// <summary>A picture that was pasted: behind the channel's token.</summary>
    public JsonObject Pasted(string name, byte[] content)
    {
        contents[name] = content;
        return new JsonObject { ["contentType"] = "image/*", ["contentUrl"] = $"{channel.ServiceUrl}v3/attachments/{name}", ["name"] = name };
    }

    /// <summary>A file in a personal chat: at an address that opens it.</summary>
    public JsonObject Upload(string name, byte[] content) => new()
    {
        ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
        ["name"] = name,
        ["content"] = new JsonObject { ["downloadUrl"] = Place(name, content), ["uniqueId"] = "1", ["fileType"] = Path.GetExtension(name).TrimStart('.') },
    };

    public void RefuseOnce(string name, int status) => refusals[name] = status;

    public void Withdraw(string name) => contents.TryRemove(name, out _);

    public Task Say(string text, params JsonObject[] attachments) => Say(text, FakePerson.Alex.Chat, attachments);

    public async Task Say(string text, FakeConversation where, params JsonObject[] attachments)
    {
        var activity = channel.MessageActivity(text, where: where);
        activity["attachments"] = new JsonArray([.. attachments]);
        Assert.Equal(200, (await channel.Post(activity, stop: Stop)).Status);
    }

    public Task<SentActivity> Card(Func<string, bool> says) => channel.Connector.Next(
        FakePerson.Alex.Chat.Id, sent => sent.Card is { } card && says(CardReading.Words(card)), "card", TimeSpan.FromSeconds(40), Stop);

    public Task<SentActivity> Form() => channel.Connector.Next(
        FakePerson.Alex.Chat.Id, sent => sent is { IsUpdate: false, Card: { } card } && CardReading.Verbs(card).Contains("ticket.send"), "form", stop: Stop);

    /// <summary>Waits until a file of this name (SQL's LIKE) is kept or refused; says which, and why.</summary>
    public async Task<string> Settles(string name)
    {
        for (var patience = 600; ; patience--)
        {
            // A row has no event; each look costs less than a millisecond.
            var state = await Query($"""SELECT trim("State" || ' ' || coalesce("Problem", '')) FROM "TicketFiles" WHERE "Name" LIKE '{name}' AND "State" <> 'Fetching'""");
            if (state.Length > 0)
            {
                return state;
            }

            Assert.True(patience > 0, $"'{name}' is still being fetched, or never was:\n{bot.Output}");
            await Task.Delay(50, Stop);
        }
    }

    public Task<string> Query(string sql) => bot.Query(sql);

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        await channel.DisposeAsync();
        await files.DisposeAsync();
        await store.DisposeAsync();
    }
}
