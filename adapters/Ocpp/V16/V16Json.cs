using System.Text.Json.Serialization;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>How our requests of OCPP 1.6 are written, and how strictly one that a person wrote is read.</summary>
[JsonSerializable(typeof(CancelReservationRequest))]
[JsonSerializable(typeof(CertificateSignedRequest))]
[JsonSerializable(typeof(ChangeAvailabilityRequest))]
[JsonSerializable(typeof(ChangeConfigurationRequest))]
[JsonSerializable(typeof(ClearCacheRequest))]
[JsonSerializable(typeof(ClearChargingProfileRequest))]
[JsonSerializable(typeof(DataTransferRequest))]
[JsonSerializable(typeof(DeleteCertificateRequest))]
[JsonSerializable(typeof(ExtendedTriggerMessageRequest))]
[JsonSerializable(typeof(GetCompositeScheduleRequest))]
[JsonSerializable(typeof(GetConfigurationRequest))]
[JsonSerializable(typeof(GetDiagnosticsRequest))]
[JsonSerializable(typeof(GetInstalledCertificateIdsRequest))]
[JsonSerializable(typeof(GetLocalListVersionRequest))]
[JsonSerializable(typeof(GetLogRequest))]
[JsonSerializable(typeof(InstallCertificateRequest))]
[JsonSerializable(typeof(RemoteStartTransactionRequest))]
[JsonSerializable(typeof(RemoteStopTransactionRequest))]
[JsonSerializable(typeof(ReserveNowRequest))]
[JsonSerializable(typeof(ResetRequest))]
[JsonSerializable(typeof(SendLocalListRequest))]
[JsonSerializable(typeof(SetChargingProfileRequest))]
[JsonSerializable(typeof(SignedUpdateFirmwareRequest))]
[JsonSerializable(typeof(TriggerMessageRequest))]
[JsonSerializable(typeof(UnlockConnectorRequest))]
[JsonSerializable(typeof(UpdateFirmwareRequest))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    Converters = [typeof(UtcConverter)],
    MaxDepth = 16)]
internal sealed partial class V16Json : JsonSerializerContext;
