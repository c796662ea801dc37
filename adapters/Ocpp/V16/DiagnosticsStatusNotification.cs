namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>How far an upload of diagnostics is (OCPP 1.6 §4.4).</summary>
internal sealed class DiagnosticsStatusNotification() : UploadStatusNotification("DiagnosticsStatusNotification");
