using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using static ChargeBot.Tests.Cards.Commands;

namespace ChargeBot.Tests.Cards;

/// <summary>The cards of an OCPP station's parameters, and of what parameters of any kind were before, in their notable states.</summary>
internal static class OcppParameterScenes
{
    public static IEnumerable<(string Name, Func<CardContext, CardJson> Draw)> All() => [.. Lists(), .. Single(), .. Asked(), .. Changes(), .. History()];

    private static IEnumerable<(string, Func<CardContext, CardJson>)> Lists()
    {
        yield return ("ocpp.list", List(Some()));
        yield return ("ocpp.list.readonly", List(Some(), grants: Grants.All with { CanEditParameters = false }));
        yield return ("ocpp.list.nothing", List([]));
        yield return ("ocpp.list.filtered", List(Some(), view => view with { Filter = "*meter*" }));
        yield return ("ocpp.list.nomatch", List(Some(), view => view with { Filter = "no such thing" }));
        yield return ("ocpp.list.last", List(Many(), view => view with { Page = 1_000 }));
        yield return ("ocpp.list.reading", List(Some(), view => view with { Reading = New(CommandKind.ReadConfiguration, new ReadConfiguration([])).Sent() }));
        yield return ("ocpp.list.offline", context => OcppParametersCard.Draw(new OcppParametersView(Scenes.View(new Site().Offline()), Parameters(Some())), context));
    }

    private static IEnumerable<(string, Func<CardContext, CardJson>)> Single()
    {
        yield return ("ocpp.one.number", One("HeartbeatInterval"));
        yield return ("ocpp.one.switch", One("LocalPreAuthorize"));
        yield return ("ocpp.one.list", One("MeterValuesSampledData"));
        yield return ("ocpp.one.makers", One("Vendor_*Key_1"));
        yield return ("ocpp.one.readonly", One("NumberOfConnectors"));
        yield return ("ocpp.one.notallowed", One("HeartbeatInterval", grants: Grants.All with { CanEditParameters = false }));
        yield return ("ocpp.one.refused", One("Vendor_*Key_1", view => view with { Typed = new string('x', 500), Refused = OcppProblem.ValueTooLong }));
        yield return ("ocpp.one.meanwhile", One("HeartbeatInterval", view => view with { Typed = "900", Meanwhile = new Meanwhile(Site.Now.AddSeconds(-20)) { ByName = "Robin", Value = "600", Open = true } }));
        yield return ("ocpp.one.unchanged", One("HeartbeatInterval", view => view with { Unchanged = true }));
        yield return ("ocpp.one.secret", One("AuthorizationKey", view => view with { Dangerous = true }));
        yield return ("ocpp.one.secret.misspelt", One("AuthorizationKey", view => view with { Dangerous = true, Said = "authorizationkey" }));
        yield return ("ocpp.one.secret.link", One("AuthorizationKey", view => view with { Page = new Uri("https://desk.example.com/one-time/AAAA") }));
        yield return ("ocpp.one.partlymasked", One("DiagnosticsUrl"));
        yield return ("ocpp.add", context => OcppParameterCard.Draw(new OcppParameterView(Scenes.View(new Site()), OcppParameter.Unpublished("")) { IsNew = true }, context));
        yield return ("ocpp.add.refused", context => OcppParameterCard.Draw(
            new OcppParameterView(Scenes.View(new Site()), OcppParameter.Unpublished("a name")) { IsNew = true, Typed = "5", Refused = OcppProblem.NameNotPlain }, context));
    }

    private static IEnumerable<(string, Func<CardContext, CardJson>)> Asked()
    {
        yield return ("ocpp.ask.range", One("LightIntensity", view => view with { Proposed = "900", Concerns = [OcppConcern.OutOfRange] }));
        yield return ("ocpp.ask.member", One("MeterValuesSampledData", view => view with { Proposed = "Mood", Concerns = [OcppConcern.UnknownMember, OcppConcern.TooManyMembers] }));
        yield return ("ocpp.ask.dangerous", One("WebSocketPingInterval", view => view with { Proposed = "0", Dangerous = true }));
        yield return ("ocpp.ask.dangerous.misspelt", One("WebSocketPingInterval", view => view with { Proposed = "0", Dangerous = true, Said = "WebSocketPing" }));
        yield return ("ocpp.ask.empty", One("Vendor_*Key_1", view => view with { Proposed = "", Concerns = [OcppConcern.Empty] }));
    }

    private static IEnumerable<(string, Func<CardContext, CardJson>)> Changes()
    {
        yield return ("command.ocpp.confirmed", Command(Change().Answered(), "900"));
        yield return ("command.ocpp.reboot", Command(NeedsReboot(), "900"));
        yield return ("command.ocpp.reboot.readsotherwise", Command(NeedsReboot(), "300"));
        yield return ("command.ocpp.rejected", Command(Change().Answered(OutcomeKind.Rejected, "Rejected")));
        yield return ("command.ocpp.notsupported", Command(Change().Answered(OutcomeKind.NotSupported, "NotSupported")));
        yield return ("command.ocpp.secret", Command(New(CommandKind.ChangeParameter, new ChangeParameter("AuthorizationKey", "CfDJ8canary") { Secret = true, WriteOnly = true }).Answered()));
    }

