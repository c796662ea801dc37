using System.Text;

namespace ChargeBot.Benchmarks.Reports;

/// <summary>A Markdown table, its columns as wide as they need to be.</summary>
internal sealed class Table(params string[] head)
{
    private readonly List<string[]> rows = [];

    public void Add(params string[] cells) => rows.Add(cells);

    public override string ToString()
    {
        var widths = head.Select((title, i) => rows.Select(row => row[i].Length).Append(title.Length).Max()).ToArray();
        var text = new StringBuilder();
        Append(head);
        Append([.. widths.Select(width => new string('-', width))]);
        rows.ForEach(Append);
        return text.ToString();

        void Append(string[] cells) =>
            text.Append("| ").AppendJoin(" | ", cells.Select((cell, i) => cell.PadRight(widths[i]))).AppendLine(" |");
    }
}
