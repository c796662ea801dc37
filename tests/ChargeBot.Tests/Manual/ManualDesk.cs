using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Simulator;
using ChargeBot.Simulator.Lg2Wan;
using ChargeBot.Tests.Demo;
using ChargeBot.Tests.Desk;
using ChargeBot.Tests.MobileNetworks;
using ChargeBot.Tests.Teams;
using ChargeBot.Tests.WholePath;
using Xunit;

namespace ChargeBot.Tests.Manual;

/// <summary>One running bot with a station of each kind, where somebody charges at each that is in service, and a person of each role and language.</summary>
public sealed class ManualDesk : IAsyncLifetime
{
    public const string PortIdPart = "DE*ABC*E31";
    public const string StationIdPart = "Bonn-3";

    public const string Voucher = "7K2M-0011-9QXZ-4T4T";

    public static FakePerson Agent { get; } = FakePerson.Alex;

    public static FakePerson Engineer { get; } = FakePerson.Robin;

    public static FakePerson Supervisor { get; } = new("Selma Supervisor", "00000000-0000-0000-0000-0000000000a3");

    /// <summary>An engineer who reads German.</summary>
    public static FakePerson GermanEngineer { get; } = new("Jana Bereitschaft", "00000000-0000-0000-0000-0000000000a5");

    internal FakeChannel Channel { get; private set; } = null!;

    internal BotProcess Bot { get; private set; } = null!;

    internal FakeOperator Operator { get; private set; } = null!;

    internal SimulatedChargePoint ChargePoint { get; private set; } = null!;

    internal SimulatedGateway Gateway { get; private set; } = null!;

    /// <summary>The first port of the station of this kind.</summary>
    public static string PortOf(Kinds kind) => kind switch
    {
        Kinds.OcppInstalled => "DE*ABC*E3101*1",
        Kinds.OcppPlanned => "DE*ABC*E3102*1",
        Kinds.Lg2WanInstalled => "DE*ABC*E3103*1",
        _ => "DE*ABC*E3104*1",
    };

