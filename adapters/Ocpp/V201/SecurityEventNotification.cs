using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Something that concerns security (OCPP 2.0.1 A04).</summary>
internal sealed class SecurityEventNotification() : NoticeNotification("SecurityEventNotification", StationEventKind.Security, "type");
