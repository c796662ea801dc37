using ChargeBot.Domain.Charging;

namespace ChargeBot.Cards;

/// <summary>Who is interrupted, and what is known about it: read from the same snapshot for every question.</summary>
internal static class Preflight
{
    private const int MaxRows = 8;

    /// <summary>The stop and unlock questions: who charges at this port.</summary>
    public static string? WhoHere(CardContext context, PortView view) => view.Here switch
    {
        { Running: { } session } => Who(context, view, session),
        { InSession: true } => context.Texts.SomeoneUnknown,
        _ => null,
    };

    /// <summary>The reboots: one row for each port where someone charges.</summary>
    public static IEnumerable<(string Title, string? Value)> Everyone(CardContext context, PortView view)
    {
        var t = context.Texts;
        var charging = view.Snapshot.Ports.Where(port => port.InSession).ToList();
        if (charging.Count == 0)
        {
            yield return (t.Who, t.NobodyInterrupted);
        }

        foreach (var port in charging.Take(MaxRows))
        {
            yield return (t.PortTitle(port.Port.ConnectorId), port.Running is { } session
                ? $"{Who(context, view, session)}, {t.Energy(session.Energy).Replace(' ', '\u00A0')}"
                : t.SomeoneUnknown);
        }

        if (charging.Count > MaxRows)
        {
            yield return ("…", t.AndMore(charging.Count - MaxRows));
        }
    }

    /// <summary>Sibling ports where someone charges, by number; null where nobody does.</summary>
    public static string? OthersCharging(Texts t, PortView view)
    {
        var others = view.Siblings.Where(port => port.InSession).Select(port => t.PortNumber(port.Port.ConnectorId)).Take(MaxRows).ToList();
        return others.Count > 0 ? t.List(others) : null;
    }

    /// <summary>How old what we know is.</summary>
    public static (string Title, string? Value) LastWord(CardContext context, PortView view) =>
        (context.Texts.LastMessage, view.Station is { LastMessageAt: { } heard, LastMessage: { } message }
            ? Texts.Said(Typed.Id(message), context.Texts.Ago(heard, context.Now))
            : context.Texts.NeverHeard);

    /// <summary>That the station is away and what that means for a command; null where it is there.</summary>
    public static Element? Offline(CardContext context, PortView view) => view.Station.Online ? null : Notice(Tint.Warning, context.Texts.OfflineNote(
        view.Station.OnlineChangedAt is { } gone ? context.Texts.Clock(gone, context.Now, view.Clock) : null));

    /// <summary>Something to know before acting.</summary>
    public static Box Notice(Tint tint, string words) => new(tint, new Text(words)) { Near = true };

    /// <summary>The input that asks why.</summary>
    public static Element[] Reason(Texts t, bool needed, bool missing)
    {
        if (!needed)
        {
            return [];
        }

        var input = new TextInput("reason", t.ReasonLabel, Typed.WordsLength) { Missing = t.ReasonMissing };
        return missing ? [Notice(Tint.Warning, t.ReasonMissing), input] : [input];
    }

    private static string Who(CardContext context, PortView view, ChargingSession session) => context.Texts.WhoCharges(
        Texts.Tag(session.IdTag), context.Texts.Since(context.Texts.Clock(session.StartedAt, context.Now, view.Clock)));
}
