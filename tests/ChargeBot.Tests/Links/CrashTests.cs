using ChargeBot.Adapters.Links;
using ChargeBot.Domain.ChargePoints;
using Xunit;

namespace ChargeBot.Tests.Links;

/// <summary>The process dies at each written row of a command, and another one takes over the file.</summary>
public sealed class CrashTests
{
    public enum Row
    {
        Sent,
        Accepted,
        Confirmed,
    }

    [Theory]
    [InlineData(Row.Sent, true, 1)]
    [InlineData(Row.Sent, false, 0)]
    [InlineData(Row.Accepted, true, 1)]
    [InlineData(Row.Accepted, false, 1)]
    [InlineData(Row.Confirmed, true, 1)]
    [InlineData(Row.Confirmed, false, 1)]
    public async Task The_device_gets_the_command_at_most_once_and_the_record_ends_in_the_truth(Row row, bool before, int writes)
    {
        await using var first = await LinkWorld.Start();
        var link = await first.Connect();
        var session = await first.Charge(link);
        var command = Samples.Command(CommandKind.Stop, new RemoteStop(session.TransactionId), first.Clock.GetUtcNow(), session: session.Id);
        var moves = 0;
        first.Writes.Stall(unit => unit.RedrawCommands.Contains(command.Id) && moves++ == (int)row, before);
        await first.Ask(command);
        if (row is not Row.Sent)
        {
            var (messageId, _) = await link.Next();
            var answered = first.Grain().Answered(link.Epoch, messageId, new Outcome(OutcomeKind.Accepted));
            if (row is Row.Confirmed)
            {
                await answered;
                _ = first.Grain().Happened(link.Epoch, Samples.Stop(session.TransactionId, first.Clock.GetUtcNow()));
            }
        }

        await first.Writes.Reached.Task.WaitAsync(TimeSpan.FromSeconds(20), LinkWorld.Cancel);
        await first.Kill();

        await using var second = await LinkWorld.Start(first.File, first.Clock);
        await second.Get<Recovery>().Wake(LinkWorld.Cancel);
        var expected = (row, before) switch
        {
            (Row.Sent, true) => CommandState.Requested,
            (Row.Sent, false) or (Row.Accepted, true) => CommandState.Unknown,
            (Row.Accepted, false) or (Row.Confirmed, true) => CommandState.Accepted,
            _ => CommandState.Confirmed,
        };
        Assert.Equal(expected, (await second.Stored(command)).State);

        // The device comes back, and tells again whatever was not acknowledged.
        var next = await second.Connect();
        await second.Quiet();
        Assert.Equal(writes, link.Writes + next.Writes);
        await second.Grain().Happened(next.Epoch, Samples.Stop(session.TransactionId, second.Clock.GetUtcNow()));
        Assert.Equal(CommandState.Confirmed, (await second.Stored(command)).State);
        await second.Quiet();
        Assert.Equal(writes, link.Writes + next.Writes);
    }
}
