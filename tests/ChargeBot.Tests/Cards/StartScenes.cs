using ChargeBot.Cards;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Approvals;
using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Tests.Cards;

/// <summary>Starting from afar: the choice, the forms, every state of an activation, its approval for each reader, vouchers.</summary>
internal static class StartScenes
{
    private static readonly Guid Id = Guid.Parse("019a0000-0000-7000-8000-0000000000c1");
    private static readonly Uri Page = new("https://desk.example.com/one-time/ticket");

    public static IEnumerable<(string, Func<CardContext, CardJson>)> All() => [.. Forms(), .. States(), .. Approvals(), .. Vouchers()];

    /// <summary>An activation at the first port, asked for two minutes ago.</summary>
    public static Activation New(ActivationKind kind = ActivationKind.Goodwill, string text = "RFID 4711", int? minutes = 120, string person = "Alex Kern") => new()
    {
        Id = Id,
        Kind = kind,
        StationId = "Berlin-042",
        PortId = Site.One,
        ChargePointId = "CP-042",
        ConnectorId = 1,
        PersonId = "11111111-2222-3333-4444-555555555555",
        PersonName = person,
        RequestedAt = Site.Now.AddMinutes(-2),
        IdTag = "CB:0123456789ABCDEF",
        Minutes = minutes,
        Emaid = kind is ActivationKind.Contract ? "DE-8AA-001234567-0" : null,
        Problem = kind is ActivationKind.Goodwill ? text : null,
        State = ActivationState.Starting,
    };

    public static Approval Asking(string name = "Alex Kern", ApprovalKind kind = ApprovalKind.Goodwill, DeviceCommand? command = null, string unreached = "") => new()
    {
        Id = Id,
        Kind = kind,
        StationId = "Berlin-042",
        PortId = Site.One,
        Command = command,
        TenantId = "t",
        AskedBy = "11111111-2222-3333-4444-555555555555",
        AskedByName = name,
        AskedAt = Site.Now.AddMinutes(-2),
        ExpiresAt = Site.Now.AddMinutes(8),
        Unreached = unreached,
    };

    public static Activation Waiting(string text = "RFID 4711", string person = "Alex Kern") => New(text: text, person: person).Awaiting("Port:3:2\nMinutes:120:60");

    private static IEnumerable<(string, Func<CardContext, CardJson>)> Forms()
    {
        yield return ("start", context => StartCard.Draw(new StartChoiceView(Scenes.View(new Site()), Enum.GetValues<ActivationKind>(), StartObstacle.NotPlugged), context));
        yield return ("start.insession", context => StartCard.Draw(new StartChoiceView(Scenes.View(new Site().Charging()), Enum.GetValues<ActivationKind>(), StartObstacle.InSession), context));
        yield return ("start.maynot", context => StartCard.Draw(new StartChoiceView(Scenes.View(new Site(), Grants.None), [], StartObstacle.None), context));
        foreach (var kind in Enum.GetValues<ActivationKind>())
        {
            yield return ($"start.{StartCard.VerbOf(kind)}", context => StartFormCard.Draw(new StartFormView(Scenes.View(new Site()), kind, StartObstacle.None)
            {
                Billing = kind is ActivationKind.Contract ? BillingObstacles.NoMethod : BillingObstacles.None,
                AloneMinutes = 120,
            }, context));
        }

        yield return ("start.faulted", context => StartFormCard.Draw(new StartFormView(Scenes.View(new Site().Reports(PortStatus.Faulted)), ActivationKind.Voucher, StartObstacle.Faulted), context));
        yield return ("start.wrong", context => StartFormCard.Draw(new StartFormView(Scenes.View(new Site()), ActivationKind.Goodwill, StartObstacle.None)
        {
            Problem = StartProblem.Contact,
            Typed = new Dictionary<string, string> { ["name"] = "M. Muster", ["contact"] = "?", ["minutes"] = "90" },
        }, context));
        yield return ("start.locked", context => StartFormCard.Draw(new StartFormView(Scenes.View(new Site()), ActivationKind.Voucher, StartObstacle.None)
        {
            Problem = StartProblem.Locked,
            LockedUntil = Site.Now.AddMinutes(15),
        }, context));
    }

