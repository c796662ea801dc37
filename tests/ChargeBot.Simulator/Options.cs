using System.Globalization;
using ChargeBot.Simulator.Lg2Wan;

namespace ChargeBot.Simulator;

/// <summary>The command line.</summary>
internal sealed record Options
{
    public const string Usage = """
        ChargeBot.Simulator: charge points for the demo and the tests, OCPP 1.6J over WebSockets and LG2WAN over TCP.
          --url URL              the central system without the identity (ws://127.0.0.1:3978/ocpp)
          --lg2wan HOST:PORT     the bot's port for LG2WAN gateways; without it there are none
          --fleet sample         the sample network with a scene for each station (the only fleet)
          --network FILE         OCPI locations with identities and passwords (sample-network.json)
          --meter-interval SEC   seconds between MeterValues of a running transaction (5) and pushes of a gateway (10)
          --logs HABIT           what all do when they are asked for their log: whole (upload it), none (have none),
                                 breaksoff (break off once and go on) or fails; by default Berlin-043 fails,
                                 Hamburg-015 breaks off, Muenchen-001 has none, and the others upload it
          --until-stdin-closes   end when standard input ends, as it does when the parent is gone
        Or load instead of the sample network: light gateways, the first with the server id 0A0143424C0000000001, the
        others counting on from it in hex. Every five seconds a line says what was done.
          --gateways N           how many
          --gateway-ports N      ports of each (1)
          --charging PERCENT     how many of a hundred charge the whole time (0)
          --push-interval SEC    seconds between two pushes of a gateway (60)
          --lg2wan-user USER     sent at the login, with --lg2wan-password; none by default
          --lg2wan-password PASSWORD
        """;

    public Uri Url { get; private set; } = new("ws://127.0.0.1:3978/ocpp");

    public string Network { get; private set; } = "sample-network.json";

    public TimeSpan? MeterInterval { get; private set; }

    /// <summary>What all charge points do when they are asked for their log; null: each by its scene.</summary>
    public LogHabit? Logs { get; private set; }

    public bool UntilStdinCloses { get; private set; }

    /// <summary>Where gateways connect to.</summary>
    public (string Host, int Port)? Lg2Wan { get; private set; }

    /// <summary>The fleet for load; null for the sample network.</summary>
    public FleetSize? Load { get; private set; }

    public TimeSpan PushInterval { get; private set; } = TimeSpan.FromMinutes(1);

    public string? User { get; private set; }

    public string? Password { get; private set; }

    /// <summary>Reads the command line; null when it makes no sense.</summary>
    public static Options? Parse(string[] args)
    {
        var options = new Options();
        var (gateways, ports, charging) = (0, 1, 0);
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--until-stdin-closes": options.UntilStdinCloses = true; continue;
                case "--fleet" when value == "sample": break;
                case "--url" when Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "ws" or "wss": options.Url = url; break;
                case "--lg2wan" when Endpoint(value) is { } endpoint: options.Lg2Wan = endpoint; break;
                case "--network" when value is not null: options.Network = value; break;
                case "--meter-interval" when Seconds(value) is { } interval: options.MeterInterval = interval; break;
                case "--logs" when Enum.TryParse<LogHabit>(value, ignoreCase: true, out var habit) && Enum.IsDefined(habit): options.Logs = habit; break;
                case "--gateways" when Number(value, 1, 100_000) is { } n: gateways = n; break;
                case "--gateway-ports" when Number(value, 1, 99) is { } n: ports = n; break;
                case "--charging" when Number(value, 0, 100) is { } n: charging = n; break;
                case "--push-interval" when Seconds(value) is { } interval: options.PushInterval = interval; break;
                case "--lg2wan-user" when value is not null: options.User = value; break;
                case "--lg2wan-password" when value is not null: options.Password = value; break;
                default: return null;
            }

            i++;
        }

        if (gateways == 0) return File.Exists(options.Network) ? options : null;
        options.Load = new FleetSize(gateways, ports, charging);
        return options.Lg2Wan is null ? null : options;
    }

    private static TimeSpan? Seconds(string? value) =>
        double.TryParse(value, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? TimeSpan.FromSeconds(seconds) : null;

    private static int? Number(string? value, int least, int most) =>
        int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    private static (string Host, int Port)? Endpoint(string? value) =>
        value?.LastIndexOf(':') is > 0 and var at && Number(value[(at + 1)..], 1, 65535) is { } port ? (value[..at], port) : null;
}
