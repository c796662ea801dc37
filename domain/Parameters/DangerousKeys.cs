using System.IO.Enumeration;

namespace ChargeBot.Domain.Parameters;

/// <summary>
/// Keys with which a charger can be lost to the backend, or its driver to the charger: a change of one is confirmed by typing
/// its name.
/// </summary>
/// <param name="patterns">Names; <c>*</c> stands for any characters, case does not matter.</param>
public sealed class DangerousKeys(IReadOnlyList<string> patterns)
{
    /// <summary>A change also needs a second person's yes.</summary>
    public bool NeedApproval { get; init; } = true;

    /// <summary>What is dangerous unless the configuration says otherwise: who the charger is, where and how it reaches the backend.</summary>
    public static IReadOnlyList<string> Default { get; } =
    [
        "AuthorizationKey", "SecurityProfile", "AdditionalRootCertificateCheck", "WebSocketPingInterval", "*CentralSystem*", "*Csms*", "*Backend*", "*Url",
        "*Uri", "*Endpoint*", "*ServerAddress*", "*ChargePointId*", "*ChargeBoxId*", "*Identity*", "*Apn*", "*SimPin*", "*Network*", "*FactoryReset*",
    ];

    /// <summary>Whether a key is one of them.</summary>
    public bool Contains(string key) => patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, key, ignoreCase: true));
}