    private static IEnumerable<(string, Func<CardContext, CardJson>)> States()
    {
        yield return ("activation.password", Draw(Moved(New(ActivationKind.Contract), one => one.State = ActivationState.AwaitingPassword),
            view => view with { Page = Page, PageUntil = Site.Now.AddMinutes(4), WrongPasswords = 2, Billing = BillingObstacles.CalibrationOver }));
        yield return ("activation.locked", Draw(Moved(New(ActivationKind.Contract), one => one.State = ActivationState.AwaitingPassword), view => view with { LockedUntil = Site.Now.AddMinutes(14) }));
        yield return ("activation.approval", Draw(Waiting(), view => view with { Approval = Asking(), AwaitsWhom = "Selma" }));
        yield return ("activation.starting", Draw(New(), view => view with { Start = Start().Sent() }));
        yield return ("activation.plugin", Draw(New(), view => view with { Start = Start().Answered() }));
        yield return ("activation.overdue", Draw(Moved(New(ActivationKind.Voucher, minutes: null), one => one.State = ActivationState.Overdue), view => view with { Start = Start().Answered() }));
        yield return ("activation.begun", Draw(Begun(), view => view with { Session = Session(0), Start = Start().Confirmed() }, new Site().Charging(minutesAgo: 1, energy: 0)));
        yield return ("activation.charging", Draw(Moved(Begun(), one => one.State = ActivationState.Charging), view => view with { Session = Session(3_400), MayAdd = 30 }, new Site().Charging(minutesAgo: 20)));
        yield return ("activation.warned", Draw(
            Moved(Begun(), one => (one.State, one.EndsAt, one.Warned) = (ActivationState.Charging, Site.Now.AddMinutes(9), true)),
            view => view with { Session = Session(3_400), MayAdd = 30 }, new Site().Charging(minutesAgo: 20)));
        yield return ("activation.overoffline", Draw(
            Moved(Begun(), one => (one.State, one.EndsAt, one.Warned) = (ActivationState.Charging, Site.Now.AddMinutes(-9), true)),
            view => view with { Session = Session(3_400) }, new Site().Charging(minutesAgo: 20).Offline()));
        yield return ("activation.overran", Draw(
            Moved(Begun(), one => (one.State, one.EndsAt, one.EndedAt) = (ActivationState.Ended, Site.Now.AddMinutes(-19), Site.Now.AddMinutes(-2))),
            view => view with { Session = Session(12_300) }));
        foreach (var failure in Enum.GetValues<StartFailure>().Where(one => one is not StartFailure.None))
        {
            yield return ($"activation.failed.{failure}", Draw(
                Moved(New(), one => (one.State, one.Failure, one.EndedAt) = (ActivationState.NotStarted, failure, Site.Now.AddSeconds(-20))),
                view => view with { Start = failure is StartFailure.Refused ? Start().Answered(OutcomeKind.Rejected, "ConnectorOccupied") : null }));
        }
    }

    private static IEnumerable<(string, Func<CardContext, CardJson>)> Approvals()
    {
        foreach (var reader in Enum.GetValues<ApprovalReader>())
        {
            yield return ($"approval.{reader}", context => ApprovalCard.Draw(Approval(Asking(unreached: "Sven"), reader) with
            {
                AwaitsWhom = "Selma",
                Face = reader is ApprovalReader.Decider ? new Uri("data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==") : null,
                Views = reader is ApprovalReader.Anyone ? ["29:one", "29:two"] : [],
            }, context));
        }

        yield return ("approval.approved", context =>
        {
            var approval = Asking();
            approval.Decide(yes: true, "s", "Selma", Site.Now.AddMinutes(-1), "Ticket 4711");
            return ApprovalCard.Draw(Approval(approval, ApprovalReader.Decider) with
            {
                Activation = View(Moved(Begun(), one => one.State = ActivationState.Charging), new Site().Charging(minutesAgo: 20)) with { Session = Session(3_400), Approval = approval },
            }, context);
        }
        );
        yield return ("approval.rejected", context =>
        {
            var approval = Asking();
            approval.Decide(yes: false, "s", "Selma", Site.Now.AddMinutes(-1), "Ticket 4712");
            return ApprovalCard.Draw(Approval(approval, ApprovalReader.Asker), context);
        }
        );
        yield return ("approval.rawcall", context => ApprovalCard.Draw(
            new ApprovalView(Scenes.View(new Site().Charging()), Asking(kind: ApprovalKind.RawCall, command: new RawCall("Reset", "") { Shown = """{"type":"Hard"}""" }), ApprovalReader.Decider), context));
        yield return ("approval.change", context => ApprovalCard.Draw(
            new ApprovalView(Scenes.View(new Site()), Asking(kind: ApprovalKind.DangerousParameter, command: new ChangeParameter("CentralSystemUrl", "wss://elsewhere.example.com")), ApprovalReader.Decider), context));
    }

