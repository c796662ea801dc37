using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ChargeBot.Bot.Web;

/// <summary>Where the bot really listens, as others on this machine reach it: what the settings say may be any address, or port 0.</summary>
public static class ListeningAddress
{
    /// <summary>Plain http, with a slash at its end; null: not yet, or not in plain http.</summary>
    public static Uri? Of(IServer server)
    {
        var plain = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(address => address.StartsWith("http://", StringComparison.OrdinalIgnoreCase));
        if (plain is null)
        {
            return null;
        }

        var parsed = BindingAddress.Parse(plain);
        // Before it listens, the port is the one that was asked for: 0 is any.
        return parsed.Port == 0 ? null : new Uri($"http://{(parsed.Host is "localhost" or "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : parsed.Host)}:{parsed.Port}/");
    }
}
