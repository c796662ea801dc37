namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>The codes of OCPP-J 2.0.1 §4.3.</summary>
internal static class Faults
{
    public const string FormatViolation = "FormatViolation";

    /// <summary>A member that has to be there is not.</summary>
    public static CallFault Missing(string member) => new("OccurrenceConstraintViolation", $"{member} is missing");
}
