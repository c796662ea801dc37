using System.Globalization;
using System.Text;
using ChargeBot.Tests.Teams;
using Xunit;

namespace ChargeBot.Tests.Manual;

/// <summary>The walk through the manual's page, card by card and by the front door: everything where it belongs, in both languages, for whom it is.</summary>
public sealed class ChecklistTests(ManualDesk desk) : IClassFixture<ManualDesk>
{
    private static readonly (FakePerson Who, Roles Role)[] People =
    [
        (ManualDesk.Agent, Roles.Agent),
        (ManualDesk.Engineer, Roles.Engineer),
        (ManualDesk.Supervisor, Roles.Supervisor),
    ];

    [Theory]
    [InlineData(Kinds.OcppInstalled)]
    [InlineData(Kinds.OcppPlanned)]
    [InlineData(Kinds.Lg2WanInstalled)]
    [InlineData(Kinds.Lg2WanPlanned)]
    public async Task Every_row_is_where_it_belongs_and_nowhere_else(Kinds kind)
    {
        var port = ManualDesk.PortOf(kind);
        var wrong = new List<string>();
        foreach (var rows in Checklist.Rows.GroupBy(row => row.Sight.Name))
        {
            var sight = rows.First().Sight;
            foreach (var (who, role) in People)
            {
                var seen = await desk.Look(sight, port, who);
                foreach (var row in rows)
                {
                    wrong.AddRange(Wrong(row, kind, role, seen, said => said.En).Select(problem => $"{row.Tab}, {row.Field} ({role}): {problem}"));
                    wrong.AddRange(WrongPress(row, kind, seen, role).Select(problem => $"{row.Tab}, {row.Field}: {problem}"));
                }
            }

            var german = await desk.Look(sight, port, ManualDesk.GermanEngineer);
            wrong.AddRange(rows.SelectMany(row => Wrong(row, kind, Roles.Engineer, german, said => said.De).Select(problem => $"{row.Tab}, {row.Field} (de): {problem}")));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Nothing_of_the_manual_is_open() =>
        Assert.Empty(Checklist.Rows.Select(row => row.ComesWith).OfType<string>().Distinct().Order());

    [Fact]
    public void The_checklist_is_written_down()
    {
        var table = new StringBuilder("# The manual's page 'Charge Port Details', row by row\n\n")
            .AppendLine("Written by ChecklistTests, which walks through it. ✔: in the chat, for the kinds of stations that are named.\n")
            .AppendLine("| tab | field or rule | label en / de | station | value from | may act | warning or meaning | there |")
            .AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (var row in Checklist.Rows)
        {
            table.AppendLine(CultureInfo.InvariantCulture, $"| {row.Tab} | {row.Field} | {row.Label.En} / {row.Label.De} | {On(row.On)} | {row.Source} | {(row.Verb is null ? "" : row.By)} | {row.Warning?.En} | {(row.ComesWith is { } with ? $"comes with {with}" : "✔")} |");
        }

        Golden.Check("manual-checklist.md", table.ToString());
    }

    private static IEnumerable<string> Wrong(ManualRow row, Kinds kind, Roles role, Seen seen, Func<Said, string> said)
    {
        if (!row.SeenBy.HasFlag(role))
        {
            yield break;
        }

        var may = row.Verb is null || row.By.HasFlag(role);
        var belongs = row.On.HasFlag(kind) && row.ComesWith is null && (may || !row.LabelIsButton);
        if (belongs && !seen.Says(said(row.Label)))
        {
            yield return $"'{said(row.Label)}' is missing {(seen.Missed is { } missed ? $"({missed}) " : "")}among: {string.Join(" | ", seen.Words.Take(60))}";
        }
        else if (!belongs && !row.LabelIsButton && seen.Missed is null && seen.Words.Any(word => word.Trim(' ', ':') == said(row.Label)))
        {
            yield return $"'{said(row.Label)}' is there and should not be";
        }

        if (belongs && may && row.Warning is { } warning && !seen.Says(said(warning)))
        {
            yield return $"'{said(warning)}' is not said among: {string.Join(" | ", seen.Words.Take(60))}";
        }
    }

    private static IEnumerable<string> WrongPress(ManualRow row, Kinds kind, Seen seen, Roles role)
    {
        if (row.Verb is not { } verb || row.ComesWith is not null)
        {
            yield break;
        }

        var may = row.On.HasFlag(kind) && row.By.HasFlag(role);
        if (seen.Verbs.Contains(verb) != may && (may || seen.Missed is null))
        {
            yield return $"{role} {(may ? "cannot" : "can")} press {verb}";
        }
    }

    private static string On(Kinds kinds) => kinds switch
    {
        Kinds.Everywhere => "all",
        Kinds.Installed => "in service",
        Kinds.OcppPlanned | Kinds.Lg2WanPlanned => "planned",
        Kinds.OcppInstalled => "OCPP in service",
        Kinds.Lg2WanInstalled => "LG2WAN in service",
        _ => kinds.ToString(),
    };
}
