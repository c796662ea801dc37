using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using static ChargeBot.Tests.Cards.Commands;

namespace ChargeBot.Tests.Cards;

/// <summary>The cards of parameters in their notable states.</summary>
internal static class ParameterScenes
{
    public static IEnumerable<(string Name, Func<CardContext, CardJson> Draw)> Every() => [.. Lists(), .. Single(), .. Changes()];

    private static IEnumerable<(string, Func<CardContext, CardJson>)> Lists()
    {
        yield return ("parameters.port", List(Gateway(), Read(), ParameterScope.Port));
        yield return ("parameters.charger", List(Gateway(), Read(), ParameterScope.Charger));
        yield return ("parameters.accu", List(new Site().Gateway("ACCU"), [], ParameterScope.Charger));
        yield return ("parameters.notread", List(Gateway(), [], ParameterScope.Port));
        yield return ("parameters.reading", List(Gateway(), Read(), ParameterScope.Port, Reading().Sent()));
        yield return ("parameters.read", List(Gateway(), Read(), ParameterScope.Port, Reading().Answered()));
        yield return ("parameters.refused", List(Gateway(), Read(), ParameterScope.Port, Reading().Answered(OutcomeKind.Rejected, "FE0E: *busy*")));
        yield return ("parameters.silent", List(Gateway(), Read(), ParameterScope.Port, Reading().Sent().Overdue(TimeSpan.FromSeconds(12))));
        yield return ("parameters.offline", List(Gateway().Offline(), Read(), ParameterScope.Port));
    }

    private static IEnumerable<(string, Func<CardContext, CardJson>)> Single()
    {
        yield return ("parameter.switch", One("BackendCheck"));
        yield return ("parameter.number", One("MaxCurrent"));
        yield return ("parameter.number.outofrange", One("MaxCurrent", view => view with { Typed = "80", Problem = ParameterProblem.OutOfRange }));
        yield return ("parameter.number.unchanged", One("MaxCurrent", view => view with { Unchanged = true }));
        yield return ("parameter.choice", One("ProviderMode"));
        yield return ("parameter.choice.notallowed", One("ProviderMode", grants: Grants.All with { CanEditParameters = false }));
        yield return ("parameter.set", One("AuthenticationTypes"));
        yield return ("parameter.plmn", One("PreferredGsm"));
        yield return ("parameter.address", One("StaticIpAddress"));
        yield return ("parameter.readonly", One("WhitelistEntries"));
        yield return ("parameter.secret", One("Puk", grants: Grants.All with { CanSeePuk = false }));
        yield return ("parameter.secret.may", One("Puk"));
        yield return ("parameter.secret.link", One("Puk", view => view with { Page = new Uri("https://desk.example.com/one-time/AAAA") }));
        yield return ("parameter.ask.backendcheck", One("BackendCheck", view => view with { Proposed = "false" }));
        yield return ("parameter.ask.exclusive", One("ProviderMode", view => view with { Proposed = "Exclusive" }));
        yield return ("parameter.ask.types", One("AuthenticationTypes", view => view with { Proposed = "RFID,Remote" }));
        yield return ("parameter.ask.abovecharger", One("MaxCurrent", view => view with { Proposed = "63" }));
    }

    private static IEnumerable<(string, Func<CardContext, CardJson>)> Changes()
    {
        yield return ("command.change.requested", Command(Change("MaxCurrent", "20", 1)));
        yield return ("command.change.accepted", Command(Change("MaxCurrent", "20", 1).Answered()));
        yield return ("command.change.confirmed", Command(Change("MaxCurrent", "20", 1).Answered().Reads("20")));
        yield return ("command.change.readsotherwise", Command(Change("MaxCurrent", "20", 1).Answered().Contradicted("16")));
        yield return ("command.change.notreadback", Command(Change("MaxCurrent", "20", 1).Answered().Overdue(TimeSpan.FromSeconds(61))));
        yield return ("command.change.rejected", Command(Change("AuthenticationTypes", "RFID,PNC", 1).Answered(OutcomeKind.Rejected, "FE05")));
        yield return ("command.change.unknown", Command(Change("ProviderMode", "Exclusive", 0).Sent().Overdue(TimeSpan.FromSeconds(12))));
        yield return ("command.change.secret", Command(Secret().Answered().Reads(null)));
        yield return ("command.change.foreignkey", Command(Change("Vendor*Key_1", "a *b*", 0).Answered().Reads("a *b*")));
        yield return ("command.metercheck.accepted", Command(Meter().Answered()));
        yield return ("command.metercheck.complies", Command(Meter().Answered().Reads("Complies")));
        yield return ("command.metercheck.doesnotcomply", Command(Meter().Answered().Reads("DoesNotComply")));
        yield return ("command.metercheck.nothing", Command(Meter().Answered().Overdue(TimeSpan.FromSeconds(61))));
        yield return ("command.log.confirmed", Command(New(CommandKind.RequestLog, new RequestLog(Site.Now.AddDays(-1), Site.Now)).Answered()));
    }

