using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Approvals;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Bot.Web;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// The OCPP parameters of a port's station: the list as the charger transmitted it, narrowed and in pages, and one of them,
/// also one that the charger does not publish, set to another value. What cannot be sent is refused, what the standard says
/// otherwise is asked about, and what can lose a charger is confirmed by its name.
/// </summary>
public sealed class OcppParametersDialog(Network network, IChargePoints chargePoints, ChargeBotDbs dbs, DangerousKeys dangerous, OneTimeTickets tickets, ApprovalDesk approvals)
    : ParameterEditing(network, chargePoints, dbs, approvals)
{
    private const int LongestFilter = 60;

    /// <inheritdoc/>
    public override string Name => CardKinds.OcppParameters;

    /// <inheritdoc/>
    public override IReadOnlyList<Route> Routes =>
    [
        .. base.Routes,
        new($"{Name}.filter", Permission.ReadConfiguration),
        new($"{Name}.page", Permission.ReadConfiguration),
        new($"{Name}.add", Permission.EditParameters),
        new($"{Name}.link", Permission.EditParameters),
    ];

    private protected override Task Other(Route route, ParameterDesk at)
    {
        var (turn, press) = (at.Turn, at.Turn.Turn.Press);
        switch (route.Verb[(Name.Length + 1)..])
        {
            case "filter":
                turn.Show(Name, at.Port.PortId, new CardData { Keys = press?.Input("filter", LongestFilter) is { } typed ? new KeyList(typed) : null });
                break;
            case "page":
                var page = int.TryParse(press?.Input("page"), out var number) ? Math.Clamp(number, 0, 1_000) : 0;
                turn.Show(Name, at.Port.PortId, new CardData { Keys = new KeyList(turn.Shown.Keys?.Filter, page) });
                break;
            case "add":
                turn.Show(Name, at.Port.PortId, new CardData { Keys = turn.Shown.Keys, Setting = new Setting("") { IsNew = true, SeenAt = turn.Now } });
                break;
            default:
                Link(at);
                break;
        }

        return Task.CompletedTask;
    }

    private protected override Setting? Open(ParameterDesk at, string key) => Find(at, key) is { Published: true } ? new Setting(key) : null;

    private protected override Setting? Editable(ParameterDesk at, Setting setting) => at.Station.Station.Can(Verbs.ChangeParameter) ? Named(at, setting) : null;

    private protected override Setting Checked(ParameterDesk at, Setting setting, string? typed)
    {
        var parameter = Find(at, setting.Key);
        var refused = typed is null ? OcppProblem.ValueTooLong : OcppInput.ProblemOf(parameter, typed);
        return refused is OcppProblem.None
            ? setting with { Value = typed, Typed = null, Refused = refused, Meanwhile = null, Unchanged = false }
            : setting with { Value = null, Typed = Shown(typed, refused), Refused = refused, Meanwhile = null, Unchanged = false };
    }

    private protected override bool IsAskedTwice(ParameterDesk at, Setting setting) =>
        dangerous.Contains(setting.Key) || OcppInput.ConcernsOf(Find(at, setting.Key), setting.Value!, at.Values).Count > 0;

    private protected override Setting SaidYes(ParameterDesk at, Setting setting) =>
        !dangerous.Contains(setting.Key) || at.Typed("name") == setting.Key ? setting with { Said = null } : setting with { Said = at.Typed("name") ?? "" };

    private protected override bool NeedsApproval(string key) => dangerous.NeedApproval && dangerous.Contains(key);

    private protected override int ConnectorOf(ParameterDesk at, string key) => Find(at, key).ConnectorId;

    /// <summary>The way to the page on which a secret is typed: in the person's own chat alone, and for a dangerous one by its name.</summary>
    private void Link(ParameterDesk at)
    {
        var turn = at.Turn;
        if (!turn.Turn.Personal)
        {
            turn.Say(Saying.PersonalOnly);
            return;
        }

        if (turn.Card?.Kind != Name || turn.Shown.Setting is not { } about || Editable(at, about) is not { } setting
            || OcppInput.ProblemOf(setting.Key) is not OcppProblem.None || Find(at, setting.Key).Mutability is Mutability.ReadOnly)
        {
            Show(at);
            return;
        }

        var said = SaidYes(at, setting);
        if (said.Said is not null)
        {
            turn.Show(Name, at.Port.PortId, turn.Shown with { Setting = said });
            return;
        }

        turn.Show(Name, at.Port.PortId, new CardData
        {
            Keys = turn.Shown.Keys,
            Setting = said with { Typed = null, Refused = OcppProblem.None, Meanwhile = null },
            Link = tickets.Issue(turn, OcppSecretPage.Purpose, OcppSecretPage.SubjectOf(at.Port.PortId, setting.Key)),
        });
        turn.Note($"{Name}.link", at.Port.StationId, at.Port.PortId, setting.Key);
    }

    /// <summary>One that is not published is named on the form; where the charger has that name after all, in the charger's spelling.</summary>
    private static Setting Named(ParameterDesk at, Setting setting)
    {
        if (!setting.IsNew || at.Typed("parameter") is not { } typed)
        {
            return setting;
        }

        var known = at.Values.FirstOrDefault(row => row.ReportedAt is not null && string.Equals(row.Key, typed, StringComparison.OrdinalIgnoreCase));
        var key = known?.Key ?? (typed.Length > OcppKeys.LongestKey ? typed[..(OcppKeys.LongestKey + 1)] : typed);
        return setting with { Key = key, Seen = ParameterRivals.Fingerprint(known?.Value) };
    }

    private static OcppParameter Find(ParameterDesk at, string key) =>
        at.Values.Where(row => row.ReportedAt is not null && row.Key == key && (row.ConnectorId == 0 || row.ConnectorId == at.Here.Port.ConnectorId))
            .OrderBy(row => row.ConnectorId).Select(OcppParameter.Of).FirstOrDefault() ?? OcppParameter.Unpublished(key);

    /// <summary>What was typed stays on the form, but for a secret, which is on its way to where it is typed again.</summary>
    private static string? Shown(string? typed, OcppProblem refused) => refused is OcppProblem.Secret ? null
        : typed?.Length > OcppKeys.LongestValue ? typed[..OcppKeys.LongestValue] : typed;
}
