using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>
/// What became of the last press of 'Refresh': the state and the configuration are asked for at once and answered apart, so each
/// has its own line. It stands on every tab for as long as it is news.
/// </summary>
internal static class RefreshNotice
{
    private static readonly TimeSpan News = TimeSpan.FromMinutes(2);

    public static Box? For(CardContext context, PortView view)
    {
        var last = view.Here.Commands.Where(command => command.Kind is CommandKind.Refresh).MaxBy(command => command.RequestedAt);
        if (last is null || context.Now - last.RequestedAt > News)
        {
            return null;
        }

        var press = view.Here.Commands.Where(command =>
            command.Kind is CommandKind.Refresh && command.RequestedAt == last.RequestedAt && command.PersonId == last.PersonId).ToList();
        var tint = press.Exists(command => !command.Settled) ? Tint.Accent
            : press.TrueForAll(command => command.State is CommandState.Confirmed) ? Tint.Good : Tint.Warning;
        return new Box(tint, [.. press.Select(command => new Text(Line(command, context, view)) { Touching = true })]) { Near = true };
    }

    private static string Line(CommandRecord command, CardContext context, PortView view)
    {
        var t = context.Texts;
        var at = t.ClockToTheSecond(command.EndedAt ?? command.RequestedAt, context.Now, view.Clock);
        var reads = command.Command is ReadConfiguration;
        return command switch
        {
            { State: CommandState.Confirmed } => reads ? t.ConfigurationRead(at) : t.StatusTold(at),
            { State: CommandState.Rejected } when !reads => command.Words is { } words && !Texts.CannotAtAll(words) ? t.ChargerSays(Typed.Words(words)) : t.CannotBeAsked,
            { State: CommandState.Rejected } => $"{t.ParametersNotRead(at)} {(command.Words is { } words ? t.ChargerSays(Typed.Words(words)) : t.OldValues)}",
            { Settled: true } when reads => t.ConfigurationSilent(at),
            { Settled: true } => t.NotAnswered(t.ClockToTheSecond(command.RequestedAt, context.Now, view.Clock)),
            _ => reads ? t.RetrievingConfiguration : t.AskingNow,
        };
    }
}
