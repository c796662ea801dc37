using ChargeBot.Bot.People;
using ChargeBot.Domain.People;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChargeBot.Tests.People;

public sealed class PeopleDirectoryTests
{
    private const string Anna = "7c0a2f3e-4a6d-4c0e-9a57-0d5b7e0f1a01";
    private const string Bela = "7c0a2f3e-4a6d-4c0e-9a57-0d5b7e0f1a02";
    private const string Contoso = "11111111-1111-4111-8111-111111111111";
    private const string Fabrikam = "22222222-2222-4222-8222-222222222222";

    [Fact]
    public void A_person_is_found_by_tenant_and_object_id_in_any_case()
    {
        using var directory = Directory(
            ("People:0:AadObjectId", Anna), ("People:0:TenantId", Contoso), ("People:0:Name", "Anna"), ("People:0:Language", "de"),
            ("People:0:Roles:0", "HotlineAgent"), ("People:0:Roles:1", "supervisor"));
        var anna = directory.Find(Contoso, Anna.ToUpperInvariant());
        Assert.NotNull(anna);
        Assert.Equal("Anna", anna.Name);
        Assert.Equal("de", anna.Language);
        Assert.Equal([Role.HotlineAgent, Role.Supervisor], anna.Roles.Order());
    }

    [Fact]
    public void The_same_object_id_in_another_tenant_is_someone_else()
    {
        using var directory = Directory(("People:0:AadObjectId", Anna), ("People:0:TenantId", Contoso), ("People:0:Roles:0", "Supervisor"));
        Assert.Null(directory.Find(Fabrikam, Anna));
        Assert.Null(directory.Find(null, Anna));
    }

    [Fact]
    public void Someone_listed_without_a_tenant_is_found_in_each()
    {
        using var directory = Directory(("People:0:AadObjectId", Anna), ("People:0:Roles:0", "OnCallEngineer"));
        Assert.Equal(Fabrikam, directory.Find(Fabrikam, Anna)?.TenantId);
        Assert.NotNull(directory.Find(null, Anna));
    }

    [Fact]
    public void Someone_unknown_has_no_role_and_may_do_nothing()
    {
        using var directory = Directory(("People:0:AadObjectId", Anna), ("People:0:Roles:0", "Supervisor"));
        Assert.Null(directory.Find(Contoso, Bela));
        Assert.Null(directory.Find(Contoso, ""));
        Assert.Null(directory.Find(Contoso, null));
        var stranger = ServiceAgent.Stranger(Contoso, Bela, "Béla");
        Assert.All(Enum.GetValues<Permission>(), p => Assert.Equal(Grant.Denied, RoleTable.Default.Ask(stranger, p)));
    }

    [Fact]
    public void A_change_of_the_configuration_counts_at_once()
    {
        var configuration = Configuration(("People:0:AadObjectId", Anna), ("People:0:Roles:0", "HotlineAgent"));
        using var directory = new PeopleDirectory(configuration, NullLogger<PeopleDirectory>.Instance);
        configuration["People:0:Roles:0"] = "Supervisor";
        configuration["People:1:AadObjectId"] = Bela;
        configuration.Reload();
        Assert.Equal([Role.Supervisor], directory.Find(Contoso, Anna)!.Roles);
        Assert.Empty(directory.Find(Contoso, Bela)!.Roles);
        Assert.Equal(2, directory.All.Count);
    }

    [Fact]
    public void A_broken_change_leaves_everyone_at_work()
    {
        var configuration = Configuration(("People:0:AadObjectId", Anna), ("People:0:Roles:0", "HotlineAgent"));
        using var directory = new PeopleDirectory(configuration, NullLogger<PeopleDirectory>.Instance);
        configuration["People:0:Roles:0"] = "Hotlin";
        configuration.Reload();
        Assert.Equal([Role.HotlineAgent], directory.Find(Contoso, Anna)!.Roles);
    }

    [Theory]
    [InlineData("People:0:AadObjectId", "", "People:0:AadObjectId is missing.")]
    [InlineData("People:0:Roles:0", "Boss", "People:0:Roles:0 is 'Boss', which is no role; there are HotlineAgent, OnCallEngineer, Supervisor.")]
    [InlineData("People:0:Roles:0", "2", "People:0:Roles:0 is '2', which is no role")]
    [InlineData("People:0:Language", "fr", "People:0:Language is 'fr'; there are en and de.")]
    [InlineData("People:1:AadObjectId", Anna, "People:1: this AadObjectId is listed twice.")]
    public void What_is_wrong_in_the_configuration_is_named_at_the_start(string key, string value, string error)
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Directory(("People:0:AadObjectId", Anna), (key, value)));
        Assert.Contains(error, thrown.Message, StringComparison.Ordinal);
    }

    private static PeopleDirectory Directory(params (string Key, string Value)[] settings) =>
        new(Configuration(settings), NullLogger<PeopleDirectory>.Instance);

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>();
        foreach (var (key, value) in settings)
        {
            values[key] = value;
        }
        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }
}
