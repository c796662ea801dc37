using System.Text.Json.Nodes;
using ChargeBot.Tests.Teams;
using ChargeBot.Tests.WholePath;
using Xunit;

namespace ChargeBot.Tests.Graph;

/// <summary>Roles, names, faces and duty from Entra and Teams: the real bot, a channel and a Graph on loopback.</summary>
public sealed class GraphTests
{
    private const string Agents = "aaaaaaaa-0000-0000-0000-000000000001", Supervisors = "aaaaaaaa-0000-0000-0000-000000000002";

    private static readonly FakePerson Gina = new("Gina Group", "00000000-0000-0000-0000-0000000000b1");
    private static readonly FakePerson Olaf = new("Olaf Other", "00000000-0000-0000-0000-0000000000b2");
    private static readonly FakePerson Paula = new("Paula Paged", "00000000-0000-0000-0000-0000000000b3");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Members_of_a_group_have_its_role_on_whichever_page_they_stand_and_lose_it_with_the_next_look()
    {
        await using var desk = await Desk.Start(graph =>
        {
            foreach (var number in Enumerable.Range(1, 4))
            {
                graph.Add(Agents, $"00000000-0000-0000-0000-00000000010{number}");
            }

            graph.Add(Agents, Gina.EntraId);
            graph.Add(Agents, Paula.EntraId);
        });
        Assert.True(await desk.MayLook(Gina));
        Assert.True(await desk.MayLook(Paula));
        Assert.False(await desk.MayLook(Olaf));
        Assert.Contains(desk.Graph.Calls, call => call.Contains("$skiptoken", StringComparison.Ordinal));

        desk.Graph.Remove(Agents, Gina.EntraId);
        desk.Graph.Add(Agents, Olaf.EntraId);
        await desk.Looked();
        Assert.False(await desk.MayLook(Gina));
        Assert.True(await desk.MayLook(Olaf));
        Assert.True(await desk.MayLook(Paula));
    }

