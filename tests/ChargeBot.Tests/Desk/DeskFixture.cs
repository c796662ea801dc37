using ChargeBot.Simulator;
using ChargeBot.Tests.Teams;
using ChargeBot.Tests.WholePath;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>One running bot with its channel and one connected station, for the tests of a class.</summary>
public sealed class DeskFixture : IAsyncLifetime
{
    /// <summary>A person for each role, and one without.</summary>
    public static FakePerson Agent => FakePerson.Alex;

    public static FakePerson Engineer => FakePerson.Robin;

    public static FakePerson Supervisor { get; } = new("Selma Supervisor", "00000000-0000-0000-0000-0000000000a3");

    /// <summary>Has a role and has never asked anything.</summary>
    public static FakePerson Beginner { get; } = new("Bea Beginner", "00000000-0000-0000-0000-0000000000a8");

    public static FakePerson Stranger { get; } = new("Noor Newcomer", "00000000-0000-0000-0000-0000000000a4");

    internal FakeChannel Channel { get; private set; } = null!;

    internal BotProcess Bot { get; private set; } = null!;

    internal SimulatedChargePoint Station { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Channel = await FakeChannel.Start();
        var planned = BotProcess.Station("Berlin-107", "CB-BERLIN-107", "DE*ABC*E1310*1").Replace("\"AVAILABLE\"", "\"PLANNED\"", StringComparison.Ordinal);
        Bot = await BotProcess.Start(Channel, BotProcess.Together(BotProcess.TwoPorts, planned), settings =>
        {
            settings["People__2__AadObjectId"] = Supervisor.EntraId;
            settings["People__2__Name"] = "Selma";
            settings["People__2__Roles__0"] = "Supervisor";
            settings["People__3__AadObjectId"] = Beginner.EntraId;
            settings["People__3__Name"] = "Bea";
            settings["People__3__Roles__0"] = "HotlineAgent";
            settings["Desk__RoleContact"] = "the team lead";
        });
        Station = new SimulatedChargePoint(Bot.Ocpp, "CB-BERLIN-042", connectors: 2, new Personality
        {
            AnswerDelay = TimeSpan.Zero,
            ReactionTime = TimeSpan.FromMilliseconds(20),
            FirstBackOff = TimeSpan.FromMilliseconds(100),
            BootTime = TimeSpan.FromMilliseconds(100),
        });
        await Station.StartAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Station.DisposeAsync();
        await Bot.DisposeAsync();
        await Channel.DisposeAsync();
    }
}
