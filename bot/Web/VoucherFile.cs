using System.Globalization;
using System.Text;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.Audit;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Web;

/// <summary>Vouchers as a CSV file, codes in clear: downloaded once, by who asked for it.</summary>
public sealed class VoucherFile(ChargeBotDbs dbs, SecretBox box, TimeProvider clock) : IOneTimePurpose
{
    /// <summary>Its name in the tickets.</summary>
    public const string Purpose = "vouchers";

    private const int Page = 500;

    /// <inheritdoc/>
    public string Name => Purpose;

    /// <inheritdoc/>
    public Permission Permission => Permission.Vouchers;

    /// <inheritdoc/>
    public Task<OneTimeForm> Offer(OneTimePage page) => Task.FromResult(new OneTimeForm(
        In(page, "Vouchers", "Gutscheine"),
        In(page, "A CSV file with the codes in clear. Whoever has a code can charge: keep it as you keep money.",
            "Eine CSV-Datei mit den Codes im Klartext. Wer einen Code hat, kann laden: bitte wie Geld behandeln."),
        [new OneTimeButton("download", In(page, "Download", "Herunterladen"))]));

    /// <inheritdoc/>
    public Task<OneTimeDeed> Press(OneTimePage page, ServiceAgent agent, string press, string typed)
    {
        var now = clock.GetUtcNow();
        var unit = new WriteUnit();
        unit.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(now), At = now, Who = page.PersonId, What = "vouchers.download", Why = page.Subject });
        return Task.FromResult(new OneTimeDeed
        {
            Unit = unit,
            File = new OneTimeFile($"vouchers-{now.ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture)}.csv", "text/csv; charset=utf-8", (to, cancel) => Write(page.Subject, to, cancel)),
        });
    }

    private async Task Write(string batch, Stream to, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteLineAsync("code;batch;sessions;used;minutes;validFrom;validUntil;active".AsMemory(), cancel);
        await using var db = dbs.Open();
        for (var after = Guid.Empty; ;)
        {
            var rows = await db.Vouchers.AsNoTracking().Where(row => row.DeletedAt == null && (batch == "" || row.Batch == batch) && row.Id > after).OrderBy(row => row.Id).Take(Page).ToListAsync(cancel);
            foreach (var row in rows)
            {
                await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                    $"{box.Reveal(row.Code)};{CsvText.Quoted(row.Batch)};{row.Sessions};{row.Used};{row.Minutes};{row.ValidFrom:O};{row.ValidUntil:O};{row.Active}").AsMemory(), cancel);
            }

            if (rows.Count < Page)
            {
                return;
            }

            after = rows[^1].Id;
        }
    }

    private static string In(OneTimePage page, string en, string de) => page.Language == "de" ? de : en;
}

/// <summary>Texts that people typed, in a CSV file: never the beginning of a formula.</summary>
internal static class CsvText
{
    /// <summary>In quotation marks; what a spreadsheet would take for a formula is kept a text.</summary>
    public static string Quoted(string? text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text ?? "";
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal).ReplaceLineEndings(" ")}\"";
    }
}
