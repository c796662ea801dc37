using ChargeBot.Domain.ChargePoints;
using Xunit;

namespace ChargeBot.Tests.Links;

/// <summary>The socket at one silo, the agent's turn at another.</summary>
public sealed class TwoSilosTests
{
    [Fact]
    public async Task A_command_given_at_one_silo_reaches_the_socket_at_the_other_and_both_see_the_same()
    {
        await using var first = await LinkWorld.Start();
        await using var second = await LinkWorld.Start(first.File, first.Clock, joins: first);
        foreach (var (socket, turn) in new[] { (first, second), (second, first) })
        {
            var link = await socket.Connect();
            var session = await socket.Charge(link);
            Assert.Equal(session.Id, (await turn.Look()).Running!.Id);
            var command = await turn.Ask(Samples.Command(CommandKind.Stop, new RemoteStop(session.TransactionId), turn.Clock.GetUtcNow(), session: session.Id));
            var (messageId, ask) = await link.Next();
            Assert.Equal(command.Command, ask);
            await socket.Grain().Answered(link.Epoch, messageId, new Outcome(OutcomeKind.Accepted, "yes"));
            var seen = (await turn.Look()).Commands.Single(known => known.Id == command.Id);
            Assert.Equal((CommandState.Accepted, "yes", messageId), (seen.State, seen.Words, seen.MessageId));
            await socket.Grain().Happened(link.Epoch, Samples.Stop(session.TransactionId, socket.Clock.GetUtcNow()));
            Assert.Equal(CommandState.Confirmed, (await turn.Stored(command)).State);
        }
    }
}
