using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Graph;

/// <summary>Installs the bot for somebody who has to be reached and has it not (proactive installation).</summary>
public sealed class GraphApps
{
    private readonly GraphClient graph;
    private readonly GraphSettings settings;
    private readonly ILogger<GraphApps> log;

    internal GraphApps(GraphClient graph, GraphSettings settings, ILogger<GraphApps> log) => (this.graph, this.settings, this.log) = (graph, settings, log);

    /// <summary>Installs it. True: the person has it now.</summary>
    /// <param name="person">The Entra object id.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<bool> Install(string person, CancellationToken stop)
    {
        if (settings.TeamsApp is not { } app || !Guid.TryParse(person, out var id))
        {
            return false;
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(
            new AppInstallation(new Uri(settings.Address, $"appCatalogs/teamsApps/{Uri.EscapeDataString(app)}").AbsoluteUri), GraphJson.Default.AppInstallation);
        var (status, code, _) = await graph.Send(HttpMethod.Post, $"users/{id}/teamwork/installedApps", body, stop);

        // 409: it is installed, and the channel only does not know it yet.
        if (status is (>= 200 and < 300) or 409)
        {
            return true;
        }

        log.LogWarning(
            "The bot could not be installed for a person who has to be reached ({Status} {Code}). Is TeamsAppInstallation.ReadWriteSelfForUser.All consented to? See README, Graph.",
            status, code);
        return false;
    }
}
