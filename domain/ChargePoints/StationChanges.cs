using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Domain.ChargePoints;

/// <summary>What one event or command changed about a station: what has to be saved, and whose cards to draw again.</summary>
public sealed class StationChanges
{
    private readonly HashSet<object> touched = [];
    private readonly List<object> added = [];
    private readonly HashSet<ChargingSession> metered = [];
    private readonly HashSet<ChargingSession> recorded = [];
    private readonly HashSet<CommandRecord> moved = [];
    private readonly HashSet<CommandRecord> redrawn = [];
    private readonly List<ConfigurationReported> read = [];
    private readonly List<(ActivationTrigger Trigger, ChargingSession Session)> activated = [];

    /// <summary>Entities that are new.</summary>
    public IReadOnlyCollection<object> Added => added;

    /// <summary>Entities that were there and changed.</summary>
    public IReadOnlyCollection<object> Changed => touched;

    /// <summary>Sessions of which nothing but their last readings changed.</summary>
    public IEnumerable<ChargingSession> Metered => metered.Where(session => !touched.Contains(session) && !added.Contains(session));

    /// <summary>Nothing changed but readings of meters: what most messages come to.</summary>
    public bool OnlyReadings => touched.Count + recorded.Count + moved.Count + redrawn.Count + read.Count + activated.Count == 0 && Log is null && added.TrueForAll(entity => entity is MeterReading);

    /// <summary>Sessions that ended: each gets its charge record, written over where a late word completes it.</summary>
    public IReadOnlyCollection<ChargingSession> Ended => recorded;

    /// <summary>Commands that moved.</summary>
    public IReadOnlyCollection<CommandRecord> Commands => moved;

    /// <summary>Commands whose cards tell something new: those that moved, and settled ones whose session was completed.</summary>
    public IEnumerable<CommandRecord> ToRedraw => moved.Union(redrawn);

    /// <summary>What was read of the device's parameters and details.</summary>
    public IReadOnlyList<ConfigurationReported> Configuration => read;

    /// <summary>Sessions of starts from afar that began, were seen to charge, or ended.</summary>
    public IReadOnlyList<(ActivationTrigger Trigger, ChargingSession Session)> Activated => activated;

    /// <summary>What the device says about the log that a command asked for.</summary>
    public (CommandRecord Command, string Status)? Log { get; private set; }

    /// <summary>Whether there is anything to save.</summary>
    public bool Any => touched.Count + added.Count + metered.Count + recorded.Count + moved.Count + redrawn.Count + read.Count > 0 || Log is not null;

    /// <summary>A new entity.</summary>
    public void Add(object entity) => added.Add(entity);

    /// <summary>A changed entity; one that is new in the same change stays new.</summary>
    public void Touch(object entity)
    {
        if (!added.Contains(entity))
        {
            touched.Add(entity);
        }
    }

    /// <summary>Who charges was told after the session had begun.</summary>
    public bool Identified { get; private set; }

    /// <summary>A session of which it is known only now who charges.</summary>
    public void Identify(ChargingSession session)
    {
        Identified = true;
        Touch(session);
    }

    /// <summary>A session whose meter was read.</summary>
    public void Meter(ChargingSession session) => metered.Add(session);

    /// <summary>A session that ended.</summary>
    public void Record(ChargingSession session) => recorded.Add(session);

    /// <summary>Parameters and details as the device has them.</summary>
    public void Read(ConfigurationReported values) => read.Add(values);

    /// <summary>What a session does to the start from afar that it came of; nothing where it came of none.</summary>
    public void Activate(ActivationTrigger trigger, ChargingSession session)
    {
        if (session.ActivationId is not null)
        {
            activated.Add((trigger, session));
        }
    }

    /// <summary>A command that moved.</summary>
    public void Moved(CommandRecord command) => moved.Add(command);

    /// <summary>The device says how far the upload of a log is.</summary>
    public void Heard(CommandRecord command, string status)
    {
        Log = (command, status);
        redrawn.Add(command);
    }

    /// <summary>A command that did not move but whose card has something new to say.</summary>
    public void Redraw(CommandRecord command) => redrawn.Add(command);

    /// <summary>Whether the session of this id changed.</summary>
    public bool Touched(Guid sessionId) => touched.Any(entity => entity is ChargingSession session && session.Id == sessionId);
}
