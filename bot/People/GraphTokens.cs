using System.Net.Http.Headers;
using ChargeBot.Adapters.Graph;
using ChargeBot.Adapters.Teams;

namespace ChargeBot.Bot.People;

/// <summary>The bot asks Graph as the same identity as the channel, for another scope.</summary>
public sealed class GraphTokens(ChannelCredentials credentials) : IGraphTokens
{
    /// <summary>The same credentials, asked for a scope.</summary>
    public static GraphTokens For(IServiceProvider services, string scope)
    {
        var settings = services.GetRequiredService<TeamsSettings>() with { ToChannelFromBotOAuthScope = scope };
        ITokenSource source = settings.MicrosoftAppType is AppType.UserAssignedMSI
            ? ActivatorUtilities.CreateInstance<ManagedIdentityTokenSource>(services, settings)
            : ActivatorUtilities.CreateInstance<LoginTokenSource>(services, settings);
        return new GraphTokens(ActivatorUtilities.CreateInstance<ChannelCredentials>(services, settings, source));
    }

    /// <inheritdoc/>
    public async ValueTask<AuthenticationHeaderValue?> Authorize(CancellationToken stop) => (await credentials.Authorize(stop)).Header;

    /// <inheritdoc/>
    public void Forget(AuthenticationHeaderValue? refused) => credentials.Forget(refused);
}