    private static IEnumerable<(string, Func<CardContext, CardJson>)> History()
    {
        yield return ("history.all", Changed(null, 9, Grants.All));
        yield return ("history.one", Changed("HeartbeatInterval", 3, Grants.All));
        yield return ("history.readonly", Changed("HeartbeatInterval", 3, Grants.None));
        yield return ("history.none", context => ValueHistoryCard.Draw(new ValueHistoryView(Scenes.View(new Site()), null, [], 0, 0), context));
        yield return ("history.lg2wan", context => ValueHistoryCard.Draw(new ValueHistoryView(Scenes.View(new Site().Gateway("LSX")), null,
            [Row("MaxCurrent", "16", "32"), Row("Puk", null, null) with { KeptBack = true }, Row("MaxCurrent", "32", "16") with { Source = ChangeSource.MasterData }], 3, 0), context));
    }

    private static CommandRecord Change() => New(CommandKind.ChangeParameter, new ChangeParameter("HeartbeatInterval", "900"));

    private static CommandRecord NeedsReboot()
    {
        var record = Change().Sent();
        record.Answer(record.RequestedAt.AddSeconds(1), new Outcome(OutcomeKind.Accepted, "RebootRequired") { NeedsReboot = true });
        return record;
    }

    private static Func<CardContext, CardJson> Command(CommandRecord record, string? reads = null)
    {
        var change = (ChangeParameter)record.Command;
        _ = reads is not null && (reads == change.Value ? record.Confirm(record.RequestedAt.AddSeconds(2), reads) : record.ReadsOtherwise(record.RequestedAt.AddSeconds(2), reads));
        return context => CommandCard.Draw(new CommandView(record, Scenes.View(new Site()), null), context);
    }

    private static Func<CardContext, CardJson> Changed(string? key, int total, Grants grants)
    {
        ValueChange[] rows =
        [
            Row("HeartbeatInterval", "300", "900"),
            Row("HeartbeatInterval", "60", "300") with { By = null, ByName = null, At = Site.Now.AddDays(-8) },
            Row("Vendor_*Key_1", "a *b*", new string('x', 300)),
            Row("AuthorizationKey", null, null) with { KeptBack = true },
            Row(ValueChange.Firmware, "4.2.0", "4.2.1") with { By = null, ByName = null },
            Row("DiagnosticsUrl", "ftp://•••@a.example", "ftp://•••@b.example"),
        ];
        return context => ValueHistoryCard.Draw(
            new ValueHistoryView(Scenes.View(new Site(), grants), key, [.. rows.Where(row => key is null || row.Key == key)], total, 0), context);
    }

    private static ValueChange Row(string key, string? before, string? after) => new()
    {
        Id = Guid.Parse("019a0000-0000-7000-8000-00000000000c"),
        StationId = "Berlin-042",
        ConnectorId = 0,
        Key = key,
        Before = before,
        After = after,
        Source = ChangeSource.Device,
        At = Site.Now.AddHours(-5),
        By = "00000000-0000-0000-0000-0000000000a2",
        ByName = "Robin",
    };

    private static Func<CardContext, CardJson> List(DeviceValue[] values, Func<OcppParametersView, OcppParametersView>? change = null, Grants? grants = null) => context =>
    {
        var view = new OcppParametersView(Scenes.View(new Site(), grants), Parameters(values));
        return OcppParametersCard.Draw(change?.Invoke(view) ?? view, context);
    };

    private static Func<CardContext, CardJson> One(string key, Func<OcppParameterView, OcppParameterView>? change = null, Grants? grants = null) => context =>
    {
        var view = new OcppParameterView(Scenes.View(new Site(), grants), Parameters(Some()).Single(one => one.Key == key));
        return OcppParameterCard.Draw(change?.Invoke(view) ?? view, context);
    };

    private static IReadOnlyList<OcppParameter> Parameters(DeviceValue[] values) => OcppParameter.All(values, 1);

    private static DeviceValue[] Some() =>
    [
        Value("HeartbeatInterval", "300"), Value("LocalPreAuthorize", "False"), Value("NumberOfConnectors", "2", readOnly: true), Value("LightIntensity", "80"),
        Value("MeterValuesSampledData", "Energy.Active.Import.Register,Power.Active.Import,Current.Import,Voltage,SoC,Temperature"),
        Value("MeterValueSampleInterval", "60"), Value("WebSocketPingInterval", "60"), Value("AuthorizationKey", null), Value("Vendor_*Key_1", "a *b* [c](d)"),
        Value("DiagnosticsUrl", "ftp://•••@files.example"), Value("Empty", ""), Value("SupportedFeatureProfiles", "Core,RemoteTrigger", readOnly: true),
    ];

    private static DeviceValue[] Many() => [.. Enumerable.Range(0, 400).Select(number => Value($"Vendor.Group{number % 7}.Parameter_{number:000}", $"value {number}"))];

    private static DeviceValue Value(string key, string? value, bool readOnly = false) => new()
    {
        StationId = "Berlin-042",
        ConnectorId = 0,
        Key = key,
        Reported = value,
        ReportedAt = Site.Now.AddMinutes(-2),
        ReportedChangedAt = value is null ? null : Site.Now.AddDays(-9),
        ReadOnly = readOnly,
    };
}
