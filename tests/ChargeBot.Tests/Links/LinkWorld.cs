using System.Net;
using System.Threading.Channels;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using ChargeBot.Tests.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ChargeBot.Tests.Links;

/// <summary>A silo in this process over a SQLite file, with one station that has two ports.</summary>
internal sealed class LinkWorld : IAsyncDisposable
{
    private readonly IHost host;
    private readonly IPEndPoint endpoint;

    private LinkWorld(IHost host, string file, TestClock clock, IPEndPoint endpoint) =>
        (this.host, File, Clock, this.endpoint) = (host, file, clock, endpoint);

    public string File { get; }

    public TestClock Clock { get; }

    public StallingWriter Writes => (StallingWriter)Get<Writer>();

    public IChargePoints ChargePoints => Get<IChargePoints>();

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<LinkWorld> Start(string? file = null, TestClock? clock = null, string strangers = "Hold", LinkWorld? joins = null,
        Action<HostApplicationBuilder>? add = null)
    {
        var fresh = file is null;
        file ??= Path.Combine(Path.GetTempPath(), $"links-{Guid.NewGuid():N}.db");
        clock ??= new TestClock();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:File"] = file, ["Ocpp:Strangers"] = strangers });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddStorage(builder.Configuration);
        StallingWriter.Wrap(builder.Services);
        var port = FreePort.Next();
        builder.UseOrleans(silo => silo.UseLocalhostClustering(port, FreePort.Next(), joins?.endpoint).UseDomainSerialization());
        builder.Services.AddLinks(builder.Configuration);
        add?.Invoke(builder);

        // The tests ring for themselves.
        foreach (var hosted in builder.Services.Where(row => row.ServiceType == typeof(IHostedService) && row.ImplementationFactory is not null
            && row.ImplementationFactory.Method.ReturnType is { } type && (type == typeof(DeadlineClock) || type == typeof(Recovery))).ToList())
        {
            builder.Services.Remove(hosted);
        }

        var world = new LinkWorld(builder.Build(), file, clock, new IPEndPoint(IPAddress.Loopback, port));
        await world.Get<Migrator>().Migrate(Cancel);
        if (fresh)
        {
            await world.Get<Writer>().Commit(new WriteUnit
            {
                Changes = (db, _) =>
                {
                    db.Stations.Add(Samples.Station());
                    db.Ports.AddRange(Samples.Ports());
                    return Task.CompletedTask;
                },
            }, Cancel);
        }

        await world.host.StartAsync(Cancel);
        return world;
    }

    public T Get<T>() where T : notnull => host.Services.GetRequiredService<T>();

    public IChargePointGrain Grain(string identity = Samples.Identity) => Get<IGrainFactory>().GetGrain<IChargePointGrain>(identity);

    /// <summary>A device connects, and is ready for commands.</summary>
    public async Task<FakeLink> Connect(string identity = Samples.Identity, bool ready = true)
    {
        var link = new FakeLink();
        var grain = Grain(identity);
        link.Reference = Get<IGrainFactory>().CreateObjectReference<IChargePointLink>(link);
        link.Epoch = await grain.Attach(link.Reference, new Caller(Protocol.Ocpp16));
        if (ready)
        {
            await grain.Ready(link.Epoch);
        }

        return link;
    }

    /// <summary>As a turn does: the command and its deadline are stored, then handed over.</summary>
    public async Task<CommandRecord> Ask(CommandRecord command)
    {
        var unit = new WriteUnit
        {
            Changes = (db, _) =>
            {
                db.Commands.Add(command);
                return Task.CompletedTask;
            },
        };
        unit.Deadlines.Add(new Deadline("command", $"{command.ChargePointId}/{command.Id}", command.Deadline!.Value));
        await Get<Writer>().Commit(unit, Cancel);
        await ChargePoints.Submit(command.Copy());
        return command;
    }

    /// <summary>Returns when the owner has done what it set itself to do.</summary>
    public async Task Quiet(string identity = Samples.Identity)
    {
        await Grain(identity).Detach(-1);
        await Grain(identity).Detach(-1);
    }

