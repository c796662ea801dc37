using System.Text.Json.Nodes;
using ChargeBot.Adapters.Ocpp;
using ChargeBot.Adapters.Ocpp.V16;
using ChargeBot.Adapters.Ocpp.V201;
using ChargeBot.Domain.ChargePoints;
using NJsonSchema;
using Xunit;

namespace ChargeBot.Tests.Ocpp;

/// <summary>What a person writes for a raw call is judged as the official schemas judge it.</summary>
public sealed class StrictRequestTests
{
    public static TheoryData<string> Actions201 => [.. V201Dialect.Value.Outgoing.Actions];

    public static TheoryData<string> Actions16 => [.. V16Dialect.Value.Outgoing.Actions];

    [Fact]
    public void Every_action_of_the_central_system_is_there()
    {
        var data = Requires.Data();
        string[] fromDevices =
        [
            "Authorize", "BootNotification", "DiagnosticsStatusNotification", "FirmwareStatusNotification", "Heartbeat", "LogStatusNotification", "MeterValues",
            "SecurityEventNotification", "SignCertificate", "SignedFirmwareStatusNotification", "StartTransaction", "StatusNotification", "StopTransaction",
        ];
        var all = Directory.GetFiles(Path.Combine(data, "schemas", "ocpp", "1.6"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => !name.EndsWith("Response", StringComparison.Ordinal)).Except(fromDevices).Order(StringComparer.Ordinal);

        Assert.Equal(all, V16Dialect.Value.Outgoing.Actions);
    }

    [Theory]
    [MemberData(nameof(Actions16))]
    public async Task The_example_is_valid_and_what_the_schema_refuses_is_refused(string action) => await Agree(V16Dialect.Value.Outgoing, action, "1.6", action);

    [Theory]
    [MemberData(nameof(Actions201))]
    public async Task The_same_in_2_0_1(string action) => await Agree(V201Dialect.Value.Outgoing, action, "2.0.1", action + "Request");

    [Theory]
    [InlineData("Reset", """{"type":"Soft" """, RawProblem.NoJson, "1:16")]
    [InlineData("Reset", """["Soft"]""", RawProblem.NoObject, "{}")]
    [InlineData("Reset", "null", RawProblem.NoObject, "null")]
    [InlineData("Reset", "{}", RawProblem.Missing, "type")]
    [InlineData("ReserveNow", """{"connectorId":1}""", RawProblem.Missing, "expiryDate, idTag, reservationId")]
    [InlineData("Reset", """{"type":"Soft","now":true}""", RawProblem.NotAMember, "now")]
    [InlineData("Reset", """{"type":"soft"}""", RawProblem.BreaksRule, "type")]
    [InlineData("UnlockConnector", """{"connectorId":"one"}""", RawProblem.WrongKind, "connectorId")]
    [InlineData("UnlockConnector", """{"connectorId":null}""", RawProblem.WrongKind, "connectorId")]
    [InlineData("SendLocalList", """{"listVersion":1,"updateType":"Full","localAuthorizationList":[{"idTag":"A"},{"idTag":"123456789012345678901"}]}""", RawProblem.BreaksRule, "localAuthorizationList[1].idTag")]
    [InlineData("GetConfiguration", """{"key":["123456789012345678901234567890123456789012345678901"]}""", RawProblem.BreaksRule, "key")]
    public void A_fault_says_what_and_where(string action, string payload, RawProblem problem, string where)
    {
        var fault = V16Dialect.Value.Outgoing.Fault(action, payload);

        Assert.Equal((problem, where), (fault!.Problem, fault.Where));
    }

    /// <summary>Each member in turn is taken away, given another kind, made too long, given an unknown word; one is added that nobody knows.</summary>
    private static async Task Agree(Requests requests, string action, string version, string file)
    {
        var schema = await OfficialSchemas.Of(version, file);
        var example = requests.Example(action);
        Assert.Null(requests.Fault(action, example));
        Assert.Empty(schema.Validate(example));

        var wrong = 0;
        foreach (var changed in Changed(JsonNode.Parse(example)!.AsObject(), schema).Select(node => node.ToJsonString()))
        {
            var official = schema.Validate(changed);
            var ours = requests.Fault(action, changed);
            Assert.True(official.Count == 0 == ours is null, $"{changed}: {string.Join("; ", official)} against {ours}");
            wrong += official.Count > 0 ? 1 : 0;
        }

        Assert.True(wrong > 0);
    }

    private static IEnumerable<JsonObject> Changed(JsonObject example, JsonSchema schema)
    {
        yield return With(example, "nobodyKnows", 1);
        foreach (var (name, property) in schema.ActualProperties)
        {
            if (example.ContainsKey(name))
            {
                var without = example.DeepClone().AsObject();
                without.Remove(name);
                yield return without;
            }

            var actual = property.ActualSchema;
            yield return With(example, name, actual.Type.HasFlag(JsonObjectType.String) ? 5 : "text");
            yield return With(example, name, new JsonArray("x"));
            if (actual.Enumeration.Count > 0)
            {
                yield return With(example, name, "NoSuchWord");
                yield return With(example, name, (string)actual.Enumeration.Last()!);
            }
            else if (actual.MaxLength is { } most)
            {
                yield return With(example, name, new string('x', most));
                yield return With(example, name, new string('x', most + 1));
            }
            else if (actual.Type.HasFlag(JsonObjectType.Object) && actual.ActualProperties.Count > 0 && example[name] is JsonObject inner)
            {
                foreach (var below in Changed(inner, actual))
                {
                    yield return With(example, name, below);
                }
            }
        }
    }

    private static JsonObject With(JsonObject example, string name, JsonNode value)
    {
        var changed = example.DeepClone().AsObject();
        changed[name] = value;
        return changed;
    }
}
