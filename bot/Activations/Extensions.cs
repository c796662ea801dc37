using ChargeBot.Domain.Activations;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Activations;

/// <summary>
/// By how much a session may last longer: a contract's by whoever may start one, goodwill as far as the policy lets the person
/// go alone, a supervisor further; a voucher says itself how long. What the device ends by itself cannot be put off.
/// </summary>
public sealed class Extensions(RoleTable table, GoodwillPolicy policy)
{
    /// <summary>One press adds so many minutes.</summary>
    public const int Step = 30;

    /// <summary>How many minutes a person may add now; 0: none.</summary>
    public int For(Activation activation, ServiceAgent agent)
    {
        if (!activation.Runs || activation.Minutes is not { } minutes)
        {
            return 0;
        }

        var most = Math.Min(activation.LimitMinutes ?? ActivationTimes.Longest, activation.Kind switch
        {
            ActivationKind.Contract when May(Permission.StartByContract) => ActivationTimes.Longest,
            ActivationKind.Goodwill when May(Permission.ApproveGoodwill) => ActivationTimes.Longest,
            ActivationKind.Goodwill when May(Permission.Goodwill) => agent.Roles.Select(role => policy.Minutes.GetValueOrDefault(role)).DefaultIfEmpty().Max(),
            _ => 0,
        });
        return minutes + Step <= most ? Step : 0;

        bool May(Permission permission) => table.Ask(agent, permission) is not Grant.Denied;
    }
}
