using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChargeBot.Simulator.Sml;

namespace ChargeBot.Simulator.Lg2Wan;

/// <summary>Who opens the connection.</summary>
public abstract record GatewayWay
{
    private GatewayWay()
    {
    }

    /// <summary>The gateway dials the bot; with a certificate inside TLS, and no other one is accepted.</summary>
    public sealed record Dial(string Host, int Port, X509Certificate2? Certificate = null) : GatewayWay;

    /// <summary>The bot dials the gateway, at a free port of the loopback; with a certificate (and its key) inside TLS.</summary>
    public sealed record Listen(X509Certificate2? Certificate = null) : GatewayWay;
}

/// <summary>
/// A LG2WAN gateway over a real socket, written from adapters/Lg2Wan/README.md alone. This part holds its life: connect,
/// log in, push, and connect again. What it answers is in SimulatedGateway.Answers.cs, what orders do in
/// SimulatedGateway.Orders.cs, how it charges in SimulatedGateway.Charging.cs.
/// </summary>
public sealed partial class SimulatedGateway : IAsyncDisposable
{
    private readonly CancellationTokenSource life = new();
    private readonly GatewayWay way;
    private readonly GatewayHabits habits;
    private readonly Action<string>? log;
    private readonly string? user;
    private readonly string? password;
    private readonly TcpListener? listener;
    private readonly Journal journal = new();
    private readonly Lock gate = new();
    private readonly SemaphoreSlim pushing = new(1, 1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<IReadOnlyList<SmlMessage>>> pending = new();
    private readonly ConcurrentQueue<Damage> damages = new();
    private readonly SignedMeter?[] meters;
    private readonly DeviceDetails details;
    private TaskCompletionSource mayConnect = Completed();
    private TaskCompletionSource loggedIn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private GatewayLink? link;
    private Task running = Task.CompletedTask;
    private TimeSpan clockOffset;
    private uint starts;
    private bool ready;
    private bool rebooting;

    /// <param name="way">Who opens the connection.</param>
    /// <param name="serverId">The gateway's SML server id: 20 hex digits.</param>
    /// <param name="ports">How many ports it has, numbered from 1.</param>
    /// <param name="habits">How it is built and behaves.</param>
    /// <param name="user">Sent at its login, or asked of the bot where the bot dials; null for none.</param>
    /// <param name="password">Goes with <paramref name="user"/>.</param>
    /// <param name="log">Where it tells what happens, a line at a time.</param>
    public SimulatedGateway(
        GatewayWay way,
        string serverId,
        int ports = 1,
        GatewayHabits? habits = null,
        string? user = null,
        string? password = null,
        Action<string>? log = null)
    {
        this.way = way;
        this.habits = habits ?? new GatewayHabits();
        (this.user, this.password, this.log) = (user, password, log);
        (starts, sessions) = (this.habits.Starts, this.habits.Sessions);
        ServerId = serverId.ToUpperInvariant();
        Ports = [.. Enumerable.Range(1, ports).Select(i => new GatewayPort(i))];
        Parameters = new GatewayParameters(this.habits, ports);
        // The meter's id is the gateway's with another maker and the port as block.
        meters = [.. Ports.Select(p => this.habits is { Signs: true, HasSigningMeter: true }
            ? new SignedMeter($"0A01454D48{p.Number:X2}{ServerId[^8..]}", this.habits.MeterCurve)
            : null)];
        details = new DeviceDetails(ServerId, this.habits, meters);
        if (way is not GatewayWay.Listen) return;
        listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        ListensAt = (IPEndPoint)listener.LocalEndpoint;
    }

    /// <summary>Upper-case hex: the station's identity on the wire.</summary>
    public string ServerId { get; }

    public IReadOnlyList<GatewayPort> Ports { get; }

    public GatewayParameters Parameters { get; }

    /// <summary>The signing meters of the ports; null where a port has none.</summary>
    public IReadOnlyList<SignedMeter?> Meters => meters;

    /// <summary>Where the bot dials a listening gateway.</summary>
    public IPEndPoint? ListensAt { get; }

    /// <summary>The number of starts of the controller.</summary>
    public uint Starts => starts;

    /// <summary>Switches it on; from here on it connects, and connects again whenever the link is lost.</summary>
    public void Start()
    {
        lock (gate) logbook.AddRange(PastWeek.Of(ServerId, Ports.Count, sessions, Now()));
        Note(0, 0x0001, "Controller started");
        if (habits.Connects) running = Task.Run(() => LiveAsync(life.Token));
    }

    /// <summary>Switches it on and waits until it is logged in and has answered the first question for its status.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        Start();
        await ReadyAsync(ct);
    }

    /// <summary>The next time that it is ready for orders.</summary>
    public Task ReadyAsync(CancellationToken ct) => NextAsync<GatewayReady>(ct);

    /// <summary>The next loss of the link.</summary>
    public Task LinkDownAsync(CancellationToken ct) => NextAsync<LinkDown>(ct);

    /// <summary>The next happening of this kind, an earlier one that nobody asked for included.</summary>
    public Task<T> NextAsync<T>(CancellationToken ct, Func<T, bool>? fits = null)
        where T : Happening => journal.NextAsync(fits ?? (_ => true), ct);

    /// <summary>Cuts the line without a word; it stays away until <see cref="Reconnect"/>.</summary>
    public void DropLink()
    {
        mayConnect = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        link?.Abort();
    }

    /// <summary>Ends what <see cref="DropLink"/> began.</summary>
    public void Reconnect() => mayConnect.TrySetResult();

