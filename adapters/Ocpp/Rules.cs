using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>An address with its scheme, as the schemas' format <c>uri</c> has it.</summary>
internal sealed class AbsoluteUriAttribute() : ValidationAttribute("https://…")
{
    public override bool IsValid(object? value) => value is not string text || Uri.TryCreate(text, UriKind.Absolute, out _);
}

/// <summary>A number with one decimal at most.</summary>
internal sealed class TenthsAttribute() : ValidationAttribute("0.1")
{
    public override bool IsValid(object? value) => value is not decimal number || number * 10 == decimal.Truncate(number * 10);
}

/// <summary>No text of a list is longer.</summary>
internal sealed class EachMaxLengthAttribute(int length) : ValidationAttribute($"≤ {length}")
{
    public override bool IsValid(object? value) => value is not IEnumerable<string> texts || texts.All(text => text.Length <= length);
}

/// <summary>Each text of a list is one of these.</summary>
internal sealed class EachAllowedValuesAttribute(params string[] values) : ValidationAttribute(string.Join(" | ", values))
{
    public override bool IsValid(object? value) => value is not IEnumerable<string> texts || texts.All(values.Contains);
}
