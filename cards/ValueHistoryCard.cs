using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Cards;

/// <summary>What a station's parameters were before, when that changed and by whose wish; whoever may change one can put back what it was.</summary>
public static class ValueHistoryCard
{
    /// <summary>Changes on a page.</summary>
    public const int PageSize = 8;

    /// <summary>Draws it.</summary>
    public static CardJson Draw(ValueHistoryView view, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        var dialog = CommandView.ParametersDialog(port.Snapshot.Station);
        var card = PortHead.At(PortTab.Parameters, context, port)
            .Add(new Text(view.Key is { } key ? t.HistoryOf(t.ParameterName(key)) : t.HistoryTitle) { Bold = true });
        if (view.Total == 0)
        {
            card.Add(new Text(t.NoChanges));
        }

        foreach (var change in view.Changes)
        {
            card.Add(Row(change, view, dialog, context));
        }

        (string, string)[] data = view.Key is { } one ? [port.PortData, ("parameter", one)] : [port.PortData];
        return card
            .Add(Pager.For(t, Pages.Within(view.Page, view.Total, PageSize), view.Total, PageSize, $"{dialog}.history", data))
            .Add(new Text(t.ChangesAreKept) { Small = true, Subtle = true })
            .Buttons(
                view.Key is { } back ? new Press(t.BackToParameter, $"{dialog}.open", port.PortData, ("parameter", back)) : null,
                new Press(t.ParametersButton, $"{dialog}.show", port.PortData))
            .Draw();
    }

    private static Columns Row(ValueChange change, ValueHistoryView view, string dialog, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        var what = change.KeptBack ? t.ChangedSecretly
            : $"{t.ParameterValue(change.Key, change.Before)} → {t.ParameterValue(change.Key, change.After)}";
        var when = $"{t.Clock(change.At, context.Now, port.Clock)} · {t.ChangedBy(change)}";
        var restore = t.RestoreButton;
        List<Text> words = [new Text(what) { Bold = view.Key is not null, Touching = view.Key is null }, new Text(when) { Small = true, Subtle = true, Touching = true }];
        if (view.Key is null)
        {
            words.Insert(0, new Text(t.ParameterName(change.Key)) { Bold = true });
        }

        return MayRestore(change, view)
            ? new Columns(
                new Column([.. words]),
                new Column(new Text(restore) { Small = true, Bold = true, Tint = Tint.Accent, Align = Align.Right })
                {
                    Narrow = true,
                    Press = new Press(restore, $"{dialog}.restore", port.PortData, ("change", change.Id.ToString())),
                })
            { Near = true }
            : new Columns(new Column([.. words])) { Near = true };
    }

    private static bool MayRestore(ValueChange change, ValueHistoryView view) => view.Port.Grants.CanEditParameters
        && change is { Source: ChangeSource.Device, KeptBack: false, Before: not null, Key: not ValueChange.Firmware } && !SecretValues.IsMasked(change.Before)
        && (view.Port.Snapshot.Station.Protocol is not Protocol.Lg2Wan || Lg2WanParameters.Find(change.Key) is { ReadOnly: false, Secret: false });
}
