using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ChargeBot.Adapters.Storage;

/// <summary>
/// Keeps the ring of data-protection keys in the database, so that every process can read what one of them protected.
/// The platform asks for this without waiting: the one place that writes past the writer, a row each ninety days.
/// </summary>
internal sealed class ProtectionKeys(ChargeBotDbs databases) : IXmlRepository
{
    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = databases.Open();
        return [.. db.ProtectionKeys.Select(key => key.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = databases.OpenToWrite();
        db.ProtectionKeys.Add(new ProtectionKey(friendlyName, element.ToString(SaveOptions.DisableFormatting)));
#pragma warning disable RS0030 // The platform's interface leaves no way to wait for the writer.
        db.SaveChanges();
#pragma warning restore RS0030
    }
}
