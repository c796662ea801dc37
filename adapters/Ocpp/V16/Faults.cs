using System.Text.Json;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>The codes of OCPP-J 1.6 §4.2.3, in its own spelling.</summary>
internal static class Faults
{
    public const string FormationViolation = "FormationViolation";

    /// <summary>A member that has to be there is not.</summary>
    public static CallFault Missing(string member) => new("OccurenceConstraintViolation", $"{member} is missing");

    /// <summary>A member is there and is unreadable, or is not there.</summary>
    public static CallFault NoNumber(JsonElement value, string member) =>
        value.Exists() ? new CallFault("TypeConstraintViolation", $"{member} is no number") : Missing(member);
}
