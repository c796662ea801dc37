using System.Text.Json;
using ChargeBot.Domain.ChargePoints;
using Xunit;

namespace ChargeBot.Tests.Ocpp;

public sealed class MeterValuesTests
{
    [Theory]
    [InlineData("""{"value":"1500"}""", 1500L, null)]
    [InlineData("""{"value":"1.5","unit":"kWh"}""", 1500L, null)]
    [InlineData("""{"value":1500.4,"unit":"Wh","measurand":"Energy.Active.Import.Register","context":"Sample.Weird"}""", 1500L, null)]
    [InlineData("""{"Value":"1500","MEASURAND":"energy.active.import.register","unit":"WH"}""", 1500L, null)]
    [InlineData("""{"value":"10","phase":"L1"},{"value":"20","phase":"L2"},{"value":"30","phase":"L3"}""", 60L, null)]
    [InlineData("""{"value":"10","phase":"L1"},{"value":"20","phase":"L2"},{"value":"61"}""", 61L, null)]
    [InlineData("""{"value":"70","location":"Inlet"},{"value":"60","location":"Outlet"}""", 60L, null)]
    [InlineData("""{"value":"60"},{"value":"70","location":"Inlet"}""", 60L, null)]
    [InlineData("""{"value":"70","location":"Inlet"}""", 70L, null)]
    [InlineData("""{"value":"60","context":"Transaction.Begin"},{"value":"90","context":"Transaction.End"}""", 90L, null)]
    [InlineData("""{"value":"11","unit":"kW","measurand":"Power.Active.Import"}""", null, 11000d)]
    [InlineData("""{"value":"3600.5","measurand":"Power.Active.Import","phase":"L1"},{"value":"100","measurand":"Power.Active.Import","phase":"L2"}""", null, 3700.5)]
    [InlineData("""{"value":"21","measurand":"Temperature","unit":"Celcius"},{"value":"50","measurand":"Frequency","unit":"Hertz"}""", null, null)]
    [InlineData("""{"value":"OCMF|{}","format":"SignedData"},{"value":"5"}""", 5L, null)]
    [InlineData("""{"value":"NaN"},{"value":"Infinity"},{"value":"1e400"},{"value":"-"},{"value":null},{},7,"x",null""", null, null)]
    public async Task The_energy_and_the_power_that_a_person_means_are_found(string sampled, long? energy, double? power)
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();

        await device.Call("MeterValues", $$"""{"connectorId":1,"meterValue":[{"timestamp":"2026-11-23T08:00:00Z","sampledValue":[{{sampled}}]}]}""");

        var sample = Assert.Single((await host.Grain.Event<MeterValuesReported>()).Samples);
        Assert.Equal((energy, power), (sample.Energy, sample.Power));
        Assert.NotNull(sample.ReportedAt);
        using var raw = JsonDocument.Parse(sample.Raw);
        Assert.Equal(JsonValueKind.Array, raw.RootElement.ValueKind);
    }

    [Theory]
    [InlineData("""{"connectorId":1,"transactionId":9223372036854775807,"meterValue":[]}""", 9223372036854775807L, 0)]
    [InlineData("""{"connectorId":1,"transactionId":"12","meterValue":[]}""", 12L, 0)]
    [InlineData("""{"connectorId":1,"transactionId":1e40,"meterValue":[]}""", null, 0)]
    [InlineData("""{"connectorId":1,"meterValue":[]}""", null, 0)]
    [InlineData("""{"connectorId":1,"meterValue":{"timestamp":"x","sampledValue":{"value":"5"}}}""", null, 1)]
    [InlineData("""{"connectorId":1,"meterValue":["x",null,{"timestamp":"x"}]}""", null, 1)]
    [InlineData("""{"connectorId":1,"meterValue":"x"}""", null, 0)]
    public async Task Readings_are_never_refused(string payload, long? transaction, int samples)
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();

        await device.Call("MeterValues", payload);

        var values = await host.Grain.Event<MeterValuesReported>();
        Assert.Equal((transaction, samples), (values.TransactionId, values.Samples.Count));
    }

    [Fact]
    public async Task What_is_kept_of_the_raw_values_is_bounded_and_still_json()
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();
        var signed = $$"""{"value":"{{new string('s', 9000)}}","format":"SignedData"}""";

        await device.Call("MeterValues", $$"""{"connectorId":1,"meterValue":[{"sampledValue":[{"value":"5"},{{signed}},{"value":"6"}]}]}""");

        var sample = Assert.Single((await host.Grain.Event<MeterValuesReported>()).Samples);
        Assert.Equal("""[{"value":"5"},{"value":"6"}]""", sample.Raw);
        Assert.Equal(6, sample.Energy);
    }
}
