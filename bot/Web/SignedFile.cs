using System.IO.Compression;
using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.Audit;
using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Web;

/// <summary>The signed readings of a session, each as it was received, for the driver's own check with a transparency software.</summary>
public sealed class SignedFile(ChargeBotDbs dbs, TimeProvider clock) : IOneTimePurpose
{
    /// <summary>Its name in the tickets.</summary>
    public const string Purpose = "signed";

    /// <inheritdoc/>
    public string Name => Purpose;

    /// <inheritdoc/>
    public Permission Permission => Permission.Look;

    /// <inheritdoc/>
    public Task<OneTimeForm> Offer(OneTimePage page) => Task.FromResult(new OneTimeForm(
        In(page, "Signed readings", "Signierte Messwerte"),
        In(page, "Each record as the meter signed it, unchanged, for the driver's own check. They hold the customer's contract id: give them to the customer alone.",
            "Jeder Datensatz, wie der Zähler ihn signiert hat, unverändert, zur eigenen Prüfung. Darin steht die Vertragskennung: bitte nur dem Kunden geben."),
        [new OneTimeButton("download", In(page, "Download", "Herunterladen"))]));

    /// <inheritdoc/>
    public Task<OneTimeDeed> Press(OneTimePage page, ServiceAgent agent, string press, string typed)
    {
        var (port, id) = page.Subject.Split('\n') is [var first, var second] && Guid.TryParse(second, out var session) ? (first, session) : ("", Guid.Empty);
        var now = clock.GetUtcNow();
        var unit = new WriteUnit();
        unit.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(now), At = now, Who = page.PersonId, What = "signed.download", PortId = port, Result = id.ToString() });
        return Task.FromResult(new OneTimeDeed { Unit = unit, File = new OneTimeFile($"signed-{id:N}.zip", "application/zip", (to, cancel) => Write(port, id, to, cancel)) });
    }

    private async Task Write(string port, Guid session, Stream to, CancellationToken cancel)
    {
        await using var db = dbs.Open();
        var rows = await db.SignedRecords.AsNoTracking().Where(row => row.SessionId == session && row.PortId == port).OrderBy(row => row.Number).ToListAsync(cancel);

        // An archive is written at once where its stream cannot be written asynchronously throughout: it is small.
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var row in rows)
            {
                await using var entry = await archive.CreateEntry($"{row.Number}-{row.Format}.{Extension(row.Format)}").OpenAsync(cancel);
                await entry.WriteAsync(row.Original, cancel);
            }
        }

        memory.Position = 0;
        await memory.CopyToAsync(to, cancel);
    }

    private static string Extension(SignedDataFormat format) => format switch
    {
        SignedDataFormat.Ocmf => "ocmf",
        SignedDataFormat.Edl40Sig => "xml",
        _ => "sml",
    };

    private static string In(OneTimePage page, string en, string de) => page.Language == "de" ? de : en;
}
