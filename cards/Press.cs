namespace ChargeBot.Cards;

/// <summary>How a button looks; its words carry the meaning.</summary>
internal enum PressStyle
{
    Default,
    Positive,
    Destructive,
}

/// <summary>
/// Something to press: a verb with the card's id, its version and a few words of data. Written as Action.Execute with a
/// fallback Action.Submit of the same verb and data, which clients without universal actions send as a message.
/// </summary>
internal sealed record Press(string Title, string Verb, params (string Key, string Value)[] Data)
{
    public PressStyle Style { get; init; }

    /// <summary>Pressed without what was typed on the card: a required input must not stand in the way of 'cancel'.</summary>
    public bool WithoutInputs { get; init; }

    /// <summary>In a dialog of Teams: there is no Action.Execute, and no message that it would update.</summary>
    public bool SubmitAlone { get; init; }

    /// <summary>A button that opens a page and presses nothing; its verb is not used.</summary>
    public Uri? Opens { get; init; }

    /// <summary>Writes the members of a button.</summary>
    public void Write(Pen pen, bool overflow)
    {
        if (Opens is not null)
        {
            WriteOpen(pen);
            WriteLook(pen, overflow);
            return;
        }

        if (SubmitAlone)
        {
            WriteSubmit(pen);
            WriteLook(pen, overflow);
            return;
        }

        WriteExecute(pen);
        WriteLook(pen, overflow);
        pen.Json.WriteStartObject("fallback"u8);
        WriteSubmit(pen);
        WriteLook(pen, overflow);
        pen.Json.WriteEndObject();
    }

    /// <summary>Writes it as what a row or a column does when it is chosen.</summary>
    public void WriteAsSelect(Pen pen)
    {
        pen.Json.WriteStartObject("selectAction"u8);
        if (Opens is not null)
        {
            WriteOpen(pen);
            pen.Json.WriteEndObject();
            return;
        }

        WriteExecute(pen);
        pen.Json.WriteStartObject("fallback"u8);
        WriteSubmit(pen);
        pen.Json.WriteEndObject();
        pen.Json.WriteEndObject();
    }

    private void WriteOpen(Pen pen)
    {
        pen.Json.WriteString("type"u8, "Action.OpenUrl"u8);
        pen.Json.WriteString("title"u8, Title);
        pen.Json.WriteString("url"u8, Opens!.AbsoluteUri);
    }

    /// <summary>Writes the members of an Action.Execute.</summary>
    public void WriteExecute(Pen pen)
    {
        pen.Json.WriteString("type"u8, "Action.Execute"u8);
        pen.Json.WriteString("title"u8, Title);
        pen.Json.WriteString("verb"u8, Verb);
        WriteData(pen, withVerb: false);
    }

    private void WriteSubmit(Pen pen)
    {
        pen.Json.WriteString("type"u8, "Action.Submit"u8);
        pen.Json.WriteString("title"u8, Title);
        WriteData(pen, withVerb: true);
    }

    private void WriteData(Pen pen, bool withVerb)
    {
        pen.Json.WriteStartObject("data"u8);
        if (withVerb)
        {
            pen.Json.WriteString("verb"u8, Verb);
        }

        pen.Json.WriteString("card"u8, pen.CardId);
        pen.Json.WriteNumber("v"u8, pen.Version);
        foreach (var (key, value) in Data)
        {
            pen.Json.WriteString(key, value);
        }

        pen.Json.WriteEndObject();
        if (WithoutInputs)
        {
            pen.Json.WriteString("associatedInputs"u8, "none"u8);
        }
    }

    private void WriteLook(Pen pen, bool overflow)
    {
        if (Style is not PressStyle.Default)
        {
            pen.Json.WriteString("style"u8, Style is PressStyle.Positive ? "positive"u8 : "destructive"u8);
        }

        if (overflow)
        {
            pen.Json.WriteString("mode"u8, "secondary"u8);
        }
    }
}
