using System.Globalization;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Bot;

/// <summary>Section <c>ErrorRate</c>: where the rules of the error rate draw their lines.</summary>
/// <param name="Thresholds">The lines.</param>
/// <param name="WorstMinimumSessions">Ports with fewer sessions are not among the fleet's worst.</param>
public sealed record ErrorRateSettings(ErrorThresholds Thresholds, int WorstMinimumSessions)
{
    private const double Million = 1_000_000;

    /// <summary>Reads it; what is unfit is left at its default and is a problem.</summary>
    public static ErrorRateSettings From(IConfiguration configuration) => Read(configuration).Settings;

    /// <summary>What is unfit, each named with what it may be.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration) => Read(configuration).Problems;

    private static (ErrorRateSettings Settings, IReadOnlyList<string> Problems) Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("ErrorRate");
        var usual = new ErrorThresholds();
        var problems = new List<string>();
        var thresholds = new ErrorThresholds
        {
            NoRecordAfter = TimeSpan.FromHours(Number("NoRecordAfterHours", usual.NoRecordAfter.TotalHours, 1, 24 * 365)),
            FutureStart = TimeSpan.FromMinutes(Number("FutureStartMinutes", usual.FutureStart.TotalMinutes, 0, 1440)),
            NegativeDuration = TimeSpan.FromSeconds(Number("NegativeDurationSeconds", usual.NegativeDuration.TotalSeconds, 0, 3600)),
            NegativeEnergy = Number("NegativeEnergyWattHours", usual.NegativeEnergy, 0, 10_000),
            NegativePower = Number("NegativePowerWatts", usual.NegativePower, 0, Million),
            CanceledWithin = TimeSpan.FromMinutes(Number("CanceledWithinMinutes", usual.CanceledWithin.TotalMinutes, 0, 1440)),
            MinimumEnergy = Number("MinimumEnergyWattHours", usual.MinimumEnergy, 0, 100_000),
            MaximumEnergy = 1000 * Number("MaximumEnergyKilowattHours", usual.MaximumEnergy / 1000, 1, Million),
            PowerPercent = Number("PowerPercent", usual.PowerPercent, 100, 1000),
            PowerAverageOver = TimeSpan.FromMinutes(Number("PowerAverageMinutes", usual.PowerAverageOver.TotalMinutes, 1, 1440)),
        };
        return (new ErrorRateSettings(thresholds, (int)Number("WorstMinimumSessions", 5, 1, Million)), problems);

        double Number(string name, double otherwise, double least, double most)
        {
            if (section[name] is not { Length: > 0 } said)
            {
                return otherwise;
            }

            if (double.TryParse(said, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            {
                return number;
            }

            problems.Add(string.Create(CultureInfo.InvariantCulture, $"ErrorRate:{name} must be a number from {least} to {most}."));
            return otherwise;
        }
    }
}
