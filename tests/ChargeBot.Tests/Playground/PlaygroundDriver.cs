using ChargeBot.Bot.Demo;
using ChargeBot.Tests.Demo;
using Microsoft.Playwright;
using Xunit;

namespace ChargeBot.Tests.Playground;

/// <summary>
/// The Microsoft 365 Agents Playground in a headless Chromium: somebody else's Teams-like client, driven like a person
/// would. It has one chat history for each page; a reload empties it.
/// </summary>
internal sealed class PlaygroundDriver : IAsyncDisposable
{
    private const string PersonalChat = "Personal Chat";

    private readonly ChildProcess playground;
    private readonly HeadlessChromium browser;
    private readonly IPage page;
    private readonly string folder;

    private PlaygroundDriver(ChildProcess playground, HeadlessChromium browser, IPage page, string folder)
    {
        (this.playground, this.browser, this.page, this.folder) = (playground, browser, page, folder);
    }

    /// <summary>The Adaptive Cards of the open chat, oldest first.</summary>
    private ILocator Cards => page.Locator(".ac-adaptiveCard");

    /// <summary>Starts a Playground of its own against the bot and opens the personal chat.</summary>
    /// <param name="bot">The bot without a path, for example <c>http://127.0.0.1:3978</c>.</param>
    /// <param name="speaker">The aadObjectId of who speaks, one of the users of .m365agentsplayground.yml; null for Alex.</param>
    /// <param name="width">Of the window, in pixels; the chat itself gets about 620 less.</param>
    /// <param name="ct">The test's end.</param>
    public static async Task<PlaygroundDriver> StartAsync(Uri bot, string? speaker, int width, CancellationToken ct)
    {
        var (node, chromium) = (Requires.Node(), Requires.Chromium());
        var folder = Directory.CreateTempSubdirectory("chargebot-playground-").FullName;
        var files = DemoFiles.Find(folder, folder) ?? throw new DirectoryNotFoundException("bot/Demo is not above the tests.");
        var (tools, missing) = await NodeTools.FindAsync(node, ct);
        Assert.True(tools is not null, missing);
        Assert.Null(await NpmRestore.RunAsync(tools, files.Source, files.Log("npm"), _ => { }, TimeProvider.System, ct));
        var settings = await File.ReadAllLinesAsync(files.PlaygroundSettings, ct);
        if (speaker is not null) PlaygroundSettings.Swap(settings, speaker);
        await File.WriteAllLinesAsync(Path.Combine(folder, Path.GetFileName(files.PlaygroundSettings)), settings, ct);

        var port = FreePort.Next();
        string[] arguments =
        [
            files.Leash, files.Playground, "start", "-e", new Uri(bot, "/api/messages").ToString(), "-c", "msteams",
            "-p", $"{port}", "--disable-telemetry",
        ];
        var playground = ChildProcess.Start("Agents Playground", tools.Node, arguments, folder, files.Log("playground"))!;
        var address = new Uri($"http://127.0.0.1:{port}/");
        Assert.True(await Probe.AnswersAsync(address, playground, TimeSpan.FromSeconds(60), TimeProvider.System, ct), "The Playground does not answer.");

        var browser = await HeadlessChromium.StartAsync(chromium);
        var page = await browser.Browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 1000 } });
        await page.RouteAsync(u => new Uri(u).Host is not ("127.0.0.1" or "localhost"), route => route.AbortAsync());
        var driver = new PlaygroundDriver(playground, browser, page, folder);
        await driver.OpenAsync(address);
        return driver;
    }

    /// <summary>Types a message into the open chat and sends it.</summary>
    public async Task SayAsync(string text)
    {
        await page.GetByRole(AriaRole.Textbox).Last.ClickAsync();
        await page.Keyboard.TypeAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Types a message that begins with a mention of the bot, as group chats need it, and sends it.</summary>
    public async Task MentionAsync(string text)
    {
        await page.GetByRole(AriaRole.Textbox).Last.ClickAsync();
        await page.Keyboard.TypeAsync("@");
        await page.GetByText("ChargeBot", new() { Exact = true }).Last.ClickAsync();
        await page.Keyboard.TypeAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Waits until the newest card shows the text, and returns all that it shows, a line for each line.</summary>
    public async Task<string> CardSaysAsync(string text, float seconds = 30)
    {
        try
        {
            await Assertions.Expect(Cards.Last).ToContainTextAsync(text, new() { Timeout = seconds * 1000 });
        }
        catch (PlaywrightException e)
        {
            throw new InvalidOperationException($"No card says '{text}'. The chat shows:\n{await ChatAsync()}", e);
        }

        return await CardAsync();
    }

    /// <summary>All that the newest card shows.</summary>
    public Task<string> CardAsync() => Cards.Last.InnerTextAsync();

    /// <summary>How many cards the chat holds.</summary>
    public Task<int> CardCountAsync() => Cards.CountAsync();

    /// <summary>The titles of the newest card's buttons, without the overflow's.</summary>
    public Task<IReadOnlyList<string>> ButtonsAsync() => Cards.Last.GetByRole(AriaRole.Button).AllInnerTextsAsync();

    /// <summary>Presses a button of the newest card, in the overflow when it is not on the card.</summary>
    public async Task PressAsync(string title)
    {
        var button = Cards.Last.GetByRole(AriaRole.Button, new() { Name = title, Exact = true });
        if (await button.CountAsync() > 0)
        {
            await button.First.ClickAsync();
            return;
        }

        await Cards.Last.GetByRole(AriaRole.Button, new() { Name = "More options" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem).Filter(new() { HasText = title }).ClickAsync();
    }

    /// <summary>Presses a row of the newest card: its name begins the row's text.</summary>
    public Task PressRowAsync(string name) => Cards.Last.Locator("[role=button]", new() { HasText = name }).First.ClickAsync();

    /// <summary>Fills the newest card's input with this label.</summary>
    public Task FillAsync(string label, string text) => Cards.Last.GetByLabel(label).FillAsync(text);

    /// <summary>All text of the open chat, for what is not a card: texts, the answer under a pressed button.</summary>
    public async Task<string> ChatAsync() => await page.Locator("body").InnerTextAsync();

    /// <summary>Waits until the open chat shows the text anywhere.</summary>
    public Task ChatSaysAsync(string text, float seconds = 30) =>
        Assertions.Expect(page.GetByText(text).Last).ToBeVisibleAsync(new() { Timeout = seconds * 1000 });

    /// <summary>Opens another chat: Personal Chat, Hotline night shift, or a channel such as Hotline - Berlin.</summary>
    public async Task OpenChatAsync(string name)
    {
        await page.GetByRole(AriaRole.Treeitem, new() { Name = name }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox).First.WaitForAsync();
    }

    /// <summary>Keeps a picture of the newest card, or of the whole window.</summary>
    public Task ScreenshotAsync(string file, bool cardOnly = false) => cardOnly
        ? Cards.Last.ScreenshotAsync(new() { Path = file })
        : page.ScreenshotAsync(new() { Path = file });

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        await playground.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task OpenAsync(Uri address)
    {
        await page.GotoAsync(address.ToString());
        await OpenChatAsync(PersonalChat);
        // The page is ready to send once it has announced the installation to the bot.
        await Assertions.Expect(page.GetByText("conversationUpdate").First).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }
}
