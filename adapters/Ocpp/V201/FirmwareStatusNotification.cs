using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>How far a change of firmware is (OCPP 2.0.1 L01).</summary>
internal sealed class FirmwareStatusNotification() : NoticeNotification("FirmwareStatusNotification", StationEventKind.Firmware, "status");
