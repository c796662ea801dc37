namespace ChargeBot.Cards;

/// <summary>A picture, with what it shows in words for who cannot see it.</summary>
internal sealed record Picture(Uri Address, string Words) : Element
{
    /// <summary>As wide as the card, not only as its own pixels.</summary>
    public bool Wide { get; init; }

    public override void Write(Pen pen)
    {
        pen.Json.WriteString("type"u8, "Image"u8);
        WriteSpacing(pen);
        pen.Json.WriteString("url"u8, Address.AbsoluteUri);
        pen.Json.WriteString("altText"u8, Words);
        if (Wide)
        {
            pen.Json.WriteString("size"u8, "stretch"u8);
        }

        pen.Json.WriteString("horizontalAlignment"u8, "center"u8);
    }
}

/// <summary>Somebody's face, small and round; the name stands beside it.</summary>
internal sealed record Face(Uri Address, string Whose) : Element
{
    public override void Write(Pen pen)
    {
        pen.Json.WriteString("type"u8, "Image"u8);
        WriteSpacing(pen);
        pen.Json.WriteString("url"u8, Address.OriginalString);
        pen.Json.WriteString("altText"u8, Whose);
        pen.Json.WriteString("size"u8, "small"u8);
        pen.Json.WriteString("style"u8, "person"u8);
    }
}
