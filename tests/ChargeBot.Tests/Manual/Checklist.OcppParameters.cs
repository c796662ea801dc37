namespace ChargeBot.Tests.Manual;

internal static partial class Checklist
{
    private static Sight OcppList => new("parameters");

    private static Sight OcppForm => new("parameters", new Step("ocppparameters.open", "parameter", "HeartbeatInterval"));

    private static Sight OcppAdd => new("parameters", new Step("ocppparameters.add"));

    private static IEnumerable<ManualRow> OcppParameters()
    {
        yield return Ocpp("All parameters provided by the charger are listed with name and value", OcppList, "AuthorizeRemoteTxRequests") with { Source = "device" };
        yield return Ocpp("Incorrect configuration can damage the charger", OcppList, ("A wrong value can damage the charger.", "Ein falscher Wert kann die Ladesäule beschädigen."));
        yield return Ocpp("The entered values are not checked for validity", OcppList, ("It is not checked whether a value suits this model", "Ob ein Wert zu diesem Modell passt, wird nicht geprüft"));
        yield return Ocpp("Some are read-only", OcppList, ("read-only", "nur lesbar")) with { Source = "device" };
        yield return Ocpp("The value is configured in a form", OcppForm, ("New value", "Neuer Wert")) with { Source = "device", Verb = "ocppparameters.save", By = Roles.Engineer, LabelIsButton = true };
        yield return Ocpp("Unpublished parameters are changed by entering name and value", OcppAdd, ("Its name", "Sein Name")) with { Verb = "ocppparameters.save", By = Roles.Engineer, LabelIsButton = true };
    }

    private static ManualRow Ocpp(string field, Sight sight, Said label) => new("OCPP parameters", field, sight, label) { On = Kinds.OcppInstalled };
}
