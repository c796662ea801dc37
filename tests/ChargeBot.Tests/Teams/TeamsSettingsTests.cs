using ChargeBot.Adapters.Teams;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace ChargeBot.Tests.Teams;

public class TeamsSettingsTests
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["MicrosoftAppType"] = "SingleTenant",
        ["MicrosoftAppId"] = "00000000-0000-0000-0000-0000000000b0",
        ["MicrosoftAppPassword"] = "secret",
        ["MicrosoftAppTenantId"] = FakeChannel.DefaultTenant,
    };

    [Fact]
    public void Good_settings_have_no_problem_and_the_public_clouds_addresses()
    {
        var settings = Settings();
        Assert.Empty(settings.Validate(development: false));
        Assert.Equal("https://login.microsoftonline.com/" + FakeChannel.DefaultTenant, settings.Authority);
        Assert.Equal("https://api.botframework.com", settings.ToBotFromChannelTokenIssuer);
    }

    [Theory]
    [InlineData("MicrosoftAppType", "Single", "MicrosoftAppType")]
    [InlineData("MicrosoftAppType", "7", "MicrosoftAppType")]
    [InlineData("MicrosoftAppId", "", "MicrosoftAppId")]
    [InlineData("MicrosoftAppId", "my-bot", "MicrosoftAppId")]
    [InlineData("MicrosoftAppPassword", "", "MicrosoftAppPassword")]
    [InlineData("MicrosoftAppCertificatePath", "/nowhere/bot.pfx", "MicrosoftAppCertificatePath")]
    [InlineData("MicrosoftAppTenantId", "", "MicrosoftAppTenantId")]
    [InlineData("MicrosoftAppTenantId", "contoso", "MicrosoftAppTenantId")]
    [InlineData("AllowedTenants", "contoso", "AllowedTenants")]
    [InlineData("BotOpenIdMetadata", "http://login.example.com/keys", "BotOpenIdMetadata")]
    [InlineData("BotOpenIdMetadata", "keys", "BotOpenIdMetadata")]
    [InlineData("ToChannelFromBotLoginUrl", "http://login.example.com/{0}", "ToChannelFromBotLoginUrl")]
    [InlineData("ToChannelFromBotLoginUrl", "file:///etc/{0}", "ToChannelFromBotLoginUrl")]
    [InlineData("AllowAgentsPlayground", "true", "AllowAgentsPlayground")]
    public void A_problem_is_named_by_its_setting(string name, string value, string problem) =>
        Assert.StartsWith(problem + " ", Assert.Single(Settings((name, value)).Validate(development: false)), StringComparison.Ordinal);

    [Fact]
    public void All_problems_are_told_at_once() =>
        Assert.Equal(3, Settings(("MicrosoftAppId", "x"), ("MicrosoftAppPassword", null), ("MicrosoftAppTenantId", " ")).Validate(development: false).Count);

    [Fact]
    public void Development_does_without_an_identity() =>
        Assert.Empty(Settings(("MicrosoftAppId", ""), ("MicrosoftAppPassword", ""), ("AllowAgentsPlayground", "true")).Validate(development: true));

    [Fact]
    public void Plain_http_is_accepted_on_loopback() =>
        Assert.Empty(Settings(("BotOpenIdMetadata", "http://127.0.0.1:8080/keys"), ("ToChannelFromBotLoginUrl", "http://localhost:8080/{0}")).Validate(development: false));

    [Fact]
    public void A_bot_of_many_tenants_names_them_and_asks_the_bot_frameworks_authority()
    {
        var settings = Settings(("MicrosoftAppType", "MultiTenant"), ("MicrosoftAppTenantId", ""));
        Assert.StartsWith("AllowedTenants ", Assert.Single(settings.Validate(development: false)), StringComparison.Ordinal);
        Assert.Equal("https://login.microsoftonline.com/botframework.com", settings.Authority);
    }

    [Fact]
    public void A_managed_identity_has_no_secret() =>
        Assert.Empty(Settings(("MicrosoftAppType", "UserAssignedMSI"), ("MicrosoftAppPassword", "")).Validate(development: false));

    [Fact]
    public void Tenants_come_as_a_list_or_with_commas()
    {
        var other = Guid.NewGuid().ToString();
        Assert.True(Settings(("AllowedTenants:0", other)).Allows(other.ToUpperInvariant()));
        Assert.True(Settings(("AllowedTenants", $"{Guid.NewGuid()}, {other}")).Allows(other));
        Assert.True(Settings().Allows(FakeChannel.DefaultTenant));
        Assert.False(Settings().Allows(other));
        Assert.True(Settings(("AllowedTenants", "*")).Allows(other));
    }

    private static TeamsSettings Settings(params (string Name, string? Value)[] changes) => TeamsSettings.From(new ConfigurationBuilder()
        .AddInMemoryCollection(Good).AddInMemoryCollection(changes.ToDictionary(c => c.Name, c => c.Value)).Build());
}
