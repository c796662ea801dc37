using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.MasterData;

namespace ChargeBot.Tests.Cards;

/// <summary>A station as a whole: its tabs, its forms and its attributes, in their notable states.</summary>
internal static class StationScenes
{
    private static readonly Dictionary<string, string> Known = new()
    {
        [StationField.Name] = "Invalidenstraße",
        [StationField.Street] = "Invalidenstr. 12",
        [StationField.PostalCode] = "10115",
        [StationField.City] = "Berlin",
        [StationField.Country] = "DEU",
        [StationField.TimeZone] = "Europe/Berlin",
        [StationField.Latitude] = "52.531677",
        [StationField.Longitude] = "13.381777",
        [StationField.Access] = nameof(StationAccess.Restricted),
        [StationField.OpeningHours] = StationField.Always,
        [StationField.AccessGroups] = "Hotel *Adler*, Staff",
        [StationField.Products] = "City AC, City DC",
        [StationField.Groups] = "Berlin Mitte",
        [StationField.Operator] = "Volt & Sons",
        [StationField.SiteOwner] = "Hotel Adler GmbH",
    };

    private static readonly MapView Map = new(
        new Uri("https://www.openstreetmap.org/?mlat=52.531677&mlon=13.381777#map=18/52.531677/13.381777"), null, new TileSpot(0, 2));

    private static readonly StationAttribute[] Kept =
    [
        New("Contract", AttributeType.Number, "1250.5"),
        New("Key box", AttributeType.Text, "Tor *B*, Code 4711"),
        New("Leased until", AttributeType.Date, "2028-12-31"),
        New("Roofed", AttributeType.YesNo, "true"),
        New("Site plan", AttributeType.Link, "https://example.com/plans/berlin_042.pdf"),
    ];

    public static IEnumerable<(string, Func<CardContext, CardJson>)> All()
    {
        yield return ("station.info", Draw(Site(), StationTab.Info));
        yield return ("station.info.lg2wan", Draw(Gateway(), StationTab.Info, view => view with { ConversionDocuments = new Uri("https://example.com/conversion") }));
        yield return ("station.info.24ports", Draw(Site(24), StationTab.Info));
        yield return ("station.info.planned", Draw(Site().With(site => (site.Station.Stage, site.Station.Online, site.Station.ChargePointId) = (StationStage.Planned, false, null)), StationTab.Info));
        yield return ("station.info.look", Draw(Site().Offline(), StationTab.Info, grants: Grants.None));
        yield return ("station.address", Draw(Site(), StationTab.Address, view => view with { Saved = true }));
        yield return ("station.address.none", Draw(Site(), StationTab.Address, view => view with { Fields = new Dictionary<string, string>(), Map = null }));
        yield return ("station.map", Draw(Site(), StationTab.Map));
        yield return ("station.map.picture", Draw(Site(), StationTab.Map, view => view with { Map = Map with { Picture = new Uri("https://tiles.example.com/16/35204/21488.png") } }));
        yield return ("station.map.none", Draw(Site(), StationTab.Map, view => view with { Map = null }));
        yield return ("station.access", Draw(Site(), StationTab.Access));
        yield return ("station.access.none", Draw(Site(), StationTab.Access, view => view with { Fields = new Dictionary<string, string>() }));
        yield return ("station.assignments", Draw(Site(), StationTab.Assignments));
        yield return ("station.assignments.none", Draw(Site(), StationTab.Assignments, view => view with { Fields = new Dictionary<string, string>() }));
        yield return ("station.device", Draw(Site(), StationTab.Device));
        yield return ("station.device.lg2wan", Draw(Gateway(), StationTab.Device, view => view with { ControllerId = "LC-77" }));
        yield return ("station.device.silent", Draw(new Site(), StationTab.Device));
        yield return ("station.communication", Draw(Site(), StationTab.Communication, line: Line(10)));
        yield return ("station.communication.restarted", Draw(Site(), StationTab.Communication));
        yield return ("station.communication.lg2wan", Draw(Gateway(), StationTab.Communication, line: new Communication(
            new LinkFacts { Endpoint = "10.20.30.40", Port = 7259, Dialled = true, Tls = true, KeepAlive = TimeSpan.FromSeconds(60) }, Line(2).Messages)));
        yield return ("station.communication.certificate", Draw(Site(), StationTab.Communication, line: Line(3) with { Link = Line(3).Link! with { Tls = true, Password = false, Certificate = true } }));
        yield return ("station.communication.offline", Draw(Site().Offline(), StationTab.Communication));
        yield return ("station.edit.address", Draw(Site(), StationTab.Address, view => view with { Form = new StationFormView(StationForm.Address, Known) }));
        yield return ("station.edit.wrong", Draw(Site(), StationTab.Address, view => view with
        {
            Form = new StationFormView(StationForm.Address, new Dictionary<string, string>(Known) { [StationField.Country] = "Germany", [StationField.Latitude] = "152" })
            {
                Problems = new Dictionary<string, StationFieldProblem> { [StationField.Country] = StationFieldProblem.NoCountry, [StationField.Latitude] = StationFieldProblem.NoDegrees },
            },
        }));
        yield return ("station.edit.meanwhile", Draw(Site(), StationTab.Access, view => view with
        {
            Form = new StationFormView(StationForm.Access, Known)
            {
                Meanwhile = new Dictionary<string, string> { [StationField.Access] = nameof(StationAccess.Private), [StationField.OpeningHours] = "Mo-Fr 8-18" },
            },
        }));
        yield return ("station.edit.assignments", Draw(Site(), StationTab.Assignments, view => view with { Form = new StationFormView(StationForm.Assignments, Known) }));
        yield return ("attributes", Attributes(view => view with { Done = AttributeDone.Saved }));
        yield return ("attributes.readonly", Attributes(view => view, Grants.None with { CanSeeConfiguration = true }));
        yield return ("attributes.none", Attributes(view => view with { Attributes = [] }));
        yield return ("attributes.gone", Attributes(view => view with { Attributes = [], Done = AttributeDone.Gone }));
        yield return ("attributes.full", Attributes(view => view with { Attributes = [.. Enumerable.Range(1, StationAttributes.Most).Select(number => New($"Attribute {number}", AttributeType.Text, "x"))], Page = 6 }));
        yield return ("attributes.add", Attributes(view => view with { Form = new AttributeFormView(null, "", AttributeType.Text, "") }));
        yield return ("attributes.wrong", Attributes(view => view with
        {
            Form = new AttributeFormView(null, "Contract", AttributeType.Number, "1.250,5") { KeyProblem = StationFieldProblem.Taken, ValueProblem = StationFieldProblem.NoNumber },
        }));
        yield return ("attributes.meanwhile", Attributes(view => view with { Form = new AttributeFormView("Contract", "", AttributeType.Number, "12") { Meanwhile = "1300" } }));
        yield return ("attributes.delete", Attributes(view => view with { Deleting = Kept[0] }));
    }

