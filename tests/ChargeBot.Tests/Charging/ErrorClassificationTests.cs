using System.Globalization;
using System.Text;
using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using Xunit;

namespace ChargeBot.Tests.Charging;

/// <summary>Each row of the table on both sides of its line, and the order of the rows.</summary>
public sealed class ErrorClassificationTests
{
    private static readonly DateTimeOffset Heard = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly ErrorClassification Rules = new(new ErrorThresholds());
    private static readonly PortFacts Ac22 = new(22_000, Signs: false);

    [Fact]
    public void An_ordinary_session_is_successful() => Assert.Equal(ErrorType.None, Of(new Told()));

    [Fact]
    public void A_session_that_we_closed_has_no_record_and_a_late_one_completes_it()
    {
        Assert.Equal(ErrorType.NoChargeRecord, Of(new Told { ClosedByUs = true }));
        Assert.Equal(ErrorType.NoChargeRecord, Rules.Of(Session(new Told()), null, Ac22));
        Assert.Equal(ErrorType.None, Of(new Told()));
    }

    [Fact]
    public void A_session_that_runs_is_not_counted_until_it_has_lost_its_end()
    {
        var running = Session(new Told());
        running.State = SessionState.Running;
        Assert.Null(Rules.Of(running, null, Ac22));
        Assert.False(Rules.LostItsEnd(running, Heard.AddHours(72)));
        Assert.True(Rules.LostItsEnd(running, Heard.AddHours(72).AddTicks(1)));
    }

    [Theory]
    [InlineData(true, true, true, ErrorType.None)]
    [InlineData(false, true, true, ErrorType.IncompleteRecord)]
    [InlineData(true, false, true, ErrorType.IncompleteRecord)]
    [InlineData(true, true, false, ErrorType.IncompleteRecord)]
    public void A_record_without_a_time_or_the_last_reading_is_incomplete(bool start, bool end, bool reading, ErrorType type) =>
        Assert.Equal(type, Of(new Told { HasStart = start, HasEnd = end, HasReading = reading }));

    [Theory]
    [InlineData(600, ErrorType.None)]
    [InlineData(600.001, ErrorType.StartInFuture)]
    public void A_start_ahead_of_our_clock(double seconds, ErrorType type) =>
        Assert.Equal(type, Of(new Told { StartAfterHeard = TimeSpan.FromSeconds(seconds) }));

    [Theory]
    [InlineData(-1, ErrorType.None)]
    [InlineData(-1.001, ErrorType.NegativeDuration)]
    public void An_end_before_its_start(double seconds, ErrorType type) =>
        Assert.Equal(type, Of(new Told { Lasted = TimeSpan.FromSeconds(seconds) }));

    [Theory]
    [InlineData(0, ErrorType.EnergyImplausible)]
    [InlineData(-1, ErrorType.NegativeEnergy)]
    [InlineData(long.MinValue, ErrorType.NegativeEnergy)]
    public void A_meter_that_ended_below_its_start(long wattHours, ErrorType type) => Assert.Equal(type, Of(new Told { Energy = wattHours }));

    [Theory]
    [InlineData(-100, ErrorType.None)]
    [InlineData(-100.1, ErrorType.NegativePower)]
    public void A_negative_reading_of_power(double watts, ErrorType type) => Assert.Equal(type, Of(new Told { Lowest = watts }));

    [Theory]
    [InlineData(99, 300, "Local", ErrorType.Canceled)]
    [InlineData(99, 300.001, "Local", ErrorType.EnergyImplausible)]
    [InlineData(99, 900, "Timeout", ErrorType.Canceled)]
    [InlineData(99, 900, " evconnecttimeout ", ErrorType.Canceled)]
    [InlineData(99, 300, "PowerLoss", ErrorType.Others)]
    [InlineData(100, 300, "Local", ErrorType.None)]
    public void No_energy_to_speak_of_is_a_driver_who_left_or_a_charger_that_gave_none(long wattHours, double seconds, string reason, ErrorType type) =>
        Assert.Equal(type, Of(new Told { Energy = wattHours, Lasted = TimeSpan.FromSeconds(seconds), Reason = reason }));

