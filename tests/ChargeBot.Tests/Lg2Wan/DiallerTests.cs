using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Simulator.Lg2Wan;
using Xunit;

namespace ChargeBot.Tests.Lg2Wan;

/// <summary>Gateways that we dial.</summary>
public sealed class DiallerTests
{
    private static readonly (string, string)[] Hasty = [("FirstBackOff", "00:00:00.05"), ("LongestBackOff", "00:00:00.2"), ("CallTimeout", "00:00:05")];

    [Fact]
    public async Task A_gateway_is_dialled_logged_in_at_and_dialled_again_when_the_line_is_lost()
    {
        await using var gateway = Listening(user: "lg", password: "geheim");
        await using var world = await GatewayWorld.Start(Hasty);
        await Enter(world, Reached(gateway, row => (row.UserName, row.Password) = ("lg", world.Links.Get<SecretBox>().Protect("geheim"))));
        await gateway.StartAsync(GatewayWorld.Cancel);
        await world.Becomes(await world.Ask(CommandKind.Unlock, new UnlockConnector(1)), CommandState.Confirmed);
        gateway.DropLink();
        gateway.Reconnect();
        await gateway.ReadyAsync(GatewayWorld.Cancel);
        await world.Becomes(await world.Ask(CommandKind.Unlock, new UnlockConnector(1)), CommandState.Confirmed);
    }

    [Fact]
    public async Task Our_login_may_be_refused_and_is_tried_again()
    {
        await using var gateway = Listening(user: "lg", password: "geheim");
        await using var world = await GatewayWorld.Start(Hasty);
        await Enter(world, Reached(gateway));
        gateway.Start();
        await gateway.NextAsync<LoginRefused>(GatewayWorld.Cancel);
        await gateway.NextAsync<LoginRefused>(GatewayWorld.Cancel);
        Assert.False((await world.Links.ChargePoints.Look(GatewayWorld.Identity))!.Station.Online);
    }

    [Fact]
    public async Task Another_gateway_at_the_address_is_not_taken_for_it()
    {
        await using var gateway = Listening(server: "0A014C47570000000002");
        await using var world = await GatewayWorld.Start(Hasty);
        await Enter(world, Reached(gateway));
        gateway.Start();
        await gateway.NextAsync<LoginRefused>(GatewayWorld.Cancel);
        Assert.False((await world.Links.ChargePoints.Look(GatewayWorld.Identity))!.Station.Online);
    }

    [Fact]
    public async Task A_certificate_is_pinned_by_its_hash_and_another_one_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=gateway", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        await using var gateway = new SimulatedGateway(new GatewayWay.Listen(certificate), GatewayWorld.Identity, 2, GatewayWorld.Quick);
        await using var world = await GatewayWorld.Start(Hasty);
        await Enter(world, Reached(gateway, row => (row.Tls, row.CertificateHash) = (true, new string('0', 64))));
        var ready = gateway.StartAsync(GatewayWorld.Cancel);
        await Task.Delay(500, GatewayWorld.Cancel);
        Assert.False(ready.IsCompleted);
        await Change(world, row => row.CertificateHash = certificate.GetCertHashString(HashAlgorithmName.SHA256));
        await ready;
    }

    [Fact]
    public async Task Who_is_not_to_be_dialled_any_more_is_let_go()
    {
        await using var gateway = Listening();
        await using var world = await GatewayWorld.Start(Hasty);
        await Enter(world, Reached(gateway));
        await gateway.StartAsync(GatewayWorld.Cancel);
        await Change(world, row => row.Direction = GatewayDirection.Incoming);
        await gateway.LinkDownAsync(GatewayWorld.Cancel);
        await GatewayWorld.Until(async () => !(await world.Links.ChargePoints.Look(GatewayWorld.Identity))!.Station.Online, "it is away");
    }

    private static SimulatedGateway Listening(string server = GatewayWorld.Identity, string? user = null, string? password = null) =>
        new(new GatewayWay.Listen(), server, 2, GatewayWorld.Quick, user, password);

    private static Gateway Reached(SimulatedGateway gateway, Action<Gateway>? how = null)
    {
        var row = new Gateway
        {
            StationId = GatewayWorld.StationId,
            Direction = GatewayDirection.Outgoing,
            Address = "127.0.0.1",
            Port = gateway.ListensAt!.Port,
        };
        how?.Invoke(row);
        return row;
    }

    /// <summary>As an import does: the row, and the network's number.</summary>
    private static Task Enter(GatewayWorld world, Gateway row) => Save(world, db => db.Gateways.Add(row));

    private static Task Change(GatewayWorld world, Action<Gateway> how) => Save(world, db => how(db.Gateways.Single()));

    private static Task Save(GatewayWorld world, Action<ChargeBotDb> change) => world.Links.Get<Writer>().Commit(new WriteUnit
    {
        Changes = async (db, cancel) =>
        {
            change(db);
            await Counters.Raise(db, Counters.Network, cancel);
        },
    }, GatewayWorld.Cancel);
}
