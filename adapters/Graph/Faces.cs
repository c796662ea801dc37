using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Graph;

/// <summary>
/// Small photos of people, as data URIs for cards: a card must not send its readers to Graph, and a picture of so few bytes
/// may stand in it.
/// </summary>
internal sealed class Faces(GraphClient graph, TimeProvider clock, ILogger<Faces> log)
{
    /// <summary>Two of them leave a card enough of its 25 KB.</summary>
    private const int MaxBytes = 4 * 1024;

    private const int MostAtOnce = 20;
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    private readonly Dictionary<string, (Uri? Face, DateTimeOffset At)> faces = [];

    /// <summary>Asks for those that are not known or old, a few at a time.</summary>
    /// <returns>All that are known.</returns>
    public async Task<IReadOnlyDictionary<string, Uri>> Refresh(IEnumerable<string> people, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        foreach (var person in people.Where(one => !faces.TryGetValue(one, out var known) || now - known.At > Fresh).Take(MostAtOnce).ToList())
        {
            var (status, code, body) = await graph.Send(HttpMethod.Get, $"users/{person}/photos/48x48/$value", null, stop);
            if (status is 403 or 0)
            {
                log.LogInformation("Photos cannot be had ({Status} {Code}); cards do without. See README, Graph.", status, code);
                break;
            }

            faces[person] = (status == 200 && body is { Length: > 3 and <= MaxBytes } && TypeOf(body) is { } type
                ? new Uri($"data:{type};base64,{Convert.ToBase64String(body)}") : null, now);
        }

        return faces.Where(face => face.Value.Face is not null).ToDictionary(face => face.Key, face => face.Value.Face!);
    }

    private static string? TypeOf(byte[] picture) => picture switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, 0x50, 0x4E, 0x47, ..] => "image/png",
        _ => null,
    };
}
