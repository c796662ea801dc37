namespace ChargeBot.Tests.Manual;

internal static partial class Checklist
{
    private static IEnumerable<ManualRow> Sessions()
    {
        var (activations, records) = (new Sight("port", new Step("activations.show")), new Sight("port", new Step("records.show")));
        yield return new("Control", "Activation Overview, a button", Port, ("Activation overview", "Aktivierungen")) { On = Kinds.Installed, Verb = "activations.show", By = Roles.Everybody };
        yield return new("Control", "Activation Overview: this charge point's last 7 days", activations, ("in the last 7 days", "in den letzten 7 Tagen")) { On = Kinds.Installed, Source = "sessions" };
        yield return new("Control", "Activation Overview: live sessions", activations, ("Running", "Läuft")) { On = Kinds.Installed, Source = "sessions", Verb = "activations.open", By = Roles.Everybody };
        yield return new("Control", "Charge records, a button", Port, ("Charge records", "Ladebelege")) { On = Kinds.Installed, Verb = "records.show", By = Roles.Everybody };
        yield return new("Control", "Charge records: this charge point's last 7 days", records, ("1 record in the last 7 days", "1 Beleg in den letzten 7 Tagen")) { On = Kinds.Installed, Source = "charge record", Verb = "records.open", By = Roles.Everybody };
    }
}
