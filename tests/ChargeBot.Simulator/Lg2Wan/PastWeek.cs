namespace ChargeBot.Simulator.Lg2Wan;

/// <summary>What stands in a gateway's logbook when it is switched on: a week made up from its server id, 50 to 200 entries.</summary>
internal static class PastWeek
{
    /// <summary>Oldest first. Sessions are numbered up to the one that was counted last.</summary>
    public static IEnumerable<(DateTimeOffset Time, int Port, ushort Number, string Words)> Of(string serverId, int ports, uint lastSession, DateTimeOffset now)
    {
        // The last eight digits tell gateways apart.
        var dice = new Random(unchecked((int)Convert.ToUInt32(serverId[^8..], 16)));
        var (sessions, moments) = (25 + dice.Next(65), new List<(DateTimeOffset, int, ushort, string)>());
        var slot = TimeSpan.FromDays(7) / sessions;
        for (var i = 0; i < sessions; i++)
        {
            var begins = now - TimeSpan.FromDays(7) + slot * (i + dice.NextDouble() * 0.3);
            var port = 1 + dice.Next(ports);
            var session = unchecked(lastSession - (uint)(sessions - 1 - i));
            moments.Add((begins, port, 0x0002, $"Session {session} begins"));
            moments.Add((begins + slot * (0.1 + dice.NextDouble() * 0.5), port, 0x0003, $"Session {session} ends: {(dice.Next(4) == 0 ? "Remote" : "EVDisconnected")}"));
            if (dice.Next(10) == 0) moments.Add((begins + slot * 0.95, 0, 0x0011, "Mobile network lost, back after 40 s"));
        }

        moments.Add((now - TimeSpan.FromDays(5), 0, 0x0001, "Controller started"));
        moments.Add((now - TimeSpan.FromDays(3.2), 1, 0x0010, "E-17: residual current, cleared by itself"));
        return moments.Where(m => m.Item1 <= now).OrderBy(m => m.Item1);
    }
}
