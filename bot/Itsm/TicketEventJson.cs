using System.Text.Json;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Evidence;
using ChargeBot.Domain.Tickets;

namespace ChargeBot.Bot.Itsm;

/// <summary>A line of a ticket's history as a CloudEvent (ticket-events.md). An EMAID is in it shortened only.</summary>
internal static class TicketEventJson
{
    /// <summary>What types of ours begin with; the kind follows in lower case.</summary>
    public const string OurTypes = "chargebot.ticket.";

    public static byte[] Write(TicketEvent line, Ticket ticket, Uri source)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", line.Id);
            json.WriteString("source", source.OriginalString);
            json.WriteString("type", OurTypes + line.Kind.ToString().ToLowerInvariant());
            json.WriteString("subject", ticket.Id);
            json.WriteString("time", line.At.UtcDateTime);
            json.WriteString("datacontenttype", "application/json");
            json.WriteStartObject("data");
            json.WriteNumber("number", ticket.Number);
            json.WriteString("by", line.PersonName);
            json.WriteString("text", line.Text is { } text ? Redaction.ShortenContracts(text) : null);
            json.WriteString("station", ticket.StationId);
            json.WriteString("port", ticket.PortId);
            json.WriteString("site", ticket.Site);
            json.WriteString("state", ticket.State.ToString());
            json.WriteString("priority", ticket.Priority.ToString());
            json.WriteString("description", Redaction.ShortenContracts(ticket.Description));
            json.WriteString("emaid", ticket.Emaid is { } emaid && Emaid.Read(emaid, out var one) is EmaidProblem.None ? one.Shortened : null);
            json.WriteString("author", ticket.AuthorName);
            json.WriteString("assignee", ticket.AssigneeName);
            json.WriteString("reference", ticket.ExternalId);
            Time(json, "occurredAt", ticket.OccurredAt);
            Time(json, "sentAt", ticket.SentAt);
            Time(json, "acknowledgeBy", ticket.AcknowledgeBy);
            Time(json, "resolveBy", ticket.ResolveBy);
            Time(json, "waitingSince", ticket.WaitingSince);
            Time(json, "resolvedAt", ticket.ResolvedAt);
            Time(json, "closedAt", ticket.ClosedAt);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return memory.ToArray();
    }

    private static void Time(Utf8JsonWriter json, string name, DateTimeOffset? at)
    {
        if (at is { } time)
        {
            json.WriteString(name, time.UtcDateTime);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