    [Theory]
    [InlineData(1_000_000, 60, ErrorType.None)]
    [InlineData(1_000_001, 60, ErrorType.EnergyImplausible)]
    public void More_energy_than_any_car_takes(long wattHours, double hours, ErrorType type) =>
        Assert.Equal(type, Of(new Told { Energy = wattHours, Lasted = TimeSpan.FromHours(hours) }));

    [Fact]
    public void A_meter_that_ran_backwards_on_the_way() =>
        Assert.Equal(ErrorType.EnergyImplausible, Of(new Told { Flags = SessionFlags.EnergyImplausible }));

    [Theory]
    [InlineData(26_400, ErrorType.None)]
    [InlineData(26_401, ErrorType.PowerImplausible)]
    public void A_reading_above_what_the_port_has(double watts, ErrorType type) => Assert.Equal(type, Of(new Told { Highest = watts }));

    [Theory]
    [InlineData(26_400, 60, ErrorType.None)]
    [InlineData(26_401, 60, ErrorType.PowerImplausible)]
    [InlineData(26_401, 5, ErrorType.None)]
    public void A_mean_above_what_the_port_has(long wattHours, double minutes, ErrorType type) =>
        Assert.Equal(type, Of(new Told { Energy = wattHours, Lasted = TimeSpan.FromMinutes(minutes), Highest = null }));

    [Fact]
    public void A_port_whose_power_nobody_knows_has_no_implausible_one() =>
        Assert.Equal(ErrorType.None, Of(new Told { Highest = 1_000_000 }, new PortFacts(0, Signs: false)));

    [Theory]
    [InlineData(CalibrationStatus.Valid, true, ErrorType.None)]
    [InlineData(CalibrationStatus.Open, true, ErrorType.None)]
    [InlineData(CalibrationStatus.Irrelevant, false, ErrorType.None)]
    [InlineData(CalibrationStatus.Irrelevant, true, ErrorType.NoCalibrationLaw)]
    [InlineData(CalibrationStatus.Invalid, false, ErrorType.NoCalibrationLaw)]
    public void A_signature_that_does_not_fit_or_is_missing_where_the_port_signs(CalibrationStatus status, bool signs, ErrorType type) =>
        Assert.Equal(type, Of(new Told { Calibration = status }, Ac22 with { Signs = signs }));

    [Theory]
    [InlineData(Protocol.Lg2Wan, null, true)]
    [InlineData(Protocol.Lg2Wan, "None", false)]
    [InlineData(Protocol.Ocpp16, null, false)]
    [InlineData(Protocol.Ocpp16, "Ocmf", true)]
    [InlineData(Protocol.Ocpp16, "External", false)]
    public void A_port_signs_by_its_method(Protocol protocol, string? method, bool signs) => Assert.Equal(signs, PortFacts.Of(22_000, protocol, method).Signs);

    [Theory]
    [InlineData("Local", SessionFlags.None, ErrorType.None)]
    [InlineData("EmergencyStop", SessionFlags.None, ErrorType.Others)]
    [InlineData("Local", SessionFlags.EndMatchedLoosely, ErrorType.Others)]
    [InlineData(null, SessionFlags.None, ErrorType.None)]
    public void A_fault_that_ended_it(string? reason, SessionFlags flags, ErrorType type) => Assert.Equal(type, Of(new Told { Reason = reason, Flags = flags }));

    [Theory]
    [InlineData("DeAuthorized", 99L, null)]
    [InlineData("deauthorized", 0L, null)]
    [InlineData("DeAuthorized", 100L, ErrorType.None)]
    [InlineData("DeAuthorized", -1L, ErrorType.NegativeEnergy)]
    public void A_failed_authorisation_is_not_counted(string reason, long wattHours, ErrorType? type) =>
        Assert.Equal(type, Of(new Told { Reason = reason, Energy = wattHours }));

    [Fact]
    public void The_first_row_that_fits_decides() => Assert.Equal(
        [ErrorType.NoChargeRecord, ErrorType.IncompleteRecord, ErrorType.StartInFuture, ErrorType.NegativeDuration, ErrorType.NegativeEnergy],
        new[]
        {
            new Told { ClosedByUs = true, HasStart = false },
            new Told { HasEnd = false, StartAfterHeard = TimeSpan.FromHours(1) },
            new Told { StartAfterHeard = TimeSpan.FromHours(1), Lasted = TimeSpan.FromHours(-1) },
            new Told { Lasted = TimeSpan.FromHours(-1), Energy = -5 },
            new Told { Energy = -5, Lowest = -1_000 },
        }.Select(told => Of(told)!.Value));

