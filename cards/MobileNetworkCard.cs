using ChargeBot.Domain.MobileNetworks;

namespace ChargeBot.Cards;

/// <summary>The mobile network details of an LG2WAN station: each field with its source and its age, and what a person can do about it.</summary>
public static class MobileNetworkCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(MobileNetworkView view, CardContext context)
    {
        var t = context.Texts;
        var card = PortHead.At(PortTab.Details, context, view.Port);
        if (view.State is not SimState.Managed)
        {
            return card
                .Add(Preflight.Notice(view.State is SimState.NotLg2Wan ? Tint.Default : Tint.Warning, t.NoSimDetails(view.State, view.Last4)))
                .Buttons(Back(t, view))
                .Draw();
        }

        var status = view.Details.StatusAt(context.Now);
        return card
            .Add(new Text(t.SimTitle(view.Last4 ?? "")) { Bold = true })
            .Add([.. Notices(context, view)])
            .Add(Row(
                t.SimStatusTitle, status.Source is null ? t.NotDelivered : t.SimStatus(status.Kind, status.SmsOnly), TintOf(status), [.. StatusNotes(context, view, status)]))
            .Add(Row(context, view, t.SimNetworkTitle, view.Details.Network, Network))
            .Add(Row(context, view, t.SimGenerationTitle, view.Details.Generation, generation => $"{(int)generation}G"))
            .Add(Row(context, view, t.SimRoamingTitle, view.Details.Roaming, t.Roaming))
            .Add(Row(context, view, t.SimApnTitle, view.Details.Apn, Typed.Place))
            .Add(Row(context, view, t.SimSessionTitle, view.Details.LastSession, session => Session(context, view, session)))
            .Add(Hint(t.SimAgeHint(view.CanRefresh)), Hint(t.SimRoamingHint), Hint(t.SimApnHint), Hint(t.SimSessionHint))
            .Buttons(view is { CanRefresh: true, Asking: false } ? new Press(t.AskOperator, "sim.refresh", view.Port.PortData) : null, Back(t, view))
            .Draw();
    }

    private static Press Back(Texts t, MobileNetworkView view) => new(t.DetailsButton, "details.show", view.Port.PortData);

    private static Text Hint(string words) => new(words) { Small = true, Subtle = true, Near = true };

    private static IEnumerable<Element> Notices(CardContext context, MobileNetworkView view)
    {
        var t = context.Texts;
        if (view.Asking)
        {
            yield return Preflight.Notice(Tint.Accent, t.AskingOperator);
            yield break;
        }

        if (view.AskedAt is not { } asked)
        {
            yield break;
        }

        var clock = t.ClockToTheSecond(asked, context.Now, view.Port.Clock);
        if (view.Refusals.Count == 0)
        {
            yield return Preflight.Notice(Tint.Good, t.OperatorAnswered(clock));
        }

        // The same reason for everything is one sentence.
        foreach (var refused in view.Refusals.GroupBy(refusal => refusal.Reason).Take(3))
        {
            var after = refused.Max(refusal => refusal.RetryAfter);
            yield return Preflight.Notice(Tint.Warning, t.OperatorRefused(
                clock, [.. refused.Select(refusal => refusal.Question).Distinct()], refused.Key, after is { } wait ? Texts.Span(wait) : null));
        }
    }

    private static IEnumerable<string> StatusNotes(CardContext context, MobileNetworkView view, ConnectionStatus status)
    {
        var t = context.Texts;
        if (status.LastConnectedAt is { } last && status.Kind is not ConnectionKind.Connected)
        {
            yield return t.LastConnected(t.Clock(last, context.Now, view.Port.Clock), t.Ago(last, context.Now));
        }

        if (status is { Source: { } source, At: { } at })
        {
            yield return Source(context, view, source, at, status.Dated);
        }
    }

    private static Columns Row<T>(CardContext context, MobileNetworkView view, string title, SimFact<T>? fact, Func<T, string> words) => fact is null
        ? Row(title, context.Texts.NotDelivered, Tint.Default)
        : Row(title, words(fact.Value), Tint.Default, Source(context, view, fact.Source, fact.At, fact.Dated));

    private static Columns Row(string title, string value, Tint tint, params string[] notes) => new(
        new Column(new Text(title) { Bold = true, Small = true }) { Pixels = 92 },
        new Column([new Text(value) { Tint = tint }, .. notes.Select(note => new Text(note) { Small = true, Subtle = true, Touching = true })]))
    { Near = true };

    private static string Source(CardContext context, MobileNetworkView view, SimSource source, DateTimeOffset at, bool dated)
    {
        var t = context.Texts;
        return t.SimSourceAt(source, t.Clock(at, context.Now, view.Port.Clock), t.Ago(at, context.Now), dated);
    }

    private static string Network(MobileNetwork network) => (network.Name, network.Plmn) switch
    {
        ({ } name, { } plmn) => $"{Typed.Place(name)} ({plmn})",
        ({ } name, null) => Typed.Place(name),
        var (_, plmn) => plmn ?? "",
    };

    private static string Session(CardContext context, MobileNetworkView view, SimSession session)
    {
        var t = context.Texts;
        var times = t.FromTo(t.Clock(session.Start, context.Now, view.Port.Clock), t.Clock(session.End, context.Now, view.Port.Clock), Texts.Span(session.End - session.Start));
        return session.Bytes is { } bytes ? $"{times}, {t.Volume(bytes)}" : times;
    }

    private static Tint TintOf(ConnectionStatus status) => status.Kind switch
    {
        ConnectionKind.Connected => status.SmsOnly ? Tint.Warning : Tint.Good,
        ConnectionKind.NotInTheLastDay => Tint.Attention,
        ConnectionKind.NotConnected => Tint.Warning,
        _ => Tint.Default,
    };
}
