using ChargeBot.Cards;
using ChargeBot.Domain.MobileNetworks;

namespace ChargeBot.Tests.Cards;

/// <summary>The mobile network of a station's SIM in its notable states.</summary>
internal static class MobileNetworkScenes
{
    private static readonly DateTimeOffset Night = Site.Now.AddHours(-10);

    private static readonly MobileNetworkDetails File = new()
    {
        Network = Fact(new MobileNetwork("Telekom.de", "262-01")),
        Apn = Fact("iot.example.com"),
        Reach = Fact(SimReach.Yes),
        LastConnected = Fact(Night.AddMinutes(-4)),
        Generation = Fact(NetworkGeneration.G4),
        LastSession = Fact(new SimSession(Night.AddHours(-9), Night.AddHours(-2), 1_234_567)),
        Roaming = Fact(new SimRoaming(false, "DE")),
    };

    private static readonly MobileNetworkDetails Asked = File.Merge(new()
    {
        Reach = new(SimReach.Yes, SimSource.OperatorApi, Site.Now.AddSeconds(-20)),
        Generation = new(NetworkGeneration.G5, SimSource.OperatorApi, Site.Now.AddSeconds(-20)),
        Roaming = new(new SimRoaming(true, "FR", "208"), SimSource.OperatorApi, Site.Now, Dated: false),
    });

    public static IEnumerable<(string, Func<CardContext, CardJson>)> All()
    {
        yield return ("sim.dailyfile", Draw(File, view => view));
        yield return ("sim.noapi", Draw(File, view => view with { CanRefresh = false }));
        yield return ("sim.asking", Draw(File, view => view with { AskedAt = Site.Now, Asking = true }));
        yield return ("sim.answered", Draw(Asked, view => view with { AskedAt = Site.Now.AddSeconds(-2) }));
        yield return ("sim.partlyrefused", Draw(Asked, view => view with
        {
            AskedAt = Site.Now.AddSeconds(-2),
            Refusals = [new(OperatorQuestion.Roaming, RefusalReason.NotOffered), new(OperatorQuestion.NetworkType, RefusalReason.TooMany, TimeSpan.FromMinutes(5))],
        }));
        yield return ("sim.refused", Draw(File, view => view with
        {
            AskedAt = Site.Now.AddSeconds(-2),
            Refusals = [.. Enum.GetValues<OperatorQuestion>().Select(question => new OperatorRefusal(question, RefusalReason.Unauthenticated))],
        }));
        yield return ("sim.noidentifier", Draw(File, view => view with { AskedAt = Site.Now, Refusals = [new(OperatorQuestion.Reachability, RefusalReason.NoIdentifier)] }));
        yield return ("sim.silent", Draw(File with { Reach = Fact(SimReach.No), LastConnected = Fact(Night.AddDays(-3)), LastSession = null }, view => view));
        yield return ("sim.smsonly", Draw(Asked with { Reach = new(SimReach.SmsOnly, SimSource.OperatorApi, Site.Now.AddSeconds(-20)) }, view => view));
        yield return ("sim.old", Draw(new() { Reach = Fact(SimReach.Yes) with { At = Night.AddDays(-2), Dated = false } }, view => view));
        yield return ("sim.nothing", Draw(MobileNetworkDetails.None, view => view));
        yield return ("sim.notmanaged", State(SimState.NotManaged, "0015"));
        yield return ("sim.noiccid", State(SimState.NoIccid, null));
        yield return ("sim.oddiccid", State(SimState.OddIccid, null));
        yield return ("sim.ocpp", context => MobileNetworkCard.Draw(
            new MobileNetworkView(Scenes.View(new Site()), SimState.NotLg2Wan, null, MobileNetworkDetails.None), context));
    }

    private static Func<CardContext, CardJson> Draw(MobileNetworkDetails details, Func<MobileNetworkView, MobileNetworkView> change) => context =>
        MobileNetworkCard.Draw(change(new MobileNetworkView(Scenes.View(new Site().Gateway("LSX")), SimState.Managed, "0015", details) { CanRefresh = true }), context);

    private static Func<CardContext, CardJson> State(SimState state, string? last4) => context =>
        MobileNetworkCard.Draw(new MobileNetworkView(Scenes.View(new Site().Gateway("LSX")), state, last4, MobileNetworkDetails.None), context);

    private static SimFact<T> Fact<T>(T value) => new(value, SimSource.DailyFile, Night);
}
