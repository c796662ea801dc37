namespace ChargeBot.Tests.Manual;

internal static partial class Checklist
{
    private static Sight Info => new("station");
    private static Sight Address => new("address");
    private static Sight Line => new("communication");

    private static IEnumerable<ManualRow> Stations()
    {
        yield return new("Station tabs", "Info", Info, "Info");
        yield return new("Station tabs", "Address", Info, ("Address", "Adresse"));
        yield return new("Station tabs", "Map", Info, ("Map", "Karte"));
        yield return new("Station tabs", "Access", Info, ("Access", "Zugang"));
        yield return new("Station tabs", "Assignments", Info, ("Assigned", "Zuordnung"));
        yield return new("Station tabs", "Device details", Info, ("Device", "Gerät"));
        yield return new("Station tabs", "Attributes", Info, ("Attributes", "Attribute"));
        yield return new("Station tabs", "OCPP communication", Info, "OCPP") { On = Kinds.Ocpp };
        yield return new("Station tabs", "LG2WAN communication", Info, "LG2WAN") { On = Kinds.Lg2Wan };

        yield return new("Info", "Charging station ID", Info, ManualDesk.StationIdPart) { Source = "master data" };
        yield return new("Info", "Charge port IDs of the station", Info, ManualDesk.PortIdPart) { Source = "master data" };
        yield return new("Info", "Chargebox ID", Info, "Chargebox") { On = Kinds.Ocpp, Source = "master data" };
        yield return new("Info", "SML Server ID", Info, ("Server ID", "Server-ID")) { On = Kinds.Lg2Wan, Source = "master data" };
        yield return new("Info", "Planned or installed", Info, ("Stage", "Stand")) { Source = "master data" };
        yield return new("Address", "Street and city", Address, ("Street", "Straße")) { Source = "master data", Verb = "station.edit", By = Roles.Engineer };
        yield return new("Map", "The place on a map", new Sight("map"), ("Open map", "Karte öffnen")) { Source = "coordinates of the master data" };
        yield return new("Access", "Who may charge", new Sight("access"), ("Access", "Zugang")) { Source = "master data", Verb = "station.edit", By = Roles.Engineer };
        yield return new("Assignments", "Product and group assignments", new Sight("assignments"), ("Assigned", "Zuordnung")) { Source = "master data", Verb = "station.edit", By = Roles.Engineer };
        yield return new("Device details of the station", "What was built there", new Sight("station device"), ("Device", "Gerät")) { Source = "device" };
        yield return new("Attributes", "Free keys and values", new Sight("attributes"), ("Attributes", "Attribute")) { Source = "people", Verb = "attributes.edit", By = Roles.Engineer };
        yield return new("Communication", "Protocol and version: OCPP", Line, "OCPP 1.6 JSON") { On = Kinds.Ocpp, Source = "master data" };
        yield return new("Communication", "Protocol and version: LG2WAN", Line, "LG2WAN (SML)") { On = Kinds.Lg2Wan, Source = "master data" };
        yield return new("Communication", "Endpoint", Line, ("Endpoint", "Endpunkt")) { On = Kinds.Installed, Source = "the open line" };
        yield return new("Communication", "Security", Line, ("Security", "Sicherheit")) { On = Kinds.Installed, Source = "the open line" };
        yield return new("Communication", "Last messages with their times", Line, ("Last messages", "Letzte Nachrichten")) { Source = "the line" };
    }
}
