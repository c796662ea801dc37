namespace ChargeBot.Simulator.Lg2Wan;

/// <summary>The login was answered without a refusal.</summary>
public sealed record LoggedIn : Happening;

/// <summary>The login was refused.</summary>
/// <param name="Attention">The attention's number, for example FE02.</param>
public sealed record LoginRefused(ushort Attention) : Happening;

/// <summary>The first question for the status after a login was answered: the gateway is ready for orders.</summary>
public sealed record GatewayReady : Happening;

/// <summary>A request came: its tag, its path or list name in hex.</summary>
public sealed record RequestReceived(uint Tag, string Path) : Happening;

/// <summary>An order came.</summary>
public sealed record OrderReceived(GatewayOrder Order, int Port) : Happening;

/// <summary>A session began.</summary>
public sealed record SessionStarted(int Port, uint Number, string Identification) : Happening;

/// <summary>A session ended; its record may still be unsent.</summary>
public sealed record SessionEnded(int Port, uint Number, string Reason, long MeterWh) : Happening;

/// <summary>A charge record was acknowledged.</summary>
public sealed record RecordAcknowledged(uint Number) : Happening;

/// <summary>A status push was acknowledged.</summary>
public sealed record PushAcknowledged : Happening;

/// <summary>An empty request, a keep-alive, was answered.</summary>
public sealed record KeepAliveAnswered : Happening;
