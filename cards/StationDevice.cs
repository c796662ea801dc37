using System.Globalization;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>What was built there, as it says itself, and what it cannot do: whoever looks for a button finds here why it is missing.</summary>
internal static class StationDevice
{
    public static Card Draw(Card card, StationView view, CardContext context)
    {
        var (t, port, station) = (context.Texts, view.Port, view.Port.Station);
        card.AddFacts(t.NothingSaidYet,
            (t.VendorTitle, StationInfo.Known(station.Vendor)),
            (station.Protocol is Protocol.Lg2Wan ? t.GatewayTypeTitle : t.ModelTitle, StationInfo.Known(station.Model)),
            (t.SerialTitle, StationInfo.Known(station.SerialNumber)),
            (t.Firmware, StationInfo.Known(station.Firmware)),
            (t.ControllerTitle, StationInfo.Known(view.ControllerId)),
            (t.StartsTitle, station.Starts?.ToString(CultureInfo.InvariantCulture)),
            (t.LastBootTitle, station.BootedAt is { } boot ? t.Clock(boot, context.Now, port.Clock) : null));
        var missing = Enum.GetValues<Verbs>().Where(verb => verb is not Verbs.None && !station.Can(verb)).Select(t.Verb).ToList();
        card.Add(new Text(station.BootedAt is null ? t.AbilitiesUnknown : missing.Count > 0 ? t.Cannot(t.List(missing)) : t.CanEverything));
        return station.Protocol is Protocol.Lg2Wan
            ? card.Add(new Text(t.CommunicationDeviceNote) { Small = true, Subtle = true }).Buttons(new Press(t.CommunicationDeviceButton, "details.show", port.PortData))
            : card;
    }
}
