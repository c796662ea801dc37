using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>How far a change of signed firmware is (OCPP 1.6 security extension §4.7).</summary>
internal sealed class SignedFirmwareStatusNotification() : NoticeNotification("SignedFirmwareStatusNotification", StationEventKind.Firmware, "status");
