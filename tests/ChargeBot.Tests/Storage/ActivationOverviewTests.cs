using ChargeBot.Adapters.Storage;
using ChargeBot.Adapters.Storage.Activations;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Charging;
using Xunit;

namespace ChargeBot.Tests.Storage;

public sealed class ActivationOverviewOnSqliteTests : ActivationOverviewTests<Sqlite>;

public sealed class ActivationOverviewOnPostgresTests : ActivationOverviewTests<Postgres>;

/// <summary>Sessions, starts that came to none and refused tags in one order, by every filter and every word that is searched for.</summary>
public abstract class ActivationOverviewTests<TBackend> : StorageTests<TBackend>
    where TBackend : IStorageBackend
{
    private const string One = "DE*ABC*E1*1", Two = "DE*ABC*E1*2", Emaid = "DE-8AA-001234567-0", Other = "DE-ABC-C00000001-3";

    private readonly Guid voucher = Guid.CreateVersion7();
    private readonly string code = VoucherCode.New();

    private DateTimeOffset Now => Storage.Clock.GetUtcNow();

    [Fact]
    public async Task Each_filter_and_each_word_finds_what_it_names_and_nothing_else()
    {
        var contract = Activation(ActivationKind.Contract, One, 3, emaid: Emaid);
        var goodwill = Activation(ActivationKind.Goodwill, Two, 4, emaid: Other);
        var paid = Activation(ActivationKind.Voucher, Two, 5);
        goodwill.State = ActivationState.NotStarted;
        var card = Session(One, 2, ErrorType.None);
        var ofContract = Session(One, 3, ErrorType.Canceled, contract.Id);
        var running = Session(Two, 100, null);
        (contract.SessionId, running.State) = (ofContract.Id, SessionState.Running);
        await Storage.Writer.Commit(new WriteUnit
        {
            Changes = (db, _) =>
        {
            db.Sessions.AddRange(card, ofContract, running);
            db.Activations.AddRange(contract, goodwill, paid);
            db.Vouchers.Add(new Voucher
            {
                Id = voucher,
                CodeHash = VoucherCode.HashOf(code),
                Code = "-",
                Sessions = 1,
                ValidFrom = Now,
                ValidUntil = Now,
                CreatedBy = "-",
                CreatedAt = Now,
            });
            db.Authorizations.AddRange(Asked(1, TagVerdict.Invalid), Asked(1, TagVerdict.Accepted), Asked(30, TagVerdict.Blocked));
            return Task.CompletedTask;
        }
        }, Cancel);
        var day = new OverviewQuery(Now.AddHours(-24), Now);

        Assert.Equal(["Invalid", "card", "contract", "goodwill", "voucher", "running"], await Find(day));
        Assert.Equal(["card", "contract"], await Find(day with { Ports = [One], Stations = [] }));
        Assert.Equal(["running"], (await Find(day with { Outcome = SessionOutcome.Running })).Where(name => name != "voucher"));
        Assert.Equal(["card"], await Find(day with { Outcome = SessionOutcome.Successful }));
        Assert.Equal(["contract"], await Find(day with { Outcome = SessionOutcome.Faulty }));
        Assert.Equal(["Invalid", "goodwill"], await Find(day with { Outcome = SessionOutcome.NotStarted }));
        Assert.Equal(["Invalid", "card", "running"], await Find(day with { Source = AuthenticationSource.Charger }));
        Assert.Equal(["contract"], await Find(day with { Source = AuthenticationSource.Contract }));
        Assert.Equal(["goodwill"], await Find(day with { Source = AuthenticationSource.Goodwill }));
        Assert.Equal(["contract"], await Find(day with { Provider = "DE-8AA" }));
        Assert.Equal(["contract", "goodwill"], await Find(day with { Search = Words($"{Emaid}; de abc c00000001") }));
        Assert.Equal(["voucher"], await Find(day with { Search = Words(code) }));
        Assert.Equal(["card", "contract"], await Find(day with { Search = Words(One) }));
        Assert.Equal(["card", "running"], await Find(day with { Search = Words($"{card.Id},{running.TransactionId}") }));
        Assert.Empty(await Find(day with { Search = Words("what?") }));
        Assert.Equal(["what?"], Words("what?").Unknown);

        var second = await new ActivationOverview(Storage.Dbs).Page(day, 1, 4, Cancel);
        Assert.Equal((6, 1, 2), (second.Total, second.Page, second.Rows.Count));

        async Task<IEnumerable<string>> Find(OverviewQuery query) => (await new ActivationOverview(Storage.Dbs).Page(query, 0, 20, Cancel)).Rows.Select(row =>
            row.Authorization is { } asked ? asked.Verdict.ToString()
            : row.Id == card.Id ? "card" : row.Id == running.Id ? "running" : row.Id == ofContract.Id ? "contract" : row.Id == goodwill.Id ? "goodwill" : "voucher");
    }

    private static OverviewSearch Words(string typed) => OverviewSearch.Read(typed, word => word is One or Two ? word : null);

    private Authorization Asked(int hours, TagVerdict verdict) => new() { Id = Guid.CreateVersion7(), StationId = "S1", IdTag = "04A1", At = Now.AddHours(-hours), Verdict = verdict };

    private ChargingSession Session(string port, int hours, ErrorType? error, Guid? activation = null) => new()
    {
        Id = Guid.CreateVersion7(),
        StationId = "S1",
        PortId = port,
        TransactionId = 1_000_000 + hours,
        IdTag = "04A1B2C3",
        ActivationId = activation,
        StartedAt = Now.AddHours(-hours),
        EndedAt = Now.AddHours(-hours).AddMinutes(30),
        State = SessionState.Ended,
        Error = error,
    };

    private Activation Activation(ActivationKind kind, string port, int hours, string? emaid = null) => new()
    {
        Id = Guid.CreateVersion7(),
        Kind = kind,
        StationId = "S1",
        PortId = port,
        ChargePointId = "CP1",
        ConnectorId = 1,
        PersonId = "p",
        PersonName = "P",
        RequestedAt = Now.AddHours(-hours),
        IdTag = ActivationTag.New(),
        Minutes = 60,
        Emaid = emaid,
        VoucherId = kind is ActivationKind.Voucher ? voucher : null,
        State = ActivationState.Starting,
    };
}
