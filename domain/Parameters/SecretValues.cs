using System.Text.RegularExpressions;

namespace ChargeBot.Domain.Parameters;

/// <summary>
/// Tells which values of an OCPP device's configuration are secret, or hold a secret, and masks them before they are stored
/// or shown anywhere: keys, passwords, PINs, and the user part of addresses. Rather one too many: what a value really is can
/// be asked of whoever set it.
/// </summary>
public static partial class SecretValues
{
    /// <summary>Stands for a secret that is set; an unset one stays empty, which is worth knowing.</summary>
    public const string Mask = "•••";

    /// <summary>Whether a key's value is never shown.</summary>
    public static bool Names(string key) => SecretName().IsMatch(key);

    /// <summary>The value of a key as it may be shown.</summary>
    public static string? Masked(string key, string? value) => string.IsNullOrEmpty(value) ? value
        : Names(key) ? Mask
        : SecretPart().Replace(value, Mask);

    /// <summary>Whether a value of this key must be kept back, all of it or a part.</summary>
    public static bool Hides(string key, string value) => Names(key) || SecretPart().IsMatch(value);

    /// <summary>Whether a value as it is shown has a part that is masked: sent back, the mask would overwrite what it stands for.</summary>
    public static bool IsMasked(string? value) => value?.Contains(Mask, StringComparison.Ordinal) is true;

    // Long words anywhere; the short ones only as words of their own (SimPIN, not Ping or Mapping). A public key is none.
    [GeneratedRegex("(?i:password|passwd|passphrase|passcode|secret|credential|authorizationkey|privatekey|token)"
        + "|(?:(?<![A-Za-z])(?i:pin|puk|psk|pwd)|(?<![A-Za-z])(?<!(?i:public)[ ._-]?)(?i:key)|(?<=[a-z0-9])(?:PIN|Pin|PUK|Puk|PSK|Psk|PWD|Pwd)"
        + "|(?<=[a-z0-9])(?<!(?i:public))(?:Key|KEY)|(?i:sim|card)(?i:pin|puk))(?![a-z])")]
    private static partial Regex SecretName();

    // scheme://user:password@host, and password=… in a query.
    [GeneratedRegex(@"(?<=://)[^\s/?#]+(?=@)|(?<=[?&;\s](?i:password|passwd|pwd|token|secret|key|sig|pin)=)[^&;\s]+")]
    private static partial Regex SecretPart();
}