    internal static Site Site(int ports = 2) => new Site().Charging().With(site =>
    {
        (site.Station.Name, site.Station.Vendor, site.Station.Model) = ("Invalidenstraße", "Volt & Sons", "VS-22");
        (site.Station.SerialNumber, site.Station.Firmware, site.Station.BootedAt) = ("SN-00017", "2.4.1", Cards.Site.Now.AddHours(-30));
        site.Port.EvseId = "DE*ABC*E1234*01";
        for (var connector = 3; connector <= ports; connector++)
        {
            site.Ports.Add(Cards.Site.NewPort($"DE*ABC*E1234*{connector}", connector));
        }
    });

    private static Site Gateway() => Site().Gateway("LSX", Verbs.Unlock | Verbs.HardReset).With(site => site.Station.Starts = 17);

    private static Communication Line(int messages) => new(
        new LinkFacts
        {
            Version = "ocpp1.6",
            Endpoint = "/ocpp/CP-042",
            Port = 443,
            Password = true,
            KeepAlive = TimeSpan.FromSeconds(60),
            Heartbeat = TimeSpan.FromSeconds(300),
        },
        [
            .. new SeenMessage[]
            {
                new(Cards.Site.Now.AddSeconds(-12), MessageDirection.FromDevice, Command: CommandKind.Refresh),
                new(Cards.Site.Now.AddSeconds(-12), MessageDirection.ToDevice, Command: CommandKind.Refresh),
            },
            .. Enumerable.Range(1, messages - 2).Select(number => new SeenMessage(Cards.Site.Now.AddMinutes(-number), MessageDirection.FromDevice, "MeterValues")),
        ]);

    private static Func<CardContext, CardJson> Draw(
        Site site, StationTab tab, Func<StationView, StationView>? change = null, Grants? grants = null, Communication? line = null) => context =>
        {
            var port = new PortView(site.Snapshot with { Communication = line ?? Communication.None }, Cards.Site.One, grants ?? Grants.All);
            var view = new StationView(port, tab, Known) { Map = Map, BaNumbers = new Dictionary<int, string> { [1] = "123456" } };
            return StationCard.Draw(change?.Invoke(view) ?? view, context);
        };

    private static Func<CardContext, CardJson> Attributes(Func<StationAttributesView, StationAttributesView> change, Grants? grants = null) => context =>
        StationAttributesCard.Draw(change(new StationAttributesView(Scenes.View(Site(), grants), Kept)), context);

    private static StationAttribute New(string key, AttributeType type, string value) => new()
    {
        StationId = "Berlin-042",
        Key = key,
        Type = type,
        Value = value,
        ChangedAt = Cards.Site.Now.AddDays(-9),
    };
}
