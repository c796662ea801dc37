using ChargeBot.Adapters.Links;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChargeBot.Tests.Links;

/// <summary>What a station was set to before, and who changed it: one row for each change that a device was seen to have made.</summary>
public sealed class ValueChangesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_reading_is_no_change_and_another_value_later_is_the_devices_own()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        await world.Grain().Happened(link.Epoch, Read(world, "HeartbeatInterval", "300"));
        await world.Grain().Happened(link.Epoch, Read(world, "HeartbeatInterval", "300"));
        Assert.Empty(await Changes(world));

        await world.Grain().Happened(link.Epoch, Read(world, "HeartbeatInterval", "600"));
        var change = Assert.Single(await Changes(world));
        Assert.Equal(("HeartbeatInterval", "300", "600", 0), (change.Key, change.Before, change.After, change.ConnectorId));
        Assert.Equal((ChangeSource.Device, null, null, false), (change.Source, change.By, change.CommandId, change.KeptBack));
    }

    [Theory]
    [InlineData("600", "600")]
    [InlineData("600", "450")]
    public async Task What_a_person_asked_for_stands_under_their_name_also_where_the_device_made_something_else_of_it(string wanted, string read)
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        await world.Grain().Happened(link.Epoch, Read(world, "HeartbeatInterval", "300"));
        var command = await Change(world, link, new ChangeParameter("HeartbeatInterval", wanted));
        Assert.Empty(await Changes(world));

        await world.Grain().Happened(link.Epoch, Read(world, "HeartbeatInterval", read));
        var change = Assert.Single(await Changes(world));
        Assert.Equal(("300", read, "p", "P", (Guid?)command.Id), (change.Before, change.After, change.By, change.ByName, change.CommandId));
    }

    [Fact]
    public async Task A_change_that_shows_only_in_a_later_reading_of_everything_is_still_its_persons()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        await world.Grain().Happened(link.Epoch, Read(world, "HeartbeatInterval", "300"));
        var command = await Change(world, link, new ChangeParameter("HeartbeatInterval", "600"));
        await world.Ask(Samples.Command(CommandKind.ReadConfiguration, new ReadConfiguration([]), world.Clock.GetUtcNow()));
        var (message, _) = await link.Next();
        await world.Grain().Answered(link.Epoch, message, new Outcome(OutcomeKind.Accepted) { Configuration = [new ConfigurationValue("HeartbeatInterval", "600", false)] });

        Assert.Equal(CommandState.Confirmed, (await world.Stored(command)).State);
        Assert.Equal(command.Id, Assert.Single(await Changes(world)).CommandId);
    }

    [Fact]
    public async Task Of_a_secret_stands_that_it_changed_and_never_what_it_is()
    {
        await using var world = await LinkWorld.Start();
        var (link, box) = (await world.Connect(), world.Get<SecretBox>());
        await world.Grain().Happened(link.Epoch, Read(world, "Puk", box.Protect("30148275")));
        await world.Grain().Happened(link.Epoch, Read(world, "Puk", box.Protect("30148275")));
        Assert.Empty(await Changes(world));

        await Change(world, link, new ChangeParameter("Puk", box.Protect("87654321")) { Secret = true });
        await world.Grain().Happened(link.Epoch, Read(world, "Puk", box.Protect("87654321")));
        var change = Assert.Single(await Changes(world));
        Assert.Equal((true, null, null, "P"), (change.KeptBack, change.Before, change.After, change.ByName));
    }

    [Fact]
    public async Task A_boot_with_another_firmware_is_a_change_and_the_first_boot_is_none()
    {
        await using var world = await LinkWorld.Start();
        var link = await world.Connect();
        await world.Grain().Happened(link.Epoch, Samples.Boot(world.Clock.GetUtcNow()));
        await world.Grain().Happened(link.Epoch, Samples.Boot(world.Clock.GetUtcNow()));
        Assert.Empty(await Changes(world));

        await world.Grain().Happened(link.Epoch, Samples.Boot(world.Clock.GetUtcNow()) with { Firmware = "1.1" });
        var change = Assert.Single(await Changes(world));
        Assert.Equal((ValueChange.Firmware, "1.0", "1.1", (string?)null), (change.Key, change.Before, change.After, change.By));
    }

    private static ConfigurationReported Read(LinkWorld world, string key, string value) =>
        new(world.Clock.GetUtcNow(), [new ConfigurationValue(key, value, false)]) { Message = "GetConfiguration" };

    /// <summary>A person's change, accepted by the device and not read back yet.</summary>
    private static async Task<CommandRecord> Change(LinkWorld world, FakeLink link, ChangeParameter change)
    {
        var command = await world.Ask(Samples.Command(CommandKind.ChangeParameter, change, world.Clock.GetUtcNow()));
        var (message, _) = await link.Next();
        await world.Grain().Answered(link.Epoch, message, new Outcome(OutcomeKind.Accepted, "Accepted"));
        return command;
    }

    private static Task<List<ValueChange>> Changes(LinkWorld world) => world.Read(db => db.ValueChanges.OrderBy(row => row.At).ToListAsync(Cancel));
}
