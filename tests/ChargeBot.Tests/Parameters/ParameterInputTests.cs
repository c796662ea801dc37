using ChargeBot.Domain.Parameters;
using Xunit;

namespace ChargeBot.Tests.Parameters;

/// <summary>What people type into a parameter, in either language, and what it would do to others.</summary>
public sealed class ParameterInputTests
{
    [Theory]
    [InlineData("BackendCheck", "on", "true")]
    [InlineData("BackendCheck", " An ", "true")]
    [InlineData("BackendCheck", "deaktiviert", "false")]
    [InlineData("BackendCheck", "False", "false")]
    [InlineData("MaxCurrent", "16", "16")]
    [InlineData("MaxCurrent", "016 A", "16")]
    [InlineData("MaxCurrent", "32,0", "32")]
    [InlineData("MaxCurrent", "32.0", "32")]
    [InlineData("MaxVoltage", "1.000", "1000")]
    [InlineData("MaxVoltage", "1,000 V", "1000")]
    [InlineData("MaxVoltage", "1 000", "1000")]
    [InlineData("StatusPushInterval", "1440min", "1440")]
    [InlineData("ProviderMode", "exclusive", "Exclusive")]
    [InlineData("ProviderMode", "Bevorzugt", "Preferred")]
    [InlineData("ProviderMode", "Signalstärke", "Strength")]
    [InlineData("AuthenticationTypes", "PNC, rfid", "RFID,PNC")]
    [InlineData("AuthenticationTypes", "rfid-plus;id box;RFID_PLUS", "RFID PLUS,ID BOX")]
    [InlineData("AuthenticationTypes", "keine", "")]
    [InlineData("AuthenticationTypes", "", "")]
    [InlineData("PreferredGsm", "26201", "26201")]
    [InlineData("PreferredGsm", "310-260", "310260")]
    [InlineData("PreferredGsm", "", "")]
    [InlineData("StaticIpAddress", "10.64.3.7", "10.64.3.7")]
    [InlineData("StaticIpAddress", "2001:DB8::7", "2001:db8::7")]
    [InlineData("StaticIpAddress", "none", "")]
    [InlineData("Puk", " 12345678 ", "12345678")]
    public void What_is_meant_is_understood(string key, string typed, string value) =>
        Assert.Equal(new ParameterInput(value), Lg2WanParameters.Find(key)!.Validate(typed));

    [Theory]
    [InlineData("BackendCheck", null, ParameterProblem.Missing)]
    [InlineData("BackendCheck", "perhaps", ParameterProblem.NotOnOff)]
    [InlineData("MaxCurrent", "", ParameterProblem.Missing)]
    [InlineData("MaxCurrent", "16,5", ParameterProblem.NotANumber)]
    [InlineData("MaxCurrent", "sixteen", ParameterProblem.NotANumber)]
    [InlineData("MaxCurrent", "1e1", ParameterProblem.NotANumber)]
    [InlineData("MaxCurrent", "١٦", ParameterProblem.NotANumber)]
    [InlineData("MaxCurrent", "5", ParameterProblem.OutOfRange)]
    [InlineData("MaxCurrent", "64", ParameterProblem.OutOfRange)]
    [InlineData("MaxCurrent", "-16", ParameterProblem.OutOfRange)]
    [InlineData("MaxCurrent", "999999999", ParameterProblem.OutOfRange)]
    [InlineData("MaxCurrent", "999.999.999.999", ParameterProblem.OutOfRange)]
    [InlineData("ProviderMode", "Fastest", ParameterProblem.NotAnOption)]
    [InlineData("ProviderMode", "", ParameterProblem.Missing)]
    [InlineData("AuthenticationTypes", "RFID,NFC", ParameterProblem.NotAnOption)]
    [InlineData("PreferredGsm", "2620", ParameterProblem.NotAPlmn)]
    [InlineData("PreferredGsm", "2620111", ParameterProblem.NotAPlmn)]
    [InlineData("PreferredGsm", "Telekom", ParameterProblem.NotAPlmn)]
    [InlineData("StaticIpAddress", "1", ParameterProblem.NotAnAddress)]
    [InlineData("StaticIpAddress", "10.0.0.256", ParameterProblem.NotAnAddress)]
    [InlineData("StaticIpAddress", "10.0.0.08", ParameterProblem.NotAnAddress)]
    [InlineData("StaticIpAddress", "0.0.0.0", ParameterProblem.NotAnAddress)]
    [InlineData("StaticIpAddress", "127.0.0.1", ParameterProblem.NotAnAddress)]
    [InlineData("StaticIpAddress", "224.0.0.1", ParameterProblem.NotAnAddress)]
    [InlineData("StaticIpAddress", "fe80::1%eth0", ParameterProblem.NotAnAddress)]
    [InlineData("StaticIpAddress", "gateway.example", ParameterProblem.NotAnAddress)]
    [InlineData("Puk", "", ParameterProblem.Missing)]
    [InlineData("Puk", "123\u0007456", ParameterProblem.NotPlainText)]
    [InlineData("Puk", "123456789012345678901234567890123", ParameterProblem.NotPlainText)]
    public void What_does_not_do_is_named(string key, string? typed, ParameterProblem problem) =>
        Assert.Equal(new ParameterInput(null, problem), Lg2WanParameters.Find(key)!.Validate(typed));

