using System.Text.Json;
using System.Text.RegularExpressions;
using ChargeBot.Tests.WholePath;
using Xunit;

namespace ChargeBot.Tests.Import;

/// <summary>What is exported is what was imported: by the bot's own commands, over its database.</summary>
public sealed partial class ExportTests
{
    private const string Password = "a-password-nobody-sees";

    private static readonly string Network = $"""
        [{Files.Location(evses: Files.Evse("DE*ABC*E1*1", more: $$"""
            "ocpp_password":"{{Password}}","details":{"meterNumber":"1EMH0012345678","calibratedUntil":"2031"},
            "configuration":{"calibration_law_method":"ocmf","authenticationMode":true,"authenticationTypes":"Remote, RFID"},
            "station":{"access":"restricted","openingHours":"24h","products":"Park; Ride","operator":"Volt & Sons"},
            "attributes":[{"name":"Key box","value":"beside the *gate*"},{"name":"Leased until","type":"date","value":"31.12.2028"},{"name":"Spots","type":"number","value":4}]
            """) + "," + Files.Evse("DE*ABC*E1*2", connector: 2, position: "right"))},
        {Files.Location("KOE-1", Files.Evse("DE*ABC*E7*1", station: "Köln-007", identity: null, more: $$"""
            "protocol":"lg2wan","sml_server_id":"0A 01 45 4D 48 00 00 A1 B2 C3",
            "gateway":{"direction":"out","address":"10.20.30.40","port":7260,"tls":true,"user":"chargebot","password":"{{Password}}","type":"LSX","controller_id":"C-17"},
            "communication":{"simIccid":"8949020000101234561","imei":"490154203237518"},"configuration":{"calibrationLawMethod":"zks"}
            """))},
        {Files.Location("PLAN-1", Files.Evse("DE*ABC*E9*1", station: "Jena-009", identity: null, status: "PLANNED"))}]
        """;

    [Fact]
    public async Task An_export_imports_into_another_bot_and_comes_out_of_it_again_just_as_it_is()
    {
        await using var one = BotProcess.Prepare(_ => { });
        Assert.Contains("3 created, 0 updated, 0 unchanged, 0 rejected", await one.Import(Network), StringComparison.Ordinal);
        var exported = await one.Export();
        Assert.DoesNotContain(Password, exported, StringComparison.Ordinal);
        Assert.Contains("0 created, 0 updated, 3 unchanged, 0 rejected", await one.Import(exported), StringComparison.Ordinal);

        await using var other = BotProcess.Prepare(_ => { });
        Assert.Contains("3 created, 0 updated, 0 unchanged, 0 rejected", await other.Import(exported), StringComparison.Ordinal);
        Assert.Equal(Timeless(exported), Timeless(await other.Export()));
    }

    [Fact]
    public async Task All_that_people_said_is_in_it_in_neutral_form()
    {
        await using var bot = BotProcess.Prepare(_ => { });
        await bot.Import(Network);
        using var document = JsonDocument.Parse(await bot.Export());
        var stations = document.RootElement.EnumerateArray().ToDictionary(location => location.GetProperty("id").GetString()!);
        var ours = Ours(stations["Berlin-042"]);
        Assert.Equal(("Ocmf", "true", "RFID,Remote"), (Of("configuration", "calibrationLawMethod"), Of("configuration", "authenticationMode"), Of("configuration", "authenticationTypes")));
        Assert.Equal(("Restricted", "24/7", "Park, Ride", "Volt & Sons"), (Of("station", "access"), Of("station", "openingHours"), Of("station", "products"), Of("station", "operator")));
        Assert.Equal(["Key box text beside the *gate*", "Leased until date 2028-12-31", "Spots number 4"],
            ours.GetProperty("attributes").EnumerateArray().Select(one => $"{one.GetProperty("name")} {one.GetProperty("type")} {one.GetProperty("value")}"));
        var gateway = Ours(stations["Köln-007"]).GetProperty("gateway");
        Assert.Equal(("out", "10.20.30.40", 7260, "LSX", "C-17"), (
            gateway.GetProperty("direction").GetString(), gateway.GetProperty("address").GetString(), gateway.GetProperty("port").GetInt32(),
            gateway.GetProperty("type").GetString(), gateway.GetProperty("controller_id").GetString()));
        Assert.Equal("PLANNED", stations["Jena-009"].GetProperty("evses")[0].GetProperty("status").GetString());

        string? Of(string member, string name) => ours.GetProperty(member).GetProperty(name).GetString();
    }

    private static JsonElement Ours(JsonElement location) => location.GetProperty("evses")[0].GetProperty("chargebot");

    private static string Timeless(string exported) => Stamp().Replace(exported, "");

    [GeneratedRegex("\"last_updated\": \"[^\"]*\"")]
    private static partial Regex Stamp();
}
