namespace ChargeBot.Cards;

/// <summary>What a colour repeats; the words say it already.</summary>
internal enum Tint
{
    Default,
    Accent,
    Good,
    Warning,
    Attention,
}

/// <summary>Where a text stands in its column.</summary>
internal enum Align
{
    Left,
    Center,
    Right,
}

/// <summary>Something on a card.</summary>
internal abstract record Element
{
    /// <summary>Close to what stands above it.</summary>
    public bool Near { get; init; }

    /// <summary>Right under what stands above it.</summary>
    public bool Touching { get; init; }

    public abstract void Write(Pen pen);

    protected void WriteSpacing(Pen pen)
    {
        if (Touching || Near)
        {
            pen.Json.WriteString("spacing"u8, Touching ? "None"u8 : "Small"u8);
        }
    }

    protected static ReadOnlySpan<byte> Name(Tint tint) => tint switch
    {
        Tint.Accent => "accent"u8,
        Tint.Good => "good"u8,
        Tint.Warning => "warning"u8,
        Tint.Attention => "attention"u8,
        _ => "default"u8,
    };
}

/// <summary>
/// A text. TextBlocks are read as Markdown, text runs are not: whatever could be read so (ids carry asterisks, people and
/// chargers type what they like) is written as a text run, all other texts as a TextBlock. Nothing is ever escaped.
/// </summary>
internal sealed record Text(string Words) : Element
{
    public bool Bold { get; init; }

    public bool Small { get; init; }

    public bool Large { get; init; }

    public bool Subtle { get; init; }

    public bool Mono { get; init; }

    /// <summary>Where one is, among what can be pressed: seen without colours too. Only text runs can be underlined.</summary>
    public bool Underlined { get; init; }

    public Tint Tint { get; init; }

    public Align Align { get; init; }

    /// <summary>An id: always a text run, so that it never depends on what is in it.</summary>
    public bool Id { get; init; }

    public override void Write(Pen pen)
    {
        var run = Id || Underlined || Typed.LooksLikeMarkdown(Words);
        pen.Json.WriteString("type"u8, run ? "RichTextBlock"u8 : "TextBlock"u8);
        if (Align is not Align.Left)
        {
            pen.Json.WriteString("horizontalAlignment"u8, Align is Align.Center ? "center"u8 : "right"u8);
        }

        WriteSpacing(pen);
        if (!run)
        {
            pen.Json.WriteBoolean("wrap"u8, true);
            WriteWords(pen, Words);
            return;
        }

        pen.Json.WriteStartArray("inlines"u8);
        pen.Json.WriteStartObject();
        pen.Json.WriteString("type"u8, "TextRun"u8);
        WriteWords(pen, Typed.Breakable(Words));
        pen.Json.WriteEndObject();
        pen.Json.WriteEndArray();
    }

    private void WriteWords(Pen pen, string words)
    {
        pen.Json.WriteString("text"u8, words);
        if (Bold)
        {
            pen.Json.WriteString("weight"u8, "bolder"u8);
        }

        if (Small || Large)
        {
            pen.Json.WriteString("size"u8, Small ? "small"u8 : "medium"u8);
        }

        if (Subtle)
        {
            pen.Json.WriteBoolean("isSubtle"u8, true);
        }

        if (Mono)
        {
            pen.Json.WriteString("fontType"u8, "monospace"u8);
        }

        if (Underlined)
        {
            pen.Json.WriteBoolean("underline"u8, true);
        }

        if (Tint is not Tint.Default)
        {
            pen.Json.WriteString("color"u8, Name(Tint));
        }
    }
}

/// <summary>A sentence with somebody's name in the place of <c>{0}</c>, which Teams makes a mention. Only TextBlocks can hold one.</summary>
internal sealed record MentionText(string Whose, string Sentence) : Element
{
    /// <summary>The name as the card's entities call it; what could be read as markup is left out of it.</summary>
    public static string Tag(string name) => $"<at>{string.Concat(name.Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '.' or '\''))}</at>";

    public override void Write(Pen pen)
    {
        pen.Json.WriteString("type"u8, "TextBlock"u8);
        WriteSpacing(pen);
        pen.Json.WriteBoolean("wrap"u8, true);
        pen.Json.WriteString("weight"u8, "bolder"u8);
        pen.Json.WriteString("text"u8, Sentence.Replace("{0}", Tag(Whose), StringComparison.Ordinal));
    }
}

/// <summary>Words of different looks in one line; text runs, so nothing in them is read as Markdown.</summary>
internal sealed record Runs(params (string Words, Tint Tint, bool Small)[] Parts) : Element
{
    public override void Write(Pen pen)
    {
        pen.Json.WriteString("type"u8, "RichTextBlock"u8);
        WriteSpacing(pen);
        pen.Json.WriteStartArray("inlines"u8);
        foreach (var (words, tint, small) in Parts)
        {
            pen.Json.WriteStartObject();
            pen.Json.WriteString("type"u8, "TextRun"u8);
            pen.Json.WriteString("text"u8, words);
            if (small)
            {
                pen.Json.WriteString("size"u8, "small"u8);
            }

            if (tint is not Tint.Default)
            {
                pen.Json.WriteString("color"u8, Name(tint));
            }

            pen.Json.WriteEndObject();
        }

        pen.Json.WriteEndArray();
    }
}