    [Fact]
    public void Nothing_that_is_typed_throws_or_takes_long()
    {
        string[] odd = [new string('1', 100_000), new string('.', 100_000), "1" + string.Concat(Enumerable.Repeat(".000", 30_000)), string.Concat(Enumerable.Repeat("RFID,", 20_000)), "\0", "\uD800"];
        Assert.All(Lg2WanParameters.All.SelectMany(_ => odd, (one, text) => (one, text)), pair => Assert.True(pair.one.Validate(pair.text) is not null));
    }

    [Theory]
    [InlineData("BackendCheck", "false", 0, "WhitelistEntries=0", ParameterConcern.NobodyAuthorised)]
    [InlineData("BackendCheck", "false", 0, "WhitelistEntries=12", null)]
    [InlineData("BackendCheck", "true", 0, "WhitelistEntries=0", null)]
    [InlineData("ProviderMode", "Exclusive", 0, "", ParameterConcern.NoPreferredGsm)]
    [InlineData("ProviderMode", "Preferred", 0, "PreferredGsm=", ParameterConcern.NoPreferredGsm)]
    [InlineData("ProviderMode", "Preferred", 0, "PreferredGsm=26201", null)]
    [InlineData("ProviderMode", "Strength", 0, "", null)]
    [InlineData("PreferredGsm", "", 0, "ProviderMode=Exclusive", ParameterConcern.NoPreferredGsm)]
    [InlineData("MaxCurrent", "32", 1, "MaxChargerCurrent=16", ParameterConcern.AboveCharger)]
    [InlineData("MaxCurrent", "16", 1, "MaxChargerCurrent=16", null)]
    [InlineData("MaxChargerCurrent", "16", 0, "2/MaxCurrent=32", ParameterConcern.BelowPort)]
    [InlineData("AuthenticationTypes", "RFID", 1, "1/AuthenticationMode=false", ParameterConcern.ModeIsOff)]
    [InlineData("AuthenticationTypes", "RFID", 1, "2/AuthenticationMode=false", null)]
    [InlineData("AuthenticationTypes", "", 1, "1/AuthenticationMode=true", ParameterConcern.NoTypes)]
    [InlineData("AuthenticationMode", "false", 1, "", ParameterConcern.AnyoneCharges)]
    [InlineData("AuthenticationMode", "true", 1, "1/AuthenticationTypes=", ParameterConcern.NoTypes)]
    public void What_a_value_does_to_others_is_told_before(string key, string value, int connector, string present, ParameterConcern? concern)
    {
        DeviceValue[] values = present.Length == 0 ? [] : [Value(present)];
        Assert.Equal(concern is { } one ? [one] : [], ParameterConcerns.Of(Lg2WanParameters.Find(key)!, value, connector, values));
    }

    private static DeviceValue Value(string text)
    {
        var (place, value) = text.Split('=') is [var left, var right] ? (left, right) : ("", "");
        var (connector, key) = place.Split('/') is [var port, var name] ? (int.Parse(port, null), name) : (0, place);
        return new DeviceValue { StationId = "Berlin-042", ConnectorId = connector, Key = key, Reported = value };
    }
}
