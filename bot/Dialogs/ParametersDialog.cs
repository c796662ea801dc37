using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Approvals;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// The LG2WAN parameters of a port and its charger: shows them, has them read, and changes one. Where the manual warns, or
/// the value does not go with others, the person is asked once more; what is set is read back by the adapter. Its words lead to
/// the parameters of OCPP stations too.
/// </summary>
public sealed class ParametersDialog(Network network, IChargePoints chargePoints, ChargeBotDbs dbs, ApprovalDesk approvals)
    : ParameterEditing(network, chargePoints, dbs, approvals)
{
    /// <inheritdoc/>
    public override string Name => CardKinds.Parameters;

    /// <inheritdoc/>
    protected override Words ShowWords => new(
        ["parameters", "parameter"], ["parameter"], TakesPort: true,
        ("shows what a port and its charger are set to", "zeigt, worauf ein Ladepunkt und seine Ladesäule eingestellt sind"));

    /// <inheritdoc/>
    protected override Words ReadWords => new(
        ["read parameters"], ["parameter lesen", "parameter abfragen"], TakesPort: true,
        ("has the parameters read from the charger", "liest die Parameter aus der Ladesäule"));

    private protected override Setting? Open(ParameterDesk at, string key) => Lg2WanParameters.Find(key) is { } one ? new Setting(one.Key) : null;

    private protected override Setting? Editable(ParameterDesk at, Setting setting) =>
        at.Station.Station.Can(Verbs.ChangeParameter)
        && Lg2WanParameters.Of(at.Station.Station, at.Values).Any(one => one.Key == setting.Key && one is { ReadOnly: false, Secret: false }) ? setting : null;

    private protected override Setting Checked(ParameterDesk at, Setting setting, string? typed)
    {
        var input = One(setting).Validate(typed);
        return input.IsOk
            ? setting with { Value = input.Value, Typed = null, Problem = ParameterProblem.None, Meanwhile = null, Unchanged = false }
            : setting with { Value = null, Typed = Bounded(typed), Problem = input.Problem, Meanwhile = null, Unchanged = false };
    }

    private protected override bool IsAskedTwice(ParameterDesk at, Setting setting) =>
        One(setting).Warning is not null || ParameterConcerns.Of(One(setting), setting.Value!, ConnectorOf(at, setting.Key), at.Values).Count > 0;

    private protected override int ConnectorOf(ParameterDesk at, string key) => ParameterView.ConnectorOf(Lg2WanParameters.Find(key)!, at.Here.Port);

    private static ParameterDefinition One(Setting setting) => Lg2WanParameters.Find(setting.Key)!;

    private static string? Bounded(string? typed) => typed?.Length > 200 ? typed[..200] : typed;
}
