using System.Globalization;

namespace ChargeBot.Benchmarks.Load;

/// <summary>Who speaks: 600 people of 100 tenants, each in a personal chat with the bot.</summary>
internal static class Crowd
{
    public const int Tenants = 100;
    public const int Conversations = 600;

    public static string Tenant(int number) => string.Create(CultureInfo.InvariantCulture, $"7e000000-0000-4000-8000-{number:D12}");

    public static string Person(int number) => string.Create(CultureInfo.InvariantCulture, $"9e000000-0000-4000-8000-{number:D12}");

    public static string Conversation(int number) => string.Create(CultureInfo.InvariantCulture, $"a-{number:D5}");

    /// <summary>The number in a conversation's id, read from an address; -1 where there is none.</summary>
    public static int Number(ReadOnlySpan<char> path)
    {
        const string start = "/conversations/a-";
        var at = path.IndexOf(start, StringComparison.Ordinal);
        return at >= 0 && int.TryParse(path.Slice(at + start.Length, 5), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number < Conversations ? number : -1;
    }
}
