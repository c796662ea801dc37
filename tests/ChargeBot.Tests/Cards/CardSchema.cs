using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;

namespace ChargeBot.Tests.Cards;

/// <summary>
/// The official schema of Adaptive Cards, and Teams' own for what that one does not know: charts and mentions. Such a chart is held
/// against Teams' schema, and what stands in its place against the official one.
/// </summary>
internal static class CardSchema
{
    /// <summary>What is wrong with the cards of a folder, one line for each.</summary>
    /// <param name="schemas">The folder of both schemas.</param>
    /// <param name="folder">Of the cards.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<IReadOnlyList<string>> Problems(string schemas, string folder, CancellationToken cancellation)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(schemas, "adaptive-card-1.5.0.json"), cancellation);
        var teams = await Definitions(Path.Combine(schemas, "teams-cards.schema.json"), cancellation);
        var problems = new List<string>();
        foreach (var file in Directory.GetFiles(folder, "*.json"))
        {
            var card = JsonNode.Parse(await File.ReadAllTextAsync(file, cancellation))!;
            var errors = new List<ValidationError>();
            foreach (var chart in CardRuleTests.Objects(card).Where(one => ((string?)one["type"])?.StartsWith("Chart.", StringComparison.Ordinal) is true).ToList())
            {
                errors.AddRange(teams[(string)chart["type"]!].Validate(chart.ToJsonString()));
                if (chart["fallback"] is JsonObject instead)
                {
                    chart.ReplaceWith(instead.DeepClone());
                }
                else
                {
                    chart.Parent!.AsArray().Remove(chart);
                }
            }

            if (card["msteams"] is { } mentions)
            {
                errors.AddRange(teams["TeamsCardProperties"].Validate(mentions.ToJsonString()));
                card.AsObject().Remove("msteams");
            }

            errors.AddRange(schema.Validate(card.ToJsonString()));
            problems.AddRange(errors.Select(error => $"{Path.GetFileName(file)}: {error}"));
        }

        return problems;
    }

    /// <summary>The definitions of a schema whose root is nothing but a reference to one of them, which the library does not follow.</summary>
    private static async Task<IDictionary<string, JsonSchema>> Definitions(string file, CancellationToken cancellation)
    {
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(file, cancellation))!.AsObject();
        schema.Remove("$ref");
        return (await JsonSchema.FromJsonAsync(schema.ToJsonString(), cancellation)).Definitions;
    }
}