    /// <summary>The next file that it sends, whichever that is, is damaged like this; several calls queue up.</summary>
    public void DamageNext(Damage damage) => damages.Enqueue(damage);

    /// <summary>Sends bytes that need not be a file.</summary>
    public Task SendRawAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct) =>
        (link ?? throw new LinkLostException()).SendRawAsync(bytes, ct);

    public async ValueTask DisposeAsync()
    {
        await life.CancelAsync();
        link?.Abort();
        listener?.Dispose();
        await running;
        foreach (var meter in meters) meter?.Dispose();
        life.Dispose();
        pushing.Dispose();
        flushing.Dispose();
    }

    private async Task LiveAsync(CancellationToken ct)
    {
        var backOff = habits.FirstBackOff;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await mayConnect.Task.WaitAsync(ct);
                if (await OneConnectionAsync(ct)) backOff = habits.FirstBackOff;
                var wait = rebooting ? habits.BootTime : way is GatewayWay.Listen ? TimeSpan.Zero : backOff * (0.75 + Random.Shared.NextDouble() / 2);
                rebooting = false;
                if (wait > TimeSpan.Zero) await Task.Delay(wait, ct);
                backOff = backOff * 2 < habits.LongestBackOff ? backOff * 2 : habits.LongestBackOff;
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>Connects and stays until the link ends. True when it got as far as a login.</summary>
    private async Task<bool> OneConnectionAsync(CancellationToken ct)
    {
        Socket socket;
        Stream stream;
        try
        {
            (socket, stream) = await OpenAsync(ct);
        }
        catch (Exception e) when (e is SocketException or IOException or System.Security.Authentication.AuthenticationException or ObjectDisposedException)
        {
            Say($"no connection: {e.Message}");
            return false;
        }

        using var socketOwner = socket;
        await using var streamOwner = stream;
        using var upkeep = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var connection = new GatewayLink(stream, socket);
        (loggedIn, ready) = (new(TaskCreationOptions.RunContinuationsAsynchronously), false);
        link = connection;
        var reading = connection.ReadToEndAsync(file => Came(connection, file), ct);
        var serving = ServeAsync(connection, upkeep.Token);
        await reading;
        await upkeep.CancelAsync();
        link = null;
        foreach (var waiting in pending.Values) waiting.TrySetException(new LinkLostException());
        var got = await serving;
        journal.Add(new LinkDown());
        if (!ct.IsCancellationRequested) Say("the link is down");
        return got;
    }

    private async Task<(Socket Socket, Stream Stream)> OpenAsync(CancellationToken ct)
    {
        var socket = listener is not null ? await listener.AcceptSocketAsync(ct) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.NoDelay = true;
            if (way is GatewayWay.Dial dial) await socket.ConnectAsync(dial.Host, dial.Port, ct);
            var plain = new NetworkStream(socket);
            if (way is GatewayWay.Listen { Certificate: { } own })
            {
                var tls = new SslStream(plain);
                await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = own }, ct);
                return (socket, tls);
            }

            if (way is GatewayWay.Dial { Certificate: { } trusted } secure)
            {
                var tls = new SslStream(plain, false, (_, shown, _, _) => shown?.GetRawCertData().AsSpan().SequenceEqual(trusted.RawData) ?? false);
                await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = secure.Host }, ct);
                return (socket, tls);
            }

            return (socket, plain);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The gateway's own traffic on one connection.</summary>
    private async Task<bool> ServeAsync(GatewayLink connection, CancellationToken ct)
    {
        var got = false;
        try
        {
            if (way is GatewayWay.Dial && !await LogInAsync(connection, ct)) return false;
            await loggedIn.Task.WaitAsync(ct);
            got = true;
            Say("logged in");
            journal.Add(new LoggedIn());
            while (true)
            {
                await FlushRecordsAsync(ct);
                await Task.Delay(habits.PushInterval ?? Parameters.PushInterval, ct);
                await PushStatusAsync(ct);
            }
        }
        catch (Exception e) when (e is LinkLostException or OperationCanceledException or TimeoutException)
        {
            if (e is TimeoutException) Say($"gave up on this connection: {e.Message}");
            connection.Abort();
        }

        return got;
    }

    private async Task<bool> LogInAsync(GatewayLink connection, CancellationToken ct)
    {
        var id = RandomNumberGenerator.GetBytes(16);
        var open = SmlBodies.OpenRequest(habits.ControllerId, id, ServerId, user, password);
        var answer = await AskAsync(
            connection, id, [new([.. id, 0], SmlTag.OpenRequest, open), new([.. id, 0xFF], SmlTag.CloseRequest, SmlBodies.Close())], ct);
        if (answer.FirstOrDefault(m => m.Tag == SmlTag.Attention) is { } refusal)
        {
            var number = Convert.ToUInt16(refusal.Body[1].Hex[8..], 16);
            Say($"the login was refused: {number:X4}");
            journal.Add(new LoginRefused(number));
            connection.Abort();
            return false;
        }

        TakeClock(answer[0].Body[4]);
        loggedIn.TrySetResult();
        return true;
    }

    /// <summary>The answer's time becomes our clock, where the two are further apart than whole seconds can tell.</summary>
    private void TakeClock(SmlNode refTime)
    {
        if (SmlBodies.ReadTime(refTime) is not { } theirs) return;
        if ((theirs - Now()).Duration() > TimeSpan.FromSeconds(2)) clockOffset += theirs - Now();
    }

    private DateTimeOffset Now() => TimeProvider.System.GetUtcNow() + clockOffset;

    private void Say(string line) => log?.Invoke($"{ServerId}: {line}");

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        source.SetResult();
        return source;
    }
}
