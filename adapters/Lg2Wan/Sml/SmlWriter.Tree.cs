namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>Trees: parameters, and the details of an attention.</summary>
internal sealed partial class SmlWriter
{
    /// <summary>Begins a node: its children follow, and <see cref="EndTree"/>. One without children has an absent list.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its own value; mostly none.</param>
    public void BeginTree(Obis name, SmlValue value = default)
    {
        List(3);
        Name(name);
        ParameterValue(value);
        BeginList();
    }

    /// <summary>Ends the node that was begun last.</summary>
    public void EndTree() => EndList(emptyIsAbsent: true);

    /// <summary>A node that is a value alone.</summary>
    public void Parameter(Obis name, SmlValue value)
    {
        List(3);
        Name(name);
        ParameterValue(value);
        Absent();
    }

    /// <summary>A node whose value is SML_PeriodEntry.</summary>
    public void PeriodParameter(Obis name, Obis entry, byte unit, sbyte scaler, SmlValue value, ReadOnlySpan<byte> signature = default)
    {
        List(3);
        Name(name);
        List(2);
        Unsigned(2, 1);
        PeriodEntry(entry, unit, scaler, value, signature);
        Absent();
    }

    /// <summary>A node whose value is SML_TupelEntry.</summary>
    public void TupelParameter(Obis name, SmlTupel tupel)
    {
        List(3);
        Name(name);
        List(2);
        Unsigned(3, 1);
        List(23);
        Octets(tupel.ServerId.Span);
        Time(tupel.SecIndex);
        Unsigned(tupel.Status, 8);
        TupelValues(tupel.ActiveImport, tupel.Reactive1, tupel.Reactive4);
        Octets(tupel.ImportSignature.Span);
        TupelValues(tupel.ActiveExport, tupel.Reactive2, tupel.Reactive3);
        Octets(tupel.ExportSignature.Span);
        Absent();
    }

    private void TupelValues(params ReadOnlySpan<SmlTupelValue> values)
    {
        foreach (var value in values)
        {
            UnitAndScaler(value.Unit, value.Scaler);
            Integer(value.Number, 8);
        }
    }

    // SML_ProcParValue: 1 is a value, 4 a time.
    private void ParameterValue(SmlValue value)
    {
        if (value.IsAbsent)
        {
            Absent();
            return;
        }

        var time = value.Kind is SmlValueKind.Time;
        List(2);
        Unsigned(time ? 4u : 1u, 1);
        if (time) Time(value.Time);
        else Value(value);
    }
}
