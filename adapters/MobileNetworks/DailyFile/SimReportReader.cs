using ChargeBot.Domain.MobileNetworks;

namespace ChargeBot.Adapters.MobileNetworks.DailyFile;

/// <summary>
/// Makes a report out of a row. A row without a usable ICCID or time is refused; a value that is not understood is left out
/// and told, the others of its row are taken.
/// </summary>
/// <param name="row">The row.</param>
/// <param name="fileTime">Of when the file is, where neither it nor the row says so (UTC).</param>
/// <param name="now">UTC: nothing can be true in the future.</param>
internal sealed class SimReportReader(SimRow row, DateTimeOffset fileTime, DateTimeOffset now)
{
    private static readonly TimeSpan ClockDrift = TimeSpan.FromMinutes(5);

    private readonly DateTimeOffset generated = row.FileTime ?? fileTime;

    /// <summary>What was left out of the row and why.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Why there is no report; null where there is one.</summary>
    public string? Refused { get; private set; }

    /// <summary>The report, or null.</summary>
    public SimReport? Read()
    {
        if (row.Broken is not null)
        {
            return Refuse(row.Broken);
        }

        if (Value(SimColumns.Iccid) is not { } number)
        {
            return Refuse("it has no ICCID.");
        }

        if (!Iccid.TryParse(number, out var iccid))
        {
            return Refuse(number.Contains("E+", StringComparison.OrdinalIgnoreCase)
                ? "its ICCID was rounded by a spreadsheet; export it as text."
                : "its ICCID is not a number of 18 to 22 digits.");
        }

        var stated = Understood("the time", SimColumns.At, SimWords.Time) ?? row.FileTime;
        var at = stated ?? fileTime;
        if (at > now + ClockDrift)
        {
            return Refuse("its time lies in the future.");
        }

        return new SimReport(iccid, generated > now ? now : generated, Details(at > now ? now : at, stated is not null))
        {
            PhoneNumber = Written("the telephone number", SimColumns.Phone, SimWords.Phone),
            IpAddress = Written("the IP address", SimColumns.Ip, SimWords.Ip),
            NetworkAccessIdentifier = Written("the network access identifier", SimColumns.Nai, text => text.Contains('@', StringComparison.Ordinal) ? text : null),
        };
    }

    private MobileNetworkDetails Details(DateTimeOffset at, bool dated)
    {
        var (session, running) = Session();
        var reach = Understood("the status", SimColumns.Status, SimWords.Reach) ?? (running ? SimReach.Yes : null);
        var roaming = Roaming();
        return new MobileNetworkDetails
        {
            Network = Network() is { } network ? Fact(network) : null,
            Apn = Value(SimColumns.Apn) is { } apn ? Fact(apn) : null,
            Reach = reach is { } seen ? Fact(seen) : null,
            LastConnected = Past("the last connection", SimColumns.LastConnected) is { } last ? Fact(last) : null,
            Generation = Understood("the network generation", SimColumns.Generation, SimWords.Generation) is { } generation ? Fact(generation) : null,
            LastSession = session is not null ? Fact(session) : null,
            Roaming = roaming is not null ? Fact(roaming) : null,
        };

        SimFact<T> Fact<T>(T value) => new(value, SimSource.DailyFile, at, dated);
    }

    private MobileNetwork? Network()
    {
        var name = Value(SimColumns.Network);
        var mcc = Value(SimColumns.Mcc);
        var plmn = Value(SimColumns.Plmn) is { } text ? Plmn.Read(text) : Plmn.Read(mcc, Value(SimColumns.Mnc));
        if (plmn is null && (Value(SimColumns.Plmn) ?? mcc) is not null)
        {
            Notes.Add("the network's code (MCC and MNC) is not understood; left out");
        }

        return (name ?? plmn) is null ? null : new MobileNetwork(name, plmn);
    }

    /// <summary>The completed session; one that has begun and not ended is none, but shows the SIM connected.</summary>
    private (SimSession? Completed, bool Running) Session()
    {
        var start = Past("the session's start", SimColumns.SessionStart);
        var end = Past("the session's end", SimColumns.SessionEnd);
        if (start is null || end is null)
        {
            return (null, start is not null && Value(SimColumns.SessionEnd) is null);
        }

        if (end < start)
        {
            Notes.Add("the session ends before it begins; left out");
            return (null, false);
        }

        var bytes = Understood("the session's volume", SimColumns.Bytes, SimWords.Bytes);
        var (up, down) = (Understood("the volume up", SimColumns.BytesUp, SimWords.Bytes), Understood("the volume down", SimColumns.BytesDown, SimWords.Bytes));
        return (new SimSession(start.Value, end.Value, bytes ?? (up is null && down is null ? null : (up ?? 0) + (down ?? 0))), false);
    }

    private SimRoaming? Roaming()
    {
        if (Understood("roaming", SimColumns.Roaming, SimWords.Flag) is not { } active)
        {
            return null;
        }

        var country = Value(SimColumns.Country) is { Length: 2 } code && code.All(char.IsAsciiLetter) ? code.ToUpperInvariant() : null;
        return new SimRoaming(active, country, Value(SimColumns.Mcc) is { Length: 3 } mcc && mcc.All(char.IsAsciiDigit) ? mcc : null);
    }

    private DateTimeOffset? Past(string what, string[] column)
    {
        var time = Understood(what, column, SimWords.Time);
        if (time <= now + ClockDrift)
        {
            return time;
        }

        if (time is not null)
        {
            Notes.Add($"{what} lies in the future; left out");
        }

        return null;
    }

    private T? Understood<T>(string what, string[] column, Func<string, T?> read)
        where T : struct
    {
        var text = Value(column);
        var value = text is null ? null : read(text);
        Tell(what, text is not null && value is null);
        return value;
    }

    private string? Written(string what, string[] column, Func<string, string?> read)
    {
        var text = Value(column);
        var value = text is null ? null : read(text);
        Tell(what, text is not null && value is null);
        return value;
    }

    private void Tell(string what, bool leftOut)
    {
        if (leftOut)
        {
            Notes.Add($"{what} is not understood; left out");
        }
    }

    private string? Value(string[] column)
    {
        foreach (var name in column)
        {
            if (row.Values.TryGetValue(name, out var value))
            {
                return value;
            }
        }

        return null;
    }

    private SimReport? Refuse(string why)
    {
        Refused = why;
        return null;
    }
}
