using ChargeBot.Domain.Activations;

namespace ChargeBot.Cards;

/// <summary>Voucher management.</summary>
public sealed partial class Texts
{
    internal string VouchersTitle => T("Vouchers", "Gutscheine");

    internal string VouchersIn(int total) => total == 1 ? T("1 voucher", "1 Gutschein") : T($"{Count(total)} vouchers", $"{Count(total)} Gutscheine");

    internal string VouchersOf(string batch, int total) => $"{batch} · {VouchersIn(total)}";

    internal string VouchersMade(int made) => made == 1 ? T("Made 1 voucher. Export it to get its code.", "1 Gutschein erstellt. Den Code gibt es im Export.")
        : T($"Made {made} vouchers. Export them to get their codes.", $"{made} Gutscheine erstellt. Die Codes gibt es im Export.");

    internal string ExportReady => T("The file can be downloaded once, within five minutes.", "Die Datei lässt sich einmal herunterladen, innerhalb von fünf Minuten.");

    internal string UsedOf(int used, int sessions) => T($"{used} of {sessions} used", $"{used} von {sessions} verbraucht");

    internal string VoucherInactive => T("inactive", "inaktiv");

    internal string VoucherOver => T("not valid any more", "abgelaufen");

    internal string VoucherUsedUp => T("used up", "verbraucht");

    internal string VoucherUntil(string day) => T($"until {day}", $"bis {day}");

    internal string VoucherStateTitle => T("State", "Zustand");

    internal string SessionsTitle => T("Sessions", "Vorgänge");

    internal string ValidTitle => T("Valid", "Gültig");

    internal string FromToDays(string from, string to) => T($"{from} to {to}", $"{from} bis {to}");

    internal string NewVouchersTitle => T("New vouchers", "Neue Gutscheine");

    internal string NewVouchersButton => T("New vouchers", "Neue");

    internal string MakeVouchersButton => T("Make them", "Erstellen");

    internal string ExportButton => T("Export", "Export");

    internal string DownloadButton => T("Download", "Herunterladen");

    internal string AllBatchesButton => T("All batches", "Alle");

    internal string VouchersBackButton => T("All vouchers", "Alle Gutscheine");

    internal string ActivateButton => T("Activate", "Aktivieren");

    internal string DeactivateButton => T("Deactivate", "Deaktivieren");

    internal string DeleteVoucher => T("Delete this voucher? It pays for nothing more; what it paid for stays.", "Diesen Gutschein löschen? Er bezahlt nichts mehr; was er bezahlt hat, bleibt.");

    internal string VoucherInput(string input) => input switch
    {
        "batch" => T("Name", "Bezeichnung"),
        "count" => T("How many", "Anzahl"),
        "sessions" => T("Sessions for each", "Vorgänge je Gutschein"),
        "days" => T("Valid, days", "Gültig, Tage"),
        _ => T("Duration of each session, minutes (0: unlimited)", "Dauer je Vorgang, Minuten (0: unbegrenzt)"),
    };

    internal string VoucherInputsWrong(string inputs) => T($"Please mend: {inputs}.", $"Bitte verbessern: {inputs}.");

    internal string Between(int least, int most) => T($"From {least} to {most}.", $"{least} bis {most}.");

    internal string Short(ActivationState state) => state switch
    {
        ActivationState.Ended => T("ended", "beendet"),
        ActivationState.NotStarted => T("not started", "nicht gestartet"),
        ActivationState.Begun or ActivationState.Charging => T("running", "läuft"),
        _ => T("waiting", "wartet"),
    };
}
