using System.Globalization;

namespace ChargeBot.Cards;

/// <summary>A whole number. The client says which are allowed before it sends anything; the server checks again.</summary>
internal sealed record NumberInput(string Id, string Label, int Min, int Max, string WhenWrong) : Element
{
    public string? Value { get; init; }

    public override void Write(Pen pen)
    {
        pen.Json.WriteString("type"u8, "Input.Number"u8);
        pen.Json.WriteString("id"u8, Id);
        pen.Json.WriteString("label"u8, Label);
        pen.Json.WriteNumber("min"u8, Min);
        pen.Json.WriteNumber("max"u8, Max);
        pen.Json.WriteBoolean("isRequired"u8, true);
        pen.Json.WriteString("errorMessage"u8, WhenWrong);
        if (int.TryParse(Value, out var value))
        {
            pen.Json.WriteNumber("value"u8, value);
        }
    }
}

/// <summary>On or off: comes back as <c>true</c> or <c>false</c>.</summary>
internal sealed record ToggleInput(string Id, string Title, bool On) : Element
{
    public override void Write(Pen pen)
    {
        pen.Json.WriteString("type"u8, "Input.Toggle"u8);
        pen.Json.WriteString("id"u8, Id);
        pen.Json.WriteString("title"u8, Title);
        pen.Json.WriteString("value"u8, On ? "true"u8 : "false"u8);
        pen.Json.WriteBoolean("wrap"u8, true);
    }
}

/// <summary>One or several out of a few, in sight unless folded together: come back as their values, with commas.</summary>
internal sealed record ChoiceInput(string Id, string Label, bool Several, params (string Title, string Value)[] Choices) : Element
{
    public string? Value { get; init; }

    /// <summary>Folded together: for many, or where the usual one stands already.</summary>
    public bool Compact { get; init; }

    public override void Write(Pen pen)
    {
        pen.Json.WriteString("type"u8, "Input.ChoiceSet"u8);
        pen.Json.WriteString("id"u8, Id);
        pen.Json.WriteString("label"u8, Label);
        pen.Json.WriteString("style"u8, Compact ? "compact"u8 : "expanded"u8);
        pen.Json.WriteBoolean("isMultiSelect"u8, Several);
        pen.Json.WriteBoolean("wrap"u8, true);
        pen.Json.WriteStartArray("choices"u8);
        foreach (var (title, value) in Choices)
        {
            pen.Json.WriteStartObject();
            pen.Json.WriteString("title"u8, title);
            pen.Json.WriteString("value"u8, value);
            pen.Json.WriteEndObject();
        }

        pen.Json.WriteEndArray();
        if (Value is not null)
        {
            pen.Json.WriteString("value"u8, Value);
        }
    }
}

/// <summary>A day: comes back as <c>yyyy-MM-dd</c>. The server checks again whatever the client lets through.</summary>
internal sealed record DateInput(string Id, string Label, DateOnly Most) : Element
{
    /// <summary>What was typed; clients show days only, so any other text is not sent back.</summary>
    public string? Value { get; init; }

    public override void Write(Pen pen)
    {
        pen.Json.WriteString("type"u8, "Input.Date"u8);
        pen.Json.WriteString("id"u8, Id);
        pen.Json.WriteString("label"u8, Label);
        pen.Json.WriteString("max"u8, Most.ToString("O", CultureInfo.InvariantCulture));
        if (DateOnly.TryParseExact(Value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            pen.Json.WriteString("value"u8, Value);
        }
    }
}

/// <summary>A time of day: comes back as <c>HH:mm</c>. The server checks again whatever the client lets through.</summary>
internal sealed record TimeInput(string Id, string Label) : Element
{
    /// <summary>What was typed; clients show times only, so any other text is not sent back.</summary>
    public string? Value { get; init; }

    public override void Write(Pen pen)
    {
        pen.Json.WriteString("type"u8, "Input.Time"u8);
        pen.Json.WriteString("id"u8, Id);
        pen.Json.WriteString("label"u8, Label);
        if (TimeOnly.TryParseExact(Value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            pen.Json.WriteString("value"u8, Value);
        }
    }
}