/// <summary>Facts by title; those without a value are left out. Values are Markdown in a FactSet, so one that could be read so makes it rows.</summary>
internal sealed record Facts(params (string Title, string? Value)[] Rows) : Element
{
    public bool Any => Array.Exists(Rows, row => row.Value is not null);

    public override void Write(Pen pen)
    {
        if (Array.Exists(Rows, row => row.Value is not null && Typed.LooksLikeMarkdown(row.Value)))
        {
            WriteRows(pen);
            return;
        }

        pen.Json.WriteString("type"u8, "FactSet"u8);
        WriteSpacing(pen);
        pen.Json.WriteStartArray("facts"u8);
        foreach (var (title, value) in Rows)
        {
            if (value is not null)
            {
                pen.Json.WriteStartObject();
                pen.Json.WriteString("title"u8, title);
                pen.Json.WriteString("value"u8, Typed.Breakable(value));
                pen.Json.WriteEndObject();
            }
        }

        pen.Json.WriteEndArray();
    }

    private void WriteRows(Pen pen)
    {
        pen.Json.WriteString("type"u8, "Container"u8);
        WriteSpacing(pen);
        var rows = new List<Element>();
        foreach (var (title, value) in Rows)
        {
            if (value is not null)
            {
                rows.Add(new Columns(
                    new Column(new Text(title) { Bold = true }) { Pixels = 92 },
                    new Column(new Text(value)))
                { Touching = true });
            }
        }

        pen.Write("items"u8, rows);
    }
}

/// <summary>Elements side by side.</summary>
internal sealed record Columns(params Column[] Items) : Element
{
    public Press? Press { get; init; }

    /// <summary>With a line above.</summary>
    public bool Ruled { get; init; }

    public override void Write(Pen pen)
    {
        pen.Json.WriteString("type"u8, "ColumnSet"u8);
        WriteSpacing(pen);
        if (Ruled)
        {
            pen.Json.WriteBoolean("separator"u8, true);
        }

        pen.Write("columns"u8, Items);
        Press?.WriteAsSelect(pen);
    }
}

/// <summary>One of <see cref="Columns"/>: as wide as there is room, as its content, or as given.</summary>
internal sealed record Column(params Element[] Items) : Element
{
    public bool Narrow { get; init; }

    public int Pixels { get; init; }

    /// <summary>At the foot of its row, as a button beside a labelled input.</summary>
    public bool Bottom { get; init; }

    public Tint? Style { get; init; }

    public Press? Press { get; init; }

    public override void Write(Pen pen)
    {
        pen.Json.WriteString("type"u8, "Column"u8);
        pen.Json.WriteString("width"u8, Pixels > 0 ? $"{Pixels}px" : Narrow ? "auto" : "stretch");
        if (Bottom)
        {
            pen.Json.WriteString("verticalContentAlignment"u8, "bottom"u8);
        }

        if (Style is { } style)
        {
            pen.Json.WriteString("style"u8, style is Tint.Default ? "emphasis"u8 : Name(style));
        }

        pen.Write("items"u8, Items);
        Press?.WriteAsSelect(pen);
    }
}

/// <summary>Elements on a ground of their own; the default one is the quiet 'emphasis'.</summary>
internal sealed record Box(Tint? Style, params Element[] Items) : Element
{
    /// <summary>To the card's edges.</summary>
    public bool Bleed { get; init; }

    public Press? Press { get; init; }

    public override void Write(Pen pen)
    {
        pen.Json.WriteString("type"u8, "Container"u8);
        WriteSpacing(pen);
        if (Style is { } style)
        {
            pen.Json.WriteString("style"u8, style is Tint.Default ? "emphasis"u8 : Name(style));
        }

        if (Bleed)
        {
            pen.Json.WriteBoolean("bleed"u8, true);
        }

        pen.Write("items"u8, Items);
        Press?.WriteAsSelect(pen);
    }
}

/// <summary>Buttons inside the body, beside what they belong to; three at most.</summary>
internal sealed record ButtonRow(params Press[] Buttons) : Element
{
    public override void Write(Pen pen)
    {
        pen.Json.WriteString("type"u8, "ActionSet"u8);
        WriteSpacing(pen);
        pen.Write("actions"u8, Buttons, Buttons.Length);
    }
}

/// <summary>A line to type into.</summary>
internal sealed record TextInput(string Id, string Label, int MaxLength) : Element
{
    /// <summary>What the client says while it is empty; null: it may stay empty.</summary>
    public string? Missing { get; init; }

    public string? Placeholder { get; init; }

    public string? Value { get; init; }

    /// <summary>Several lines: what comes back has line ends in it.</summary>
    public bool Multiline { get; init; }

    public override void Write(Pen pen)
    {
        pen.Json.WriteString("type"u8, "Input.Text"u8);
        pen.Json.WriteString("id"u8, Id);
        pen.Json.WriteString("label"u8, Label);
        pen.Json.WriteNumber("maxLength"u8, MaxLength);
        if (Missing is not null)
        {
            pen.Json.WriteBoolean("isRequired"u8, true);
            pen.Json.WriteString("errorMessage"u8, Missing);
        }

        if (Placeholder is not null)
        {
            pen.Json.WriteString("placeholder"u8, Placeholder);
        }

        if (Value is not null)
        {
            pen.Json.WriteString("value"u8, Value);
        }

        if (Multiline)
        {
            pen.Json.WriteBoolean("isMultiline"u8, true);
        }
    }
}
