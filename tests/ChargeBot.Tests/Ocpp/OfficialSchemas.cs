using System.Collections.Concurrent;
using NJsonSchema;
using Xunit;

namespace ChargeBot.Tests.Ocpp;

/// <summary>The schemas that came with the specification, from the test data.</summary>
internal static class OfficialSchemas
{
    private static readonly ConcurrentDictionary<(string Version, string Name), Task<JsonSchema>> Read = new();

    /// <summary>One of them; skips the test where there is no test data.</summary>
    public static Task<JsonSchema> Of(string version, string name)
    {
        var folder = Path.Combine(Requires.Data(), "schemas", "ocpp", version);
        return Read.GetOrAdd((version, name), _ => JsonSchema.FromFileAsync(Path.Combine(folder, name + ".json")));
    }

    /// <summary>A payload has no fault by it.</summary>
    public static async Task Valid(string version, string name, string payload) => Assert.Empty((await Of(version, name)).Validate(payload));
}
