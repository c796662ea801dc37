using ChargeBot.Bot.Dialogs;
using ChargeBot.Bot.Package;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.People;
using Stateless.Graph;
using Xunit;

namespace ChargeBot.Tests.Desk;

public sealed class RoutesTests
{
    [Fact]
    public void Every_route_with_its_roles_and_words_is_in_the_golden_file() => Golden.Check("routes.txt", AppCommands.Declared().ToText(RoleTable.Default));

    [Fact]
    public void The_machine_of_an_intervention_is_the_golden_diagram() =>
        Golden.Check("machines/intervention.mmd", MermaidGraph.Format(InterventionMachine.At(Step.Closed).GetInfo()));

    [Fact]
    public void Two_dialogs_that_want_the_same_words_fail_the_start()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => new Routes([new HelpDialog(), new Twin()]));
        Assert.Contains("'help'", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stop DE*ABC*E1234*1", "stop.ask", "DE*ABC*E1234*1")]
    [InlineData("Stoppe bitte DE*ABC*E1234*1", "stop.ask", "DE*ABC*E1234*1")]
    [InlineData("please STOP port DE*ABC*E1234*1", "stop.ask", "DE*ABC*E1234*1")]
    [InlineData("force stop DE ABC E1234 1", "force.ask", "DE ABC E1234 1")]
    [InlineData("Zwangsstopp DE*ABC*E1234*1", "force.ask", "DE*ABC*E1234*1")]
    [InlineData("unlock", "unlock.ask", "")]
    [InlineData("entriegeln DE*ABC*E1234*1", "unlock.ask", "DE*ABC*E1234*1")]
    [InlineData("reboot hard Berlin-042", "hardreboot.ask", "Berlin-042")]
    [InlineData("reboot soft Berlin-042", "softreboot.ask", "Berlin-042")]
    [InlineData("Neustart Berlin-042", "reboot.ask", "Berlin-042")]
    [InlineData("refresh", "port.refresh", "")]
    [InlineData("port DE*ABC*E1234*1", "port.show", "DE*ABC*E1234*1")]
    [InlineData("Hilfe!", "help.show", "")]
    [InlineData("abbrechen", "cancel.question", "")]
    [InlineData("DE*ABC*E1234*1", null, "DE*ABC*E1234*1")]
    [InlineData("  ", null, "")]
    public void A_text_is_read_as_words_of_ours_and_an_id(string text, string? verb, string rest)
    {
        var intent = new Intents(AppCommands.Declared()).Read(text);
        Assert.Equal(verb, intent.Route?.Verb);
        Assert.Equal(rest, intent.Rest);
    }

    [Theory]
    [InlineData("unlokc DE*ABC*E1234*1", "unlock")]
    [InlineData("entriegel DE*ABC*E1234*1", "entriegeln")]
    [InlineData("hlep", "help")]
    public void A_slip_of_the_finger_is_guessed(string text, string guess) => Assert.Contains(guess, new Intents(AppCommands.Declared()).Guess(text));

    private sealed class Twin : IDialog
    {
        public string Name => "twin";

        public IReadOnlyList<Bot.Turns.Route> Routes => [new("twin.show", null, new Words(["help"], [], TakesPort: false, ("", "")))];

        public Task Handle(Bot.Turns.Route route, TurnContext turn) => Task.CompletedTask;
    }
}
