using ChargeBot.Adapters.MobileNetworks;
using ChargeBot.Bot;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace ChargeBot.Tests.MobileNetworks;

/// <summary>The bot does not start with half an operator.</summary>
public sealed class MobileNetworkSettingsTests
{
    private static readonly Dictionary<string, string?> Whole = new()
    {
        ["MobileNetworks:Api:Address"] = "https://api.operator.example/",
        ["MobileNetworks:Api:TokenAddress"] = "https://login.operator.example/token",
        ["MobileNetworks:Api:ClientId"] = "client",
        ["MobileNetworks:Api:ClientSecret"] = "secret",
        ["MobileNetworks:ManagedIccidPrefixes"] = "894902, 894903",
    };

    [Fact]
    public void Nothing_at_all_is_fine_and_so_is_everything()
    {
        Assert.Empty(Problems([]));
        Assert.Empty(Problems(Whole));
        Assert.Null(Read([]).Api);
        Assert.Equal(["894902", "894903"], Read(Whole).ManagedIccidPrefixes);
    }

    [Theory]
    [InlineData("Api:Address", null, "MobileNetworks:Api:Address is missing.")]
    [InlineData("Api:Address", "http://api.operator.example", "MobileNetworks:Api:Address must be")]
    [InlineData("Api:TokenAddress", "ftp://x", "MobileNetworks:Api:TokenAddress must be")]
    [InlineData("Api:ClientId", " ", "MobileNetworks:Api:ClientId is missing.")]
    [InlineData("Api:ClientSecret", null, "MobileNetworks:Api:ClientSecret is missing.")]
    [InlineData("Api:Identifier", "Imsi", "MobileNetworks:Api:Identifier is none of PhoneNumber, Ipv4Address, NetworkAccessIdentifier.")]
    [InlineData("Api:TimeoutSeconds", "soon", "MobileNetworks:Api:TimeoutSeconds is not")]
    [InlineData("ManagedIccidPrefixes", "89", "MobileNetworks:ManagedIccidPrefixes has")]
    public void Half_of_it_is_refused_at_the_start_and_named(string name, string? value, string problem) =>
        Assert.StartsWith(problem, Assert.Single(Problems(new(Whole) { [$"MobileNetworks:{name}"] = value })), StringComparison.Ordinal);

    [Fact]
    public void An_API_without_any_question_is_none() => Assert.Single(Problems(new(Whole)
    {
        ["MobileNetworks:Api:ReachabilityPath"] = "-",
        ["MobileNetworks:Api:NetworkTypePath"] = "-",
        ["MobileNetworks:Api:RoamingPath"] = "-",
    }));

    private static IReadOnlyList<string> Problems(Dictionary<string, string?> settings) => Settings.Problems(Configuration(settings), development: true);

    private static MobileNetworkSettings Read(Dictionary<string, string?> settings) => MobileNetworkSettings.From(Configuration(settings));

    private static IConfigurationRoot Configuration(Dictionary<string, string?> settings) => new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
}
