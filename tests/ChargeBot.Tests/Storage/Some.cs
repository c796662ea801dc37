using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.ChargePoints;
using Xunit;

namespace ChargeBot.Tests.Storage;

/// <summary>Rows to write, with as little said about them as a test needs.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Now = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1)).AddMicroseconds(123456);

    public static TheoryData<DeviceCommand> Asks =>
    [
        new RemoteStart(1, "04E1"), new RemoteStop(1_000_001), new UnlockConnector(2), new Reset(true), new ChangeAvailability(0, false),
        new ReadConfiguration(["A", "B"]), new ChangeParameter("Key", "ü\"\\"), new Trigger("StatusNotification", 1), new Trigger("BootNotification", null),
    ];

    public static PostedCard Card(string conversation = "a:1", Guid? command = null, Guid? id = null, int version = 1) => new()
    {
        Id = id ?? Guid.CreateVersion7(Now),
        ConversationId = conversation,
        PersonId = "anna",
        Kind = "port",
        PortId = "DE*ABC*E1234*1",
        CommandId = command,
        Data = "{\"a\":\"ß ☃ \\\"\"}",
        Language = "de",
        Version = version,
        CreatedAt = Now.ToUniversalTime(),
    };

    public static CommandRecord Command(DeviceCommand? ask = null) => new CommandRecord
    {
        Id = Guid.CreateVersion7(Now),
        StationId = "Berlin-042",
        ChargePointId = "cp-042",
        PortId = "DE*ABC*E1234*1",
        Kind = CommandKind.Stop,
        Command = ask ?? new RemoteStop(1_000_001),
        PersonId = "anna",
        PersonName = "Anna Berg",
        RequestedAt = Now.ToUniversalTime(),
    }.Request(waitUntilIdle: false);

    public static Station Station(string id = "Berlin-042", string? chargePoint = "cp-042") => new() { Id = id, ChargePointId = chargePoint, Name = "Hauptbahnhof" };

    public static SeenActivity Seen(string activity, string conversation = "a:1", string? answer = "{}") =>
        new(conversation, activity, Now.ToUniversalTime(), answer);

    public static DraftRow Draft(string step, string conversation = "a:1") =>
        new(conversation, "anna", "stop", step, Guid.CreateVersion7(Now), "DE*ABC*E1234*1", Now.ToUniversalTime());
}
