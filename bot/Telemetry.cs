using ChargeBot.Bot.Web;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ChargeBot.Bot;

/// <summary>Traces, metrics and logs over OTLP, where an endpoint is configured. No names, tags, tokens or passwords are in any of them.</summary>
public static class Telemetry
{
    /// <summary>Registers it; the exporter reads OTEL_EXPORTER_OTLP_ENDPOINT and its siblings.</summary>
    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return;
        }

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("ChargeBot"))
            .WithTracing(traces => traces
                // The path of a one-time page is a key to it, and that of an upload.
                .AddAspNetCoreInstrumentation(web => web.Filter = http =>
                    !http.Request.Path.StartsWithSegments(OneTimeEndpoint.Path) && !http.Request.Path.StartsWithSegments("/" + UploadEndpoint.Path))
                .AddSource("ChargeBot.*").AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddMeter("ChargeBot.*").AddOtlpExporter())
            .WithLogging(logs => logs.AddOtlpExporter());
    }
}
