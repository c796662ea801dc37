using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.Evidence;
using ChargeBot.Domain.Tickets;

namespace ChargeBot.Cards;

/// <summary>A file of a case pack.</summary>
/// <param name="Path">Where it lies in the pack; empty where it is not in it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of what lies in the pack, upper-case hex.</param>
public sealed record CaseFile(string Path, string Name, long Size, string Sha256)
{
    /// <summary>It is a picture that browsers show.</summary>
    public bool Picture { get; init; }

    /// <summary>Why it is not in the pack, or not what was stored once.</summary>
    public CaseFileProblem Problem { get; init; }
}

/// <summary>What is wrong with a file of a case pack.</summary>
public enum CaseFileProblem
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The store did not hand it out.</summary>
    Unread,

    /// <summary>It is not what was stored: its hash differs.</summary>
    Altered,

    /// <summary>It cannot be redacted, so outsiders do not get it.</summary>
    KeptBack,
}

/// <summary>All that a case pack says.</summary>
/// <param name="Station">As it is now.</param>
/// <param name="PortId">Where.</param>
/// <param name="From">From when on (UTC).</param>
/// <param name="To">Until when (UTC).</param>
public sealed record CaseView(Station Station, string PortId, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>The ticket that it is of; null: the port.</summary>
    public Ticket? Ticket { get; init; }

    /// <summary>What happened, the oldest first.</summary>
    public IReadOnlyList<TimelineEntry> Entries { get; init; } = [];

    /// <summary>Charge records of that time.</summary>
    public IReadOnlyList<ChargeRecord> Records { get; init; } = [];

    /// <summary>Photos, other files and logs.</summary>
    public IReadOnlyList<CaseFile> Files { get; init; } = [];

    /// <summary>Who made it, as colleagues know them.</summary>
    public required string MadeBy { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>What is left out.</summary>
    public required Redaction Hide { get; init; }
}

/// <summary>The readable page of a case pack: one file of HTML that needs nothing else and runs nothing.</summary>
public static class CasePage
{
    private const string Style =
        "body{font:15px/1.5 'Segoe UI',system-ui,sans-serif;color:#242424;max-width:60rem;margin:2rem auto;padding:0 1rem}"
        + "h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #ccc}table{border-collapse:collapse;width:100%}"
        + "td,th{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #eee}td:first-child,th:first-child{white-space:nowrap}"
        + "figure{display:inline-block;margin:.5rem 1rem .5rem 0;max-width:20rem}img{max-width:100%}code{font-size:.8rem;overflow-wrap:anywhere}.note{color:#616161}pre{white-space:pre-wrap;font:inherit}";

    /// <summary>Draws it.</summary>
    /// <param name="view">What it says.</param>
    /// <param name="language">In which language.</param>
    public static string Draw(CaseView view, Language language) => new Page(view, Texts.In(language)).Draw();

    /// <summary>One line of its timeline in English, for machines that read along.</summary>
    /// <param name="entry">What happened.</param>
    /// <param name="hide">What is left out.</param>
    public static string Line(TimelineEntry entry, Redaction hide) => Texts.In(Language.En).Told(entry, hide);

    private sealed class Page(CaseView view, Texts t)
    {
        private readonly StringBuilder html = new();
        private readonly SiteClock clock = new(view.Station.TimeZone);

        public string Draw()
        {
            var title = view.Ticket is { } ticket ? $"{t.TicketTitle(ticket.Number)} · {view.PortId}" : $"{t.TimelineTitle} · {view.PortId}";
            html.Append("<!doctype html><html lang=\"").Append(t.CaseLanguage).Append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
                .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src *; style-src 'unsafe-inline'\"><title>").Append(Safe(title))
                .Append("</title><style>").Append(Style).Append("</style></head><body><h1>").Append(Safe(title)).Append("</h1>");
            Table([
                (t.StationTitle, $"{view.Station.Id}, {string.Join(", ", new[] { view.Station.Name, view.Station.Street, $"{view.Station.PostalCode} {view.Station.City}".Trim() }.Where(part => part.Length > 0))}"),
                (t.CaseDevice, string.Join(", ", new[] { view.Station.Vendor, view.Station.Model, view.Station.SerialNumber, view.Station.Firmware }.OfType<string>())),
                (t.CasePeriod, $"{At(view.From)} – {At(view.To)} ({view.Station.TimeZone})"),
                (t.CaseMade, $"{At(view.MadeAt)}, {view.Hide.Who(view.MadeBy)}"),
                (t.CaseRedactedTitle, view.Hide.On ? t.CaseRedacted : null),
            ]);
            OfTicket();
            Files();
            Records();
            Timeline();
            return html.Append("<p class=\"note\">").Append(Safe(t.CaseHashes)).Append("</p></body></html>").ToString();
        }

        private void OfTicket()
        {
            if (view.Ticket is not { } ticket)
            {
                return;
            }

            var seen = TicketFindings.Read(ticket.Findings);
            Head(t.CaseTicket);
            Table([
                (t.StatusTitle, $"{t.State(ticket.State)}, {t.Priority(ticket.Priority)}"),
                (t.CaseSentBy, $"{view.Hide.Who(ticket.AuthorName)}, {At(ticket.SentAt ?? ticket.CreatedAt)}"),
                (t.WhenTitle, ticket.OccurredAt is { } at ? At(at) : null),
                ("EMAID", ticket.Emaid is { } emaid ? view.Hide.Contract(emaid) : ticket.WithoutEmaid ? t.NoEmaidLabel : null),
                (t.AssigneeTitle, ticket.AssigneeName is { } name ? view.Hide.Who(name) : null),
                (t.CaseResolved, ticket.ResolvedAt is { } done ? At(done) : null),
                (t.FindingsTitle, seen is null ? null : string.Join(" · ", new[]
                {
                    Enum.TryParse<PortStatus>(seen.Status, out var status) ? t.Status(status) : seen.Status, seen.Online ? "Online" : t.Offline, seen.Fault,
                    seen is { SessionSince: { } since, SessionEnergy: { } energy } ? t.SessionRan(At(since), t.Energy(energy)) : t.NoSessionRan,
                }.OfType<string>())),
            ]);
            html.Append("<pre>").Append(Safe(view.Hide.Words(ticket.Description))).Append("</pre>");
        }

        private void Files()
        {
            if (view.Files.Count == 0)
            {
                return;
            }

            Head(t.CaseFiles);
            foreach (var photo in view.Files.Where(file => file is { Picture: true, Path.Length: > 0 }))
            {
                html.Append("<figure><a href=\"").Append(Safe(photo.Path)).Append("\"><img src=\"").Append(Safe(photo.Path)).Append("\" alt=\"").Append(Safe(photo.Name)).Append("\"></a><figcaption>")
                    .Append(Safe(photo.Name)).Append("</figcaption></figure>");
            }

            html.Append("<table>");
            foreach (var file in view.Files)
            {
                html.Append("<tr><td>");
                if (file.Path.Length > 0)
                {
                    html.Append("<a href=\"").Append(Safe(file.Path)).Append("\">").Append(Safe(file.Name)).Append("</a>");
                }
                else
                {
                    html.Append(Safe(file.Name));
                }

                html.Append("</td><td>").Append(Safe(file.Problem is CaseFileProblem.None ? t.Size(file.Size) : t.Of(file.Problem))).Append("</td><td><code>").Append(Safe(file.Sha256)).Append("</code></td></tr>");
            }

            html.Append("</table>");
        }

        private void Records()
        {
            if (view.Records.Count == 0)
            {
                return;
            }

            Head(t.CaseRecords);
            html.Append("<table>");
            foreach (var record in view.Records)
            {
                Row($"{At(record.StartReportedAt ?? record.StartedAt)} – {At(record.EndReportedAt ?? record.EndedAt)}",
                    $"{t.FromTo(record.MeterStart, record.MeterStop)}, {t.Energy(record.Energy)}, {Texts.Tag(record.IdTag)}, {t.CaseTransaction(record.TransactionId)}, "
                    + $"{(record.StopReason is { } why ? $"{Typed.Id(why)}, " : "")}{t.Calibration(record.Calibration)}{(t.Doubtful(record.Flags) is { Length: > 0 } doubt ? $", {doubt}" : "")}");
            }

            html.Append("</table>");
        }

        private void Timeline()
        {
            Head(t.TimelineTitle);
            if (view.Entries.Count == 0)
            {
                html.Append("<p>").Append(Safe(t.TimelineEmpty)).Append("</p>");
                return;
            }

            html.Append("<table>");
            foreach (var entry in view.Entries)
            {
                Row(At(entry.At), t.Told(entry, view.Hide));
            }

            html.Append("</table>");
        }

        private void Head(string words) => html.Append("<h2>").Append(Safe(words)).Append("</h2>");

        private void Table(IEnumerable<(string Title, string? Value)> rows)
        {
            html.Append("<table>");
            foreach (var (title, value) in rows)
            {
                if (value is { Length: > 0 })
                {
                    Row(title, value);
                }
            }

            html.Append("</table>");
        }

        private void Row(string title, string value) => html.Append("<tr><td>").Append(Safe(title)).Append("</td><td>").Append(Safe(value)).Append("</td></tr>");

        private string At(DateTimeOffset at) => clock.Local(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

        private static string Safe(string text) => HtmlEncoder.Default.Encode(text);
    }
}
