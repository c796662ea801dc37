using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using ChargeBot.Adapters.MobileNetworks;
using ChargeBot.Domain.MobileNetworks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ChargeBot.Tests.MobileNetworks;

/// <summary>Questions to the operator over real sockets: what is sent is what the APIs describe, and every refusal has its reason.</summary>
public sealed class OperatorClientTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly Lines log = new();
    private readonly List<ServiceProvider> made = [];
    private FakeOperator there = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => there = await FakeOperator.Start();

    public async ValueTask DisposeAsync()
    {
        foreach (var services in made)
        {
            await services.DisposeAsync();
        }

        await there.DisposeAsync();
    }

    [Fact]
    public async Task What_the_operator_answers_is_taken_with_its_own_times()
    {
        var answer = await Client().Ask(Sim(), null, Stop);

        Assert.Empty(answer.Refusals);
        var at = new DateTimeOffset(2026, 11, 23, 7, 59, 30, 250, TimeSpan.Zero);
        Assert.Equal(
            new MobileNetworkDetails
            {
                Reach = new(SimReach.Yes, SimSource.OperatorApi, at),
                LastConnected = new(at, SimSource.OperatorApi, at),
                Generation = new(NetworkGeneration.G4, SimSource.OperatorApi, Now.AddSeconds(-40)),
                Roaming = new(new(true, "FR", "208"), SimSource.OperatorApi, Now.AddSeconds(-50)),
            },
            answer.Details);
        Assert.Equal(ConnectionKind.Connected, answer.Details.StatusAt(Now).Kind);
        Assert.Empty(there.Breaches);
        Assert.Single(there.Correlators.Distinct());
    }

    [Theory]
    [InlineData(SimIdentifier.PhoneNumber, """{"phoneNumber":"+4915112345678"}""")]
    [InlineData(SimIdentifier.NetworkAccessIdentifier, """{"networkAccessIdentifier":"charger-42@iot.example.com"}""")]
    [InlineData(SimIdentifier.Ipv4Address, """{"ipv4Address":{"publicAddress":"10.1.2.3","privateAddress":"10.1.2.3"}}""")]
    public async Task One_identifier_is_sent_the_one_that_is_configured(SimIdentifier identifier, string device)
    {
        Assert.Empty((await Client(api => api with { Identifier = identifier }).Ask(Sim(), null, Stop)).Refusals);
        Assert.All(there.Devices, sent => Assert.Equal(device, sent.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })));
        Assert.Equal(3, there.Devices.Count);
        Assert.Empty(there.Breaches);
    }

    [Fact]
    public async Task The_stations_own_SIM_IP_address_does_where_the_file_has_none()
    {
        var sim = Sim();
        sim.IpAddress = null;
        var client = Client(api => api with { Identifier = SimIdentifier.Ipv4Address });
        Assert.Empty((await client.Ask(sim, "10.9.8.7", Stop)).Refusals);
        Assert.Equal(RefusalReason.NoIdentifier, Assert.Single((await client.Ask(sim, "not an address", Stop)).Refusals).Reason);
    }

    [Fact]
    public async Task Without_an_API_or_an_identifier_nobody_is_asked()
    {
        Assert.Equal(RefusalReason.NotConfigured, Assert.Single((await Client(_ => null).Ask(Sim(), null, Stop)).Refusals).Reason);
        Assert.Equal(RefusalReason.NoIdentifier, Assert.Single((await Client().Ask(new SimCard { Iccid = "1" }, null, Stop)).Refusals).Reason);
        Assert.Equal(0, there.TokensIssued);
    }

    [Theory]
    [InlineData(400, "INVALID_ARGUMENT", RefusalReason.WrongIdentifier)]
    [InlineData(403, "PERMISSION_DENIED", RefusalReason.Forbidden)]
    [InlineData(404, "IDENTIFIER_NOT_FOUND", RefusalReason.UnknownSim)]
    [InlineData(404, "NOT_FOUND", RefusalReason.NotOffered)]
    [InlineData(422, "SERVICE_NOT_APPLICABLE", RefusalReason.NotOffered)]
    [InlineData(422, "UNSUPPORTED_IDENTIFIER", RefusalReason.WrongIdentifier)]
    [InlineData(422, "MISSING_IDENTIFIER", RefusalReason.WrongIdentifier)]
    [InlineData(422, "UNNECESSARY_IDENTIFIER", RefusalReason.WrongIdentifier)]
    [InlineData(429, "QUOTA_EXCEEDED", RefusalReason.TooMany)]
    [InlineData(302, "ELSEWHERE", RefusalReason.Unreadable)]
    public async Task A_refusal_is_a_reason_and_is_not_asked_again(int status, string code, RefusalReason reason)
    {
        there.RefuseAll(status, code);
        var answer = await Client().Ask(Sim(), null, Stop);
        Assert.Equal(Enum.GetValues<OperatorQuestion>(), answer.Refusals.Select(refusal => refusal.Question));
        Assert.All(answer.Refusals, refusal => Assert.Equal(reason, refusal.Reason));
        Assert.Equal(MobileNetworkDetails.None, answer.Details);
        Assert.All(Enum.GetValues<OperatorQuestion>(), question => Assert.Equal(1, there.Calls(question)));
    }

    [Fact]
    public async Task What_one_API_refuses_does_not_take_the_others_answers_away()
    {
        there.Refuse(OperatorQuestion.Roaming, 422, "SERVICE_NOT_APPLICABLE");
        var answer = await Client().Ask(Sim(), null, Stop);
        Assert.Equal(OperatorQuestion.Roaming, Assert.Single(answer.Refusals).Question);
        Assert.Equal((NetworkGeneration.G4, null), (answer.Details.Generation!.Value, answer.Details.Roaming));
    }

    [Fact]
    public async Task Too_many_questions_are_told_with_the_time_to_wait_and_a_short_wait_is_waited()
    {
        there.Refuse(OperatorQuestion.Reachability, 429, "TOO_MANY_REQUESTS", TimeSpan.FromMinutes(5));
        there.Answer(OperatorQuestion.Roaming, (call, context) =>
        {
            context.Response.Headers.RetryAfter = "0";
            return call == 1 ? FakeOperator.Write(context, 429, "{}") : FakeOperator.Write(context, 200, """{"roaming":false}""");
        });
        var answer = await Client().Ask(Sim(), null, Stop);
        var refusal = Assert.Single(answer.Refusals);
        Assert.Equal((RefusalReason.TooMany, TimeSpan.FromMinutes(5)), (refusal.Reason, refusal.RetryAfter));
        Assert.Equal((1, 2), (there.Calls(OperatorQuestion.Reachability), there.Calls(OperatorQuestion.Roaming)));
        Assert.Equal(new SimFact<SimRoaming>(new(false), SimSource.OperatorApi, Now, Dated: false), answer.Details.Roaming);
    }

    [Fact]
    public async Task A_service_that_is_away_is_asked_twice_more_and_then_told()
    {
        there.RefuseAll(503, "UNAVAILABLE");
        there.Answer(OperatorQuestion.NetworkType, (call, context) =>
            call < 3 ? FakeOperator.Write(context, 503, "") : FakeOperator.Write(context, 200, """{"connectedNetworkType":"5G"}"""));
        var answer = await Client().Ask(Sim(), null, Stop);
        Assert.Equal([RefusalReason.Unavailable, RefusalReason.Unavailable], answer.Refusals.Select(refusal => refusal.Reason));
        Assert.Equal(NetworkGeneration.G5, answer.Details.Generation!.Value);
        Assert.Equal(3, there.Calls(OperatorQuestion.Reachability));
    }

    [Fact]
    public async Task Silence_ends_with_its_reason()
    {
        var silence = new TaskCompletionSource();
        there.Answer(OperatorQuestion.Reachability, (_, context) => silence.Task.WaitAsync(context.RequestAborted));
        var answer = await Client(api => api with { TimeoutSeconds = 0.2 }).Ask(Sim(), null, Stop);
        Assert.Equal(RefusalReason.TimedOut, Assert.Single(answer.Refusals).Reason);
        Assert.Equal(3, there.Calls(OperatorQuestion.Reachability));
    }

    [Theory]
    [InlineData("<html>Not today</html>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"reachable":"yes"}""")]
    [InlineData("""{"lastStatusTime":"2026-11-23T07:59:30Z"}""")]
    public async Task An_answer_that_is_none_by_the_description_is_unreadable(string body)
    {
        there.Answer(OperatorQuestion.Reachability, 200, body);
        Assert.Equal(RefusalReason.Unreadable, Assert.Single((await Client().Ask(Sim(), null, Stop)).Refusals).Reason);
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off()
    {
        there.Answer(OperatorQuestion.Reachability, async (_, context) =>
        {
            var kilobyte = new string('x', 1024);
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(kilobyte, context.RequestAborted);
            }
        });
        var answer = await Client().Ask(Sim(), null, Stop);
        Assert.Equal(RefusalReason.Unreadable, Assert.Single(answer.Refusals).Reason);
        Assert.Equal(1, there.Calls(OperatorQuestion.Reachability));
    }

    [Fact]
    public async Task What_the_operator_does_not_know_is_not_delivered()
    {
        there.Answer(OperatorQuestion.Reachability, 200, """{"lastStatusTime":"2026-11-23T07:00:00Z","reachable":false}""");
        there.Answer(OperatorQuestion.NetworkType, 200, """{"lastStatusTime":"2026-11-23T07:00:00Z","connectedNetworkType":"UNKNOWN"}""");
        there.Answer(OperatorQuestion.Roaming, 200, """{"lastStatusTime":"2026-11-23T07:00:00Z","roaming":true,"countryCode":901,"countryName":[]}""");
        var details = (await Client().Ask(Sim(), null, Stop)).Details;
        Assert.Equal((SimReach.No, null, null), (details.Reach!.Value, details.LastConnected, details.Generation));
        Assert.Equal(new SimRoaming(true, null, "901"), details.Roaming!.Value);
    }

    [Fact]
    public async Task Reachable_for_messages_alone_is_told_apart_and_a_time_in_the_future_is_not_believed()
    {
        there.Answer(OperatorQuestion.Reachability, 200, """{"lastStatusTime":"2026-11-24T07:00:00Z","reachable":true,"connectivity":["SMS"]}""");
        var reach = (await Client().Ask(Sim(), null, Stop)).Details.Reach;
        Assert.Equal(new SimFact<SimReach>(SimReach.SmsOnly, SimSource.OperatorApi, Now, Dated: false), reach);
    }

    [Fact]
    public async Task A_token_serves_until_it_is_refused_and_then_a_new_one_is_got_once()
    {
        var client = Client();
        await client.Ask(Sim(), null, Stop);
        await client.Ask(Sim(), null, Stop);
        Assert.Equal(1, there.TokensIssued);
        there.Revoke();
        Assert.Empty((await client.Ask(Sim(), null, Stop)).Refusals);
        Assert.InRange(there.TokensIssued, 2, 4);

        there.RefuseAll(401, "UNAUTHENTICATED");
        Assert.All((await client.Ask(Sim(), null, Stop)).Refusals, refusal => Assert.Equal(RefusalReason.Unauthenticated, refusal.Reason));
    }

    [Theory]
    [InlineData(401, """{"error":"invalid_client"}""", RefusalReason.Unauthenticated)]
    [InlineData(503, null, RefusalReason.Unavailable)]
    [InlineData(200, "no token", RefusalReason.Unreadable)]
    [InlineData(200, """{"access_token":"two\nlines","expires_in":60}""", RefusalReason.Unreadable)]
    public async Task Without_a_token_no_question_is_put(int status, string? body, RefusalReason reason)
    {
        (there.TokenStatus, there.TokenBody) = (status, body);
        var answer = await Client().Ask(Sim(), null, Stop);
        Assert.Equal(3, answer.Refusals.Count);
        Assert.All(answer.Refusals, refusal => Assert.Equal(reason, refusal.Reason));
        Assert.Equal(0, there.Calls(OperatorQuestion.Reachability));
    }

    [Fact]
    public async Task An_operator_that_nobody_reaches_is_away()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        taken.Stop();
        var answer = await Client(api => api with { Address = address }).Ask(Sim(), null, Stop);
        Assert.All(answer.Refusals, refusal => Assert.Equal(RefusalReason.Unavailable, refusal.Reason));
    }

    [Fact]
    public async Task An_API_that_the_operator_does_not_offer_is_not_asked()
    {
        var answer = await Client(api => api with { RoamingPath = "-" }).Ask(Sim(), null, Stop);
        Assert.Equal((0, 0, null), (answer.Refusals.Count, there.Calls(OperatorQuestion.Roaming), answer.Details.Roaming));
    }

    [Fact]
    public async Task Neither_numbers_nor_secrets_stand_in_the_log()
    {
        there.RefuseAll(404, "IDENTIFIER_NOT_FOUND");
        await Client().Ask(Sim(), null, Stop);
        (there.TokenStatus, there.TokenBody) = (401, null);
        await Client().Ask(Sim(), null, Stop);
        Assert.Contains(log.All, line => line.Contains("IDENTIFIER_NOT_FOUND", StringComparison.Ordinal));
        Assert.All(
            new[] { "4915112345678", "10.1.2.3", "charger-42", Sim().Iccid, FakeOperator.ClientSecret, FakeOperator.ClientId, "token-1" },
            secret => Assert.DoesNotContain(log.All, line => line.Contains(secret, StringComparison.Ordinal)));
    }

    private static SimCard Sim() => new()
    {
        Iccid = "89490200001000000015",
        PhoneNumber = "+4915112345678",
        IpAddress = "10.1.2.3",
        NetworkAccessIdentifier = "charger-42@iot.example.com",
    };

    private OperatorClient Client(Func<OperatorApiSettings, OperatorApiSettings?>? change = null)
    {
        var api = new OperatorApiSettings
        {
            Address = $"{there.Address}/apiroot/",
            TokenAddress = $"{there.Address}/token",
            ClientId = FakeOperator.ClientId,
            ClientSecret = FakeOperator.ClientSecret,
            RetryDelay = TimeSpan.FromMilliseconds(1),
        };
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(new StoppedClock())
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log))
            .AddMobileNetworks(new MobileNetworkSettings { Api = change is null ? api : change(api) })
            .BuildServiceProvider();
        made.Add(services);
        return services.GetRequiredService<OperatorClient>();
    }

    /// <summary>A clock that stands still, with timers that run.</summary>
    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }

    /// <summary>Everything that is logged, by whomever.</summary>
    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            All.Enqueue($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
