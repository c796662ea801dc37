using System.Security.Cryptography;

namespace ChargeBot.Domain.Activations;

/// <summary>
/// The IdTag that a start from afar goes by: made for one activation, used by it alone, never by a second one. Twenty
/// characters are all that OCPP 1.6 allows (CiString20Type).
/// </summary>
public static class ActivationTag
{
    /// <summary>How all of them begin: no card that a driver holds does.</summary>
    public const string Prefix = "CB:";

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Letters = 16;

    /// <summary>A new one: 80 random bits.</summary>
    public static string New() => Prefix + RandomNumberGenerator.GetString(Alphabet, Letters);

    /// <summary>Whether a tag claims to be one.</summary>
    public static bool Is(string? idTag) => idTag?.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) is true;
}
