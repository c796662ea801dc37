using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ChargeBot.Adapters.Files;
using SkiaSharp;
using Xunit;

namespace ChargeBot.Tests.Files;

/// <summary>What people send: recognised by its content, without where and with what it was taken, refused where it may not be kept.</summary>
public sealed class FileIntakeTests
{
    /// <summary>Stands for position and device: nothing that is kept may hold it.</summary>
    private const string Canary = "GPS-52.5316-13.3817-CANARY";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, FileKind.Jpeg, ".jpg")]
    [InlineData(SKEncodedImageFormat.Png, FileKind.Png, ".png")]
    [InlineData(SKEncodedImageFormat.Webp, FileKind.WebP, ".webp")]
    public async Task A_photo_keeps_its_pixels_and_its_turn_and_loses_the_rest(SKEncodedImageFormat format, FileKind kind, string ending)
    {
        var bytes = WithExif(Photo(format, 640, 320), kind, orientation: 6);
        Assert.True(Has(bytes, Canary));
        var (taken, kept) = await Take(bytes, "../../IMG\u202E 4711.exe");
        Assert.Equal(FileProblem.None, taken.Problem);
        Assert.Equal(kind, taken.Kind);
        Assert.Equal("IMG 4711" + ending, taken.Name);
        Assert.False(Has(kept, Canary));
        Assert.Equal(kept.Length, taken.Size);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(kept)), taken.Sha256);
        using var codec = SKCodec.Create(new SKMemoryStream(kept));
        if (kind is not FileKind.Png)
        {
            Assert.Equal(SKEncodedOrigin.RightTop, codec.EncodedOrigin);
        }

        Assert.Equal(Pixels(Photo(format, 640, 320)), Pixels(kept));

        // Upright: what lay on its side stands, and is small enough for a card.
        using var picture = SKBitmap.Decode(taken.Thumbnail);
        Assert.InRange(taken.Thumbnail!.Length, 100, 40 * 1024);
        Assert.Equal(480, Math.Max(picture.Width, picture.Height));
        if (kind is FileKind.Jpeg)
        {
            Assert.True(picture.Height > picture.Width);
        }
    }

    [Fact]
    public async Task A_photo_as_phones_take_them_is_kept_without_position_and_without_a_picture()
    {
        var bytes = Heic();
        Assert.True(Has(bytes, Canary));
        var (taken, kept) = await Take(bytes, "IMG_0001.HEIC");
        Assert.Equal((FileProblem.None, FileKind.Heic, "IMG_0001.heic"), (taken.Problem, taken.Kind, taken.Name));
        Assert.Null(taken.Thumbnail);
        Assert.False(Has(kept, Canary));
        Assert.True(Has(kept, "PIXELS"));
        Assert.Equal(bytes.Length, kept.Length);
    }

    [Fact]
    public async Task A_film_keeps_its_frames_where_they_were_and_loses_where_it_was_taken()
    {
        var bytes = Join(
            Box("ftyp", "isom\0\0\0\0isom"u8.ToArray()),
            Box("moov", Join(Box("mvhd", new byte[20]), Box("udta", Box("©xyz", Encoding.ASCII.GetBytes(Canary))), Box("trak", Join(Box("tkhd", new byte[10]), Box("meta", Encoding.ASCII.GetBytes(Canary)))))),
            Box("uuid", Encoding.ASCII.GetBytes(Canary)),
            Box("mdat", Encoding.ASCII.GetBytes("FRAMES")));
        var (taken, kept) = await Take(bytes, "clip.mp4");
        Assert.Equal((FileProblem.None, FileKind.Video), (taken.Problem, taken.Kind));
        Assert.False(Has(kept, Canary));
        Assert.Equal(bytes.AsSpan().IndexOf("FRAMES"u8), kept.AsSpan().IndexOf("FRAMES"u8));
    }

    [Theory]
    [InlineData("MZ\u0090\0\u0003", "photo.jpg", FileProblem.NotWhatItClaims)]
    [InlineData("\u007FELF\u0002\u0001", "log.txt", FileProblem.NotWhatItClaims)]
    [InlineData("#!/bin/sh\nrm -rf /\n", "log.txt", FileProblem.NotWhatItClaims)]
    [InlineData("<!DOCTYPE html><script>alert(1)</script>", "log.txt", FileProblem.NotWhatItClaims)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "photo.png", FileProblem.NotWhatItClaims)]
    [InlineData("\0\0\u0001\0binary", "thing.bin", FileProblem.KindNotAllowed)]
    [InlineData("", "empty.txt", FileProblem.Empty)]
    [InlineData("\u00FF\u00D8\u00FF\u00E0 not really", "photo.jpg", FileProblem.Broken)]
    public async Task What_is_something_else_than_it_says_is_refused(string content, string name, FileProblem problem)
    {
        var (taken, kept) = await Take(Encoding.Latin1.GetBytes(content), name);
        Assert.Equal(problem, taken.Problem);
        Assert.Empty(kept);
    }

    [Fact]
    public async Task A_picture_of_more_pixels_than_are_looked_at_is_refused_before_it_is_decoded()
    {
        var bomb = Photo(SKEncodedImageFormat.Png, 8, 8);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(16), 60_000);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(20), 60_000);
        BinaryPrimitives.WriteUInt32BigEndian(bomb.AsSpan(29), Crc(bomb.AsSpan(12, 17)));
        Assert.Equal(FileProblem.TooManyPixels, (await Take(bomb, "big.png")).Taken.Problem);
        Assert.Equal(FileProblem.TooLarge, (await Take(Photo(SKEncodedImageFormat.Png, 640, 640), "big.png", new FileRules { Photo = 1_000 })).Taken.Problem);
        Assert.Equal(FileProblem.KindNotAllowed, (await Take(Photo(SKEncodedImageFormat.Png, 8, 8), "a.png", new FileRules { Kinds = new HashSet<FileKind> { FileKind.Jpeg } })).Taken.Problem);
    }

    [Theory]
    [InlineData("1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj", FileProblem.None)]
    [InlineData("1 0 obj <</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>> endobj", FileProblem.ActiveContent)]
    [InlineData("1 0 obj <</OpenAction<</S/#4aava#53cript>>>> endobj", FileProblem.ActiveContent)]
    [InlineData("1 0 obj <</S/Launch/F(cmd.exe)>> endobj", FileProblem.ActiveContent)]
    [InlineData("1 0 obj <</Names<</EmbeddedFiles 3 0 R>>>> endobj", FileProblem.ActiveContent)]
    [InlineData("trailer <</Encrypt 5 0 R>>", FileProblem.Encrypted)]
    public async Task A_PDF_that_runs_or_carries_something_is_refused(string body, FileProblem problem) =>
        Assert.Equal(problem, (await Take(Encoding.Latin1.GetBytes($"%PDF-1.7\n{body}\n%%EOF"), "report.pdf")).Taken.Problem);

    [Fact]
    public async Task A_script_that_is_packed_into_a_PDF_is_found_too()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write("<</S/JavaScript/JS(app.alert(1))>>"u8);
        }

        byte[] Pdf(byte[] body) => Join("%PDF-1.7\n1 0 obj <</Type/ObjStm/Filter/FlateDecode>>\nstream\n"u8.ToArray(), body, "\nendstream endobj\n%%EOF"u8.ToArray());
        Assert.Equal(FileProblem.ActiveContent, (await Take(Pdf(packed.ToArray()), "a.pdf")).Taken.Problem);
        Assert.Equal(FileProblem.Encrypted, (await Take(Pdf([1, 2, 3]), "a.pdf")).Taken.Problem);
    }

    [Fact]
    public async Task Twenty_thousand_damaged_files_are_answered_and_none_throws()
    {
        var random = new Random(4711);
        byte[][] sources =
        [
            WithExif(Photo(SKEncodedImageFormat.Jpeg, 64, 48), FileKind.Jpeg, 6), WithExif(Photo(SKEncodedImageFormat.Png, 64, 48), FileKind.Png, 6),
            WithExif(Photo(SKEncodedImageFormat.Webp, 64, 48), FileKind.WebP, 6), Heic(), Join(Box("ftyp", "isom\0\0\0\0isom"u8.ToArray()), Box("moov", Box("udta", new byte[30])), Box("mdat", new byte[50])),
            "%PDF-1.7\n1 0 obj <</Type/ObjStm/Filter/FlateDecode>> stream\nabc endstream\n%%EOF"u8.ToArray(),
        ];
        using var intake = new FileIntake(new FileRules { Pixels = 1_000_000 });
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = sources[round % sources.Length].ToArray();
            for (var changes = random.Next(1, 8); changes > 0; changes--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var cut = random.Next(4) == 0 ? bytes[..random.Next(1, bytes.Length)] : bytes;
            using var kept = new MemoryStream();
            var taken = await intake.Take(new MemoryStream(cut), "x.jpg", kept, Stop);
            Assert.True(taken.Problem is FileProblem.None == kept.Length > 0);
        }
    }

    private static async Task<(TakenFile Taken, byte[] Kept)> Take(byte[] bytes, string name, FileRules? rules = null)
    {
        using var intake = new FileIntake(rules ?? new FileRules());
        using var kept = new MemoryStream();
        var taken = await intake.Take(new MemoryStream(bytes), name, kept, Stop);
        return (taken, kept.ToArray());
    }

    internal static byte[] Photo(SKEncodedImageFormat format, int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.SteelBlue);
            canvas.DrawRect(width / 4f, height / 4f, width / 2f, height / 2f, new SKPaint { Color = SKColors.OrangeRed });
        }

        return bitmap.Encode(format, 90).ToArray();
    }

    /// <summary>The same with an Exif block: the orientation, and a maker note with the canary.</summary>
    internal static byte[] WithExif(byte[] picture, FileKind kind, byte orientation)
    {
        byte[] tiff =
        [
            .. "MM\0*"u8, 0, 0, 0, 8, 0, 2,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
            0x92, 0x7C, 0, 7, 0, 0, 0, (byte)Canary.Length, 0, 0, 0, 38,
            0, 0, 0, 0,
            .. Encoding.ASCII.GetBytes(Canary),
        ];
        byte[] exif = [.. "Exif\0\0"u8, .. tiff];
        switch (kind)
        {
            case FileKind.Jpeg:
                byte[] app1 = [0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif];
                byte[] comment = [0xFF, 0xFE, 0, (byte)(Canary.Length + 2), .. Encoding.ASCII.GetBytes(Canary)];
                return [.. picture[..2], .. app1, .. comment, .. picture[2..], .. Encoding.ASCII.GetBytes(Canary)];
            case FileKind.Png:
                return [.. picture[..33], .. Chunk("eXIf", tiff), .. Chunk("tEXt", Encoding.ASCII.GetBytes("Comment\0" + Canary)), .. picture[33..], .. Encoding.ASCII.GetBytes(Canary)];
            default:
                using (var bitmap = SKBitmap.Decode(picture))
                {
                    byte[] extended = [.. "VP8X"u8, 10, 0, 0, 0, 0x08, 0, 0, 0, .. Three(bitmap.Width - 1), .. Three(bitmap.Height - 1)];
                    byte[] body = [.. "WEBP"u8, .. extended, .. picture[12..], .. "EXIF"u8, .. Little(tiff.Length), .. tiff, .. new byte[tiff.Length & 1]];
                    return [.. "RIFF"u8, .. Little(body.Length), .. body];
                }
        }
    }

    private static byte[] Heic()
    {
        var items = Join(
            Box("infe", [2, 0, 0, 0, 0, 1, 0, 0, .. "hvc1"u8, 0]),
            Box("infe", [2, 0, 0, 0, 0, 2, 0, 0, .. "Exif"u8, 0]));
        byte[] Meta(int exifAt) => Box("meta", Join(
            new byte[4],
            Box("iinf", Join([0, 0, 0, 0, 0, 2], items)),
            Box("iloc", [0, 0, 0, 0, 0x44, 0, 0, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 1, .. Big(exifAt), .. Big(Canary.Length)])));
        var type = Box("ftyp", "heic\0\0\0\0mif1heic"u8.ToArray());
        var start = type.Length + Meta(0).Length + 8;
        return Join(type, Meta(start + 6), Box("mdat", Join("PIXELS"u8.ToArray(), Encoding.ASCII.GetBytes(Canary))));
    }

    private static bool Has(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;

    private static byte[] Pixels(byte[] picture)
    {
        using var codec = SKCodec.Create(new SKMemoryStream(picture));
        return codec.Pixels;
    }

    private static byte[] Box(string type, byte[] body) => [.. Big(body.Length + 8), .. Encoding.Latin1.GetBytes(type), .. body];

    private static byte[] Chunk(string type, byte[] body)
    {
        byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. body];
        return [.. Big(body.Length), .. typed, .. Big(unchecked((int)Crc(typed)))];
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }

    private static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];

    private static byte[] Big(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Little(int number) => [.. Big(number).Reverse()];

    private static byte[] Three(int number) => Little(number)[..3];
}
