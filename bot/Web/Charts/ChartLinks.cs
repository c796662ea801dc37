using System.Security.Cryptography;
using ChargeBot.Cards;
using ChargeBot.Domain.Charging;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace ChargeBot.Bot.Web;

/// <summary>
/// Addresses of pictures of charts. The address carries what is to be drawn, figures and a language alone, encrypted and
/// with its end: nobody can guess one or make one up, and nothing has to be stored for it.
/// </summary>
public sealed class ChartLinks(IDataProtectionProvider protection, WebSettings web, TimeProvider clock)
{
    /// <summary>Longer than any token of ours; nothing longer is looked at.</summary>
    public const int MaxToken = 600;

    private const byte Version = 1;

    private readonly IDataProtector protector = protection.CreateProtector("ChargeBot.Charts.v1");

    /// <summary>How long an address lasts: a card that is older draws new ones when it is pressed.</summary>
    public static TimeSpan Lifetime => TimeSpan.FromDays(7);

    /// <summary>A picture of faulty and successful sessions; null where nobody could reach it, or this machine has no font to letter it with.</summary>
    public Uri? Sessions(ErrorCounts counts, Language language) => Address(ChartKind.Sessions, counts, language);

    /// <summary>A picture of faulty sessions by type; null where nobody could reach it, or this machine has no font to letter it with.</summary>
    public Uri? Types(ErrorCounts counts, Language language) => Address(ChartKind.Types, counts, language);

    /// <summary>What a token asks for; null for one that is none of ours, or over.</summary>
    public AskedChart? Read(string token)
    {
        if (token.Length > MaxToken)
        {
            return null;
        }

        try
        {
            using var reader = new BinaryReader(new MemoryStream(protector.Unprotect(WebEncoders.Base64UrlDecode(token))));
            if (reader.ReadByte() != Version || DateTimeOffset.FromUnixTimeSeconds(reader.ReadInt64()) is var ends && ends <= clock.GetUtcNow())
            {
                return null;
            }

            var (kind, language) = ((ChartKind)reader.ReadByte(), (Language)reader.ReadByte());
            var counts = new (ErrorType, int)[reader.Read7BitEncodedInt()];
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] = ((ErrorType)reader.ReadByte(), reader.Read7BitEncodedInt());
            }

            return new AskedChart(kind, language, ErrorCounts.Of(counts), ends);
        }
        catch (Exception forged) when (forged is CryptographicException or FormatException or EndOfStreamException)
        {
            return null;
        }
    }

    private Uri? Address(ChartKind kind, ErrorCounts counts, Language language)
    {
        if (!web.Reachable || !ChartPainting.HasLetters)
        {
            return null;
        }

        using var payload = new MemoryStream();
        using var writer = new BinaryWriter(payload);
        writer.Write(Version);
        writer.Write((clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds());
        writer.Write((byte)kind);
        writer.Write((byte)language);
        writer.Write7BitEncodedInt(counts.ByType.Count + 1);
        foreach (var (type, count) in counts.ByType.Prepend((ErrorType.None, counts.Successful)))
        {
            writer.Write((byte)type);
            writer.Write7BitEncodedInt(count);
        }

        writer.Flush();
        return new Uri(web.PublicUrl, $"{ChartEndpoint.Path}/{WebEncoders.Base64UrlEncode(protector.Protect(payload.ToArray()))}.png");
    }
}

/// <summary>Which chart.</summary>
public enum ChartKind
{
    /// <summary>Faulty and successful sessions.</summary>
    Sessions,

    /// <summary>Faulty sessions by type.</summary>
    Types,
}

/// <summary>A picture that was asked for.</summary>
/// <param name="Kind">Which chart.</param>
/// <param name="Language">In whose words.</param>
/// <param name="Counts">Of what.</param>
/// <param name="Ends">When its address ends (UTC).</param>
public sealed record AskedChart(ChartKind Kind, Language Language, ErrorCounts Counts, DateTimeOffset Ends);
