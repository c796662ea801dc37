using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Cards;

/// <summary>What is built into a port and its station: meter, key, calibration, and the communication device with its SIM; and the form to edit it.</summary>
public static class DeviceDetailsCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(DeviceDetailsView view, CardContext context) => view.Form is DetailForm.None ? Details(view, context) : Form(view, context);

    private static CardJson Details(DeviceDetailsView view, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        var card = PortHead.At(PortTab.Details, context, port)
            .Add(view.Saved ? Preflight.Notice(Tint.Good, t.SavedNote) : null)
            .Add(Title(t.DetailsTitle))
            .Add([.. DetailRows.For(context, view, view.Device)]);
        if (view.Communication.Count > 0)
        {
            card.Add(Title(t.CommunicationTitle)).Add([.. DetailRows.For(context, view, view.Communication)]);
            if (!view.Personal && view.Communication.Any(row => row.Value is not null && row.Key is DeviceDetail.SimIccid or DeviceDetail.Imei or DeviceDetail.SimImsi))
            {
                card.Add(new Text(t.ShownWholeInPersonalChat) { Small = true, Subtle = true, Near = true });
            }
        }

        return card.Buttons([.. Buttons(t, view)]).Draw();
    }

    /// <summary>The likeliest first: a check of the meter; where nothing drives the station yet, its gateway.</summary>
    private static IEnumerable<Press?> Buttons(Texts t, DeviceDetailsView view)
    {
        var (port, may) = (view.Port, view.Port.Grants);
        var gateway = view.Communication.Count > 0 && may.CanAdopt ? new Press(t.ChooseGatewayButton, "controller.ask", port.PortData) : null;
        var check = may.CanCheckMeter && port.Station is { Stage: StationStage.Installed, ChargePointId: not null } ? new Press(t.MeterCheckButton, "metercheck.ask", port.PortData) : null;
        var edit = may.CanEditDetails ? new Press(t.EditDetailsButton, "details.edit", port.PortData) : null;
        var sim = may.CanEditDetails && view is { Personal: true, Communication.Count: > 0 } ? new Press(t.EditSimButton, "details.edit", port.PortData, ("form", "communication")) : null;
        var network = view.Communication.Count > 0 ? new Press(t.MobileNetworkButton, "sim.show", port.PortData) : null;
        return port.Station.ChargePointId is null ? [gateway, edit, sim, network] : [check, edit, PortHead.Refresh(t, port), network, sim, gateway];
    }

    private static CardJson Form(DeviceDetailsView view, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        var rows = view.Form is DetailForm.Communication ? view.Communication : view.Device;
        var keys = view.Form is DetailForm.Communication ? DeviceDetails.OfCommunication : DeviceDetails.OfPort(port.Station.Protocol);
        var inputs = rows.Where(row => keys.Contains(row.Key) && !row.FromDevice).ToList();
        return PortHead.For(context, port)
            .Add(
                Title(view.Form is DetailForm.Communication ? $"{t.EditDetailsTitle}: {t.CommunicationTitle}" : t.EditDetailsTitle),
                view.Wrong.Count > 0 ? Preflight.Notice(Tint.Attention, t.NotSavedNote(t.List([.. view.Wrong.Select(t.Detail)]))) : null,
                new Text(inputs.Count > 0 ? t.EditDetailsNote : t.NothingToEdit) { Small = true, Subtle = true, Near = true })
            .Add([.. inputs.Select(row => InputOf(t, row))])
            .Buttons(
                inputs.Count > 0 ? new Press(t.SaveButton, "details.save", port.PortData) { Style = PressStyle.Positive } : null,
                new Press(t.LeaveIt, "details.cancel", port.PortData) { WithoutInputs = true })
            .Draw();
    }

    private static Element InputOf(Texts t, DetailRow row) => row.Key == DeviceDetail.ChargingMode
        ? new ChoiceInput(row.Key, t.EditLabel(row.Key), Several: false, (t.ModeOf("AC"), "AC"), (t.ModeOf("DC"), "DC")) { Value = row.Entered is "AC" or "DC" ? row.Entered : null }
        : new TextInput(row.Key, t.EditLabel(row.Key), row.Key == DeviceDetail.PublicKey ? DeviceNumbers.LongestText : 80)
        {
            Value = row.Entered is { } entered ? Entered(t, row.Key, entered) : null,
        };

    /// <summary>What stands in the line before anything is typed: what would be read back as the same value.</summary>
    private static string Entered(Texts t, string key, string value) => key switch
    {
        DeviceDetail.AutoMeterDetection when bool.TryParse(value, out var on) => t.OnOff(on),
        DeviceDetail.PublicKey => Typed.Bound(value, DeviceNumbers.LongestText),
        _ => Typed.Place(value),
    };

    private static Text Title(string words) => new(words) { Bold = true };
}
