using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChargeBot.Bot.Conversations;

/// <summary>The alarm of the outbox: while somebody was lately not told something, <c>/health</c> says Degraded.</summary>
public sealed class OutboxHealth(Outbox outbox, TimeProvider clock) : IHealthCheck
{
    /// <summary>So long an operator has to look; the log and the counter keep it.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(outbox.LastGivenUp > clock.GetUtcNow() - Lately ? HealthCheckResult.Degraded("Cards were given up.") : HealthCheckResult.Healthy());
}
