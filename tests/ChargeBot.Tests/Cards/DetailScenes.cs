using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Tests.Cards;

/// <summary>A port's devices, the form to edit them, and the choice of a gateway, in their notable states.</summary>
internal static class DetailScenes
{
    // x and y of the base point of secp256r1: a valid key that nobody owns.
    private const string Key = "6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C2964FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5";

    private static readonly DateTimeOffset Noon = Site.Now.AddHours(-2);

    private static readonly DeviceValue[] Full =
    [
        Value(1, DeviceDetail.SmlServerId, reported: "0901454D480000A1B2C4"),
        Value(1, DeviceDetail.MeteringPointId, entered: "DE00056266802AO6G56M11SN51G21M24S"),
        Value(1, DeviceDetail.MeterNumber, reported: "1EMH0012345678", entered: "1EMH0012345679"),
        Value(1, DeviceDetail.MeterServerId, reported: "0A01454D480000BC614E", entered: "0a01454d480000bc614e"),
        Value(1, DeviceDetail.CalibratedUntil, entered: "2031-12-31"),
        Value(1, DeviceDetail.PublicKey, reported: Key, entered: "04" + Key),
        Value(1, DeviceDetail.AutoMeterDetection, reported: "true"),
        Value(1, DeviceDetail.MeterCheck, reported: nameof(MeterCheckResult.Complies)),
        Value(0, DeviceDetail.SimIpAddress, entered: "10.20.30.40"),
        Value(0, DeviceDetail.SimIccid, reported: "8949020000101234561"),
        Value(0, DeviceDetail.Imei, reported: "490154203237518", entered: "490154203237519"),
        Value(0, DeviceDetail.SimImsi, entered: "262011234567890"),
        Value(0, DeviceDetail.ControllerId, reported: "LC-77"),
    ];

    private static readonly DeviceValue[] Odd =
    [
        Value(1, DeviceDetail.MeteringPointId, entered: "DE0005626680"),
        Value(1, DeviceDetail.MeterServerId, entered: "05001A2B3C4D5E"),
        Value(1, DeviceDetail.CalibratedUntil, entered: "2026-11-01"),
        Value(1, DeviceDetail.PublicKey, entered: "AABB"),
        Value(1, DeviceDetail.MeterCheck, reported: nameof(MeterCheckResult.DoesNotComply)),
        Value(0, DeviceDetail.SimIccid, entered: "8949020000101234567"),
        Value(0, DeviceDetail.SimImsi, entered: "26201123456789"),
    ];

    public static IEnumerable<(string, Func<CardContext, CardJson>)> All()
    {
        yield return ("details.lg2wan", Draw(Gateway(), Full, view => view with { Personal = true }));
        yield return ("details.lg2wan.channel", Draw(Gateway(), Full));
        yield return ("details.lg2wan.odd", Draw(Gateway(), Odd, view => view with { Saved = true }));
        yield return ("details.lg2wan.readonly", Draw(Gateway(), Full, grants: Grants.None with { CanSeeConfiguration = true }));
        yield return ("details.lg2wan.nogateway", Draw(Gateway().With(site => (site.Station.ChargePointId, site.Station.Stage, site.Station.Online) = (null, StationStage.Planned, false)), []));
        yield return ("details.ocpp", Draw(Described(), [Value(1, DeviceDetail.CalibratedUntil, entered: "2027-01-31"), Value(1, DeviceDetail.PublicKey, entered: Key)]));
        yield return ("details.edit", Draw(Gateway(), Full, view => view with { Form = DetailForm.Device }));
        yield return ("details.edit.wrong", Draw(Gateway(), Full, view => view with { Form = DetailForm.Device, Wrong = [DeviceDetail.CalibratedUntil, DeviceDetail.MeteringPointId] }));
        yield return ("details.edit.communication", Draw(Gateway(), Full, view => view with { Form = DetailForm.Communication, Personal = true }));
        yield return ("controller.choose", Choice(view => view));
        yield return ("controller.none", Choice(view => view with { Gateways = [] }));
        yield return ("controller.first", Choice(view => view with { Chosen = view.Gateways[0] }, site => site.Station.ChargePointId = null));
        yield return ("controller.replace", Choice(view => view with { Chosen = view.Gateways[0], PresentControllerId = "LC-77", Waiting = 2 }));
        yield return ("controller.replace.offline", Choice(view => view with { Chosen = view.Gateways[1] }, site => site.Offline()));
        yield return ("held.gateway", context => HeldCard.Draw(new HeldView(Held("0A01454D480000A1B2C3", "LC-78", "LSX"), Grants.All), context));
    }

    private static Func<CardContext, CardJson> Draw(
        Site site, DeviceValue[] values, Func<DeviceDetailsView, DeviceDetailsView>? change = null, Grants? grants = null) => context =>
        {
            var view = new DeviceDetailsView(
                Scenes.View(site, grants), DeviceDetails.Of(site.Station, site.Port, values), DeviceDetails.OfCommunicationDevice(site.Station, values));
            return DeviceDetailsCard.Draw(change?.Invoke(view) ?? view, context);
        };

    private static Func<CardContext, CardJson> Choice(Func<GatewayChoiceView, GatewayChoiceView> change, Action<Site>? site = null) => context =>
    {
        var here = Gateway();
        site?.Invoke(here);
        return GatewayChoiceCard.Draw(change(new GatewayChoiceView(Scenes.View(here),
            [Held("0A01454D480000A1B2C3", "LC-78", "LSX"), Held("0A01454D480000A1B2C9", null, null)])), context);
    };

    private static Site Gateway() => Described().Gateway("LSX").With(site => site.Station.BootedAt = Noon);

    private static Site Described() => new Site().With(site => (site.Port.Position, site.Port.ConnectorType) = ("left", "IEC_62196_T2"));

    private static HeldChargePoint Held(string id, string? controller, string? model) => new()
    {
        ChargePointId = id,
        Protocol = Protocol.Lg2Wan,
        ControllerId = controller,
        Model = model,
        Firmware = model is null ? null : "3.1.2",
        FirstSeenAt = Site.Now.AddHours(-3),
        LastSeenAt = Site.Now.AddSeconds(-40),
    };

    private static DeviceValue Value(int connector, string key, string? reported = null, string? entered = null) => new()
    {
        StationId = "Berlin-042",
        ConnectorId = connector,
        Key = key,
        Reported = reported,
        ReportedAt = reported is null ? null : Noon,
        Entered = entered,
    };
}
