namespace ChargeBot.Cards;

/// <summary>A picture, with what it shows in words for who cannot see it.</summary>
internal sealed record Picture(Uri Address, string Words) : Element
{
    public override void Write(Pen pen)
    {
        pen.Json.WriteString("type"u8, "Image"u8);
        WriteSpacing(pen);
        pen.Json.WriteString("url"u8, Address.AbsoluteUri);
        pen.Json.WriteString("altText"u8, Words);
        pen.Json.WriteString("horizontalAlignment"u8, "center"u8);
    }
}
