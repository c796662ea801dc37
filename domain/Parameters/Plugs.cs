namespace ChargeBot.Domain.Parameters;

/// <summary>One plug has many names: OCPI's in master data, OCPP 2.0.1's, and what stands on the device or on its label.</summary>
internal static class Plugs
{
    /// <summary>Whether two names mean the same plug.</summary>
    public static bool Same(string one, string other) => NameOf(one) == NameOf(other);

    /// <summary>OCPI's name where it is a plug that we know; otherwise its letters and digits.</summary>
    private static string NameOf(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant() switch
    {
        "TYPE2" or "TYP2" or "CTYPE2" or "STYPE2" or "MENNEKES" => "IEC62196T2",
        // Without a number it is Combo 2: the other one has never been installed in Europe.
        "CCS" or "CCS2" or "CCCS2" or "COMBO" or "COMBO2" or "CCSCOMBO2" or "CCSTYPE2" or "CCSTYP2" => "IEC62196T2COMBO",
        "TYPE1" or "TYP1" or "CTYPE1" => "IEC62196T1",
        "CCS1" or "CCCS1" or "COMBO1" or "CCSCOMBO1" => "IEC62196T1COMBO",
        "SCHUKO" or "TYPEF" or "SCEE77" => "DOMESTICF",
        var others => others,
    };
}
