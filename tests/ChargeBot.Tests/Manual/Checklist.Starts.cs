namespace ChargeBot.Tests.Manual;

internal static partial class Checklist
{
    /// <summary>The manual's Start, at the port where nobody charges.</summary>
    private static IEnumerable<ManualRow> Starts()
    {
        const Roles may = Roles.Agent | Roles.Supervisor;
        Sight At(string words) => new(words) { Free = true };
        ManualRow Row(string field, string words, Said label, string verb, Said? warning = null) =>
            new("Remote control", field, At(words), label) { On = Kinds.Installed, Verb = verb, By = may, SeenBy = may, Warning = warning };

        yield return new("Remote control", "Start, a button", At("port"), ("Start", "Starten")) { On = Kinds.Installed, Verb = "start.ask", By = may, LabelIsButton = true };
        yield return Row("Start: customer contract", "start", ("Customer contract", "Kundenvertrag"), "contract.ask", ("The customer is billed", "Der Kunde bezahlt"));
        yield return Row("Start by contract: EMAID", "contract", "EMAID", "contract.confirm");
        yield return Row("Start by contract: the password, which the provider cannot read, on a page of its own", "contract", ("To the password", "Zum Passwort"), "contract.confirm");
        yield return Row("Start by contract: maximum duration", "contract", ("Duration, minutes", "Dauer in Minuten"), "contract.confirm");
        yield return Row("Start: goodwill activation, the customer is not charged", "start", ("Goodwill", "Kulanz"), "goodwill.ask", ("Nobody is billed.", "Niemand bezahlt."));
        yield return Row("Goodwill: customer information", "goodwill", ("Customer's name", "Name des Kunden"), "goodwill.confirm");
        yield return Row("Goodwill: short problem description", "goodwill", ("Short problem description", "Kurze Problembeschreibung"), "goodwill.confirm");
        yield return Row("Goodwill: maximum duration", "goodwill", ("Duration, minutes", "Dauer in Minuten"), "goodwill.confirm");
        yield return Row("Start: voucher, for one complete session", "start", ("Voucher", "Gutschein"), "voucher.ask", ("A code pays for one session", "Ein Code bezahlt einen Vorgang"));
        yield return Row("Voucher: its code, created beforehand", "voucher", ("Voucher code", "Gutscheincode"), "voucher.confirm");
        yield return Row("Start charging authorises the session", "goodwill", ("Start charging", "Laden starten"), "goodwill.confirm");
    }
}