    [Fact]
    public async Task A_disabled_account_has_no_role_and_a_link_that_is_too_old_is_read_anew()
    {
        await using var desk = await Desk.Start(graph =>
        {
            graph.Add(Agents, Gina.EntraId);
            graph.Add(Agents, Olaf.EntraId);
        });
        Assert.True(await desk.MayLook(Olaf));
        desk.Graph.Disabled.Add(Olaf.EntraId);
        desk.Graph.Forget();
        desk.Graph.Remove(Agents, Gina.EntraId);
        desk.Graph.Add(Agents, Paula.EntraId);
        await desk.Looked();
        Assert.False(await desk.MayLook(Olaf));
        Assert.False(await desk.MayLook(Gina));
        Assert.True(await desk.MayLook(Paula));
        Assert.Equal(2, desk.Graph.Calls.Count(call => call.Contains("filter=id", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Throttling_is_waited_for_and_a_refused_token_renewed()
    {
        await using var desk = await Desk.Start(graph =>
        {
            graph.Add(Agents, Gina.EntraId);
            graph.Script((429, "1"), (503, "1"), (401, null));
        });
        Assert.True(await desk.MayLook(Gina));
        desk.Channel.Login.RevokeAll();
        desk.Graph.Add(Agents, Olaf.EntraId);
        await desk.Looked();
        Assert.True(await desk.MayLook(Olaf));
    }

    [Fact]
    public async Task Without_consent_nobody_gets_a_role_and_the_log_says_what_to_consent_to()
    {
        await using var desk = await Desk.Start(graph =>
        {
            graph.Add(Agents, Gina.EntraId);
            graph.WithoutConsent.Add("GroupMember.Read.All");
        });
        Assert.False(await desk.MayLook(Gina));
        Assert.True(await desk.MayLook(FakePerson.Alex));
        Assert.Contains("GroupMember.Read.All has to be consented to", desk.Bot.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Mia Muster", desk.Bot.Output, StringComparison.Ordinal);

        // It is given: the next look finds it, and what is still missing only costs the order.
        desk.Graph.WithoutConsent.Add("Presence.Read.All");
        desk.Graph.WithoutConsent.Remove("GroupMember.Read.All");
        await desk.Looked();
        Assert.True(await desk.MayLook(Gina));
    }

    [Fact]
    public async Task A_link_to_another_host_is_not_followed_and_a_group_within_a_group_gives_nobody_a_role()
    {
        const string nested = "aaaaaaaa-0000-0000-0000-000000000009";
        await using var desk = await Desk.Start(graph =>
        {
            graph.ForeignLink = "http://127.0.0.1:9/v1.0";
            graph.Nested.Add(nested);
            graph.Add(Agents, nested);
            graph.Add(Agents, Gina.EntraId);
        });
        Assert.True(await desk.MayLook(Gina));
        await desk.Bot.Prints("Graph pointed to another host");
        Assert.Contains("gives nobody a role", desk.Bot.Output, StringComparison.Ordinal);
        Assert.True(await desk.MayLook(Gina));
    }

    [Fact]
    public async Task Whose_shift_runs_is_asked_first_with_the_face_of_who_asks_and_gets_the_bot_where_it_is_missing()
    {
        await using var desk = await Desk.Start(graph =>
        {
            graph.Add(Supervisors, Gina.EntraId);
            graph.Add(Supervisors, Olaf.EntraId);
            graph.Add(Supervisors, Paula.EntraId);
            graph.Add(Agents, FakePerson.Alex.EntraId);
            (graph.Names[Gina.EntraId], graph.Names[Olaf.EntraId], graph.Names[Paula.EntraId]) = ("Gina", "Olaf", "Paula");
            (graph.Presences[Gina.EntraId], graph.Presences[Olaf.EntraId], graph.Presences[Paula.EntraId]) = ("Available", "Offline", "Busy");
            graph.Shifts[Olaf.EntraId] = (DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
            graph.Shifts[Paula.EntraId] = (DateTimeOffset.UtcNow.AddHours(-9), DateTimeOffset.UtcNow.AddHours(-1));
            graph.Photos[FakePerson.Alex.EntraId] = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];
        });
        desk.Channel.Connector.WithoutBot[Olaf.EntraId] = true;
        await desk.Looked();
        await desk.Channel.Message("goodwill DE*ABC*E1234*1", stop: Stop);
        var form = await desk.Channel.Connector.Next(
            FakePerson.Alex.Chat.Id, sent => sent.Card is { } card && CardReading.Verbs(card).Contains("goodwill.confirm"), "form", stop: Stop);
        await desk.Channel.PressOn("goodwill.confirm", form.Card!.Value, FakePerson.Alex, FakePerson.Alex.Chat, form.ActivityId, new JsonObject
        {
            ["name"] = "Mia Muster",
            ["contact"] = "+49 30 123456",
            ["description"] = "card reader dead",
            ["minutes"] = "600",
        });
        var ask = await desk.Channel.Connector.Anywhere(
            sent => sent.Conversation.StartsWith("a:created", StringComparison.Ordinal) && sent.Card is { } card && CardReading.Verbs(card).Contains("goodwill.approve"), "approval", Stop);
        Assert.Contains("data:image/jpeg;base64,", ask.Card!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(Olaf.EntraId, Assert.Single(desk.Graph.Installed));
        await desk.Channel.Connector.Anywhere(
            sent => sent.Conversation == FakePerson.Alex.Chat.Id && sent.Card is { } card && CardReading.Words(card).Contains("Waits for approval by Olaf", StringComparison.Ordinal), "card with Olaf", Stop);
    }

    /// <summary>A channel, a Graph and a bot whose roles come from both configuration (Alex, Robin) and groups.</summary>
    private sealed class Desk(FakeChannel channel, FakeGraph graph, BotProcess bot) : IAsyncDisposable
    {
        public FakeChannel Channel => channel;

        public FakeGraph Graph => graph;

        public BotProcess Bot => bot;

        public static async Task<Desk> Start(Action<FakeGraph> arrange)
        {
            var channel = await FakeChannel.Start();
            var graph = await FakeGraph.Start(channel);
            arrange(graph);
            var bot = await BotProcess.Start(channel, change: settings =>
            {
                settings["Graph__Address"] = graph.Address;
                settings["Graph__Groups__HotlineAgent__0"] = Agents;
                settings["Graph__Groups__Supervisor__0"] = Supervisors;
                settings["Graph__RefreshSeconds"] = "5";
                settings["Graph__ShiftsTeam"] = "aaaaaaaa-0000-0000-0000-000000000007";
                settings["Graph__TeamsApp"] = "bbbbbbbb-0000-0000-0000-000000000001";
            });
            return new Desk(channel, graph, bot);
        }

        /// <summary>A look that began after now is over: the next one has begun.</summary>
        public async Task Looked() => await graph.Asked("getPresencesByUserId", Stop);

        /// <summary>Whether somebody is shown the port, and not that they have no role.</summary>
        public async Task<bool> MayLook(FakePerson who)
        {
            await channel.Message("DE*ABC*E1234*1", who, stop: Stop);
            var words = CardReading.Words((await channel.NextCard(who.Chat, stop: Stop)).Card!.Value);
            Assert.True(words.Contains("Invalidenstr. 12", StringComparison.Ordinal) != words.Contains("role", StringComparison.Ordinal), words);
            return words.Contains("Invalidenstr. 12", StringComparison.Ordinal);
        }

        public async ValueTask DisposeAsync()
        {
            await bot.DisposeAsync();
            await graph.DisposeAsync();
            await channel.DisposeAsync();
        }
    }
}
