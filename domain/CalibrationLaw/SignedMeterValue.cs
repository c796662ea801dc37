using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ChargeBot.Domain.CalibrationLaw;

/// <summary>Reads an EDL40 record in XML: <c>signedMeterValue</c> with the key, the signature and the 320 bytes as digits.</summary>
public static class SignedMeterValue
{
    /// <summary>Reads a record. What is wrong with it becomes its <see cref="SignedMeterData.Obstacle"/>.</summary>
    /// <param name="xml">The XML, with or without its declaration; the element may stand inside of others.</param>
    public static SignedMeterData Read(string xml)
    {
        if (xml.Length > SignedMeterData.MaxOriginal)
            return SignedMeterData.Hopeless(SignedDataFormat.Edl40Sig, Encoding.UTF8.GetBytes(xml[..SignedMeterData.MaxOriginal]), new(VerdictReason.TooLarge));

        var original = Encoding.UTF8.GetBytes(xml);
        if (TryParse(xml) is not { } document)
            return SignedMeterData.Hopeless(SignedDataFormat.Unknown, original, new(VerdictReason.RecordUnreadable, "XML"));
        if (document.Descendants().FirstOrDefault(element => element.Name.LocalName == "signedMeterValue") is not { } value)
            return SignedMeterData.Hopeless(SignedDataFormat.Unknown, original, new(VerdictReason.FormatUnknown));

        // A key that cannot be read is as good as none: the known one counts.
        TryRead(value, "publicKey", out var key);
        if (TryRead(value, "encodedMeterValue", out var block) is { } noBlock)
            return SignedMeterData.Hopeless(SignedDataFormat.Edl40Sig, original, noBlock, key);
        if (TryRead(value, "meterValueSignature", out var signature) is { } noSignature)
            return SignedMeterData.Hopeless(SignedDataFormat.Edl40Sig, original, noSignature.Reason is VerdictReason.ElementMissing ? new(VerdictReason.SignatureMissing) : new(VerdictReason.SignatureUnreadable), key);
        return SignedMeterData.OfBlock(SignedDataFormat.Edl40Sig, original, block!, signature!, key);
    }

    private static XDocument? TryParse(string xml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml.TrimStart()), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>Base64 unless the element says otherwise.</summary>
    private static Obstacle? TryRead(XElement parent, string name, out byte[]? bytes)
    {
        bytes = null;
        var found = parent.Elements().Where(element => element.Name.LocalName == name).Take(2).ToList();
        if (found.Count == 0)
            return new(VerdictReason.ElementMissing, name);
        if (found.Count > 1)
            return new(VerdictReason.ElementTwice, name);
        var isHex = (string?)found[0].Attribute("encoding") is "hex" or "plain";
        if (!(isHex ? Digits.TryHex(found[0].Value, out var read) : Digits.TryBase64(found[0].Value, out read)))
            return new(VerdictReason.ElementUnfit, name);
        bytes = read;
        return null;
    }
}
