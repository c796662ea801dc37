using System.Text;
using System.Text.Unicode;

namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>Text in bytes: SML does not say which, and codepage is hardly ever set.</summary>
internal static class SmlText
{
    /// <summary>As UTF-8 where it is, otherwise as Latin-1.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) =>
        Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
}

/// <summary>Powers of ten, without a loss.</summary>
internal static class SmlScale
{
    /// <summary>The number times ten to the power of the scaler; null beyond what decimal holds.</summary>
    public static decimal? Apply(decimal number, sbyte scaler)
    {
        if (number == 0) return 0;
        for (; scaler > 0; scaler--)
        {
            if (Math.Abs(number) > decimal.MaxValue / 10) return null;
            number *= 10;
        }

        // A decimal has 28 places; a number of 64 bits behind more of them is less than nothing.
        return scaler < -28 ? null : scaler == 0 ? number : number * new decimal(1, 0, 0, false, (byte)-scaler);
    }
}
