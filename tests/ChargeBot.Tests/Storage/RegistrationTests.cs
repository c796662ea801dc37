using ChargeBot.Adapters.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChargeBot.Tests.Storage;

/// <summary>Storage in a host, by its settings.</summary>
public sealed class RegistrationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_settings_it_is_a_file_under_the_content_root()
    {
        using var folder = new TempFolder();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = folder.File() });
        // The row is of the clock's day: one of another day is pruned as soon as the host runs.
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Some.Now));
        builder.Services.AddStorage(builder.Configuration);
        using (var host = builder.Build())
        {
            await host.Services.GetRequiredService<Migrator>().Migrate(Cancel);
            await host.StartAsync(Cancel);
            await host.Services.GetRequiredService<Writer>().Commit(new WriteUnit { Seen = { Some.Seen("1") } }, Cancel);
            await using var db = host.Services.GetRequiredService<ChargeBotDbs>().Open();
            Assert.Single(await db.Seen.ToListAsync(Cancel));
            await host.StopAsync(Cancel);
        }

        Assert.True(File.Exists(folder.File(".chargebot", "chargebot.db")));
    }

    [Theory]
    [InlineData("postgres", "Storage:ConnectionString is missing")]
    [InlineData("oracle", "Storage:Provider is 'oracle'")]
    public async Task A_wrong_setting_is_named(string provider, string told)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Provider", provider)]).Build();
        await using var services = new ServiceCollection().AddLogging().AddStorage(settings).BuildServiceProvider();

        var refused = Assert.Throws<InvalidOperationException>(services.GetRequiredService<ChargeBotDbs>);

        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
    }
}
