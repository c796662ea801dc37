namespace ChargeBot.Tests.Manual;

/// <summary>The tasks of the manual's page in an order in which each leaves the next one what it needs.</summary>
internal static class ManualTasks
{
    private const string Ocpp = "DE*ABC*E3101*1";
    private const string FreeOcpp = "DE*ABC*E3101*2";
    private const string FreeGateway = "DE*ABC*E3103*2";
    private const string Gateway = "DE*ABC*E3103*1";

    public static IReadOnlyList<ManualTask> All { get; } =
    [
        new("find a port", "its id", [], chat => chat.Say("DE*ABC*E3101*1", "Bonn-301")),
        new("see its status", "its id", [], chat => chat.Say(Ocpp, "Charging")),
        new("see the last energy", "its id", [], chat => chat.Say(Ocpp, "kWh, ended")),
        new("see the activation overview", "`activations` id", ["Activation Overview"], chat => chat.Say($"activations {Ocpp}", "in the last 7 days")),
        new("see the charge records", "`records` id", ["Charge records"], chat => chat.Say($"records {Ocpp}", "in the last 7 days")),
        new("refresh", "`refresh` id", ["Refresh"], chat => chat.Say($"refresh {Ocpp}", "Charging")),
        new("see device details", "`details` id", ["Device details"], chat => chat.Say($"details {Ocpp}", "Calibrated until")),
        new("check a meter", "`meter check` id", ["Device details", "Meter check"], chat => chat.Say($"meter check {Gateway}", "complies with calibration law")),
        new("refresh mobile data", "`mobile network` id, Ask mobile operator", ["Device details", "refresh icon"], async chat =>
        {
            await chat.Say($"mobile network {Gateway}", "Telekom.de");
            await chat.Press("sim.refresh", "Asking the mobile operator now");
        }),
        new("change an LG2WAN parameter", "`parameters` id, its line, Save", ["LG2WAN parameters", "edit", "save"], async chat =>
        {
            await chat.Say($"parameters {Gateway}", "Max. current");
            await chat.Press("parameters.open", "New value", ("parameter", "MaxCurrent"));
            await chat.Press("parameters.save", "Max. current", typed: new { value = "20" });
        }),
        new("read the configuration", "`retrieve configuration` id", ["Configuration", "Retrieve configuration"], chat => chat.Say($"retrieve configuration {Ocpp}", "Configuration retrieved at")),
        new("correct the configuration", "`configuration` id, Edit, Save", ["Configuration", "edit", "save"], async chat =>
        {
            await chat.Say($"configuration {FreeOcpp}", "Max. charging power");
            await chat.Press("configuration.edit", "Max. charging power");
            await chat.Press("configuration.save", "11", typed: new { MaxPower = "11" });
        }),
        new("change an OCPP parameter", "`parameters` id, its line, Save", ["OCPP parameters", "edit", "save"], async chat =>
        {
            await chat.Say($"parameters {Ocpp}", "A wrong value can damage the charger.");
            await chat.Press("ocppparameters.open", "New value", ("parameter", "HeartbeatInterval"));
            await chat.Press("ocppparameters.save", "the charger reads 600", typed: new { value = "600" });
        }),
        new("set an unpublished OCPP parameter", "`parameters` id, Another one, Save", ["OCPP parameters", "edit", "save"], async chat =>
        {
            await chat.Say($"parameters {Ocpp}", "A wrong value can damage the charger.");
            await chat.Press("ocppparameters.add", "Its name");
            await chat.Press("ocppparameters.save", "Unheard", typed: new { parameter = "Unheard", value = "1" });
        }),
        new("report trouble", "`ticket` id and the text, the driver, Send message", ["service symbol", "Send message"], async chat =>
        {
            await chat.Say($"ticket {FreeOcpp} The plug is stuck", "New ticket");
            await chat.Press("ticket.send", "Ticket #", typed: new { noemaid = "true" });
        }),
        new("add a note", "`note` id and the text, Save", ["note symbol", "save"], async chat =>
        {
            await chat.Say($"note {FreeOcpp} The lock is stuck, push firmly", "New note");
            await chat.Press("note.save", "The note is saved.");
        }),
        new("edit a note", "`notes` id, Edit, Save", ["note symbol", "edit", "save"], async chat =>
        {
            await chat.Say($"notes {FreeOcpp}", "push firmly");
            await chat.Press("note.edit", "Change the note");
            await chat.Press("note.save", "The note is saved.", typed: new { text = "The lock was repaired" });
        }),
        new("delete a note", "`notes` id, Delete, Delete", ["note symbol", "delete"], async chat =>
        {
            await chat.Say($"notes {FreeOcpp}", "The lock was repaired");
            await chat.Press("note.delete", "Delete this note?");
            await chat.Press("note.confirm", "The note is deleted.");
        }),
        new("see the error rate", "`error rate` id", ["Error rate"], chat => chat.Say($"error rate {Ocpp}", "sessions faulty")),
        new("restrict its dates", "`error rate` id, two dates, Show these days", ["Error rate", "start", "end"], async chat =>
        {
            await chat.Say($"error rate {Ocpp}", "sessions faulty");
            await chat.Press("errors.period", "No session ended in these days.", typed: new { start = "2026-01-01", end = "2026-01-31" });
        }),
        new("start by a customer contract", "`contract` id, the EMAID, To the password; the password on its page", ["Start", "Customer contract", "Start charging"], async chat =>
        {
            await chat.Say($"contract {FreeOcpp}", "EMAID");
            await chat.Press("contract.confirm", "type it on the page", typed: new { emaid = "DE-8AA-001234567-0", minutes = "60" });
        })
        { Who = ManualDesk.Agent },
        new("start as goodwill", "`goodwill` id, the customer, Start charging", ["Start", "Goodwill", "Start charging"], async chat =>
        {
            await chat.Say($"goodwill {FreeGateway}", "Short problem description");
            await chat.Press("goodwill.confirm", "The session began", typed: new { name = "Mia Muster", contact = "mia@example.com", description = "card reader dead", minutes = "60" });
        })
        { Who = ManualDesk.Agent },
        new("stop a session", "`stop` id, Stop charging", ["Stop Charging", "Stop"], async chat =>
        {
            await chat.Say($"stop {Ocpp}", "Stop this session?");
            await chat.Press("stop.confirm", "Stopped at");
        }),
        new("force a stop", "`force stop` id, the way", ["Stop Charging", "Force stop"], async chat =>
        {
            await chat.Say($"force stop {Gateway}", "Force stop: which way?");
            await chat.Press("force.confirm", "Stopped at");
        }),
        new("unlock a plug", "`unlock` id, Unlock", ["Unlock", "unlock"], async chat =>
        {
            await chat.Say($"unlock {FreeOcpp}", "Unlock the plug?");
            await chat.Press("unlock.confirm", "Unlocked at");
        }),
        new("soft reboot", "`reboot soft` id, Restart now", ["reboot symbol", "Soft reboot"], async chat =>
        {
            await chat.Say($"reboot soft {FreeOcpp}", "Restart once nobody charges?");
            await chat.Press("softreboot.confirm", "Restarted: the charger is back");
        }),
        new("hard reboot", "`reboot hard` id, Restart now", ["reboot symbol", "Hard reboot"], async chat =>
        {
            await chat.Say($"reboot hard {FreeOcpp}", "Restart now?");
            await chat.Press("hardreboot.confirm", "Restarted: the charger is back");
        }),
        new("start with a voucher", "`voucher` id, its code, Start charging", ["Start", "Voucher", "Start charging"], async chat =>
        {
            await chat.Say($"voucher {FreeOcpp}", "Voucher code");
            await chat.Press("voucher.confirm", "The session began", typed: new { code = ManualDesk.Voucher });
        })
        { Who = ManualDesk.Agent },
    ];
}
