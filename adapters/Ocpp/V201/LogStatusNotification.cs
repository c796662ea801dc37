namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>How far an upload of a log is (OCPP 2.0.1 N01).</summary>
internal sealed class LogStatusNotification() : UploadStatusNotification("LogStatusNotification");
