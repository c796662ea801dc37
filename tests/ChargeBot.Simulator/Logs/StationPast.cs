using System.Globalization;

namespace ChargeBot.Simulator.Logs;

/// <summary>
/// What a station would have logged by itself: its meters, its modem, its temperature, and before it was switched on the drivers
/// who came by. Each minute and each hour has a dice of its own, so the same time always reads the same.
/// </summary>
internal sealed class StationPast(string identity, int connectors, Personality habits, DateTimeOffset switchedOn)
{
    /// <summary>Minutes since 1970.</summary>
    public static long MinuteOf(DateTimeOffset time) => time.ToUnixTimeSeconds() / 60;

    /// <summary>The lines of one minute, in no order.</summary>
    public IEnumerable<LogLine> Minute(long minute)
    {
        var dice = Dice(minute, 0);
        yield return Line(LogLevel.Debug, "modem", $"rssi {-62 - dice.Next(25)} dBm, network 26201, cell {40_000 + dice.Next(3)}");
        yield return Line(LogLevel.Debug, "housing", $"{14 + dice.NextDouble() * 9:F1} °C inside, fan {(dice.Next(8) == 0 ? 40 : 0)} %, door closed");
        yield return Line(LogLevel.Debug, "ocpp", "> Heartbeat {}");
        yield return Line(LogLevel.Debug, "cpu", $"load {dice.NextDouble():F2}, {180 + dice.Next(40)} MB free");
        if (dice.Next(300) == 0) yield return Line(LogLevel.Warn, "modem", $"registration lost, back after {2 + dice.Next(9)} s");
        if (minute % (24 * 60) == 127)
        {
            // The careless line that every maker's log has somewhere.
            yield return Line(LogLevel.Info, "modem", $"daily reconnect: APN iot.example, user={identity.ToLowerInvariant()}@iot.example password={Dice(0, 99).Next():x8}");
            yield return Line(LogLevel.Info, LogLine.Security, "SettingSystemTime: clock set by the central system, 0.4 s");
        }

        for (var connector = 1; connector <= connectors; connector++)
        {
            if (MinuteOf(switchedOn) > minute && Session.Of(Dice(minute / 60, connector)) is { } session && minute % 60 - session.Begins is >= 0 and var age && age <= session.Lasts)
            {
                foreach (var (level, part, text) in Told(session, connector, (int)age)) yield return Line(level, part, text);
            }
            else
            {
                yield return Line(LogLevel.Debug, "meter", $"connector {connector}: {Volts()}/{Volts()}/{Volts()} V, standby {3 + dice.Next(3)} W");
            }
        }

        LogLine Line(LogLevel level, string part, string text) =>
            new(DateTimeOffset.FromUnixTimeSeconds(minute * 60).AddMilliseconds(dice.Next(60_000)), level, part, text);

        string Volts() => (228 + dice.NextDouble() * 4).ToString("F1", CultureInfo.InvariantCulture);
    }

    /// <summary>A driver in the past: of one hour and one connector, so that it never has to be looked for elsewhere.</summary>
    private readonly record struct Session(int Begins, int Lasts, int Transaction, string IdTag)
    {
        public static Session? Of(Random dice) =>
            dice.Next(3) == 0 ? new Session(1 + dice.Next(20), 8 + dice.Next(30), 1000 + dice.Next(9000), $"04{dice.Next():X8}{dice.Next(0x10000):X4}") : null;
    }

    private IEnumerable<(LogLevel, string, string)> Told(Session session, int connector, int age)
    {
        var energy = habits.PowerW * age / 60;
        if (age == 0)
        {
            yield return (LogLevel.Info, "lock", $"connector {connector}: plug locked, motor 238 ms, end switch closed; StartTransaction idTag={session.IdTag} transaction={session.Transaction}; contactor closed");
        }
        else if (age < session.Lasts)
        {
            yield return (LogLevel.Info, "meter", $"connector {connector}: transaction {session.Transaction}, {habits.PowerW} W, {energy} Wh");
        }
        else
        {
            yield return (LogLevel.Info, "ocpp", $"connector {connector}: contactor open; StopTransaction transaction={session.Transaction} reason=EVDisconnected, {energy} Wh; plug unlocked, motor 241 ms");
        }
    }

    /// <summary>Seeded by the identity and what it is for (FNV-1a): <see cref="string.GetHashCode()"/> differs in each process.</summary>
    private Random Dice(long number, int what)
    {
        var hash = 2166136261u;
        foreach (var letter in $"{identity}/{number}/{what}") hash = unchecked((hash ^ letter) * 16777619);
        return new Random(unchecked((int)hash));
    }
}
