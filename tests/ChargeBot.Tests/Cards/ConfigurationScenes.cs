using ChargeBot.Cards;
using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using static ChargeBot.Tests.Cards.Commands;

namespace ChargeBot.Tests.Cards;

/// <summary>The Configuration tab, its form and its question, and what Refresh tells on every tab.</summary>
internal static class ConfigurationScenes
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    public static IEnumerable<(string, Func<CardContext, CardJson>)> All() => [.. Shown(), .. Forms(), .. Refreshed()];

    private static IEnumerable<(string, Func<CardContext, CardJson>)> Shown()
    {
        yield return ("configuration.lg2wan", Draw(Gateway(), Read));
        yield return ("configuration.lg2wan.differs", Draw(Gateway(), Differing));
        yield return ("configuration.lg2wan.meterfailed", Draw(Gateway(), [.. Read, Value(1, DeviceDetail.MeterCheck, nameof(MeterCheckResult.DoesNotComply)), Value(1, DeviceDetail.CalibratedUntil, null, "2025-12-31")]));
        yield return ("configuration.ocpp", Draw(Described(), [Value(0, "HeartbeatInterval", "300"), Value(0, "ConnectorPhaseRotation", "1.RST,2.RST"), Value(1, ConfigurationFields.CalibrationLawMethod, null, "Ocmf")]));
        yield return ("configuration.ocpp.nomethod", Draw(Described(), [Value(1, ConfigurationFields.CalibrationLawMethod, null, "None")]));
        yield return ("configuration.ocpp.neverread", Draw(new Site(), []));
        yield return ("configuration.dc", Draw(Described().With(site => (site.Port.ChargingMode, site.Port.MaxPower, site.Port.MaxVoltage, site.Port.MaxCurrent) = (ChargingMode.Dc, 150_000, 920, 500)), [Value(1, ConfigurationFields.CalibrationLawMethod, null, "External")]));
        yield return ("configuration.offline", Draw(Gateway().Offline(), Read));
        yield return ("configuration.planned", Draw(Described().With(site => (site.Station.Stage, site.Station.Online) = (StationStage.Planned, false)), []));
        yield return ("configuration.readonly", Draw(Gateway(), Differing, grants: Grants.None with { CanSeeConfiguration = true }));
        yield return ("configuration.reading", Draw(Gateway(), Read, view => view with { Reading = Reading().Sent() }));
        yield return ("configuration.read", Draw(Gateway(), Read, view => view with { Reading = Reading().Answered() }));
        yield return ("configuration.refused", Draw(Described(), [], view => view with { Reading = Reading().Answered(OutcomeKind.Rejected, "SecurityError: *no*") }));
        yield return ("configuration.silent", Draw(Described(), [], view => view with { Reading = Reading().Sent().Overdue(TimeSpan.FromSeconds(12)) }));
        yield return ("configuration.saved", Draw(Described(), [], view => view with { Saved = true }));
        yield return ("configuration.long", Draw(
            Gateway().With(site => site.Port.EvseId = "DE*ABC*E1234567890*ABCDEFGHIJ*12345678"),
            [Value(1, "AuthenticationTypes", "RFID,RFID PLUS,PNC,Remote,ID BOX,LAN", "RFID"), Value(1, "AuthenticationMode", "true", "false"), Value(1, "MaxCurrent", "63", "62"), Value(0, "MaxVoltage", "1000"), Value(0, "MaxPhases", "1")]));
    }

    private static IEnumerable<(string, Func<CardContext, CardJson>)> Forms()
    {
        yield return ("configuration.edit.lg2wan", Draw(Gateway(), Read, view => view with { Form = new() }));
        yield return ("configuration.edit.ocpp", Draw(Described(), [], view => view with { Form = new() }));
        yield return ("configuration.edit.wrong", Draw(Described(), [], view => view with
        {
            Form = new()
            {
                Typed = new Dictionary<string, string> { ["EvseId"] = "12 *bold*", ["MaxPower"] = "a lot", ["Phases"] = "7" },
                Wrong = new Dictionary<string, FieldProblem> { ["EvseId"] = FieldProblem.NotAnEvseId, ["MaxPower"] = FieldProblem.NotANumber, ["Phases"] = FieldProblem.OutOfRange },
            },
        }));
        yield return ("configuration.edit.toomuch", Draw(Described(), [], view => view with { Form = new() { TooMuch = true } }));
        yield return ("configuration.edit.overtaken", Draw(Described(), [], view => view with
        {
            Form = new()
            {
                Typed = new Dictionary<string, string> { ["MaxPower"] = "11" },
                Overtaken = new Dictionary<string, string> { ["MaxPower"] = "43000" },
            },
        }));
        yield return ("configuration.evseid", Draw(Described(), [], view => view with { Question = new("DE*ABC*E1234*1", "DE*ABC*E1299*1", ["MaxPower", "Phases"]) }));
        yield return ("configuration.evseid.takeaway", Draw(Described(), [], view => view with { Question = new("DE*ABC*E1234*1", null, []) }));
    }

    private static IEnumerable<(string, Func<CardContext, CardJson>)> Refreshed()
    {
        yield return ("refresh.asking", Draw(Gateway().With(Status().Answered()).With(Both().Sent()), Read));
        yield return ("refresh.told", Draw(Gateway().With(Status().Confirmed()).With(Both().Answered()), Read));
        yield return ("refresh.refused", Draw(Described().With(Status().Answered(OutcomeKind.NotSupported, "NotImplemented")).With(Both().Answered(OutcomeKind.Rejected, "GenericError: *flash*")), []));
        yield return ("refresh.silent", Draw(Described().With(Status().Sent().Overdue(TimeSpan.FromSeconds(10))).With(Both().Sent().Overdue(TimeSpan.FromSeconds(12))), []));
    }

    private static readonly DeviceValue[] Read =
    [
        Value(1, "AuthenticationMode", "true"),
        Value(1, "AuthenticationTypes", "RFID,Remote"),
        Value(1, "MaxCurrent", "32"),
        Value(0, "MaxVoltage", "230"),
        Value(0, "MaxPhases", "3"),
    ];

    private static readonly DeviceValue[] Differing =
    [
        Value(1, "AuthenticationMode", "false", "true"),
        Value(1, "AuthenticationTypes", "", "RFID"),
        Value(1, "MaxCurrent", "16"),
        Value(0, "MaxVoltage", "400"),
        Value(0, "MaxPhases", "1"),
        Value(1, ConfigurationFields.EditOf("MaxPower"), null, "22000"),
        Value(1, ConfigurationFields.CalibrationLawMethod, null, "None"),
    ];

    private static CommandRecord Reading() => New(CommandKind.ReadConfiguration, new ReadConfiguration([]));

    private static CommandRecord Status() => New(CommandKind.Refresh, new ReportStatus(1));

    private static CommandRecord Both() => New(CommandKind.Refresh, new ReadConfiguration([]));

    private static Site Gateway() => Described().Gateway("LSX");

    private static Site Described() => new Site().With(site =>
    {
        site.Port.EvseId = Site.One;
        (site.Port.MaxPower, site.Port.MaxVoltage, site.Port.MaxCurrent, site.Port.Phases) = (22_000, 230, 32, 3);
    });

    private static DeviceValue Value(int connector, string key, string? reported = null, string? entered = null) => new()
    {
        StationId = "Berlin-042",
        ConnectorId = connector,
        Key = key,
        Reported = reported,
        ReportedAt = reported is null ? null : Site.Now.AddMinutes(-2),
        ReportedChangedAt = reported is null ? null : Site.Now.AddDays(-9),
        Entered = entered,
        EnteredAt = entered is null ? null : Site.Now.AddDays(-40),
    };

    private static Func<CardContext, CardJson> Draw(
        Site site, DeviceValue[] values, Func<ConfigurationView, ConfigurationView>? change = null, Grants? grants = null) => context =>
        {
            var view = new ConfigurationView(Scenes.View(site, grants), ConfiguredField.Of(site.Station, site.Port, onlyPort: false, values, FieldKeys.Standard))
            {
                RetrievedAt = values.Max(value => value.ReportedAt),
                Obstacles = Billing.Obstacles(site.Station.Protocol, 1, values, Today),
            };
            return ConfigurationCard.Draw(change?.Invoke(view) ?? view, context);
        };
}
