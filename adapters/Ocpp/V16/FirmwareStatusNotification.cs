using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>How far a change of firmware is (OCPP 1.6 §4.5).</summary>
internal sealed class FirmwareStatusNotification() : NoticeNotification("FirmwareStatusNotification", StationEventKind.Firmware, "status");
