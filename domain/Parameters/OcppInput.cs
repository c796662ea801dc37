using System.Globalization;

namespace ChargeBot.Domain.Parameters;

/// <summary>Why a name or a value cannot be sent.</summary>
public enum OcppProblem
{
    /// <summary>It can.</summary>
    None,

    /// <summary>No name was given.</summary>
    NameMissing,

    /// <summary>Longer than ChangeConfiguration takes.</summary>
    NameTooLong,

    /// <summary>With characters that a key cannot have.</summary>
    NameNotPlain,

    /// <summary>Longer than ChangeConfiguration takes.</summary>
    ValueTooLong,

    /// <summary>With characters that cannot be printed.</summary>
    ValueNotPlain,

    /// <summary>The device says that it cannot be changed.</summary>
    ReadOnly,

    /// <summary>With the mask in it that stands for a secret.</summary>
    Masked,

    /// <summary>A secret, or with one in it: that is typed on a page of its own.</summary>
    Secret,
}

/// <summary>What is told before a value is sent, and not forbidden: the standard, or the device, says otherwise.</summary>
public enum OcppConcern
{
    /// <summary>Neither true nor false.</summary>
    NotASwitch,

    /// <summary>No whole number.</summary>
    NotANumber,

    /// <summary>Below the smallest or above the largest.</summary>
    OutOfRange,

    /// <summary>Too short or too long.</summary>
    WrongLength,

    /// <summary>A list with a member that is none of the standard's.</summary>
    UnknownMember,

    /// <summary>A list with more members than the device takes.</summary>
    TooManyMembers,

    /// <summary>The standard has it read-only, whatever the device says.</summary>
    ReadOnlyInStandard,

    /// <summary>Lower than it is, which the standard does not allow.</summary>
    Lowered,

    /// <summary>Nothing at all.</summary>
    Empty,

    /// <summary>With characters outside ASCII, which many devices do not take.</summary>
    NotAscii,

    /// <summary>The device did not name the key when it was read.</summary>
    NotPublished,
}

/// <summary>Checks what is typed for a key of OCPP 1.6 or a variable of 2.0.1 (Component.Variable, longer): what cannot be sent is refused, what looks wrong is told.</summary>
public static class OcppInput
{
    /// <summary>Why a key cannot be sent.</summary>
    public static OcppProblem ProblemOf(string key) => key.Length == 0 ? OcppProblem.NameMissing
        : key.Length > (key.Contains('.', StringComparison.Ordinal) ? DeviceValue.LongestKey : OcppKeys.LongestKey) ? OcppProblem.NameTooLong
        : key.All(letter => letter is > ' ' and <= '~') ? OcppProblem.None : OcppProblem.NameNotPlain;

    /// <summary>Why a value cannot be sent for a key; never fails, whatever is typed.</summary>
    public static OcppProblem ProblemOf(OcppParameter parameter, string value) => ProblemOf(parameter.Key) is var name && name is not OcppProblem.None ? name
        : parameter.Mutability is Mutability.ReadOnly ? OcppProblem.ReadOnly
        : SecretValues.Hides(parameter.Key, value) ? OcppProblem.Secret
        : ProblemOfSecret(value);

    /// <summary>Why a secret value cannot be sent.</summary>
    public static OcppProblem ProblemOfSecret(string value) => value.Length > OcppKeys.LongestValue ? OcppProblem.ValueTooLong
        : value.Any(letter => char.IsControl(letter) || char.IsSurrogate(letter)) ? OcppProblem.ValueNotPlain
        : SecretValues.IsMasked(value) ? OcppProblem.Masked : OcppProblem.None;

    /// <summary>What is to be told before a value is sent.</summary>
    /// <param name="parameter">What it is for.</param>
    /// <param name="value">The value, which can be sent.</param>
    /// <param name="present">What the station is set to.</param>
    public static IReadOnlyList<OcppConcern> ConcernsOf(OcppParameter parameter, string value, IReadOnlyCollection<DeviceValue> present)
    {
        var concerns = new List<OcppConcern>();
        Tell(!parameter.Published, OcppConcern.NotPublished);
        Tell(value.Length == 0, OcppConcern.Empty);
        Tell(!value.All(char.IsAscii), OcppConcern.NotAscii);
        if (parameter.Standard is { } standard)
        {
            Tell(standard.Access is Mutability.ReadOnly, OcppConcern.ReadOnlyInStandard);
            if (value.Length > 0 && Misfit(standard, value, present) is { } misfit)
            {
                concerns.Add(misfit);
            }

            Tell(standard.Key == "SecurityProfile" && Number(value) < Number(parameter.Value ?? ""), OcppConcern.Lowered);
        }

        return concerns;

        void Tell(bool so, OcppConcern concern)
        {
            if (so)
            {
                concerns.Add(concern);
            }
        }
    }

    private static OcppConcern? Misfit(OcppKey standard, string value, IReadOnlyCollection<DeviceValue> present) => standard.Type switch
    {
        OcppType.Switch => bool.TryParse(value, out _) ? null : OcppConcern.NotASwitch,
        OcppType.Number => Number(value) is not { } number ? OcppConcern.NotANumber
            : number < standard.Min || number > standard.Max ? OcppConcern.OutOfRange : null,
        OcppType.List => OfList(standard, value.Split(',', StringSplitOptions.TrimEntries), present),
        _ => value.Length < standard.Min || value.Length > standard.Max ? OcppConcern.WrongLength : null,
    };

    private static OcppConcern? OfList(OcppKey standard, string[] members, IReadOnlyCollection<DeviceValue> present) =>
        standard.Members.Count > 0 && !members.All(member => standard.Members.Contains(member, StringComparer.OrdinalIgnoreCase)) ? OcppConcern.UnknownMember
        : standard.LengthKey is { } key && members.Length > Number(present.FirstOrDefault(row => row.Key == key)?.Reported ?? "") ? OcppConcern.TooManyMembers
        : null;

    private static long? Number(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
