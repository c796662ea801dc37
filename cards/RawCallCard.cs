using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>A raw call as it is written, or asked about.</summary>
/// <param name="Port">The port whose station is called.</param>
public sealed record RawCallView(PortView Port)
{
    /// <summary>The actions that its protocol has.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>The action that was chosen; null: none yet.</summary>
    public string? Action { get; init; }

    /// <summary>Its payload as it stands in the form, or, where it is asked about, as people may see it.</summary>
    public string? Payload { get; init; }

    /// <summary>Why it is not sent.</summary>
    public RawFault? Fault { get; init; }

    /// <summary>The person is asked once more.</summary>
    public bool Asking { get; init; }

    /// <summary>A second person has to say yes.</summary>
    public bool Dangerous { get; init; }

    /// <summary>The longest payload, characters.</summary>
    public required int Longest { get; init; }
}

/// <summary>Any action of the station's own protocol, word for word: the form, and the question before it is sent.</summary>
public static class RawCallCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(RawCallView view, CardContext context)
    {
        var card = PortHead.For(context, view.Port).Add(Preflight.Offline(context, view.Port)).Add(new Text(context.Texts.RawCallTitle) { Bold = true });
        return (view.Asking ? Ask(card, view, context) : Form(card, view, context)).Draw();
    }

    /// <summary>What is called, with what.</summary>
    internal static Facts Facts(Texts t, RawCall call) => new((t.ActionLabel, Typed.Id(call.Action)), (t.PayloadLabel, Typed.Words(call.Shown)));

    private static Card Form(Card card, RawCallView view, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        return card.Add(
            new Text(t.RawCallNote) { Small = true, Touching = true },
            view.Fault is { } fault ? Preflight.Notice(Tint.Attention, t.RawFault(fault)) : null,
            new ChoiceInput("action", t.ActionLabel, Several: false, [.. view.Actions.Select(action => (action, action))]) { Compact = true, Value = view.Action },
            new TextInput("payload", t.PayloadLabel, view.Longest) { Multiline = true, Value = view.Payload }).Buttons(
            new Press(t.SendButton, "rawcall.check", port.PortData) { Style = PressStyle.Positive },
            new Press(t.ExampleButton, "rawcall.example", port.PortData),
            new Press(t.BackButton, "port.show", port.PortData) { WithoutInputs = true });
    }

    private static Card Ask(Card card, RawCallView view, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        return card.Add(
            Facts(t, new RawCall(view.Action ?? "", "") { Shown = view.Payload ?? "" }),
            Preflight.Notice(Tint.Warning, view.Dangerous ? t.RawCallDangerous : t.RawCallWarning),
            new Facts([.. Preflight.Everyone(context, port)])).Buttons(
            new Press(view.Dangerous ? t.AskForApproval : t.SendButton, "rawcall.confirm", port.PortData) { Style = PressStyle.Destructive },
            new Press(t.LeaveIt, "rawcall.cancel", port.PortData));
    }
}
