using System.Text.Json.Serialization;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>How our requests of OCPP 2.0.1 are written, and how strictly one that a person wrote is read.</summary>
[JsonSerializable(typeof(CertificateSignedRequest))]
[JsonSerializable(typeof(ChangeAvailabilityRequest))]
[JsonSerializable(typeof(ClearCacheRequest))]
[JsonSerializable(typeof(ClearChargingProfileRequest))]
[JsonSerializable(typeof(CustomerInformationRequest))]
[JsonSerializable(typeof(DataTransferRequest))]
[JsonSerializable(typeof(DeleteCertificateRequest))]
[JsonSerializable(typeof(GetBaseReportRequest))]
[JsonSerializable(typeof(GetInstalledCertificateIdsRequest))]
[JsonSerializable(typeof(GetLogRequest))]
[JsonSerializable(typeof(GetReportRequest))]
[JsonSerializable(typeof(GetTransactionStatusRequest))]
[JsonSerializable(typeof(GetVariablesRequest))]
[JsonSerializable(typeof(InstallCertificateRequest))]
[JsonSerializable(typeof(RequestStartTransactionRequest))]
[JsonSerializable(typeof(RequestStopTransactionRequest))]
[JsonSerializable(typeof(ResetRequest))]
[JsonSerializable(typeof(SetChargingProfileRequest))]
[JsonSerializable(typeof(SetVariablesRequest))]
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
internal sealed partial class V201Json : JsonSerializerContext;
