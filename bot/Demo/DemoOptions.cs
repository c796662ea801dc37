namespace ChargeBot.Bot.Demo;

/// <summary>What the demo starts and where; the section <c>Demo</c> of the settings.</summary>
public sealed class DemoOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Demo";

    /// <summary>Starts the demo. For the Development environment only.</summary>
    public bool Enabled { get; set; }

    /// <summary>The Agents Playground's TCP port.</summary>
    public int PlaygroundPort { get; set; } = 56150;

    /// <summary>The TCP port of a second one, in which the supervisor sits: so one person can play both sides of an approval.</summary>
    public int SupervisorPort { get; set; } = 56160;

    /// <summary>Azurite's TCP port for blobs; 10000 is what <c>UseDevelopmentStorage=true</c> means.</summary>
    public int BlobPort { get; set; } = 10000;

    /// <summary>The bot's TCP port for LG2WAN gateways, from <c>Lg2Wan:Port</c>; 0: the demo has none.</summary>
    public int Lg2WanPort { get; set; }

    /// <summary>Where the demo's data and logs go, relative to the content root.</summary>
    public string Folder { get; set; } = ".chargebot";

    /// <summary>The Node program; empty to look for it on the path.</summary>
    public string Node { get; set; } = "";

    /// <summary>How long each part may take until it answers, in seconds.</summary>
    public int StartSeconds { get; set; } = 60;
}
