namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>How far an upload of a log is (OCPP 1.6 security extension §4.4).</summary>
internal sealed class LogStatusNotification() : UploadStatusNotification("LogStatusNotification");
