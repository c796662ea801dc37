using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using static ChargeBot.Tests.Cards.Commands;

namespace ChargeBot.Tests.Cards;

/// <summary>The cards of a raw call, from its form to the charger's answer.</summary>
internal static class RawCallScenes
{
    private const string Payload = """{"connectorId":1,"type":"Inoperative"}""";

    private static readonly RawCall Call = new("ChangeAvailability", "") { Shown = Payload };

    public static IEnumerable<(string Name, Func<CardContext, CardJson> Draw)> All()
    {
        yield return ("rawcall.form", Draw(view => view));
        foreach (var problem in Enum.GetValues<RawProblem>())
        {
            yield return ($"rawcall.fault.{problem}", Draw(view => view with { Action = "Reset", Payload = "{}", Fault = new RawFault(problem, "type", "Hard | Soft") }));
        }

        yield return ("rawcall.ask", Draw(view => view with { Action = Call.Action, Payload = Payload, Asking = true }, new Site().Charging()));
        yield return ("rawcall.ask.dangerous", Draw(view => view with { Action = "Reset", Payload = """{"type":"Hard"}""", Asking = true, Dangerous = true }));
        yield return ("rawcall.sent", Became(New(CommandKind.RawCall, Call).Sent()));
        yield return ("rawcall.waiting", Became(New(CommandKind.RawCall, Call)));
        yield return ("rawcall.answered", Became(New(CommandKind.RawCall, Call).Answered(words: """{"status":"Scheduled"}""")));
        yield return ("rawcall.error", Became(New(CommandKind.RawCall, Call).Answered(OutcomeKind.Rejected, "InternalError: *flash* 0x17")));
        yield return ("rawcall.unknown", Became(New(CommandKind.RawCall, Call).Sent().Overdue(TimeSpan.FromSeconds(31))));
    }

    private static Func<CardContext, CardJson> Draw(Func<RawCallView, RawCallView> with, Site? site = null) => context =>
        RawCallCard.Draw(with(new RawCallView(Scenes.View(site ?? new Site())) { Actions = ["ChangeAvailability", "ClearCache", "Reset"], Longest = 12_000 }), context);

    private static Func<CardContext, CardJson> Became(CommandRecord record) => context => CommandCard.Draw(new CommandView(record, Scenes.View(new Site()), null), context);
}
