using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace ChargeBot.Tests.Architecture;

/// <summary>Who may know whom, project by project and, inside the adapters, folder by folder.</summary>
public sealed partial class ArrowTests
{
    [Theory]
    [InlineData("domain/ChargeBot.Domain.csproj", "")]
    [InlineData("cards/ChargeBot.Cards.csproj", "ChargeBot.Domain")]
    [InlineData("adapters/ChargeBot.Adapters.csproj", "ChargeBot.Domain")]
    [InlineData("bot/ChargeBot.Bot.csproj", "ChargeBot.Domain ChargeBot.Cards ChargeBot.Adapters")]
    public void A_project_knows_only_the_projects_that_it_may(string project, string known)
    {
        var references = XDocument.Load(Path.Combine(Root, project)).Descendants("ProjectReference")
            .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
            .Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!));
        Assert.Equal(known.Split(' ', StringSplitOptions.RemoveEmptyEntries), references);
    }

    [Fact]
    public void The_domain_depends_on_Stateless_alone() => Assert.Equal(
        ["Stateless"],
        XDocument.Load(Path.Combine(Root, "domain/ChargeBot.Domain.csproj")).Descendants("PackageReference").Select(package => (string)package.Attribute("Include")!));

    [Theory]
    [InlineData("Blobs", "")]
    [InlineData("Contracts", "Storage")]
    [InlineData("Files", "")]
    [InlineData("Ftp", "")]
    [InlineData("Graph", "")]
    [InlineData("Itsm", "")]
    [InlineData("Teams", "")]
    [InlineData("Ocpp", "Links")]
    [InlineData("Lg2Wan", "Links")]
    [InlineData("MobileNetworks", "Storage")]
    [InlineData("Links", "Storage")]
    [InlineData("Storage", "")]
    public void An_adapter_names_only_the_adapters_that_serve_it(string adapter, string known)
    {
        var named = Directory.EnumerateFiles(Path.Combine(Root, "adapters", adapter), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => AdapterName().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Where(name => name != adapter).Distinct();
        Assert.Empty(named.Except(known.Split(' ')));
    }

    [Fact]
    public void The_codec_of_SML_knows_SML_alone() => Assert.Empty(
        Directory.EnumerateFiles(Path.Combine(Root, "adapters/Lg2Wan/Sml"), "*.cs")
            .SelectMany(file => ProductName().Matches(File.ReadAllText(file)).Select(match => match.Value)).Distinct()
            .Except(["ChargeBot.Adapters.Lg2Wan.Sml"]));

    [Fact]
    public void Every_adapter_is_in_the_table_above() => Assert.Equal(
        ["Blobs", "Contracts", "Files", "Ftp", "Graph", "Itsm", "Lg2Wan", "Links", "MobileNetworks", "Ocpp", "Storage", "Teams"],
        Directory.EnumerateDirectories(Path.Combine(Root, "adapters")).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj")).Order());

    private static string Root { get; } = Path.GetFullPath(Path.Combine(Golden.Folder, "..", "..", ".."));

    [GeneratedRegex(@"ChargeBot\.Adapters\.([A-Z]\w+)")]
    private static partial Regex AdapterName();

    [GeneratedRegex(@"ChargeBot(\.[A-Z]\w+)+")]
    private static partial Regex ProductName();
}