    [Fact]
    public void Every_type_has_exactly_one_row() =>
        Assert.Equal(Enum.GetValues<ErrorType>().Where(type => type is not ErrorType.None), ErrorClassification.Table.Select(row => row.Type).Order());

    [Fact]
    public void Other_thresholds_are_another_version_and_the_same_are_the_same()
    {
        Assert.Equal(new ErrorThresholds().Sealed().Version, Rules.Thresholds.Version);
        Assert.NotEqual(new ErrorThresholds { PowerPercent = 121 }.Sealed().Version, Rules.Thresholds.Version);
    }

    [Fact]
    public void The_table_stands_in_the_architecture()
    {
        var architecture = Path.GetFullPath(Path.Combine(Golden.Folder, "..", "..", "..", "ARCHITECTURE.md"));
        var table = new StringBuilder("| | manual's type | when |\n|---|---|---|\n");
        var row = 0;
        foreach (var rule in ErrorClassification.Table)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {++row} | {Texts.In(Language.En).Numbered(rule.Type)} | {rule.When} |\n");
        }

        Assert.Contains(table.ToString(), File.ReadAllText(architecture).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static ErrorType? Of(Told told, PortFacts? port = null)
    {
        var session = Session(told);
        return Rules.Of(session, told.ClosedByUs ? null : Record(session, told), port ?? Ac22);
    }

    private static ChargingSession Session(Told told)
    {
        var start = Heard + told.StartAfterHeard;
        var ended = Heard + (told.Lasted > TimeSpan.Zero ? told.Lasted : TimeSpan.FromHours(1));
        return new ChargingSession
        {
            Id = Guid.CreateVersion7(Heard),
            StationId = "Berlin-042",
            PortId = "DE*ABC*E1234*1",
            TransactionId = 7,
            IdTag = "04E1",
            StartedAt = Heard,
            StartReportedAt = told.HasStart ? start : null,
            MeterStart = 1_000,
            MeterLast = told.Energy < 0 ? told.Energy : 1_000 + told.Energy,
            MeterLastAt = told.HasReading ? ended : Heard,
            LowestPower = told.Lowest,
            HighestPower = told.Highest,
            State = told.ClosedByUs ? SessionState.ClosedByUs : SessionState.Ended,
            EndedAt = ended,
            EndReportedAt = told.HasEnd ? start + told.Lasted : null,
            StopReason = told.Reason,
            Flags = told.Flags,
            Calibration = told.Calibration,
        };
    }

    private static ChargeRecord Record(ChargingSession session, Told told) => new()
    {
        Id = session.Id,
        StationId = session.StationId,
        PortId = session.PortId,
        TransactionId = session.TransactionId,
        IdTag = session.IdTag,
        StartedAt = session.StartedAt,
        StartReportedAt = session.StartReportedAt,
        EndedAt = session.EndedAt!.Value,
        EndReportedAt = session.EndReportedAt,
        MeterStart = session.MeterStart,
        MeterStop = told.Energy < 0 ? session.MeterStart - 1 : session.MeterLast,
        StopReason = session.StopReason,
        Flags = session.Flags,
        Calibration = session.Calibration,
    };

    /// <summary>What a charger says of a session: an hour of 11 kWh, all in order, unless a test says otherwise.</summary>
    private sealed record Told
    {
        public bool ClosedByUs { get; init; }

        public bool HasStart { get; init; } = true;

        public bool HasEnd { get; init; } = true;

        public bool HasReading { get; init; } = true;

        public TimeSpan StartAfterHeard { get; init; }

        public TimeSpan Lasted { get; init; } = TimeSpan.FromHours(1);

        public long Energy { get; init; } = 11_000;

        public double? Lowest { get; init; } = 0;

        public double? Highest { get; init; } = 11_040;

        public string? Reason { get; init; } = "Local";

        public SessionFlags Flags { get; init; }

        public CalibrationStatus Calibration { get; init; }
    }
}
