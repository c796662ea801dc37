using System.Text;

namespace ChargeBot.Bot.Demo;

/// <summary>What the demo has to say when everything stands: one table of addresses, and three things to type.</summary>
internal sealed class DemoTable(Uri bot)
{
    /// <summary>The name of the part that people type into.</summary>
    public const string Playground = "Agents Playground";

    /// <summary>The name of the second one, in which the supervisor sits.</summary>
    public const string Supervisor = "Supervisor's";

    private const int NameWidth = 20;
    private readonly Lock gate = new();
    private readonly List<(string Name, string Text, bool Missing)> rows = [("Bot", new Uri(bot, "/api/messages").ToString(), false)];

    /// <summary>The folder with the parts' logs; null when there is none.</summary>
    public string? Logs { get; set; }

    /// <summary>The names of the parts that do not run.</summary>
    public IReadOnlyList<string> MissingParts
    {
        get
        {
            lock (gate) return [.. rows.Where(r => r.Missing).Select(r => r.Name)];
        }
    }

    /// <summary>A part that runs.</summary>
    public void Add(string name, string text)
    {
        lock (gate) rows.Add((name, text, false));
    }

    /// <summary>A part that does not run, and how to get it.</summary>
    public void Missing(string name, string why)
    {
        lock (gate) rows.Add((name, $"not running: {why}", true));
    }

    public override string ToString()
    {
        var text = new StringBuilder().AppendLine();
        lock (gate)
        {
            foreach (var row in rows) text.Append("  ").Append(row.Name.PadRight(NameWidth)).AppendLine(row.Text);
        }

        if (Logs is not null) text.Append("  ").Append("Logs".PadRight(NameWidth)).AppendLine(Logs);
        return text.AppendLine()
            .AppendLine(MissingParts.Contains(Playground)
                ? "  With the Agents Playground you could type one of these:"
                : "  Open the Agents Playground and type one of these:")
            .AppendLine("    DE*ABC*E1234*1")
            .AppendLine("    stop DE*ABC*E1234*1")
            .AppendLine("    goodwill DE*ABC*E1234*2")
            .AppendLine("    help")
            .AppendLine()
            .AppendLine("  Ctrl-C ends the bot and everything above.")
            .ToString();
    }
}
