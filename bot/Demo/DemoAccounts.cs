using ChargeBot.Adapters.Contracts;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.Activations;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Demo;

/// <summary>What sessions of the demo can be paid with: a contract, and two vouchers whose codes everyone may know.</summary>
internal static class DemoAccounts
{
    /// <summary>The contract that the table names, and its password.</summary>
    public const string Emaid = "DE-ABC-C00000001-3", Password = "demo-1234";

    /// <summary>A voucher for a hundred sessions of an hour.</summary>
    public const string Code = "DEM0-DEM0-DEM0-0001";

    /// <summary>Brings them into the database; says which there are.</summary>
    public static async Task<string> Prepare(ContractImport contracts, Writer writer, SecretBox box, TimeProvider clock, string file, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(file);
        await contracts.Import(stream, cancel);
        await writer.Commit(new WriteUnit
        {
            Changes = async (db, stop) =>
            {
                var hash = VoucherCode.HashOf(Code);
                if (!await db.Vouchers.AnyAsync(row => row.CodeHash == hash, stop))
                {
                    var now = clock.GetUtcNow();
                    db.Vouchers.Add(new Voucher
                    {
                        Id = Guid.CreateVersion7(now),
                        CodeHash = hash,
                        Code = box.Protect(Code),
                        Batch = "Demo",
                        Sessions = 100,
                        Minutes = 60,
                        ValidFrom = now,
                        ValidUntil = now.AddYears(10),
                        CreatedBy = "demo",
                        CreatedAt = now,
                    });
                }
            },
        }, cancel);
        return $"contract {Emaid} with password {Password}; voucher {Code}";
    }
}
