using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.Activations;
using CsvHelper;

namespace ChargeBot.Adapters.Contracts;

/// <summary>What an import of contracts came to.</summary>
/// <param name="New">How many are new.</param>
/// <param name="Changed">How many were there and are otherwise now.</param>
/// <param name="Problems">What was not taken, by line; never a value of it.</param>
public sealed record ImportedContractsReport(int New, int Changed, IReadOnlyList<string> Problems);

/// <summary>
/// Reads contracts from a CSV file: <c>emaid</c>, <c>passwordHash</c> (ASP.NET Core Identity's format) or <c>password</c>
/// (hashed here and kept nowhere), <c>status</c> (initial, active, inactive; active where it is missing).
/// </summary>
public sealed class ContractImport(Writer writer)
{
    private const int Page = 500, MostProblems = 100, MaxRow = 4 * 1024;

    /// <summary>Reads a file.</summary>
    public async Task<ImportedContractsReport> Import(Stream file, CancellationToken cancel)
    {
        var (made, changed, problems) = (0, 0, new List<string>());
        var page = new List<Contract>();
        await using var csv = CsvReader.Create(file, new CsvReaderOptions { Separator = null, HasHeader = false, TrimWhitespace = true, TrackLineNumbers = true, MaxRecordSize = MaxRow, AllowLineBreaksInQuotes = false }, true);
        var header = await Next() ? Values(csv) : [];
        if (!header.Contains("emaid", StringComparer.OrdinalIgnoreCase))
        {
            return new ImportedContractsReport(0, 0, ["The first line has to name the columns; emaid is not among them."]);
        }

        while (await Next())
        {
            var row = header.Zip(Values(csv)).GroupBy(one => one.First, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(same => same.Key, same => same.First().Second, StringComparer.OrdinalIgnoreCase);
            if (Read(row, out var contract) is { } problem)
            {
                problems.AddRange(problems.Count < MostProblems ? [$"line {csv.LineNumber}: {problem}"] : []);
                continue;
            }

            page.Add(contract!);
            if (page.Count == Page)
            {
                await Store();
            }
        }

        await Store();
        return new ImportedContractsReport(made, changed, problems);

        async Task<bool> Next()
        {
            try
            {
                return await csv.ReadAsync(cancel);
            }
            catch (CsvFormatException)
            {
                problems.Add($"after line {csv.LineNumber}: a line is longer than {MaxRow >> 10} KB, or its quotation marks do not match; what follows was not read");
                return false;
            }
        }

        async Task Store()
        {
            Contract[] rows = [.. page.GroupBy(one => one.Emaid).Select(same => same.Last())];
            page.Clear();
            var (fresh, other) = (0, 0);
            await writer.Commit(new WriteUnit
            {
                Changes = async (db, stop) =>
                {
                    (fresh, other) = (0, 0);
                    foreach (var row in rows)
                    {
                        if (await db.Contracts.FindAsync([row.Emaid], stop) is not { } known)
                        {
                            db.Contracts.Add(row);
                            fresh++;
                        }
                        else if (known.PasswordHash != row.PasswordHash || known.Status != row.Status)
                        {
                            (known.PasswordHash, known.Status) = (row.PasswordHash, row.Status);
                            other++;
                        }
                    }
                },
            }, cancel);
            (made, changed) = (made + fresh, changed + other);
        }
    }

    private static string[] Values(CsvReader csv) => [.. Enumerable.Range(0, csv.FieldCount).Select(at => csv.GetString(at).Trim())];

    private static string? Read(Dictionary<string, string> row, out Contract? contract)
    {
        contract = null;
        if (Emaid.Read(row.GetValueOrDefault("emaid"), out var emaid) is var wrong and not EmaidProblem.None)
        {
            return wrong is EmaidProblem.CheckDigit ? "the EMAID's check digit does not fit" : "no EMAID";
        }

        var (hash, password, status) = (row.GetValueOrDefault("passwordHash"), row.GetValueOrDefault("password"), row.GetValueOrDefault("status"));
        if (!string.IsNullOrEmpty(hash) ? !ImportedContracts.IsHash(hash) : password is not { Length: >= 5 and <= 30 })
        {
            return "neither a password hash in ASP.NET Core Identity's format nor a password of 5 to 30 characters";
        }

        var stands = ContractStatus.Active;
        if (!string.IsNullOrEmpty(status) && !(Enum.TryParse(status, ignoreCase: true, out stands) && Enum.IsDefined(stands)))
        {
            return $"the status is none of {string.Join(", ", Enum.GetNames<ContractStatus>())}";
        }

        contract = new Contract { Emaid = emaid.Value, PasswordHash = string.IsNullOrEmpty(hash) ? ImportedContracts.Hash(password!) : hash, Status = stands };
        return null;
    }
}
