namespace ChargeBot.Domain.ChargePoints;

/// <summary>Why a raw call is not sent.</summary>
/// <param name="Problem">What is wrong.</param>
/// <param name="Where">The member, the place in the text, or the names that are missing; as the specification spells them.</param>
/// <param name="Rule">What is allowed there, in no language, such as <c>Hard | Soft</c> or <c>≤ 20</c>; null where the problem says it.</param>
public sealed record RawFault(RawProblem Problem, string Where, string? Rule = null);

/// <summary>The kinds of <see cref="RawFault"/>.</summary>
public enum RawProblem
{
    /// <summary>The station's version of the protocol has no such action for us.</summary>
    UnknownAction,

    /// <summary>The text is no JSON.</summary>
    NoJson,

    /// <summary>The payload is no object, or too long.</summary>
    NoObject,

    /// <summary>Members that must be there are not.</summary>
    Missing,

    /// <summary>The action has no such member.</summary>
    NotAMember,

    /// <summary>A member is of another kind, such as a text where a number is due.</summary>
    WrongKind,

    /// <summary>A member breaks a rule.</summary>
    BreaksRule,

    /// <summary>It would set a secret: that is typed on the parameter's own page, so that it stands in no chat and we know it afterwards.</summary>
    Secret,
}