    public async Task<CommandRecord> Stored(CommandRecord command)
    {
        await using var db = Get<ChargeBotDbs>().Open();
        return await db.Commands.SingleAsync(row => row.Id == command.Id, Cancel);
    }

    public async Task<T> Read<T>(Func<ChargeBotDb, Task<T>> read)
    {
        await using var db = Get<ChargeBotDbs>().Open();
        return await read(db);
    }

    public async Task<PortSnapshot> Look(string port = Samples.Port1) => (await ChargePoints.Look(Samples.Identity))!.Find(port)!;

    /// <summary>A transaction that runs at the first port.</summary>
    public async Task<ChargingSession> Charge(FakeLink link)
    {
        await Grain().Happened(link.Epoch, Samples.Start(Clock.GetUtcNow()));
        await Grain().Happened(link.Epoch, Samples.Status(PortStatus.Charging, at: Clock.GetUtcNow()));
        return (await Look()).Running!;
    }

    /// <summary>The process is gone, whatever it was at.</summary>
    public async Task Kill()
    {
        Writes.Stall(unit => true, before: true);
        await host.StopAsync(new CancellationToken(true)).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    public async ValueTask DisposeAsync()
    {
        if (!Writes.Stalled)
        {
            await host.StopAsync(CancellationToken.None);
            await ((IAsyncDisposable)host).DisposeAsync();
            System.IO.File.Delete(File);
        }
    }

}

/// <summary>The real clock, put forward.</summary>
internal sealed class TestClock : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public void Forward(TimeSpan by) => ahead += by;
}

/// <summary>A device's connection that notes what is written into it.</summary>
internal sealed class FakeLink : IChargePointLink
{
    private readonly Channel<(string MessageId, DeviceCommand Command)> written = Channel.CreateUnbounded<(string, DeviceCommand)>();

    public IChargePointLink Reference { get; set; } = null!;

    public long Epoch { get; set; }

    public int Writes { get; private set; }

    public TaskCompletionSource<string> Closed { get; } = new();

    /// <summary>What happens at a write; default: the frame leaves.</summary>
    public Func<Task<bool>> OnWrite { get; set; } = () => Task.FromResult(true);

    public async Task<bool> Write(long epoch, string messageId, DeviceCommand command)
    {
        Assert.Equal(Epoch, epoch);
        var left = await OnWrite();
        Writes += left ? 1 : 0;
        written.Writer.TryWrite((messageId, command));
        return left;
    }

    public Task Close(string why)
    {
        Closed.TrySetResult(why);
        return Task.CompletedTask;
    }

    public async Task<(string MessageId, DeviceCommand Command)> Next() =>
        await written.Reader.ReadAsync(LinkWorld.Cancel).AsTask().WaitAsync(TimeSpan.FromSeconds(20), LinkWorld.Cancel);
}

/// <summary>The real writer, which can be told to stop dead at a unit: before it is written, or after.</summary>
internal sealed class StallingWriter(Writer real) : Writer, IAsyncDisposable
{
    private Func<WriteUnit, bool>? stall;
    private bool before;

    public bool Stalled { get; private set; }

    public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static void Wrap(IServiceCollection services)
    {
        var real = services.Single(row => row.ServiceType == typeof(Writer));
        services.Remove(real);
        services.AddSingleton<Writer>(provider => new StallingWriter((Writer)real.ImplementationFactory!(provider)));
    }

    public ValueTask DisposeAsync() => real is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;

    public void Stall(Func<WriteUnit, bool> at, bool before) => (stall, this.before) = (at, before);

    public override async Task Commit(WriteUnit unit, CancellationToken cancel = default)
    {
        var here = Stalled || stall?.Invoke(unit) is true;
        if (!here || !(before || Stalled))
        {
            await real.Commit(unit, cancel);
        }

        if (here)
        {
            Stalled = true;
            Reached.TrySetResult();
            await new TaskCompletionSource().Task;
        }
    }
}
