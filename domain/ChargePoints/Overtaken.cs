namespace ChargeBot.Domain.ChargePoints;

/// <summary>
/// Why a command was withdrawn before it was sent: the <see cref="CommandRecord.Words"/> of such a one. Cards know
/// these and say them in their reader's language.
/// </summary>
public static class Overtaken
{
    /// <summary>The session that it was to end had ended by itself.</summary>
    public const string SessionEnded = "the session had ended already";

    /// <summary>It was allowed only where nobody is interrupted, and someone charges now.</summary>
    public const string SomeoneCharges = "someone is charging";

    /// <summary>The station's model or firmware, as it is known now, does not know the command.</summary>
    public const string NotKnownThere = "the station does not know this command";

    /// <summary>The station got another gateway, and what was meant for the old one is not for the new one.</summary>
    public const string GatewayReplaced = "the gateway was replaced";
}
