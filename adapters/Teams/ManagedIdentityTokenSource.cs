using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Teams;

/// <summary>A user-assigned managed identity (`UserAssignedMSI`): Azure vouches for the bot, there is no secret.</summary>
public sealed class ManagedIdentityTokenSource(TeamsSettings settings, TokenCredential identity, ILogger<ManagedIdentityTokenSource> log) : ITokenSource
{
    /// <summary>The identity whose client id is the app id.</summary>
    public static TokenCredential Identity(TeamsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(settings.MicrosoftAppId));
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
