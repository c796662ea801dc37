using System.Buffers;

namespace ChargeBot.Domain.ChargePoints;

/// <summary>
/// The identity of a station on the wire: the last segment of the address it connects to (OCPP-J 1.6 §3.1.1) and its
/// user name in basic authentication, spelled and cased as the device has it.
/// </summary>
/// <param name="Value">1 to 48 characters.</param>
public readonly record struct ChargePointId(string Value)
{
    /// <summary>The longest identity (OCPP 2.0.1 part 4 §3.1.1; 1.6 names no limit).</summary>
    public const int MaxLength = 48;

    // OCPP's identifierString without the colon, which would end the user name in basic authentication.
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789*-_=+|@.");

    /// <summary>Reads an identity from a segment of an address (percent-encoded or already decoded) or a file.</summary>
    public static bool TryParse(string? text, out ChargePointId id)
    {
        id = default;
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength * 3)
        {
            return false;
        }
        // '%' is no character of an identity, so decoding here cannot decode one twice.
        var decoded = text.Contains('%') ? Uri.UnescapeDataString(text) : text;
        if (decoded.Length is 0 or > MaxLength || decoded.AsSpan().ContainsAnyExcept(Allowed) || decoded is "." or "..")
        {
            return false;
        }
        id = new ChargePointId(decoded);
        return true;
    }

    /// <summary>The identity as it stands on the wire.</summary>
    public override string ToString() => Value ?? "";
}
