using NJsonSchema;
using NJsonSchema.Validation;

namespace ChargeBot.Tests.Cards;

/// <summary>The official Adaptive Cards schema.</summary>
internal static class CardSchema
{
    /// <summary>What is wrong with the cards of a folder, one line for each.</summary>
    public static async Task<IReadOnlyList<string>> Problems(string schemaFile, string folder, CancellationToken cancellation)
    {
        var schema = await JsonSchema.FromFileAsync(schemaFile, cancellation);
        var problems = new List<string>();
        foreach (var file in Directory.GetFiles(folder, "*.json"))
        {
            var errors = schema.Validate(await File.ReadAllTextAsync(file, cancellation), new JsonSchemaValidatorSettings());
            problems.AddRange(errors.Select(error => $"{Path.GetFileName(file)}: {error}"));
        }

        return problems;
    }
}
