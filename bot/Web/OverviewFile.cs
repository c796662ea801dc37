using System.Globalization;
using System.Text;
using System.Text.Json;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Adapters.Storage.Activations;
using ChargeBot.Bot.Conversations;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Audit;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Web;

/// <summary>The Activation overview as it was filtered, as a CSV file. Tags and EMAIDs are shortened in it as on the cards.</summary>
public sealed class OverviewFile(ActivationOverview overview, OverviewQueries queries, Network network, TimeProvider clock) : IOneTimePurpose
{
    /// <summary>Its name in the tickets.</summary>
    public const string Purpose = "activations";

    private const int Page = 500, MostPages = 200;

    /// <inheritdoc/>
    public string Name => Purpose;

    /// <inheritdoc/>
    public Permission Permission => Permission.Look;

    /// <summary>What a ticket is about.</summary>
    public static string SubjectOf(string? port, SessionsShown shown) => JsonSerializer.Serialize(new CardData { Query = port, Listed = shown }, CardDataJson.Default.CardData);

    /// <inheritdoc/>
    public Task<OneTimeForm> Offer(OneTimePage page) => Task.FromResult(new OneTimeForm(
        In(page, "Activation overview", "Aktivierungsübersicht"),
        In(page, "A CSV file of what the card shows, all pages of it.", "Eine CSV-Datei mit dem, was die Karte zeigt, mit allen Seiten."),
        [new OneTimeButton("download", In(page, "Download", "Herunterladen"))]));

    /// <inheritdoc/>
    public Task<OneTimeDeed> Press(OneTimePage page, ServiceAgent agent, string press, string typed)
    {
        var now = clock.GetUtcNow();
        var unit = new WriteUnit();
        unit.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(now), At = now, Who = page.PersonId, What = "activations.download" });
        var data = CardData.Read(page.Subject);
        var query = data.Query is { } port ? OverviewQueries.OfPort(port, network.Find(port)?.StationId ?? "", data.Listed?.Outcome ?? SessionOutcome.All, now) : queries.Wide(data.Listed ?? new SessionsShown(), now);
        return Task.FromResult(new OneTimeDeed
        {
            Unit = unit,
            File = new OneTimeFile($"activations-{now.ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture)}.csv", "text/csv; charset=utf-8", (to, cancel) => Write(query, to, cancel)),
        });
    }

    private async Task Write(OverviewQuery query, Stream to, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteLineAsync("at;station;port;source;account;by;outcome;began;ended;wattHours;stopReason;calibration;error;transaction;record".AsMemory(), cancel);
        for (var number = 0; number < MostPages; number++)
        {
            var found = await overview.Page(query, number, Page, cancel);
            if (found.Page < number)
            {
                return;
            }

            foreach (var row in found.Rows)
            {
                await writer.WriteLineAsync(Line(row).AsMemory(), cancel);
            }
        }
    }

    private static string Line(OverviewRow row)
    {
        var (session, activation) = (row.Session, row.Activation);
        var account = activation?.Emaid is { } emaid && Emaid.Read(emaid, out var one) is EmaidProblem.None ? one.Shortened
            : activation is null && (session?.IdTag ?? row.Authorization?.IdTag) is { Length: > 6 } tag ? $"RFID ... {tag[^4..]}" : "";
        var outcome = session is not null ? session.State.ToString() : activation is not null ? activation.State is ActivationState.NotStarted ? activation.Failure.ToString() : activation.State.ToString() : row.Authorization!.Verdict.ToString();
        return string.Join(';',
            Time(row.At), CsvText.Quoted(session?.StationId ?? activation?.StationId ?? row.Authorization?.StationId), CsvText.Quoted(row.PortId), row.Source, CsvText.Quoted(account),
            CsvText.Quoted(activation?.PersonName), outcome, Time(session?.StartedAt), Time(session?.EndedAt),
            session?.Energy.ToString(CultureInfo.InvariantCulture), CsvText.Quoted(session?.StopReason), session?.Calibration.ToString(), session?.Error?.ToString(),
            session?.TransactionId.ToString(CultureInfo.InvariantCulture), row.Id);
    }

    private static string Time(DateTimeOffset? at) => at?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    private static string In(OneTimePage page, string en, string de) => page.Language == "de" ? de : en;
}
