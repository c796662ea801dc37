using ChargeBot.Adapters.Blobs;
using ChargeBot.Adapters.Contracts;
using ChargeBot.Adapters.Files;
using ChargeBot.Adapters.Ftp;
using ChargeBot.Adapters.Graph;
using ChargeBot.Adapters.Itsm;
using ChargeBot.Adapters.MobileNetworks;
using ChargeBot.Adapters.Storage;
using ChargeBot.Adapters.Teams;
using ChargeBot.Bot.Tickets;
using ChargeBot.Bot.Web;

namespace ChargeBot.Bot;

/// <summary>What has to be right before the bot starts.</summary>
public static class Settings
{
    /// <summary>What is missing or unfit, each named; never a value of it.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration, bool development)
    {
        var problems = new List<string>(TeamsSettings.From(configuration).Validate(development));
        if (WebSettings.Problem(configuration, development) is { } web)
        {
            problems.Add(web);
        }

        if (!development && configuration.GetValue("Demo:Enabled", false))
        {
            problems.Add("Demo:Enabled is for the Development environment alone.");
        }

        var graph = GraphSettings.From(configuration);
        if (!development && !graph.People && configuration.GetSection("People").GetChildren().FirstOrDefault() is null)
        {
            problems.Add("People and Graph:Groups are missing: nobody would have a role.");
        }

        if (graph.On && string.IsNullOrWhiteSpace(configuration["MicrosoftAppId"]))
        {
            problems.Add($"{(graph.People ? "Graph:Groups" : "Graph:Files")} needs MicrosoftAppId: without an identity Graph answers nothing.");
        }

        if (configuration["Storage:Provider"] is "postgres" && string.IsNullOrWhiteSpace(configuration["Storage:ConnectionString"]))
        {
            problems.Add("Storage:ConnectionString is missing.");
        }

        var gateways = configuration.GetValue("Lg2Wan:Port", 0) > 0 || configuration.GetValue("Lg2Wan:TlsPort", 0) > 0;
        if (!development && gateways && string.IsNullOrWhiteSpace(configuration["Secrets:CertificateFile"]))
        {
            problems.Add("Secrets:CertificateFile is missing: PUKs and passwords of LG2WAN gateways would lie beside their keys.");
        }

        problems.AddRange(GraphSettings.Problems(configuration));
        problems.AddRange(OcppKeySettings.Problems(configuration));
        problems.AddRange(MapSettings.Problems(configuration));
        problems.AddRange(ErrorRateSettings.Problems(configuration));
        problems.AddRange(ContractSettings.Problems(configuration, development));
        problems.AddRange(GoodwillSettings.Problems(configuration));
        problems.AddRange(TicketsRegistration.Problems(configuration));
        problems.AddRange(BlobSettings.Problems(configuration, development));
        problems.AddRange(FileRules.Problems(configuration));
        problems.AddRange(RetentionTimes.Problems(configuration));
        problems.AddRange(ItsmSettings.Problems(configuration));
        problems.AddRange(FtpSettings.Problems(configuration));
        return [.. problems, .. MobileNetworkSettings.From(configuration).Validate()];
    }
}
