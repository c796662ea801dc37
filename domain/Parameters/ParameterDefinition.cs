using ChargeBot.Domain.People;

namespace ChargeBot.Domain.Parameters;

/// <summary>What is known about one parameter of LG2WAN gateways: the adapter, the cards, the validation and the documentation read it here.</summary>
/// <param name="Number">Its number on the wire.</param>
/// <param name="Key">Its name in code, rows and on the wire of our own kind: <see cref="DeviceValue.Key"/>.</param>
/// <param name="Type">What values it takes.</param>
/// <param name="Scope">Whether each port has it, or the charger.</param>
public sealed record ParameterDefinition(byte Number, string Key, ParameterType Type, ParameterScope Scope)
{
    private readonly IReadOnlyList<ParameterOption> choices = [];

    /// <summary>What people call it.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>What it does, in a sentence or two.</summary>
    public required Bilingual Meaning { get; init; }

    /// <summary>What one must know before it is changed: a change is then asked for twice. Null: nothing.</summary>
    public Bilingual? Warning { get; init; }

    /// <summary>Types of gateways that know it.</summary>
    public GatewayTypes Types { get; init; } = GatewayTypes.All;

    /// <summary>The firmware with which it came; null: always there.</summary>
    public Version? Since { get; init; }

    /// <summary>Unit of a number: <c>A</c>, <c>V</c>, <c>min</c>; null where it has none.</summary>
    public string? Unit { get; init; }

    /// <summary>Smallest number.</summary>
    public int Min { get; init; }

    /// <summary>Largest number.</summary>
    public int Max { get; init; }

    /// <summary>What can be chosen: by the code on the wire, or, of a set, by the bit (1, 2, 4 …).</summary>
    public IReadOnlyList<ParameterOption> Choices
    {
        get => choices;
        init => (choices, Options) = (value, [.. value.Select(option => option.Word)]);
    }

    /// <summary>The words of <see cref="Choices"/>, as they stand in a value.</summary>
    public IReadOnlyList<string> Options { get; private init; } = [];

    /// <summary>Told by the gateway, not set by us.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>A secret: protected wherever it rests, shown on a one-time page alone.</summary>
    public bool Secret { get; init; }

    /// <summary>The group of the role × verb table that may change it, or, where it is a secret, see it.</summary>
    public Permission Role => Secret ? Permission.Puk : Permission.EditParameters;

    /// <summary>Whether a gateway of this type and firmware knows it; where either is not known yet, as far as can be told.</summary>
    /// <param name="type">The station's model: <c>LSX</c>, <c>LSG</c>, <c>ACCU</c>; case does not matter.</param>
    /// <param name="firmware">Numbers with dots; what is behind them is left out.</param>
    public bool KnownTo(string? type, string? firmware) =>
        (!Enum.TryParse<GatewayTypes>(type, ignoreCase: true, out var known) || Types.HasFlag(known))
        && (Since is null || Firmware.Parse(firmware) >= Since);
}

/// <summary>The same said in both languages of the desk; which one is read is for whoever shows it.</summary>
/// <param name="En">English.</param>
/// <param name="De">German.</param>
public sealed record Bilingual(string En, string De);

/// <summary>One of the words that a choice or a set is made of.</summary>
/// <param name="Word">As it stands in a value.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Meaning">What it does.</param>
public sealed record ParameterOption(string Word, Bilingual Name, Bilingual Meaning);

/// <summary>What values a parameter takes. Each has a neutral form as text, the same for every protocol.</summary>
public enum ParameterType
{
    /// <summary><c>true</c> or <c>false</c>.</summary>
    Switch,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>One of the options' words.</summary>
    Choice,

    /// <summary>Some of the options' words, in their order, with commas.</summary>
    Set,

    /// <summary>IPv4 or IPv6 address; empty: none.</summary>
    IpAddress,

    /// <summary>MCC and MNC, 5 or 6 digits; empty: none.</summary>
    Plmn,

    /// <summary>Up to 32 printable characters.</summary>
    Text,
}

/// <summary>Whose a parameter is.</summary>
public enum ParameterScope
{
    /// <summary>The charger's: connector 0.</summary>
    Charger,

    /// <summary>Each port's.</summary>
    Port,
}

/// <summary>The types of LG2WAN gateways.</summary>
[Flags]
public enum GatewayTypes
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>LSX.</summary>
    Lsx = 1,

    /// <summary>LSG.</summary>
    Lsg = 2,

    /// <summary>ACCU.</summary>
    Accu = 4,

    /// <summary>Every one.</summary>
    All = Lsx | Lsg | Accu,
}

/// <summary>Firmware versions as gateways write them.</summary>
public static class Firmware
{
    /// <summary>The leading numbers with dots (<c>3.1.2-rc4</c> is 3.1.2); 0.0 where there are none.</summary>
    public static Version Parse(string? text)
    {
        var numbers = (text ?? "").Trim().TrimStart('v', 'V').Split('.', '-', '_', ' ')
            .TakeWhile(part => part.Length is > 0 and < 8 && part.All(char.IsAsciiDigit)).Take(4).Select(int.Parse).ToArray();
        return numbers.Length switch
        {
            0 => new Version(0, 0),
            1 => new Version(numbers[0], 0),
            2 => new Version(numbers[0], numbers[1]),
            3 => new Version(numbers[0], numbers[1], numbers[2]),
            _ => new Version(numbers[0], numbers[1], numbers[2], numbers[3]),
        };
    }
}
