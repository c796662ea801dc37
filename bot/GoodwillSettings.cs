using System.Globalization;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.People;
using Microsoft.Extensions.Configuration.Json;

namespace ChargeBot.Bot;

/// <summary>Section <c>Goodwill</c>: what a person may give without a supervisor. It stands in a file of its own, goodwill.json.</summary>
public static class GoodwillSettings
{
    /// <summary>The file, beside appsettings.json.</summary>
    public const string File = "goodwill.json";

    private const int Most = 1_000_000;

    /// <summary>Adds the file beneath environment and command line, which say otherwise where they say anything.</summary>
    public static void Add(ConfigurationManager configuration)
    {
        ((IConfigurationBuilder)configuration).Sources.Insert(0, new JsonConfigurationSource { Path = File, Optional = true });
    }

    /// <summary>Reads it; what is unfit is left at its default and is a problem.</summary>
    public static GoodwillPolicy From(IConfiguration configuration) => Read(configuration).Policy;

    /// <summary>What is unfit, each named with what it may be.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration) => Read(configuration).Problems;

    private static (GoodwillPolicy Policy, IReadOnlyList<string> Problems) Read(IConfiguration configuration)
    {
        var (section, usual, problems) = (configuration.GetSection("Goodwill"), new GoodwillPolicy(), new List<string>());
        var minutes = new Dictionary<Role, int>(usual.Minutes);
        foreach (var row in section.GetSection("Minutes").GetChildren())
        {
            if (Enum.TryParse<Role>(row.Key, ignoreCase: true, out var role) && Enum.IsDefined(role))
            {
                minutes[role] = Number(row, 0, ActivationTimes.Longest, minutes.GetValueOrDefault(role));
            }
            else
            {
                problems.Add($"{row.Path}: there is no such role; there are {string.Join(", ", Enum.GetNames<Role>())}.");
            }
        }

        string[] known = ["Minutes", "PerPort", "PerSite", "PerCustomer", "PerAgent", "PerDay", "BudgetKilowattHours"];
        problems.AddRange(section.GetChildren().Where(row => !known.Contains(row.Key, StringComparer.OrdinalIgnoreCase))
            .Select(row => $"{row.Path}: there is no such limit; there are {string.Join(", ", known)}."));
        return (new GoodwillPolicy
        {
            Minutes = minutes,
            PerPort = Number(section.GetSection("PerPort"), 0, Most, usual.PerPort),
            PerSite = Number(section.GetSection("PerSite"), 0, Most, usual.PerSite),
            PerCustomer = Number(section.GetSection("PerCustomer"), 0, Most, usual.PerCustomer),
            PerAgent = Number(section.GetSection("PerAgent"), 0, Most, usual.PerAgent),
            PerDay = Number(section.GetSection("PerDay"), 0, Most, usual.PerDay),
            BudgetKilowattHours = Number(section.GetSection("BudgetKilowattHours"), 0, Most, usual.BudgetKilowattHours),
        }, problems);

        int Number(IConfigurationSection one, int least, int most, int otherwise)
        {
            if (string.IsNullOrWhiteSpace(one.Value))
            {
                return otherwise;
            }

            if (int.TryParse(one.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            {
                return number;
            }

            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{one.Path} must be a whole number from {least} to {most}."));
            return otherwise;
        }
    }
}
