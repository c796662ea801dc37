using System.Globalization;
using ChargeBot.Domain.LogFiles;

namespace ChargeBot.Cards;

/// <summary>A line of a log.</summary>
/// <param name="Number">Which, from 1.</param>
/// <param name="Text">Its words, secrets masked.</param>
public sealed record LogLine(int Number, string Text);

/// <summary>Why an excerpt ends where it ends.</summary>
public enum LogExcerptEnd
{
    /// <summary>The log has no more.</summary>
    End,

    /// <summary>There is more.</summary>
    More,

    /// <summary>It is no text.</summary>
    NotText,

    /// <summary>The store cannot be reached.</summary>
    StoreDown,

    /// <summary>It is too long to be looked through while somebody waits.</summary>
    TooLong,
}

/// <summary>Some lines of a log.</summary>
/// <param name="Found">The lines.</param>
/// <param name="End">Why there are no more.</param>
public sealed record LogExcerpt(IReadOnlyList<LogLine> Found, LogExcerptEnd End)
{
    /// <summary>Lines of an excerpt.</summary>
    public const int Lines = 12;
}

/// <summary>A log that is looked into.</summary>
/// <param name="Port">The port at which it is looked at.</param>
/// <param name="File">The log.</param>
/// <param name="Excerpt">What of it is shown.</param>
/// <param name="Around">The time that is looked for (UTC).</param>
public sealed record LogLookView(PortView Port, LogFile File, LogExcerpt Excerpt, DateTimeOffset Around)
{
    /// <summary>It is the time of a fault; else the end of the log.</summary>
    public bool AtFault { get; init; }

    /// <summary>What is searched for; null: the time counts.</summary>
    public string? Word { get; init; }

    /// <summary>How many lines with the word are left out.</summary>
    public int Skip { get; init; }
}

/// <summary>The lines of a log around a fault, or those with a word.</summary>
public static class LogLookCard
{
    private const int LongestLine = 180;

    /// <summary>Draws it.</summary>
    public static CardJson Draw(LogLookView view, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        (string, string)[] here = [port.PortData, ("log", view.File.Id.ToString())];
        var card = PortHead.For(context, port).Add(
            new Text(Typed.Place(view.File.Name ?? "")) { Bold = true, Id = true },
            new Text(view.Word is { } word ? t.LinesWith(Typed.Id(word)) : view.AtFault ? t.LinesAtFault(t.ClockToTheSecond(view.Around, context.Now, port.Clock)) : t.LinesAtEnd) { Small = true, Subtle = true, Id = true },
            t.Said(view.Excerpt) is { } said ? Preflight.Notice(Tint.Warning, said) : null);
        card.Add([.. view.Excerpt.Found.Select(line => (Element)new Text($"{line.Number.ToString(CultureInfo.InvariantCulture)}  {Typed.Bound(line.Text, LongestLine)}") { Id = true, Small = true, Mono = true, Touching = true })]);
        return card
            .Add(
                view.Word is not null && (view.Skip > 0 || view.Excerpt.End is LogExcerptEnd.More) ? Further(view, here, t) : null,
                new TextInput("word", t.SearchLog, 60) { Value = view.Word is { } typed ? Typed.Id(typed) : null },
                new Text(t.SecretsMasked) { Small = true, Subtle = true })
            .Buttons(
                new Press(t.SearchButton, "logs.look", here),
                new Press(t.DownloadButton, "logs.file", here) { WithoutInputs = true },
                new Press(t.LogsButton, "logs.show", port.PortData) { WithoutInputs = true })
            .Draw();
    }

    private static Columns Further(LogLookView view, (string, string)[] here, Texts t)
    {
        return new Columns(
            Way(t.PageBack, Math.Max(0, view.Skip - LogExcerpt.Lines), view.Skip > 0, Align.Left),
            Way(t.PageOn, view.Skip + LogExcerpt.Lines, view.Excerpt.End is LogExcerptEnd.More, Align.Right))
        { Near = true };

        Column Way(string title, int skip, bool there, Align align) => new(new Text(there ? title : " ") { Small = true, Bold = there, Tint = there ? Tint.Accent : Tint.Default, Align = align })
        {
            Press = there ? new Press(title, "logs.look", [.. here, ("skip", skip.ToString(CultureInfo.InvariantCulture)), ("word", Typed.Id(view.Word!))]) { WithoutInputs = true } : null,
        };
    }
}
