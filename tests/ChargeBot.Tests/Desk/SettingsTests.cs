using ChargeBot.Bot;
using ChargeBot.Tests.Ftp;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace ChargeBot.Tests.Desk;

public sealed class SettingsTests
{
    [Fact]
    public void Production_without_settings_is_refused_and_each_missing_one_is_named()
    {
        var problems = Problems([], development: false);
        Assert.Contains(problems, problem => problem.StartsWith("MicrosoftAppId", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("People", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Demo:Enabled", "true")]
    [InlineData("AllowAgentsPlayground", "true")]
    public void What_is_for_the_demo_is_refused_in_production_and_welcome_in_development(string name, string value)
    {
        Assert.Contains(Problems(new() { [name] = value }, development: false), problem => problem.StartsWith(name, StringComparison.Ordinal));
        Assert.Empty(Problems(new() { [name] = value }, development: true));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("desk.example.com", false)]
    [InlineData("http://desk.example.com", false)]
    [InlineData("https://desk.example.com/?a=b", false)]
    [InlineData("https://desk.example.com", true)]
    [InlineData("https://desk.example.com/bot/", true)]
    public void One_time_pages_need_an_https_address_in_production(string? address, bool fine) =>
        Assert.Equal(fine, !Problems(new() { ["Web:PublicUrl"] = address }, development: false).Any(problem => problem.StartsWith("Web:PublicUrl", StringComparison.Ordinal)));

    [Fact]
    public void PostgreSQL_without_a_connection_string_is_refused() =>
        Assert.Contains(Problems(new() { ["Storage:Provider"] = "postgres" }, development: true), problem => problem.StartsWith("Storage:ConnectionString", StringComparison.Ordinal));

    [Theory]
    [InlineData("Lg2Wan:Port")]
    [InlineData("Lg2Wan:TlsPort")]
    public void Gateways_in_production_need_a_certificate_for_their_secrets(string port)
    {
        Assert.Contains(Problems(new() { [port] = "7259" }, development: false), problem => problem.StartsWith("Secrets:CertificateFile", StringComparison.Ordinal));
        Assert.Empty(Problems(new() { [port] = "7259" }, development: true));
        Assert.DoesNotContain(Problems(new() { [port] = "7259", ["Secrets:CertificateFile"] = "keys.pfx" }, development: false),
            problem => problem.StartsWith("Secrets", StringComparison.Ordinal));
    }

    [Fact]
    public void Groups_of_Entra_take_the_place_of_the_list_of_people_and_need_an_identity()
    {
        var group = new Dictionary<string, string?> { ["Graph:Groups:Supervisor:0"] = Guid.NewGuid().ToString() };
        var problems = Problems(group, development: false);
        Assert.DoesNotContain(problems, problem => problem.StartsWith("People", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("Graph:Groups needs MicrosoftAppId", StringComparison.Ordinal));
        Assert.Empty(Problems(new(group) { ["MicrosoftAppId"] = Guid.NewGuid().ToString(), ["MicrosoftAppPassword"] = "x", ["MicrosoftAppTenantId"] = Guid.NewGuid().ToString() }, development: true));
    }

    [Theory]
    [InlineData("Graph:Groups:Supervisor:0", "the supervisors")]
    [InlineData("Graph:Groups:Boss:0", "00000000-0000-0000-0000-000000000001")]
    [InlineData("Graph:RefreshSeconds", "4711")]
    [InlineData("Graph:KeepMinutes", "soon")]
    [InlineData("Graph:ShiftsTeam", "night shift")]
    [InlineData("Graph:Address", "http://graph.example.com/v1.0")]
    public void What_is_wrong_about_Graph_is_named_without_its_value(string name, string value)
    {
        var problem = Assert.Single(Problems(new() { [name] = value }, development: true));
        Assert.StartsWith(name[..name.LastIndexOf(':')], problem, StringComparison.Ordinal);
        Assert.DoesNotContain(value, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ftp:Port", "99999")]
    [InlineData("Ftp:Address", "some-host")]
    [InlineData("Ftp:PublicHost", "ftp://logs.example.com/")]
    [InlineData("Ftp:PassivePorts", "50100-50000")]
    [InlineData("Ftp:PassivePorts", "2000-3000")]
    [InlineData("Ftp:MaxConnections", "none")]
    [InlineData("Ftp:MaxPerAddress", "-7")]
    [InlineData("Ftp:CertificateFile", "nowhere.pfx")]
    public void What_is_wrong_about_FTP_is_named_without_its_value(string name, string value)
    {
        var problem = Assert.Single(Problems(new() { ["Ftp:Port"] = "2121", [name] = value }, development: true));
        Assert.StartsWith(name, problem, StringComparison.Ordinal);
        Assert.DoesNotContain(value, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_for_FTP_needs_its_password()
    {
        var file = Path.GetTempFileName();
        File.WriteAllBytes(file, FtpWorld.Certificate());
        Assert.Empty(Problems(Ftp("pfx"), development: true));
        Assert.StartsWith("Ftp:CertificateFile", Assert.Single(Problems(Ftp("wrong"), development: true)), StringComparison.Ordinal);
        File.Delete(file);

        Dictionary<string, string?> Ftp(string password) => new() { ["Ftp:Port"] = "2121", ["Ftp:CertificateFile"] = file, ["Ftp:CertificatePassword"] = password };
    }

    private static IReadOnlyList<string> Problems(Dictionary<string, string?> settings, bool development) =>
        Settings.Problems(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), development);
}
