using System.Net;
using ChargeBot.Adapters.Lg2Wan;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using ChargeBot.Simulator.Lg2Wan;
using ChargeBot.Tests.Demo;
using ChargeBot.Tests.Links;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Tests.Lg2Wan;

/// <summary>
/// The real door on a real socket, the real owners of charge points, and the database, with one LG2WAN station of two
/// ports and, from <see cref="Samples"/>, one OCPP station.
/// </summary>
internal sealed class GatewayWorld : IAsyncDisposable
{
    public const string Identity = "0A014C47570000000001";
    public const string StationId = "Berlin-077";
    public const string Port1 = "DE*ABC*E77*1";
    public const string Port2 = "DE*ABC*E77*2";
    public const string Password = "geheim";

    /// <summary>A gateway in a hurry.</summary>
    public static readonly GatewayHabits Quick = new()
    {
        AnswerDelay = TimeSpan.Zero,
        ReactionTime = TimeSpan.FromMilliseconds(20),
        BootTime = TimeSpan.FromMilliseconds(50),
        FirstBackOff = TimeSpan.FromMilliseconds(20),
        PushInterval = TimeSpan.FromMinutes(5),
        AnswerTimeout = TimeSpan.FromSeconds(20),
    };

    private GatewayWorld(LinkWorld links, int door) => (Links, Door) = (links, door);

    public LinkWorld Links { get; }

    public int Door { get; }

    public IPEndPoint At => new(IPAddress.Loopback, Door);

    public IChargePointGrain Grain => Links.Grain(Identity);

    /// <summary>What waits for a gateway does not wait for ever.</summary>
    public static CancellationToken Cancel
    {
        get
        {
            var limit = CancellationTokenSource.CreateLinkedTokenSource(LinkWorld.Cancel);
            limit.CancelAfter(TimeSpan.FromSeconds(60));
            return limit.Token;
        }
    }

    /// <summary>Starts it.</summary>
    /// <param name="settings">Of section Lg2Wan.</param>
    /// <param name="gateway">How the station's gateway is reached; null: nobody entered it.</param>
    /// <param name="password">Whether the station has a password.</param>
    public static async Task<GatewayWorld> Start(IEnumerable<(string Key, string Value)>? settings = null, Gateway? gateway = null, bool password = false)
    {
        var door = FreePort.Next();
        var links = await LinkWorld.Start(add: builder =>
        {
            foreach (var (key, value) in (IEnumerable<(string, string)>)[("Port", $"{door}"), ("Address", "127.0.0.1"), ("CallTimeout", "00:00:05"), .. settings ?? []])
            {
                builder.Configuration["Lg2Wan:" + key] = value;
            }

            builder.Services.AddLg2Wan(builder.Configuration);
        });
        await links.Get<Writer>().Commit(new WriteUnit
        {
            Changes = (db, _) =>
            {
                db.Stations.Add(new Station
                {
                    Id = StationId,
                    ChargePointId = Identity,
                    Protocol = Protocol.Lg2Wan,
                    PasswordHash = password ? PasswordHash.Make(Password) : null,
                });
                db.Ports.AddRange(
                    new Port { Id = Port1, StationId = StationId, ConnectorId = 1 },
                    new Port { Id = Port2, StationId = StationId, ConnectorId = 2 });
                if (gateway is not null)
                {
                    db.Gateways.Add(gateway);
                }

                return Task.CompletedTask;
            },
        }, Cancel);
        return new GatewayWorld(links, door);
    }

    /// <summary>A simulated gateway that dials the door.</summary>
    public SimulatedGateway Simulated(GatewayHabits? habits = null, string server = Identity, string? user = null, string? password = null) =>
        new(new GatewayWay.Dial("127.0.0.1", Door), server, 2, habits ?? Quick, user, password);

    /// <summary>One that is ready for orders, as far as we know.</summary>
    public async Task<SimulatedGateway> Connected(GatewayHabits? habits = null)
    {
        var gateway = Simulated(habits);
        await gateway.StartAsync(Cancel);
        await Until(async () => (await Links.ChargePoints.Look(Identity))?.Station is { Online: true, Model: not null }, "the gateway is known");
        return gateway;
    }

    /// <summary>A gateway in hand-written bytes that is logged in and has answered the first words; nothing else of it is answered.</summary>
    public async Task<ByteGateway> Scripted(string status = ByteGateway.Available)
    {
        var gateway = new ByteGateway(At);
        await gateway.LogIn();
        await gateway.FirstWords(status);
        return gateway;
    }

    /// <summary>A command to the first port, as a turn gives it.</summary>
    public Task<CommandRecord> Ask(CommandKind kind, DeviceCommand ask, Guid? session = null, string port = Port1) => Links.Ask(new CommandRecord
    {
        Id = Guid.CreateVersion7(Links.Clock.GetUtcNow()),
        StationId = StationId,
        ChargePointId = Identity,
        PortId = port,
        Kind = kind,
        Command = ask,
        PersonId = "p",
        PersonName = "P",
        RequestedAt = Links.Clock.GetUtcNow(),
        SessionId = session,
    }.Request(waitUntilIdle: false));

    /// <summary>The command once it stands here.</summary>
    public async Task<CommandRecord> Becomes(CommandRecord command, CommandState state)
    {
        await Until(async () => (await Links.Stored(command)).State == state, $"the command is {state}", async () => $"it is {(await Links.Stored(command)).State}");
        return await Links.Stored(command);
    }

    public async Task<PortSnapshot> Look(string port = Port1) => (await Links.ChargePoints.Look(Identity))!.Find(port)!;

    public Task<List<ChargingSession>> Sessions() => Links.Read(db => db.Sessions.AsNoTracking().ToListAsync(Cancel));

    /// <summary>What a device value reads, once it is there.</summary>
    public async Task<string?> Reported(string key, int connector) => await Links.Read(db => db.DeviceValues
        .Where(row => row.StationId == StationId && row.Key == key && row.ConnectorId == connector).Select(row => row.Reported).FirstOrDefaultAsync(Cancel));

    /// <summary>What follows from events that cannot be awaited becomes true.</summary>
    public static async Task Until(Func<Task<bool>> isTrue, string what, Func<Task<string>>? instead = null)
    {
        var limit = DateTime.UtcNow.AddSeconds(20);
        while (!await isTrue())
        {
            if (DateTime.UtcNow > limit)
            {
                throw new TimeoutException($"Not in time: {what}; {(instead is null ? "" : await instead())}");
            }

            await Task.Delay(20, Cancel);
        }
    }

    public ValueTask DisposeAsync() => Links.DisposeAsync();
}
