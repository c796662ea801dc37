using ChargeBot.Bot.Web;
using ChargeBot.Cards;
using ChargeBot.Domain.Charging;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChargeBot.Tests.Web;

/// <summary>Addresses of charts carry what is drawn, and end.</summary>
public sealed class ChartLinksTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));
    private readonly EphemeralDataProtectionProvider keys = new();

    [Fact]
    public void An_address_carries_its_figures_until_it_ends()
    {
        var counts = ErrorCounts.Of([(ErrorType.None, 1_000_000), (ErrorType.Canceled, 3), (ErrorType.Others, 44)]);
        var links = Links("https://desk.example.com/");
        var token = Token(links.Types(counts, Language.De)!);

        clock.Advance(ChartLinks.Lifetime - TimeSpan.FromSeconds(1));
        var asked = links.Read(token)!;
        Assert.Equal((ChartKind.Types, Language.De, 1_000_000), (asked.Kind, asked.Language, asked.Counts.Successful));
        Assert.Equal([(ErrorType.Others, 44), (ErrorType.Canceled, 3)], asked.Counts.ByType);

        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(links.Read(token));
    }

    [Fact]
    public void Where_nobody_could_reach_a_picture_no_address_is_given() =>
        Assert.Null(Links(null).Sessions(ErrorCounts.Of([(ErrorType.None, 1)]), Language.En));

    private ChartLinks Links(string? address) =>
        new(keys, new WebSettings(new Uri(address ?? "http://127.0.0.1:5000/"), 30) { Reachable = address is not null }, clock);

    private static string Token(Uri address) => Path.GetFileNameWithoutExtension(address.AbsolutePath);
}
