namespace ChargeBot.Tests.Manual;

internal static partial class Checklist
{
    private static Sight Errors => new("error rate");

    private static IEnumerable<ManualRow> ErrorRate()
    {
        yield return new("Tabs", "Error Rate", Errors, ("Errors", "Fehler"));
        yield return Rate("Start and End restrict the data", ("Start", "Von")) with { Verb = "errors.period", By = Roles.Everybody };
        yield return Rate("End", ("End", "Bis"));
        yield return Rate("Failed authorisations are not considered", ("failed authorisations are not counted", "abgelehnte Freigaben werden nicht gezählt"));
        yield return Counted("Number of successful sessions, in absolute figures", ("Successful", "Erfolgreich"));
        yield return Counted("Number of faulty sessions, in absolute figures", ("Faulty", "Fehlerhaft"));
        yield return Counted("Distribution of faulty sessions, as a pie chart", ("Faulty sessions by type", "Fehlerhafte Vorgänge nach Art"));
    }

    private static ManualRow Rate(string field, Said label) => new("Error rate", field, Errors, label) { Source = "sessions and charge records" };

    private static ManualRow Counted(string field, Said label) => Rate(field, label) with { On = Kinds.Installed };
}
