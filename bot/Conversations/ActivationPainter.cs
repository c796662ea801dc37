using System.Text.Json;
using ChargeBot.Adapters.Graph;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Adapters.Teams;
using ChargeBot.Bot.Activations;
using ChargeBot.Bot.Approvals;
using ChargeBot.Bot.Dialogs;
using ChargeBot.Bot.People;
using ChargeBot.Bot.Turns;
using ChargeBot.Bot.Web;
using ChargeBot.Cards;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Approvals;
using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Conversations;

/// <summary>Draws starts: the choice, the forms, an activation as far as it has come, and its approval for whoever looks.</summary>
public sealed class ActivationPainter(
    ChargeBotDbs dbs, Network network, Starts starts, SecretBox box, OneTimeTickets tickets, Attempts attempts, Extensions extensions, GoodwillPolicy policy,
    PeopleDirectory people, RoleTable table, GraphDirectory? graph = null)
{
    /// <summary>As many as a card can name (refresh.userIds).</summary>
    private const int MostViews = 60;

    private static readonly Dictionary<string, ActivationKind> Forms = Enum.GetValues<ActivationKind>().ToDictionary(StartCard.VerbOf);

    /// <summary>Whether a kind of card is drawn here.</summary>
    public static bool Draws(string kind) => kind is CardKinds.Start or CardKinds.Activation or CardKinds.Approval || Forms.ContainsKey(kind);

    /// <summary>Draws it.</summary>
    /// <param name="card">The row.</param>
    /// <param name="data">What it says.</param>
    /// <param name="reader">Who looks.</param>
    /// <param name="fresh">What the turn that it answers decided and has not stored yet.</param>
    /// <param name="port">The port, as it is now.</param>
    /// <param name="context">The card.</param>
    public async ValueTask<CardJson> Draw(PostedCard card, CardData data, ServiceAgent reader, Fresh? fresh, PortView port, CardContext context)
    {
        if (Forms.TryGetValue(card.Kind, out var kind))
        {
            return await Form(kind, data, reader, port, context);
        }

        if (card.Kind == CardKinds.Start)
        {
            return StartCard.Draw(new StartChoiceView(port, [.. Enum.GetValues<ActivationKind>().Where(way => May(reader, way))], await Obstacle(port.PortId)), context);
        }

        if (card.CommandId is not { } id)
        {
            return PortCard.Draw(port, context);
        }

        await using var db = dbs.Open();
        var approval = fresh?.Approval ?? await db.Approvals.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id);
        var activation = fresh?.Activation ?? await db.Activations.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id);
        var view = activation is null ? null : await View(db, activation, approval, data, reader, fresh, port, context.Now);
        return card.Kind == CardKinds.Approval && approval is not null ? await OfApproval(db, approval, view, data, reader, fresh, port, context)
            : view is not null ? ActivationCard.Draw(view, context)
            : PortCard.Draw(port, context);
    }

    private async ValueTask<CardJson> Form(ActivationKind kind, CardData data, ServiceAgent reader, PortView port, CardContext context) => StartFormCard.Draw(
        new StartFormView(port, kind, await Obstacle(port.PortId))
        {
            Problem = data.Start?.Problem ?? StartProblem.None,
            LockedUntil = data.Start?.Until,
            Typed = StartForm.Typed(data.Start, box),
            Billing = kind is ActivationKind.Contract ? await starts.Billing(port.Snapshot, port.Snapshot.Find(port.PortId)!, context.Now) : BillingObstacles.None,
            AloneMinutes = reader.Roles.Select(role => policy.Minutes.GetValueOrDefault(role)).DefaultIfEmpty().Max(),
        }, context);

    private async Task<StartObstacle> Obstacle(string portId) =>
        network.Find(portId) is { } entry && await starts.At(entry) is { } place ? place.Obstacle : StartObstacle.CannotAtAll;

    private async Task<ActivationView> View(
        ChargeBotDb db, Activation activation, Approval? approval, CardData data, ServiceAgent reader, Fresh? fresh, PortView port, DateTimeOffset now)
    {
        var here = port.Snapshot.Find(port.PortId)!;
        var session = activation.SessionId is not { } id ? null
            : here.Running?.Id == id ? here.Running : here.Last?.Id == id ? here.Last : await db.Sessions.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id);
        var (wrong, until) = activation is { State: ActivationState.AwaitingPassword, Emaid: { } typed } && Emaid.Read(typed, out var emaid) is EmaidProblem.None
            ? await attempts.Of(Attempts.OfContract(emaid), Attempts.OfPasswordsBy(activation.PersonId)) : (0, null);
        return new ActivationView(port, activation)
        {
            Start = fresh?.Commands.FirstOrDefault(command => command.Id == activation.Id) ?? await db.Commands.AsNoTracking().FirstOrDefaultAsync(row => row.Id == activation.Id),
            Session = session,
            Stop = session is null ? null : here.Commands.LastOrDefault(command => command.SessionId == session.Id && command.Kind is CommandKind.Stop or CommandKind.ForceStop),
            Approval = approval,
            AwaitsWhom = AwaitsWhom(approval),
            Customer = box.Reveal(activation.Customer),
            Billing = activation.Kind is ActivationKind.Contract ? await starts.Billing(port.Snapshot, here, now) : BillingObstacles.None,
            Page = data.Link is { } link && activation.State is ActivationState.AwaitingPassword && reader.ObjectId == activation.PersonId ? tickets.Address(link) : null,
            PageUntil = data.Link?.ExpiresAt,
            WrongPasswords = wrong,
            LockedUntil = until,
            MayAdd = extensions.For(activation, reader),
            Own = reader.ObjectId == activation.PersonId,
        };
    }

    private async ValueTask<CardJson> OfApproval(
        ChargeBotDb db, Approval approval, ActivationView? view, CardData data, ServiceAgent reader, Fresh? fresh, PortView port, CardContext context)
    {
        var change = view is not null || approval.State is not ApprovalState.Approved ? null
            : fresh?.Commands.FirstOrDefault(command => command.Id == approval.Id) ?? await db.Commands.AsNoTracking().FirstOrDefaultAsync(row => row.Id == approval.Id);
        if (change is not null && ReaderOf(approval, reader) is ApprovalReader.Asker)
        {
            // From here on it is their change like any other.
            return CommandCard.Draw(new CommandView(change, port, null), context);
        }

        return ApprovalCard.Draw(
            new ApprovalView(port, approval, ReaderOf(approval, reader))
            {
                Activation = view,
                Face = graph?.FaceOf(approval.AskedBy),
                Change = change is null ? null : new CommandView(change, port, null),
                AwaitsWhom = AwaitsWhom(approval),
                MostEnergy = GoodwillPolicy.MostEnergy(port.Snapshot.Find(port.PortId)!.Port.MaxPower, view?.Activation.Minutes ?? 0),
                Obstacle = view is null ? StartObstacle.None : await Obstacle(port.PortId),
                Views = data.Shared && approval.State is ApprovalState.Waiting ? await Views(db, approval) : [],
            }, context);
    }

    private ApprovalReader ReaderOf(Approval approval, ServiceAgent reader) => reader.ObjectId.Length == 0 ? ApprovalReader.Anyone
        : string.Equals(reader.ObjectId, approval.AskedBy, StringComparison.OrdinalIgnoreCase) ? ApprovalReader.Asker
        : table.Ask(reader, ApprovalRounds.PermissionFor(approval.Kind)) is Grant.Denied ? ApprovalReader.Onlooker
        : ApprovalReader.Decider;

    /// <summary>The channel's ids of those who may decide, and of who asked: their clients ask for a view of their own.</summary>
    private async Task<IReadOnlyList<string>> Views(ChargeBotDb db, Approval approval)
    {
        var who = people.All.Where(person => table.Ask(person, ApprovalRounds.PermissionFor(approval.Kind)) is not Grant.Denied)
            .Select(person => person.ObjectId).Append(approval.AskedBy).Distinct().ToList();
        var rows = await db.Conversations.AsNoTracking().Where(row => row.PersonId != null && EF.Parameter(who).Contains(row.PersonId)).Select(row => row.Reference).ToListAsync();
        return [.. rows.Select(row => JsonSerializer.Deserialize(row, TeamsJson.Default.ConversationReference)?.User?.Id).OfType<string>().Distinct().Take(MostViews)];
    }

    private string? AwaitsWhom(Approval? approval) => approval is { State: ApprovalState.Waiting, AskedInOrder: [.., var last] } ? people.Find(approval.TenantId, last)?.Name : null;

    private bool May(ServiceAgent reader, ActivationKind kind) => table.Ask(reader, kind switch
    {
        ActivationKind.Contract => Permission.StartByContract,
        ActivationKind.Goodwill => Permission.Goodwill,
        _ => Permission.StartByVoucher,
    }) is not Grant.Denied;
}