    public async ValueTask InitializeAsync()
    {
        var (stop, gateways) = (TestContext.Current.CancellationToken, FreePort.Next());
        Operator = await FakeOperator.Start();
        Channel = await FakeChannel.Start();
        Bot = await BotProcess.Start(Channel, Network(), settings =>
        {
            settings["People__2__AadObjectId"] = Supervisor.EntraId;
            settings["People__2__Name"] = "Selma";
            settings["People__2__Roles__0"] = "Supervisor";
            settings["People__3__AadObjectId"] = GermanEngineer.EntraId;
            settings["People__3__Name"] = "Jana";
            settings["People__3__Roles__0"] = "OnCallEngineer";
            settings["People__3__Language"] = "de";
            settings["Lg2Wan__Port"] = $"{gateways}";
            settings["Lg2Wan__Address"] = "127.0.0.1";
            settings["MobileNetworks__Api__Address"] = $"{Operator.Address}/apiroot";
            settings["MobileNetworks__Api__TokenAddress"] = $"{Operator.Address}/token";
            settings["MobileNetworks__Api__ClientId"] = FakeOperator.ClientId;
            settings["MobileNetworks__Api__ClientSecret"] = FakeOperator.ClientSecret;
        });
        await Bot.ImportSims($"""
            iccid,msisdn,operator,plmn,apn,status,rat,timestamp
            {MobileNetworkIccid},+4915112345678,Telekom.de,26201,iot.example.com,online,LTE,{DateTimeOffset.UtcNow.AddHours(-10):O}
            """);
        ChargePoint = new SimulatedChargePoint(Bot.Ocpp, "CB-BONN-301", connectors: 2, new Personality
        {
            AnswerDelay = TimeSpan.Zero,
            ReactionTime = TimeSpan.FromMilliseconds(20),
            FirstBackOff = TimeSpan.FromMilliseconds(100),
            BootTime = TimeSpan.FromMilliseconds(100),
        });
        await ChargePoint.StartAsync(stop);
        await ChargePoint.ChargeAsync(1, Tag, stop);
        await ChargePoint.StopAsync(1, "Local", stop);
        await ChargePoint.TransactionStoppedAsync(stop);
        await ChargePoint.ChargeAsync(1, Tag, stop);
        Gateway = new SimulatedGateway(new GatewayWay.Dial("127.0.0.1", gateways), GatewayServer, 2, new GatewayHabits
        {
            AnswerDelay = TimeSpan.Zero,
            ReactionTime = TimeSpan.FromMilliseconds(20),
            FirstBackOff = TimeSpan.FromMilliseconds(100),
            PushInterval = TimeSpan.FromSeconds(1),
        }, "chargebot", GatewayPassword);
        await Gateway.StartAsync(stop);
        await Gateway.ChargeAsync(1, Tag, stop);
        await Gateway.StopAsync(1, stop);
        await Gateway.ChargeAsync(1, Tag, stop);
        await StartDesk.Voucher(Bot, Voucher, sessions: 5);
        await Note(PortOf(Kinds.OcppInstalled), "The shutter sticks in the rain.");
        await Look(new Sight("read parameters"), PortOf(Kinds.OcppInstalled), Engineer);
        while (!(await Look(new Sight("parameters"), PortOf(Kinds.OcppInstalled), Engineer)).Says("AuthorizeRemoteTxRequests"))
        {
            // The charger answers in its time; each question is a turn of its own.
        }

        foreach (var kind in new[] { Kinds.OcppInstalled, Kinds.Lg2WanInstalled })
        {
            while (!(await Look(new Sight("port"), PortOf(kind), Agent)).Says(Tag[^4..]))
            {
                // The card is asked for again until the session has arrived; each question is a turn of its own.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ChargePoint.DisposeAsync();
        await Gateway.DisposeAsync();
        await Bot.DisposeAsync();
        await Channel.DisposeAsync();
        await Operator.DisposeAsync();
    }

    /// <summary>A card as it is reached from a cold chat; where a button on the way is missing, the card before it.</summary>
    internal async Task<Seen> Look(Sight sight, string port, FakePerson who)
    {
        var stop = TestContext.Current.CancellationToken;
        var where = new FakeConversation($"a:{Guid.NewGuid():N}", "personal");
        await Channel.Message($"{sight.Words} {(sight.Free ? port[..^1] + "2" : port)}", who, where, stop);
        var sent = await Channel.NextCard(where, stop: stop);
        var card = sent.Card!.Value;
        foreach (var step in sight.Steps)
        {
            var button = FakeChannel.Buttons(card).FirstOrDefault(button => Fits(button, step));
            if (button.ValueKind is not JsonValueKind.Object)
            {
                return new Seen(card, $"no button {step.Verb} {step.Value}");
            }

            var data = JsonNode.Parse(button.GetProperty("data").GetRawText());
            card = (await Channel.Press(step.Verb, data, who, where, sent.ActivityId, stop: stop)).Invoke.Value;
            if (card.ValueKind is not JsonValueKind.Object)
            {
                return new Seen(card, $"{step.Verb} was answered with '{card}'");
            }
        }

        return new Seen(card, null);
    }

    private async Task Note(string port, string text)
    {
        var (stop, where) = (TestContext.Current.CancellationToken, new FakeConversation("a:a-note", "personal"));
        await Channel.Message($"note {port} {text}", Agent, where, stop);
        var form = await Channel.NextCard(where, stop: stop);
        var save = FakeChannel.Buttons(form.Card!.Value).First(button => button.GetProperty("verb").GetString() == "note.save");
        var data = JsonNode.Parse(save.GetProperty("data").GetRawText())!.AsObject();
        (data["text"], data["ports"]) = (text, "1");
        Assert.Equal(200, (await Channel.Press("note.save", data, Agent, where, form.ActivityId, stop: stop)).Invoke.StatusCode);
    }

    private static bool Fits(JsonElement button, Step step) => button.GetProperty("verb").GetString() == step.Verb
        && (step.Key is null || (button.GetProperty("data").TryGetProperty(step.Key, out var value) && value.ToString() == step.Value));

    private const string Tag = "04A1B2C3D477A2";
    private const string MobileNetworkIccid = "8949020000000007712";
    private const string GatewayServer = "0A01454D480000000303";
    private const string GatewayPassword = "a-password-of-this-gateway";

    private static string Network()
    {
        var ocpp = BotProcess.Station("Bonn-301", "CB-BONN-301", "DE*ABC*E3101*1", "DE*ABC*E3101*2");
        var planned = Planned(BotProcess.Station("Bonn-302", "CB-BONN-302", "DE*ABC*E3102*1", "DE*ABC*E3102*2"));
        var gateway = BotProcess.Gateway("Bonn-303", GatewayServer, "in", 0, "chargebot", GatewayPassword, "DE*ABC*E3103*1", "DE*ABC*E3103*2");
        var plannedGateway = Planned(BotProcess.Gateway("Bonn-304", "0A01454D480000000304", "in", 0, "chargebot", GatewayPassword, "DE*ABC*E3104*1", "DE*ABC*E3104*2"));
        return new JsonArray([.. new[] { ocpp, planned, gateway, plannedGateway }.SelectMany(Described)]).ToJsonString();
    }

    private static string Planned(string location) => location.Replace("\"AVAILABLE\"", "\"PLANNED\"", StringComparison.Ordinal);

    /// <summary>With what people enter of the devices.</summary>
    private static List<JsonNode> Described(string location)
    {
        var locations = JsonNode.Parse(location)!.AsArray();
        foreach (var ours in locations.SelectMany(one => one!["evses"]!.AsArray()).Select(evse => evse!["chargebot"]!))
        {
            ours["position"] = "left";
            ours["details"] = new JsonObject { ["calibratedUntil"] = "2019" };
            if (ours["sml_server_id"] is not null)
            {
                ours["communication"] = new JsonObject { ["simIccid"] = MobileNetworkIccid, ["simImsi"] = "262011234567890", ["imei"] = "4901542032375" };
            }
        }

        return [.. locations.Select(one => one!.DeepClone())];
    }
}

/// <summary>A card as a person sees it.</summary>
internal sealed record Seen(JsonElement Card, string? Missed)
{
    private static readonly HashSet<string> Shown = ["text", "title", "value", "label", "placeholder", "altText", "errorMessage"];

    /// <summary>All words on it: texts, facts, buttons, inputs and their labels.</summary>
    public IReadOnlyList<string> Words { get; } = Card.ValueKind is JsonValueKind.String ? [Card.GetString()!] : [.. WordsOf(Card)];

    /// <summary>The verbs of its buttons and of what else can be pressed.</summary>
    public IReadOnlySet<string> Verbs { get; } = FakeChannel.Buttons(Card).Select(button => button.GetProperty("verb").GetString()!).ToHashSet();

    public bool Says(string words) => Words.Any(word => word.Replace('\u00A0', ' ').Contains(words, StringComparison.Ordinal));

    private static IEnumerable<string> WordsOf(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().Where(member => member.Name is not ("data" or "fallback")).SelectMany(member =>
            member.Value.ValueKind is JsonValueKind.String ? (Shown.Contains(member.Name) ? [member.Value.GetString()!] : []) : WordsOf(member.Value)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(WordsOf),
        _ => [],
    };
}
