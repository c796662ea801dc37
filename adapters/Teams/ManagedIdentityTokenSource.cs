using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Teams;

/// <summary>A user-assigned managed identity (`UserAssignedMSI`): Azure vouches for the bot, there is no secret.</summary>
public sealed class ManagedIdentityTokenSource(TeamsSettings settings, TokenCredential identity, ILogger<ManagedIdentityTokenSource> log) : ITokenSource
{
    /// <summary>The identity whose client id is the app id.</summary>
    /// <param name="settings">The app id stands there.</param>
    /// <param name="transport">How Azure is reached; null: as usual.</param>
    public static TokenCredential Identity(TeamsSettings settings, HttpPipelineTransport? transport = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var options = new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(settings.MicrosoftAppId));
        if (transport is not null)
            options.Transport = transport;
        return new ManagedIdentityCredential(options);
    }

    /// <inheritdoc/>
    public async Task<IssuedToken?> Issue(CancellationToken stop)
    {
        try
        {
            var token = await identity.GetTokenAsync(new TokenRequestContext([settings.ToChannelFromBotOAuthScope]), stop);
            return new(token.Token, token.RefreshOn ?? token.ExpiresOn.AddMinutes(-5), token.ExpiresOn);
        }
        catch (AuthenticationFailedException trouble)
        {
            log.LogError("The managed identity gives no token: {Trouble}", trouble.Message);
            return null;
        }
    }
}