    private static Site Gateway() => new Site().Gateway("LSX").With(site => site.Station.Firmware = "3.1.2");

    private static CommandRecord Reading() => New(CommandKind.ReadConfiguration, new ReadConfiguration([]));

    private static CommandRecord Meter() => New(CommandKind.MeterCheck, new MeterCheck(1));

    private static CommandRecord Change(string key, string value, int connector) => New(CommandKind.ChangeParameter, new ChangeParameter(key, value) { ConnectorId = connector });

    private static CommandRecord Secret() => New(CommandKind.ChangeParameter, new ChangeParameter("Puk", "CfDJ8canary") { Secret = true });

    private static CommandRecord Reads(this CommandRecord record, string? words)
    {
        record.Confirm(record.RequestedAt.AddSeconds(3), words);
        return record;
    }

    private static CommandRecord Contradicted(this CommandRecord record, string words)
    {
        record.ReadsOtherwise(record.RequestedAt.AddSeconds(3), words);
        return record;
    }

    private static DeviceValue[] Read()
    {
        var charger = new Dictionary<string, string>
        {
            ["BackendCheck"] = "true",
            ["Lg2LanInterface"] = "false",
            ["LocalLoadManagement"] = "true",
            ["MaxChargerCurrent"] = "50",
            ["MaxPhases"] = "3",
            ["MaxVoltage"] = "230",
            ["PreferredGsm"] = "",
            ["ProviderMode"] = "Strength",
            ["Puk"] = "CfDJ8canary",
            ["StaticIpAddress"] = "10.64.3.7",
            ["StatusPushInterval"] = "15",
            ["WhitelistEntries"] = "0",
        };
        var port = new Dictionary<string, string>
        {
            ["CurrentWithoutBackend"] = "16",
            ["GroundFaultIndicator"] = "true",
            ["MaxCurrent"] = "32",
            ["AuthenticationTypes"] = "RFID,RFID PLUS,PNC,Remote,ID BOX,LAN",
            ["AuthenticationMode"] = "false",
        };
        return
        [
            .. charger.Select(pair => Value(0, pair.Key, pair.Value)),
            .. port.Select(pair => Value(1, pair.Key, pair.Value)),
            new DeviceValue { StationId = "Berlin-042", ConnectorId = 0, Key = "TerminalIpAddress", Entered = "10.64.3.9", EnteredAt = Site.Now.AddDays(-40), EnteredBy = "import" },
        ];
    }

    private static DeviceValue Value(int connector, string key, string value) => new()
    {
        StationId = "Berlin-042",
        ConnectorId = connector,
        Key = key,
        Reported = value,
        ReportedAt = Site.Now.AddMinutes(-2),
        ReportedChangedAt = Site.Now.AddDays(-9),
        ReadOnly = key == "WhitelistEntries",
        Entered = key == "MaxCurrent" ? "16" : null,
        EnteredAt = key == "MaxCurrent" ? Site.Now.AddDays(-90) : null,
    };

    private static Func<CardContext, CardJson> List(Site site, DeviceValue[] values, ParameterScope scope, CommandRecord? reading = null) =>
        context => ParametersCard.Draw(new ParametersView(Scenes.View(site), values, scope) { Reading = reading }, context);

    private static Func<CardContext, CardJson> One(string key, Func<ParameterView, ParameterView>? change = null, Grants? grants = null) => context =>
    {
        var view = new ParameterView(Scenes.View(Gateway(), grants), Lg2WanParameters.Find(key)!, Read());
        return ParameterCard.Draw(change?.Invoke(view) ?? view, context);
    };

    private static Func<CardContext, CardJson> Command(CommandRecord record) =>
        context => CommandCard.Draw(new CommandView(record, Scenes.View(Gateway()), null), context);
}
