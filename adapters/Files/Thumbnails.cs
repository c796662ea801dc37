using SkiaSharp;

namespace ChargeBot.Adapters.Files;

/// <summary>Small upright pictures for cards.</summary>
internal static class Thumbnails
{
    private const int Longest = 480;
    private const int MaxBytes = 40 * 1024;

    /// <summary>A picture's size by its header, before anything is decoded; null: it cannot be read here.</summary>
    public static (int Width, int Height)? Size(byte[] picture)
    {
        using var codec = Open(picture);
        return codec is null ? null : (codec.Info.Width, codec.Info.Height);
    }

    /// <summary>A JPEG of at most 480 pixels and some 40 KB; null: none can be made.</summary>
    public static byte[]? Make(byte[] picture)
    {
        using var codec = Open(picture);
        if (codec is null)
        {
            return null;
        }

        var (width, height) = (codec.Info.Width, codec.Info.Height);
        var scale = Math.Min(1f, Longest / (float)Math.Max(width, height));

        // Some formats can be read smaller than they are; the rest of the way is drawn.
        var near = codec.GetScaledDimensions(scale);
        using var read = new SKBitmap(new SKImageInfo(near.Width, near.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(read.Info, read.GetPixels()) is not (SKCodecResult.Success or SKCodecResult.IncompleteInput))
        {
            return null;
        }

        var turned = codec.EncodedOrigin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (wide, high) = (Math.Max(1, (int)(width * scale)), Math.Max(1, (int)(height * scale)));
        using var drawn = new SKBitmap(new SKImageInfo(turned ? high : wide, turned ? wide : high, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(drawn))
        {
            canvas.Clear(SKColors.White);
            Turn(canvas, codec.EncodedOrigin, drawn.Width, drawn.Height);
            using var image = SKImage.FromBitmap(read);
            canvas.DrawImage(image, new SKRect(0, 0, wide, high), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }

        foreach (var quality in (ReadOnlySpan<int>)[80, 60, 40, 20])
        {
            using var jpeg = drawn.Encode(SKEncodedImageFormat.Jpeg, quality);
            if (jpeg is { Size: <= MaxBytes })
            {
                return jpeg.ToArray();
            }
        }

        return null;
    }

    private static SKCodec? Open(byte[] picture) => SKCodec.Create(new SKMemoryStream(picture));

    private static void Turn(SKCanvas canvas, SKEncodedOrigin origin, float width, float height)
    {
        switch (origin)
        {
            case SKEncodedOrigin.TopRight:
                canvas.Translate(width, 0);
                canvas.Scale(-1, 1);
                break;
            case SKEncodedOrigin.BottomRight:
                canvas.Translate(width, height);
                canvas.RotateDegrees(180);
                break;
            case SKEncodedOrigin.BottomLeft:
                canvas.Translate(0, height);
                canvas.Scale(1, -1);
                break;
            case SKEncodedOrigin.LeftTop:
                canvas.RotateDegrees(90);
                canvas.Scale(1, -1);
                break;
            case SKEncodedOrigin.RightTop:
                canvas.Translate(width, 0);
                canvas.RotateDegrees(90);
                break;
            case SKEncodedOrigin.RightBottom:
                canvas.Translate(width, height);
                canvas.RotateDegrees(90);
                canvas.Scale(-1, 1);
                break;
            case SKEncodedOrigin.LeftBottom:
                canvas.Translate(0, height);
                canvas.RotateDegrees(270);
                break;
        }
    }
}
