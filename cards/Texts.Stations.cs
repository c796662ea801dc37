using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.MasterData;

namespace ChargeBot.Cards;

/// <summary>What is said about a station as a whole; its forms and its line have files of their own.</summary>
public sealed partial class Texts
{
    internal string StationTitle => T("Station", "Station");

    /// <summary>Two rows of four on a phone: short words.</summary>
    internal string StationTab(StationTab tab, Protocol protocol) => tab switch
    {
        Cards.StationTab.Address => T("Address", "Adresse"),
        Cards.StationTab.Map => T("Map", "Karte"),
        Cards.StationTab.Access => T("Access", "Zugang"),
        Cards.StationTab.Assignments => T("Assigned", "Zuordnung"),
        Cards.StationTab.Device => T("Device", "Gerät"),
        Cards.StationTab.Attributes => T("Attributes", "Attribute"),
        Cards.StationTab.Communication => protocol is Protocol.Lg2Wan ? "LG2WAN" : "OCPP",
        _ => T("Info", "Info"),
    };

    internal string ChargeboxTitle => T("Chargebox", "Chargebox");

    internal string ServerIdTitle => T("Server ID", "Server-ID");

    internal string NoIdentityYet => T("none yet", "noch keine");

    internal string StageTitle => T("Stage", "Stand");

    internal string Installed => T("Installed", "Installiert");

    internal string VendorTitle => T("Vendor", "Hersteller");

    internal string ModelTitle => T("Model", "Modell");

    internal string SerialTitle => T("Serial no.", "Seriennr.");

    internal string LastBootTitle => T("Last boot", "Neustart");

    internal string NeverBooted => T("not seen yet", "noch keiner gesehen");

    internal string PortsTitle => T("Ports", "Punkte");

    internal string ConversionNote => T(
        "If this is a charger of the first or second generation (Gen1, Gen2): conversion and dismantling are bound to documents of calibration law. Read them before anyone opens it.",
        "Wenn das eine Ladesäule der ersten oder zweiten Generation ist (Gen1, Gen2): Umbau und Rückbau sind an eichrechtliche Unterlagen gebunden. Erst lesen, dann öffnen.");

    internal string ConversionButton => T("Documents", "Unterlagen");

    internal string WholeStation => T("The station itself", "Die Station selbst");

    internal string NoAddress => T("No address is known.", "Es ist keine Adresse bekannt.");

    internal string PlaceTitle => T("Place", "Lage");

    internal string OpenMapButton => T("Open map", "Karte öffnen");

    internal string NoCoordinates => T(
        "No coordinates are known, so there is no map. They can be entered with the address.",
        "Es sind keine Koordinaten bekannt, also gibt es keine Karte. Sie werden bei der Adresse eingetragen.");

    internal string MapPicture(string station, TileSpot spot) => T(
        $"Map of the surroundings of {station}; it stands {Spot(spot)} of the picture.",
        $"Karte der Umgebung von {station}; sie steht {Spot(spot)}.");

    internal string MapSpot(TileSpot spot) => T(
        $"The station stands {Spot(spot)} of the picture; the map itself shows the point.",
        $"Die Station steht {Spot(spot)}; die Karte selbst zeigt den Punkt.");

    private string Spot(TileSpot spot) => spot switch
    {
        (1, 1) => T("in the middle", "in der Bildmitte"),
        (1, 0) => T("at the top", "oben im Bild"),
        (1, 2) => T("at the bottom", "unten im Bild"),
        (0, 1) => T("at the left", "links im Bild"),
        (2, 1) => T("at the right", "rechts im Bild"),
        (0, 0) => T("at the top left", "oben links im Bild"),
        (2, 0) => T("at the top right", "oben rechts im Bild"),
        (0, _) => T("at the bottom left", "unten links im Bild"),
        _ => T("at the bottom right", "unten rechts im Bild"),
    };

    internal string NoAccess => T(
        "Nobody entered who may charge here.",
        "Wer hier laden darf, hat niemand eingetragen.");

    internal string Access(StationAccess access) => access switch
    {
        StationAccess.Public => T("Public", "Öffentlich"),
        StationAccess.Restricted => T("Restricted", "Eingeschränkt"),
        _ => T("Private", "Privat"),
    };

    internal string AccessMeans(StationAccess access) => access switch
    {
        StationAccess.Public => T("Anyone may charge here.", "Hier darf jeder laden."),
        StationAccess.Restricted => T(
            "Only some may charge here: ask the caller which group they belong to.",
            "Hier darf nur laden, wer dazugehört: bitte nach der Gruppe fragen."),
        _ => T(
            "Only the owner's own drivers may charge here. Others are sent to a public station.",
            "Hier laden nur die eigenen Fahrer des Betreibers. Andere bitte an eine öffentliche Station verweisen."),
    };

    internal string AroundTheClock => T("around the clock (24/7)", "rund um die Uhr (24/7)");

    internal string NoAssignments => T(
        "Nothing is assigned: no product, no group, no operator, no owner of the site.",
        "Nichts ist zugeordnet: kein Produkt, keine Gruppe, kein Betreiber, kein Standorteigentümer.");

    internal string NothingSaidYet => T("The charger has not said yet what it is.", "Die Ladestation hat noch nicht gesagt, was sie ist.");

    internal string GatewayTypeTitle => T("Gateway", "Gateway");

    internal string ControllerTitle => T("Controller", "Controller");

    internal string StartsTitle => T("Starts", "Starts");

    internal string AbilitiesUnknown => T(
        "What it can do is known once it has connected.",
        "Was sie kann, ist bekannt, sobald sie sich verbunden hat.");

    internal string CanEverything => T("It can do everything that can be asked of a charger here.", "Sie kann alles, was sich hier verlangen lässt.");

    internal string Cannot(string what) => T($"It cannot: {what}. That is why there are no buttons for it.", $"Sie kann nicht: {what}. Darum gibt es dafür keine Schaltflächen.");

    internal string Verb(Verbs verb) => verb switch
    {
        Verbs.RemoteStart => T("start from here", "von hier starten"),
        Verbs.RemoteStop => T("stop from here", "von hier beenden"),
        Verbs.Unlock => T("unlock the plug", "den Stecker entriegeln"),
        Verbs.SoftReset => T("reboot softly", "weich neu starten"),
        Verbs.HardReset => T("reboot hard", "hart neu starten"),
        Verbs.Availability => T("go out of operation", "außer Betrieb gehen"),
        Verbs.ReadConfiguration => T("say how it is set", "ihre Einstellungen sagen"),
        Verbs.ChangeParameter => T("take other settings", "andere Einstellungen annehmen"),
        Verbs.ReportStatus => T("say its state when asked", "auf Anfrage ihren Zustand sagen"),
        Verbs.MeterCheck => T("check its meter", "ihren Zähler prüfen"),
        _ => T("hand over its log here", "ihr Log hier herausgeben"),
    };

    internal string CommunicationDeviceNote => T(
        "Communication device, SIM and meter stand at the port.",
        "Kommunikationsgerät, SIM und Zähler stehen beim Ladepunkt.");

    internal string CommunicationDeviceButton => T("Device of port", "Gerät am Punkt");
}
