using System.Text.RegularExpressions;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>
/// Masks what a device's configuration must not show outside this adapter: keys, passwords, PINs, and the user part of
/// addresses. Rather one too many: what a value really is can be asked of whoever set it.
/// </summary>
internal static partial class Secrets
{
    /// <summary>Stands for a secret that is set; an unset one stays empty, which is worth knowing.</summary>
    public const string Mask = "•••";

    /// <summary>Whether a key's value is never shown.</summary>
    public static bool Names(string key) => SecretName().IsMatch(key);

    /// <summary>The value of a key as it may be shown.</summary>
    public static string? Masked(string key, string? value) => string.IsNullOrEmpty(value) ? value
        : Names(key) ? Mask
        : SecretPart().Replace(value, Mask);

    // Long words anywhere; the short ones only as words of their own (SimPIN, not Ping or Mapping).
    [GeneratedRegex("(?i:password|passwd|passphrase|passcode|secret|credential|authorizationkey|privatekey|token)"
        + "|(?:(?<![A-Za-z])(?i:pin|puk|psk|pwd|key)|(?<=[a-z0-9])(?:PIN|Pin|PUK|Puk|PSK|Psk|PWD|Pwd|Key|KEY)|(?i:sim|card)(?i:pin|puk))(?![a-z])")]
    private static partial Regex SecretName();

    // scheme://user:password@host, and password=… in a query.
    [GeneratedRegex(@"(?<=://)[^\s/?#]+(?=@)|(?<=[?&;\s](?i:password|passwd|pwd|token|secret|key|sig|pin)=)[^&;\s]+")]
    private static partial Regex SecretPart();
}