    private static IEnumerable<(string, Func<CardContext, CardJson>)> Vouchers()
    {
        yield return ("vouchers", context => VouchersCard.Draw(new VouchersView([.. Enumerable.Range(0, 8).Select(number => (Voucher(number), "7K2M-····-····-9QXZ"))], 0, 300, null) { Made = 10 }, context));
        yield return ("vouchers.export", context => VouchersCard.Draw(new VouchersView([(Voucher(0), "7K2M-····-····-9QXZ")], 0, 1, "Summer party") { Export = Page }, context));
        yield return ("vouchers.none", context => VouchersCard.Draw(new VouchersView([], 0, 0, null), context));
        yield return ("vouchers.new", context => VoucherFormCard.Draw(new VoucherFormView(new Dictionary<string, string> { ["count"] = "0" }, ["batch", "count"]), context));
        yield return ("voucher", context => VoucherCard.Draw(new VoucherView(Voucher(1), "7K2M-0000-1111-9QXZ", [Moved(New(), one => one.State = ActivationState.Ended)], Deleting: false), context));
        yield return ("voucher.deleting", context => VoucherCard.Draw(new VoucherView(Voucher(1), "7K2M-0000-1111-9QXZ", [], Deleting: true), context));
    }

    public static Voucher Voucher(int number, string batch = "Summer party") => new()
    {
        Id = Guid.Parse($"019a0000-0000-7000-8000-0000000000{number:00}"),
        CodeHash = "-",
        Code = "-",
        Batch = batch,
        Sessions = 3,
        Used = number % 4,
        Minutes = number % 2 == 0 ? null : 90,
        ValidFrom = Site.Now.AddDays(-3),
        ValidUntil = Site.Now.AddDays(number == 5 ? -1 : 30),
        Active = number != 6,
        CreatedBy = "s",
        CreatedAt = Site.Now.AddDays(-3),
    };

    public static ActivationView View(Activation activation, Site? site = null) => new(Scenes.View(site ?? new Site()), activation) { Customer = "Mia Muster, +49 171 5550123" };

    private static ApprovalView Approval(Approval approval, ApprovalReader reader) => new(Scenes.View(new Site()), approval, reader)
    {
        Activation = View(Waiting()),
        MostEnergy = 44,
    };

    private static CommandRecord Start() => Commands.New(CommandKind.RemoteStart, new RemoteStart(1, "CB:0123456789ABCDEF"));

    private static Activation Begun() => Moved(New(), one => (one.State, one.BegunAt, one.EndsAt) = (ActivationState.Begun, Site.Now.AddMinutes(-1), Site.Now.AddMinutes(119)));

    private static ChargingSession Session(long energy)
    {
        var session = Site.Session(Site.One, 1, energy);
        session.Power = energy > 0 ? 10_900 : null;
        return session;
    }

    private static Activation Moved(Activation one, Action<Activation> move)
    {
        move(one);
        return one;
    }

    private static Func<CardContext, CardJson> Draw(Activation activation, Func<ActivationView, ActivationView> with, Site? site = null) =>
        context => ActivationCard.Draw(with(View(activation, site)), context);
}
