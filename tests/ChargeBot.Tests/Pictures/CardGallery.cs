using System.Text.Json.Nodes;
using ChargeBot.Cards;
using ChargeBot.Tests.Peers;
using Microsoft.Playwright;

namespace ChargeBot.Tests.Pictures;

/// <summary>
/// Cards as a client draws them: Microsoft's own renderer (npm's adaptivecards) in a headless Chromium, in hosts that look
/// as Teams does in its light and its dark theme. gallery.js hangs them, measure.js says what is wrong with them.
/// </summary>
internal sealed class CardGallery : IAsyncDisposable
{
    private const int Margin = 32;
    private readonly HeadlessChromium browser;
    private readonly IPage page;

    private CardGallery(HeadlessChromium browser, IPage page) => (this.browser, this.page) = (browser, page);

    /// <summary>A card's name and how it is in each language.</summary>
    public sealed record Scene(string Name, JsonNode En, JsonNode De);

    /// <summary>Opens it; skips the test where there is no Chromium or no Node.</summary>
    public static async Task<CardGallery> OpenAsync(CancellationToken ct)
    {
        var chromium = Requires.Chromium();
        var (_, peers) = await NpmPeers.InstallAsync(ct);
        var wall = Path.Combine(Path.GetDirectoryName(peers)!, "Pictures", "gallery.html");
        var browser = await HeadlessChromium.StartAsync(chromium);
        var page = await browser.Browser.NewPageAsync();
        await page.GotoAsync(new Uri(wall).AbsoluteUri);
        return new CardGallery(browser, page);
    }

    /// <summary>Draws the scene for both languages.</summary>
    public static Scene Of(string name, Func<CardContext, CardJson> draw, Func<Language, CardContext> context) =>
        new(name, Parse(draw(context(Language.En))), Parse(draw(context(Language.De))));

    /// <summary>Hangs the cards at a width in pixels, in both languages and themes, in the place of those before; says what is wrong with them.</summary>
    public async Task<string[]> HangAsync(IEnumerable<Scene> scenes, int width)
    {
        var wall = new JsonArray([.. scenes.Select(scene => (JsonNode)new JsonObject
        {
            ["scene"] = scene.Name,
            ["cards"] = new JsonObject { ["en"] = scene.En.DeepClone(), ["de"] = scene.De.DeepClone() },
        })]);
        return await page.EvaluateAsync<string[]>($"() => gallery.hang({wall.ToJsonString()}, {width})");
    }

    /// <summary>Keeps pictures of what hangs, on sheets NAME-1.png, NAME-2.png …; returns how many.</summary>
    public async Task<int> PrintAsync(string folder, string name)
    {
        var sheets = await page.EvaluateAsync<int>("() => gallery.sheets()");
        for (var sheet = 0; sheet < sheets; sheet++)
        {
            await page.EvaluateAsync("sheet => gallery.turnTo(sheet)", sheet);
            var size = await page.EvaluateAsync<int[]>("() => [document.body.offsetWidth, document.body.offsetHeight]");
            await page.SetViewportSizeAsync(size[0], size[1]);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{sheet + 1}.png") });
        }

        return sheets;
    }

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    private static JsonNode Parse(CardJson card) => JsonNode.Parse(card.Utf8.Span)!;
}
