using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.Activations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.Contracts;

/// <summary>Contracts that were imported, with salted hashes of their passwords in the place of these.</summary>
public sealed class ImportedContracts(ChargeBotDbs dbs) : IContracts
{
    private static readonly PasswordHasher<Contract> Hasher = new();

    /// <summary>What an unknown EMAID is checked against, so that it takes as long as a known one.</summary>
    private static readonly Contract Nobody = new() { Emaid = "", PasswordHash = Hasher.HashPassword(null!, Guid.NewGuid().ToString()) };

    /// <summary>A password as it is stored.</summary>
    public static string Hash(string password) => Hasher.HashPassword(null!, password);

    /// <summary>Whether a text is a stored password of that form.</summary>
    public static bool IsHash(string text)
    {
        Span<byte> bytes = stackalloc byte[256];

        // Version 3 begins with 1, then come function, iterations and salt (13 bytes), at least 16 of salt and of key.
        return Convert.TryFromBase64String(text, bytes, out var length) && length >= 45 && bytes[0] is 1;
    }

    /// <inheritdoc/>
    public async Task<ContractCheck> Check(Emaid emaid, string password, CancellationToken cancel)
    {
        await using var db = dbs.Open();
        var found = await db.Contracts.AsNoTracking().FirstOrDefaultAsync(row => row.Emaid == emaid.Value, cancel);
        var right = Hasher.VerifyHashedPassword(found ?? Nobody, (found ?? Nobody).PasswordHash, password) is not PasswordVerificationResult.Failed;
        return found is null || !right ? ContractCheck.Wrong : found.Status is ContractStatus.Active ? ContractCheck.Right : ContractCheck.Inactive;
    }
}
