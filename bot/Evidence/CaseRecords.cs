using System.Text.Json;
using ChargeBot.Cards;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.Evidence;

namespace ChargeBot.Bot.Evidence;

/// <summary>The records of a case as JSON, for machines: times in UTC (ISO 8601), energy in Wh.</summary>
internal static class CaseRecords
{
    private static readonly JsonWriterOptions Options = new() { Indented = true };

    public static byte[] Write(CaseContent found)
    {
        var (view, hide) = (found.Case, found.Case.Hide);
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, Options))
        {
            json.WriteStartObject();
            json.WriteString("station", view.Station.Id);
            json.WriteString("port", view.PortId);
            json.WriteString("from", view.From);
            json.WriteString("to", view.To);
            json.WriteString("madeAt", view.MadeAt);
            json.WriteBoolean("redacted", hide.On);
            if (view.Ticket is { } ticket)
            {
                json.WriteNumber("ticket", ticket.Number);
                json.WriteString("state", ticket.State.ToString());
                json.WriteString("priority", ticket.Priority.ToString());
                json.WriteString("occurredAt", Time(ticket.OccurredAt));
                json.WriteString("description", hide.Words(ticket.Description));
            }

            json.WriteStartArray("chargeRecords");
            foreach (var record in view.Records)
            {
                Write(json, record, hide);
            }

            json.WriteEndArray();
            json.WriteStartArray("timeline");
            foreach (var entry in view.Entries)
            {
                json.WriteStartObject();
                json.WriteString("at", entry.At);
                json.WriteString("source", entry.Source.ToString());
                json.WriteString("text", CasePage.Line(entry, hide));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("verdicts");
            foreach (var signed in found.Signed)
            {
                json.WriteStartObject();
                json.WriteString("session", signed.SessionId);
                json.WriteNumber("number", signed.Number);
                json.WriteString("verdict", signed.Verdict.ToString());
                json.WriteString("reason", signed.Reason.ToString());
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return memory.ToArray();
    }

    private static void Write(Utf8JsonWriter json, ChargeRecord record, Redaction hide)
    {
        json.WriteStartObject();
        json.WriteString("id", record.Id);
        json.WriteNumber("transaction", record.TransactionId);
        json.WriteString("tag", hide.Contract(record.IdTag));
        json.WriteString("startedAt", record.StartedAt);
        json.WriteString("startReportedAt", Time(record.StartReportedAt));
        json.WriteString("endedAt", record.EndedAt);
        json.WriteString("endReportedAt", Time(record.EndReportedAt));
        json.WriteNumber("meterStart", record.MeterStart);
        json.WriteNumber("meterStop", record.MeterStop);
        json.WriteString("stopReason", record.StopReason);
        json.WriteString("flags", record.Flags.ToString());
        json.WriteString("calibration", record.Calibration.ToString());
        json.WriteEndObject();
    }

    private static string? Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
