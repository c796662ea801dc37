using System.Globalization;
using System.Text;
using ChargeBot.Domain.Parameters;
using ChargeBot.Domain.People;
using Xunit;

namespace ChargeBot.Tests.Parameters;

/// <summary>The one table, and the documents that tell of it.</summary>
public sealed class ParameterTableTests
{
    private static readonly string Dialect = Path.GetFullPath(Path.Combine(Golden.Folder, "..", "..", "..", "adapters", "Lg2Wan"));

    public static TheoryData<string> Keys => [.. Lg2WanParameters.All.Select(one => one.Key)];

    [Fact]
    public void The_dialects_table_and_the_codes_table_are_the_same()
    {
        var rows = File.ReadLines(Path.Combine(Dialect, "README.md"))
            .SkipWhile(line => !line.StartsWith("### Parameters", StringComparison.Ordinal)).SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal))
            .Skip(1).TakeWhile(line => line.StartsWith('|')).Select(line => line.Trim('|', ' ').Split(" | ")).ToList();
        Assert.Equal(Lg2WanParameters.All.Select(one => one.Key), rows.Select(row => row[1]));
        foreach (var (row, one) in rows.Zip(Lg2WanParameters.All))
        {
            Assert.Equal(one.Number, byte.Parse(row[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            Assert.StartsWith(Wire(one), row[2], StringComparison.Ordinal);
            Assert.Equal(one.Unit is not null, one.Unit is not null && row[2].Contains($", {one.Unit}", StringComparison.Ordinal));
            Assert.Equal(one.ReadOnly, row[2].EndsWith("read-only", StringComparison.Ordinal));
            Assert.Equal(one.Secret, row[2].EndsWith("secret", StringComparison.Ordinal));
            Assert.Equal(one.Scope.ToString(), row[3], ignoreCase: true);
            Assert.Equal(Types(one), row[4].Split(',')[0]);
            Assert.Equal(one.Since is { } since ? $"firmware {since.Major} and later" : "", row[4].Contains(',', StringComparison.Ordinal) ? row[4].Split(", ")[1].Split(" (")[0] : "");
        }
    }

    [Fact]
    public void What_people_are_told_of_each_parameter_is_written_down_from_the_table() =>
        Golden.Check(Path.Combine(Dialect, "PARAMETERS.md"), Document());

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_parameter_says_what_it_is_in_both_languages(string key)
    {
        var one = Lg2WanParameters.Find(key)!;
        foreach (var said in one.Choices.Select(option => option.Meaning).Append(one.Meaning).Append(one.Warning).OfType<Bilingual>())
        {
            Assert.NotEmpty(said.En);
            Assert.NotEqual(said.En, said.De);
        }

        Assert.Equal(one.Type is ParameterType.Choice or ParameterType.Set, one.Options.Count > 0);
        Assert.Equal(one.Type is ParameterType.Number, one.Max > one.Min);
        Assert.Equal(one.Secret ? Permission.Puk : Permission.EditParameters, one.Role);
    }

    [Fact]
    public void The_manuals_warnings_are_there() => Assert.Equal(
        ["BackendCheck", "LocalLoadManagement", "ProviderMode", "AuthenticationTypes"],
        Lg2WanParameters.All.Where(one => one.Warning is not null).Select(one => one.Key));

    [Theory]
    [InlineData("LSX", "3.1.2", "Puk", true)]
    [InlineData("LSX", "2.9", "Puk", false)]
    [InlineData("LSX", null, "Puk", false)]
    [InlineData("LSG", "3.1", "Puk", false)]
    [InlineData("ACCU", "9", "MaxPhases", false)]
    [InlineData("accu", "9", "MaxVoltage", true)]
    [InlineData("a newer type", "v1", "MaxPhases", true)]
    public void A_gateway_knows_what_its_type_and_firmware_know(string type, string? firmware, string key, bool known) =>
        Assert.Equal(known, Lg2WanParameters.Find(key)!.KnownTo(type, firmware));

    private static string Wire(ParameterDefinition one) => one.Type switch
    {
        ParameterType.Switch => "boolean",
        ParameterType.Number => "unsigned ",
        ParameterType.Choice => "unsigned 8: " + string.Join(", ", one.Options.Select((option, code) => $"{code} {option}")),
        ParameterType.Set => "unsigned 8, bits: " + string.Join(", ", one.Options.Select((option, bit) => $"{1 << bit} {option}")),
        _ => "text",
    };

    private static string Types(ParameterDefinition one) =>
        string.Join(' ', new[] { GatewayTypes.Lsx, GatewayTypes.Lsg, GatewayTypes.Accu }.Where(type => one.Types.HasFlag(type)).Select(type => type.ToString().ToUpperInvariant()));

    private static string Document()
    {
        var text = new StringBuilder("""
            # The LG2WAN parameters, as people are told of them

            Written from `domain/Parameters/Lg2WanParameters.cs`, the one table that the adapter, the cards and the checks of what
            is typed read too; a test holds that this file says the same.

            """);
        foreach (var one in Lg2WanParameters.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {one.Name.En} · {one.Name.De}\n\n");
            text.Append(CultureInfo.InvariantCulture, $"`{one.Key}` · {Values(one)} · of {(one.Scope is ParameterScope.Port ? "each port" : "the charger")} · {Types(one)}");
            text.Append(one.Since is { } since ? $" from firmware {since}" : "").Append(one.ReadOnly ? " · read-only" : $" · {one.Role}").Append("\n\n");
            text.Append(CultureInfo.InvariantCulture, $"{one.Meaning.En}\n\n*{one.Meaning.De}*\n");
            foreach (var option in one.Choices)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n- {option.Name.En}: {option.Meaning.En} · *{option.Name.De}: {option.Meaning.De}*");
            }

            text.Append(one.Choices.Count > 0 ? "\n" : "");
            text.Append(one.Warning is { } warning ? $"\n> {warning.En}\n>\n> *{warning.De}*\n" : "");
        }

        return text.ToString();
    }

    private static string Values(ParameterDefinition one) => one.Type switch
    {
        ParameterType.Switch => "on or off",
        ParameterType.Number => $"{one.Min} to {one.Max}{(one.Unit is null ? "" : " " + one.Unit)}",
        ParameterType.Choice => "one of",
        ParameterType.Set => "any of",
        ParameterType.IpAddress => "IPv4 or IPv6 address",
        ParameterType.Plmn => "5 or 6 digits",
        _ => $"up to {ParameterInputs.MaxText} characters",
    };
}
