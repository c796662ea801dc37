namespace ChargeBot.Tests.Playground;

/// <summary>Who speaks in the Playground stands in its settings file as currentUser, and cannot be changed in its window.</summary>
internal static class Speakers
{
    public const string Agent = "00000000-0000-0000-0000-0000000000a1";
    public const string Engineer = "00000000-0000-0000-0000-0000000000a2";
    public const string Supervisor = "00000000-0000-0000-0000-0000000000a3";
    public const string WithoutRole = "00000000-0000-0000-0000-0000000000a4";
}
