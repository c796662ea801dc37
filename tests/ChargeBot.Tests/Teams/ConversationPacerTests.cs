using ChargeBot.Adapters.Teams;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChargeBot.Tests.Teams;

/// <summary>The channel's documented limits, counted with a clock that stands still between steps.</summary>
public class ConversationPacerTests
{
    private readonly FakeTimeProvider clock = new(new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly ConversationPacer pacer;

    public ConversationPacerTests() => pacer = new(clock);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Seven_messages_leave_at_once_and_the_eighth_a_second_later()
    {
        var waits = Ask("a:1", 9);
        await Left(waits, 7);
        Advance(1.0);
        await Left(waits, 7);
        Advance(0.1);
        await Left(waits, 8);
        Advance(0.9);
        await Left(waits, 8);
        Advance(0.1);
        await Left(waits, 9);
    }

    [Fact]
    public async Task No_window_of_the_documented_lengths_ever_holds_more_than_it_may()
    {
        var skipping = new SkippingClock(DateTimeOffset.UnixEpoch);
        var quick = new ConversationPacer(skipping);
        var times = new List<TimeSpan>();
        for (var i = 0; i < 1_900; i++)
        {
            await quick.Wait("a:1", "tenant", Stop);
            times.Add(skipping.GetElapsedTime(0));
        }
        foreach (var (most, seconds) in new[] { (7, 1.0), (8, 2.0), (60, 30.0), (1800, 3600.0) })
        {
            for (var i = most; i < times.Count; i++)
                Assert.True(times[i] - times[i - most] >= TimeSpan.FromSeconds(seconds), $"{most + 1} within {seconds} s");
        }
        Assert.True(times[1799] < TimeSpan.FromSeconds(930), $"1,800 take {times[1799]}: slower than the limits ask for");
        Assert.True(times[^1] < TimeSpan.FromSeconds(3_700), $"1,900 take {times[^1]}");
    }

    [Fact]
    public async Task Conversations_do_not_wait_for_each_other()
    {
        Ask("a:busy", 40);
        foreach (var tenant in Enumerable.Range(0, 100))
            await Left(Ask($"a:{tenant}", 7, $"tenant-{tenant}"), 7);
    }

    [Fact]
    public async Task A_tenant_takes_fifty_requests_in_a_second_whatever_their_conversations()
    {
        var waits = Enumerable.Range(0, 60).SelectMany(i => Ask($"a:{i}", 1)).ToArray();
        var question = pacer.Wait(null, "tenant", Stop).AsTask();
        await Left(waits, 50);
        Assert.False(question.IsCompleted);
        Advance(1.1);
        await Left(waits, 60);
        await Left([question], 1);
    }

    [Fact]
    public async Task What_its_tenant_delays_is_counted_in_its_conversation_when_it_leaves()
    {
        await Left([.. Enumerable.Range(0, 50).SelectMany(i => Ask($"a:{i}", 1))], 50);
        Advance(0.9);
        var waits = Ask("a:late", 8);
        await Left(waits, 0);
        Advance(0.2);
        await Left(waits, 7);
        Advance(0.9);
        await Left(waits, 7);
        Advance(0.2);
        await Left(waits, 8);
    }

    [Fact]
    public async Task Who_gives_up_waiting_holds_nobody_up()
    {
        await Left(Ask("a:1", 7), 7);
        using var impatient = new CancellationTokenSource();
        var given = pacer.Wait("a:1", "tenant", impatient.Token).AsTask();
        var next = Ask("a:1", 1);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Advance(1.1);
        await Left(next, 1);
    }

    [Fact]
    public async Task A_conversation_that_was_silent_for_an_hour_is_forgotten()
    {
        await Left([.. Enumerable.Range(0, 1_000).SelectMany(i => Ask($"a:{i}", 1, $"tenant-{i}"))], 1_000);
        Assert.Equal(1_000, pacer.Conversations);
        clock.Advance(TimeSpan.FromHours(1.1));
        await Left(Ask("a:new", 1), 1);
        Assert.Equal(1, pacer.Conversations);
    }

    private Task[] Ask(string conversation, int count, string tenant = "tenant") =>
        [.. Enumerable.Range(0, count).Select(_ => pacer.Wait(conversation, tenant, Stop).AsTask())];

    // So many of them have left, in the order of asking, and no more.
    private static async Task Left(Task[] waits, int count)
    {
        await Task.WhenAll(waits[..count]).WaitAsync(TimeSpan.FromSeconds(20), Stop);
        Assert.DoesNotContain(waits[count..], w => w.IsCompleted);
    }

    private void Advance(double seconds) => clock.Advance(TimeSpan.FromSeconds(seconds));
}
