using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Benchmarks.Channel;

namespace ChargeBot.Benchmarks.Load;

/// <summary>One person's chat with the bot: asks, presses what stands on the card, and says how long each took.</summary>
internal sealed class Desk(HttpClient http, LoadChannel channel, int conversation, CancellationToken stop)
{
    private JsonElement card;

    public static HttpClient Connect(Uri bot, LoadChannel channel)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = bot };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", channel.SignToken());
        return http;
    }

    /// <summary>Says something; ticks until its card is in the channel.</summary>
    public async Task<long> Say(string text)
    {
        var arrives = channel.Of(conversation).Next(update: false, holding: "AdaptiveCard"u8.ToArray());
        var activity = Activities.Message(channel, conversation, text);
        var asked = Stopwatch.GetTimestamp();
        (await Post(activity)).Dispose();
        var arrival = await arrives.WaitAsync(TimeSpan.FromSeconds(30), stop);
        using var message = JsonDocument.Parse(arrival.Body);
        card = message.RootElement.GetProperty("attachments")[0].GetProperty("content").Clone();
        return arrival.At - asked;
    }

    /// <summary>Presses the first button of this verb on the card that is shown; ticks until the next card is there.</summary>
    public async Task<long> Press(string verb, params (string Name, string Value)[] inputs)
    {
        var data = Find(card, verb) is { } found ? JsonObject.Create(found.Clone())! : throw new InvalidOperationException($"There is no {verb} on the card.");
        foreach (var (name, value) in inputs)
            data[name] = value;
        var took = await Press(verb, data);
        if (card.ValueKind is not JsonValueKind.Object)
            throw new InvalidOperationException($"{verb} was answered with '{card}'.");
        return took;
    }

    /// <summary>Presses a button with these data, whatever card they are of; ticks until its answer is there.</summary>
    public async Task<long> Press(string verb, JsonObject data)
    {
        var activity = Activities.Press(channel, conversation, verb, data);
        var pressed = Stopwatch.GetTimestamp();
        using var answer = await Post(activity);
        var took = Stopwatch.GetTimestamp() - pressed;
        card = answer.RootElement.GetProperty("value").Clone();
        return took;
    }

    /// <summary>Types into the message extension; ticks until the results are there, and how many they are.</summary>
    public async Task<(long Ticks, int Results)> Query(string text)
    {
        var activity = Activities.Query(channel, conversation, text);
        var asked = Stopwatch.GetTimestamp();
        using var answer = await Post(activity);
        return (Stopwatch.GetTimestamp() - asked, answer.RootElement.GetProperty("composeExtension").GetProperty("attachments").GetArrayLength());
    }

    /// <summary>Whether the card says this.</summary>
    public bool Says(string text) => card.GetRawText().Contains(text, StringComparison.Ordinal);

    private async Task<JsonDocument> Post(string activity)
    {
        using var content = new StringContent(activity, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync("api/messages", content, stop);
        response.EnsureSuccessStatusCode();
        var body = await response.Content.ReadAsByteArrayAsync(stop);
        return JsonDocument.Parse(body.Length == 0 ? "{}"u8.ToArray() : body);
    }

    private static JsonElement? Find(JsonElement at, string verb) => at.ValueKind switch
    {
        JsonValueKind.Object when at.TryGetProperty("verb", out var own) && own.ValueKind is JsonValueKind.String && own.ValueEquals(verb)
            && at.TryGetProperty("data", out var data) => data,
        JsonValueKind.Object => at.EnumerateObject().Select(member => Find(member.Value, verb)).FirstOrDefault(found => found is not null),
        JsonValueKind.Array => at.EnumerateArray().Select(item => Find(item, verb)).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
