namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>What the seconds of a time count from.</summary>
internal enum SmlTimeKind : byte
{
    /// <summary>None.</summary>
    None,

    /// <summary>The seconds that the device has run.</summary>
    SecIndex = 1,

    /// <summary>The seconds since 1970, UTC.</summary>
    Timestamp = 2,

    /// <summary>The seconds since 1970, UTC, with the local offset and that of the summer time.</summary>
    Local = 3,
}

/// <summary>How a time stands in a message.</summary>
internal enum SmlTimeForm : byte
{
    /// <summary>A choice: tag and value.</summary>
    Choice,

    /// <summary>A number alone, without its tag (Holley DTZ541).</summary>
    Bare,

    /// <summary>The list of three alone, without its tag (Froetec Multiflex ZG22).</summary>
    BareList,
}

/// <summary>SML_Time, in each of its forms.</summary>
/// <param name="Kind">What the seconds count from.</param>
/// <param name="Seconds">The seconds.</param>
/// <param name="LocalOffset">Minutes from UTC to local time without summer time; with <see cref="SmlTimeKind.Local"/> only.</param>
/// <param name="SeasonOffset">Minutes that summer time adds; with <see cref="SmlTimeKind.Local"/> only.</param>
/// <param name="Form">How it stood in the message.</param>
internal readonly record struct SmlTime(
    SmlTimeKind Kind, uint Seconds, short LocalOffset = 0, short SeasonOffset = 0, SmlTimeForm Form = SmlTimeForm.Choice)
{
    /// <summary>The moment; null where the seconds are those of the device's own clock.</summary>
    public DateTimeOffset? Moment => Kind is SmlTimeKind.Timestamp or SmlTimeKind.Local ? DateTimeOffset.FromUnixTimeSeconds(Seconds) : null;

    /// <summary>Seconds of the device's own clock.</summary>
    public static SmlTime SecIndex(uint seconds) => new(SmlTimeKind.SecIndex, seconds);

    /// <summary>A moment, in whole seconds and UTC; clamped to what 32 bits hold (until 2106).</summary>
    public static SmlTime At(DateTimeOffset moment) =>
        new(SmlTimeKind.Timestamp, (uint)Math.Clamp(moment.ToUnixTimeSeconds(), 0, uint.MaxValue));

    /// <summary>Reads any form; null where it is absent or none.</summary>
    public static SmlTime? Read(SmlElement element) => element.Type switch
    {
        SmlType.Unsigned => new SmlTime(SmlTimeKind.SecIndex, (uint)element.Number, Form: SmlTimeForm.Bare),
        SmlType.List when element.Count == 3 => Local(element, SmlTimeForm.BareList),
        SmlType.List when element.Count == 2 => Choice(element),
        _ => null,
    };

    private static SmlTime? Choice(SmlElement element)
    {
        var tag = element.First;
        var value = tag.Next;
        return tag.Number switch
        {
            1 or 2 => new SmlTime((SmlTimeKind)tag.Number, (uint)value.Number),
            3 => Local(value, SmlTimeForm.Choice),
            _ => null,
        };
    }

    private static SmlTime Local(SmlElement list, SmlTimeForm form)
    {
        var seconds = list.First;
        var offset = seconds.Next;
        return new SmlTime(SmlTimeKind.Local, (uint)seconds.Number, (short)offset.Number, (short)offset.Next.Number, form);
    }
}
