namespace ChargeBot.Tests.Manual;

internal static partial class Checklist
{
    private static IEnumerable<ManualRow> Tickets()
    {
        var form = new Sight("ticket");
        yield return new("Troubleshooting", "Entered on the details page by the service symbol", Port, ("Ticket", "Ticket")) { On = Kinds.Installed, Source = "people", Verb = "ticket.new", By = Roles.Everybody };
        yield return new("Troubleshooting", "EMAID", form, ("EMAID of the driver", "EMAID des Fahrers")) { Source = "people" };
        yield return new("Troubleshooting", "When did the error occur", form, ("Time at the charger", "Uhrzeit an der Säule")) { Source = "people" };
        yield return new("Troubleshooting", "Problem description", form, ("Problem description", "Problembeschreibung")) { Source = "people" };
        yield return new("Troubleshooting", "Additional files such as photos of the damage", form, ("Photos and files", "Fotos und Dateien")) { Source = "people" };
        yield return new("Troubleshooting", "Send message", form, ("Send message", "Meldung senden")) { Source = "people", Verb = "ticket.send", By = Roles.Everybody };
    }
}
