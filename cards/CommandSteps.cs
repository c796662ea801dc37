using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>A command's three steps, each with its time: asked, accepted, confirmed. 'Accepted' never looks like 'done'.</summary>
internal static class CommandSteps
{
    private enum Mark
    {
        Done,
        Waiting,
        Missing,
        Bad,
        Ahead,
    }

    public static Columns For(CommandView view, CardContext context)
    {
        var (t, record) = (context.Texts, view.Record);
        return new Columns(
            Step(Mark.Done, At(t.Asked, record.RequestedAt)),
            Answer(),
            Deed())
        { Near = true };

        Column Answer() => record switch
        {
            { State: CommandState.Rejected } => Step(Mark.Bad, At(t.Refused, record.AnsweredAt)),
            { AnsweredAt: { } answered } => Step(Mark.Done, At(t.AcceptedStep, answered)),
            { State: CommandState.Requested or CommandState.WaitingUntilIdle } => Step(Mark.Waiting, t.NotSentYet),
            { State: CommandState.Expired or CommandState.Withdrawn } => Step(Mark.Ahead, t.NotSent),
            { State: CommandState.Sent } => Step(Mark.Waiting, t.NoAnswerYet),
            { State: CommandState.Unknown } => Step(Mark.Missing, t.NoAnswer),
            _ => Step(Mark.Ahead, t.NoAnswer),
        };

        Column Deed() => record switch
        {
            { State: CommandState.Confirmed } => Step(Mark.Done, At(t.ConfirmedStep, record.EndedAt)),
            { State: CommandState.Accepted, Settled: false } => Step(Mark.Waiting, t.WaitingFor(record.Kind)),
            { ReadOtherwise: true } => Step(Mark.Bad, At(t.ReadsOtherwiseStep, record.EndedAt)),
            { State: CommandState.Accepted } => Step(Mark.Missing, t.NothingCame),
            { State: CommandState.Unknown, AnsweredAt: not null } => Step(Mark.Missing, t.NotConfirmed),
            { Settled: true } => Step(Mark.Ahead, t.NotConfirmed),
            _ => Step(Mark.Ahead, t.NotYetConfirmed),
        };

        string At(string word, DateTimeOffset? time) =>
            time is { } at ? $"{word} {t.ClockToTheSecond(at, context.Now, view.Port.Clock)}" : word;
    }

    private static Column Step(Mark mark, string words) => new(mark switch
    {
        Mark.Done => Text($"✓ {words}", Tint.Good, bold: true),
        Mark.Waiting => Text($"… {words}", Tint.Accent, bold: true),
        Mark.Missing => Text($"? {words}", Tint.Attention, bold: true),
        Mark.Bad => Text($"✗ {words}", Tint.Attention, bold: true),
        _ => Text(words, Tint.Default, bold: false),
    });

    private static Text Text(string words, Tint tint, bool bold) => new(words) { Small = true, Bold = bold, Tint = tint, Align = Align.Center, Subtle = !bold };
}
