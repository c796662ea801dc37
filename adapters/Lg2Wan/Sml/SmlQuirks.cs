using System.Buffers.Binary;

namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>What devices do that SML does not have; each can be switched off and on in <see cref="SmlLimits.Quirks"/>.</summary>
[Flags]
internal enum SmlQuirks
{
    /// <summary>None: by the book.</summary>
    None = 0,

    /// <summary>A time without its tag, as a number alone, is a SecIndex.</summary>
    BareTime = 1,

    /// <summary>A time without its tag, as a list of three, is a local one.</summary>
    TimeAsList = 2,

    /// <summary>A checksum may drop a zero in front.</summary>
    ShortCrc = 4,

    /// <summary>The checksum may be CRC-16/KERMIT, high byte first.</summary>
    KermitCrc = 8,

    /// <summary>Signed power (16.7.0) in one to three bytes has no sign.</summary>
    UnsignedPower = 16,

    /// <summary>Signed numbers of two bytes have no sign.</summary>
    UnsignedTwoBytes = 32,

    /// <summary>What can be told apart from the right form or is known of the serial number.</summary>
    Default = BareTime | TimeAsList | ShortCrc | KermitCrc | UnsignedPower,
}

/// <summary>A model of a meter that strays.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Quirk">How it strays.</param>
/// <param name="Maker">The three letters of its maker in the server id; none where the form alone shows it.</param>
/// <param name="Serials">The serial numbers that are concerned, in pairs from and to; all of the maker's without.</param>
/// <param name="Evidence">How it is known.</param>
internal sealed record SmlModel(string Model, SmlQuirks Quirk, string? Maker, ulong[] Serials, string Evidence)
{
    /// <summary>The models that are known to stray. A new one is a line here.</summary>
    public static ReadOnlySpan<SmlModel> Known => Models;

    private static readonly Obis MeterId = Obis.Parse("1-0:96.1.0*255");
    private static readonly Obis Power = Obis.Parse("1-0:16.7.0*255");

    private static readonly SmlModel[] Models =
    [
        new("Holley DTZ541", SmlQuirks.BareTime, null, [], "valTime of every entry in a capture of a DTZ541-ZDBA"),
        new("Holley DTZ541, older firmware", SmlQuirks.KermitCrc, null, [], "libsml and esphome accept it; no public capture"),
        new("Froetec Multiflex ZG22", SmlQuirks.TimeAsList, null, [], "libsml meets it and drops the time"),
        new("Iskra MT691", SmlQuirks.ShortCrc, null, [], "a checksum 00E0 that a capture has as 62 E0"),
        new("DZG DVS74", SmlQuirks.UnsignedPower, "DZG", [42000000, 48999999, 55000000, 58999999], "a capture of a DVS-7412.2 that takes 356.24 W and says -299.12"),

        // Off unless set: whether such a meter gives or takes power cannot be told from its numbers.
        new("DZG DWSB20", SmlQuirks.UnsignedTwoBytes, "DZG", [], "libsml#132, vzlogger#533"),
        new("EFR SGM-DD", SmlQuirks.UnsignedTwoBytes, "EFR", [], "reports of the same kind"),
    ];

    /// <summary>True for a meter of this model.</summary>
    public bool Fits(ReadOnlySpan<char> maker, ulong serial)
    {
        if (Maker is null || !maker.SequenceEqual(Maker)) return false;
        for (var i = 0; i < Serials.Length; i += 2)
            if (serial >= Serials[i] && serial <= Serials[i + 1]) return true;
        return Serials.Length == 0;
    }

    /// <summary>The quirks of the numbers in a list, of those that are switched on: told by the meter's id in it.</summary>
    public static SmlQuirks OfNumbers(SmlGetListRes list, SmlQuirks on = SmlQuirks.Default)
    {
        if ((on & (SmlQuirks.UnsignedPower | SmlQuirks.UnsignedTwoBytes)) == 0) return SmlQuirks.None;
        var id = list.TryFind(MeterId, out var entry) ? entry.Value.Octets : list.ServerId;

        // DIN 43863-5: 0A 01, three letters of the maker, then block and serial number, here as one number of five bytes.
        if (id.Length != 10 || id[1] != 1) return SmlQuirks.None;
        Span<char> maker = [(char)id[2], (char)id[3], (char)id[4]];
        var serial = (ulong)id[5] << 32 | BinaryPrimitives.ReadUInt32BigEndian(id[6..]);
        var quirks = SmlQuirks.None;
        foreach (var model in Known)
            if (model.Fits(maker, serial)) quirks |= model.Quirk & on;
        return quirks;
    }

    /// <summary>The number of an entry in its unit, as the meter meant it; null for what is no number.</summary>
    public static decimal? Scaled(SmlListEntry entry, SmlQuirks quirks)
    {
        var value = entry.Value;
        var unsigned = value is { Kind: SmlValueKind.Integer, Width: <= 3, Signed: < 0 }
            && (((quirks & SmlQuirks.UnsignedPower) != 0 && entry.Name == Power) || ((quirks & SmlQuirks.UnsignedTwoBytes) != 0 && value.Width == 2));
        return unsigned ? SmlScale.Apply(value.Signed + (1L << (8 * value.Width)), entry.Scaler ?? 0) : entry.Scaled;
    }
}
