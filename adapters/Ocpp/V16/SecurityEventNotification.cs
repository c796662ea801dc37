using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Something that concerns security (OCPP 1.6 security extension §4.5).</summary>
internal sealed class SecurityEventNotification() : NoticeNotification("SecurityEventNotification", StationEventKind.Security, "type");
