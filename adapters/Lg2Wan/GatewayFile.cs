using ChargeBot.Adapters.Lg2Wan.Sml;
using ChargeBot.Adapters.Links;
using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>What stands in a file of a gateway, in the dialect's terms and apart from the file's bytes.</summary>
internal sealed class GatewayFile
{
    /// <summary>Our own ids have 16 bytes; longer ones are cut off, and answered so.</summary>
    private const int MaxId = 64;

    private readonly List<PortReport> ports = [];
    private readonly List<RecordReport> records = [];
    private readonly List<ConfigurationValue> values = [];
    private readonly List<LogEntry> log = [];
    private readonly List<Attention> attentions = [];
    private readonly List<byte[]> requests = [];

    private GatewayFile()
    {
    }

    /// <summary>The id of the file, which comes back in its answer.</summary>
    public byte[] Id { get; private set; } = [];

    /// <summary>Whom it says it is from (a response), or to (a request).</summary>
    public byte[] ServerId { get; private set; } = [];

    /// <summary>It asks, rather than answers or tells.</summary>
    public bool IsRequest { get; private set; }

    /// <summary>Transaction ids of what it asks for, apart from open and close.</summary>
    public IReadOnlyList<byte[]> Requests => requests;

    /// <summary>The charger's own status; null where it is not in it.</summary>
    public ChargerReport? Charger { get; private set; }

    /// <summary>The ports' statuses.</summary>
    public IReadOnlyList<PortReport> Ports => ports;

    /// <summary>Sessions that ended.</summary>
    public IReadOnlyList<RecordReport> Records => records;

    /// <summary>What the meters signed.</summary>
    public IReadOnlyList<SignedMeterData> Signed { get; private set; } = [];

    /// <summary>Parameters and details.</summary>
    public IReadOnlyList<ConfigurationValue> Values => values;

    /// <summary>Entries of the logbook, in the order in which they came.</summary>
    public IReadOnlyList<LogEntry> Log => log;

    /// <summary>How what was asked for ended.</summary>
    public IReadOnlyList<Attention> Attentions => attentions;

    /// <summary>Messages that arrived damaged: of such a file nothing is acknowledged.</summary>
    public int Damaged { get; private set; }

    /// <summary>It carries something that is only ever told when asked for.</summary>
    public bool Answers => attentions.Count + values.Count + log.Count > 0;

    /// <summary>It carries something.</summary>
    public bool Tells => Answers || Charger is not null || ports.Count + records.Count > 0;

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its messages; not needed any more afterwards.</param>
    /// <param name="secrets">Protects what must not be seen.</param>
    public static GatewayFile Read(SmlFile file, SecretBox secrets)
    {
        var read = new GatewayFile();
        foreach (var message in file.Messages)
        {
            if (message.Fault is SmlFault.None)
            {
                read.Take(message, secrets);
            }
            else
            {
                read.Damaged++;
            }
        }

        if (read.records.Count > 0)
        {
            read.Signed = SignedRecords.Read(file);
        }

        return read;
    }

    private void Take(SmlMessage message, SecretBox secrets)
    {
        switch (message.Body)
        {
            case SmlBody.PublicOpenReq when message.Is(out SmlPublicOpenReq open):
                (IsRequest, Id, ServerId) = (true, Bounded(open.ReqFileId), Bounded(open.ServerId));
                break;
            case SmlBody.PublicOpenRes when message.Is(out SmlPublicOpenRes open):
                (Id, ServerId) = (Bounded(open.ReqFileId), Bounded(open.ServerId));
                break;
            case SmlBody.GetListRes when message.Is(out SmlGetListRes list):
                Take(list);
                break;
            case SmlBody.GetProcParameterRes when message.Is(out SmlGetProcParameterRes answer):
                Configuration.Read(answer, secrets, values);
                break;
            case SmlBody.GetProfileListRes when message.Is(out SmlGetProfileListRes entry):
                Take(entry);
                break;
            case SmlBody.AttentionRes when message.Is(out SmlAttentionRes attention):
                attentions.Add(SmlAttention.TryRead(attention.Number, out var number)
                    ? new(number, Texts.Clean(attention.Words))
                    : new(SmlAttention.UndefinedError, attention.Number.ToString()));
                break;
            case SmlBody.GetListReq or SmlBody.GetProcParameterReq or SmlBody.SetProcParameterReq or SmlBody.GetProfileListReq or SmlBody.GetProfilePackReq:
                requests.Add(Bounded(message.TransactionId));
                break;
            default:
                break;
        }
    }

    private void Take(SmlGetListRes list)
    {
        // Any other name, or none, is a meter's own list.
        if (!Obis.TryRead(list.ListName, out var name) || !Dialect.TryRead(name, out var parts))
        {
            return;
        }

        switch (parts.Group, parts.Port)
        {
            case (Dialect.Status, 0):
                Charger = Reports.Charger(list);
                break;
            case (Dialect.Status, _):
                ports.Add(Reports.Port(list, parts.Port));
                break;
            case (Dialect.Record, > 0) when Reports.Record(list, parts.Port) is { } record:
                records.Add(record);
                break;
            default:
                break;
        }
    }

    private void Take(SmlGetProfileListRes line)
    {
        if (line.ValTime?.Moment is not { } at)
        {
            return;
        }

        var (port, code, words) = (0, 0, "");
        foreach (var entry in line.Entries)
        {
            if (!Dialect.TryRead(entry.Name, out var parts) || parts.Group != Dialect.Logbook)
            {
                continue;
            }

            if (parts.Number == Dialect.EventNumber && entry.Value is { IsNumber: true, Number: >= 0 and <= int.MaxValue } value)
            {
                (port, code) = (parts.Port, (int)value.Number);
            }
            else if (parts.Number == Dialect.EventWords)
            {
                words = entry.Value.Words() ?? "";
            }
        }

        log.Add(new LogEntry(at, port, code, words));
    }

    private static byte[] Bounded(ReadOnlySpan<byte> id) => id[..Math.Min(id.Length, MaxId)].ToArray();
}
