using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace ChargeBot.Bot.Demo;

/// <summary>Asks whether something answers.</summary>
internal static class Probe
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Whether some program of this machine listens on the port already.</summary>
    public static bool Taken(int port) =>
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(l => l.Port == port);

    /// <summary>Waits until the address gives any HTTP answer; false when it does not in time or the program ended.</summary>
    public static async Task<bool> AnswersAsync(Uri address, ChildProcess child, TimeSpan limit, TimeProvider time, CancellationToken ct)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var began = time.GetTimestamp();
        while (child.Running && time.GetElapsedTime(began) < limit)
        {
            try
            {
                using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, ct);
                return true;
            }
            catch (Exception e) when (e is HttpRequestException or SocketException || (e is TaskCanceledException && !ct.IsCancellationRequested))
            {
                await Task.Delay(Pause, time, ct);
            }
        }

        return false;
    }
}
