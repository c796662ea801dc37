using System.Reflection;
using System.Text.Json.Nodes;
using ChargeBot.Cards;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Approvals;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.MobileNetworks;
using Xunit;

namespace ChargeBot.Tests.Cards;

/// <summary>English and German say the same, each in its own words.</summary>
public sealed class TextsTests
{
    // The same word in both languages.
    private static readonly HashSet<string> Shared = ["Offline", "StatusTitle", "Firmware", "SimRoamingTitle", "SimGenerationTitle", "StationTitle", "ChargeboxTitle", "GatewayTypeTitle", "ControllerTitle", "StartsTitle", "ExportButton", "TicketButton", "TicketsButton"];

    // English words that no German text needs; 'Port' and 'Start' are not among them.
    private static readonly string[] EnglishWords =
        ["the", "and", "charger", "nobody", "session", "waiting", "ago", "since", "asked", "with", "not", "you", "this", "it", "is", "of", "unlock", "stop", "refused", "unknown", "charging"];

    private static readonly string[] GermanWords =
        ["der", "die", "das", "und", "nicht", "niemand", "Ladesäule", "wartet", "vor", "seit", "ist", "Sie", "wird", "von", "noch"];

    public static TheoryData<string> Names => [.. Scenes.All.Keys];

    [Fact]
    public void Every_text_exists_in_both_languages()
    {
        var (english, german) = (Texts.In(Language.En), Texts.In(Language.De));
        var texts = typeof(Texts).GetProperties(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .Where(property => property.PropertyType == typeof(string)).ToList();
        Assert.True(texts.Count > 80);
        Assert.All(texts, property =>
        {
            var (en, de) = ((string)property.GetValue(english)!, (string)property.GetValue(german)!);
            Assert.NotEmpty(en);
            Assert.NotEmpty(de);
            Assert.True(en != de || Shared.Contains(property.Name), $"{property.Name} says '{en}' in both languages.");
        });
    }

    [Fact]
    public void Every_word_for_a_status_a_command_a_fault_and_a_reason_exists_in_both_languages()
    {
        var (english, german) = (Texts.In(Language.En), Texts.In(Language.De));
        Assert.All(Enum.GetValues<PortStatus>(), status => Assert.NotEqual(english.Status(status), german.Status(status)));
        Assert.All(Enum.GetValues<CommandKind>(), kind => Assert.NotEqual(english.CommandName(kind), german.CommandName(kind)));
        Assert.All(Enum.GetValues<CommandKind>(), kind => Assert.NotEqual(english.Doing(kind), german.Doing(kind)));
        Assert.All(Enum.GetValues<ActivationKind>(), kind => Assert.NotEqual(english.KindOfStart(kind), german.KindOfStart(kind)));
        Assert.All(Enum.GetValues<StartObstacle>().Skip(1), one => Assert.NotEqual(english.Obstacle(one, false), german.Obstacle(one, false)));
        Assert.All(Enum.GetValues<StartProblem>().Skip(1), one => Assert.NotEqual(english.Problem(one, ""), german.Problem(one, "")));
        Assert.All(Enum.GetValues<StartFailure>().Skip(1), one => Assert.NotEqual(english.NotStarted(one, ""), german.NotStarted(one, "")));
        Assert.All(Enum.GetValues<PortStatus>(), status => Assert.NotEqual(english.LikelyWhy(status), german.LikelyWhy(status)));
        Assert.All(Enum.GetValues<GoodwillLimit>(), limit => Assert.NotEqual(english.Reason(new GoodwillReason(limit, 3, 2)), german.Reason(new GoodwillReason(limit, 3, 2))));
        Assert.All(Enum.GetValues<ApprovalState>(), state => Assert.NotEqual(english.State(state), german.State(state)));
        Assert.All(Enum.GetValues<FoundBy>(), by => Assert.NotEqual(english.FoundBecause(by), german.FoundBecause(by)));
        Assert.All(Enum.GetValues<ConnectionKind>(), kind => Assert.NotEqual(english.SimStatus(kind, false), german.SimStatus(kind, false)));
        Assert.All(Enum.GetValues<RefusalReason>(), reason => Assert.NotEqual(english.Reason(reason, null), german.Reason(reason, null)));
        Assert.All(
            ["ConnectorLockFailure", "EVCommunicationError", "GroundFailure", "HighTemperature", "InternalError", "LocalListConflict", "OverCurrentFailure",
             "OverVoltage", "PowerMeterFailure", "PowerSwitchFailure", "ReaderFailure", "ResetFailure", "UnderVoltage", "WeakSignal"],
            code => Assert.NotEqual(english.Fault(code)!, german.Fault(code)!));
        Assert.All(
            ["DeAuthorized", "EmergencyStop", "EVDisconnected", "HardReset", "SoftReset", "Reboot", "Local", "PowerLoss", "UnlockCommand"],
            reason => Assert.NotEqual(english.StopReason(reason)!, german.StopReason(reason)!));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_English_is_left_in_a_German_card_and_no_German_in_an_English_one(string name)
    {
        AssertNone(EnglishWords, name, Language.De);
        AssertNone(GermanWords, name, Language.En);
    }

    [Fact]
    public void Numbers_ages_and_times_are_written_as_the_language_does()
    {
        var (en, de) = (Texts.In(Language.En), Texts.In(Language.De));
        Assert.Equal(("18.6 kWh", "18,6 kWh"), (en.Energy(18_600), de.Energy(18_600)));
        Assert.Equal(("10.9\u00A0kW", "10,9\u00A0kW"), (en.Power(10_900), de.Power(10_900)));
        var site = new SiteClock("Europe/Berlin");
        Assert.Equal("14:31:20", en.ClockToTheSecond(Site.Now, Site.Now, site));
        Assert.Equal(("20 Nov, 14:31", "20.11., 14:31"), (en.Clock(Site.Now.AddDays(-3), Site.Now, site), de.Clock(Site.Now.AddDays(-3), Site.Now, site)));
        Assert.Equal("13:31", en.Clock(Site.Now, Site.Now, new SiteClock("Europe/London")));
        Assert.Equal("14:31", en.Clock(Site.Now, Site.Now, new SiteClock("Atlantis/Nowhere")));
    }

    [Theory]
    [InlineData(0, "just now", "gerade eben")]
    [InlineData(-5, "just now", "gerade eben")]
    [InlineData(12, "12 s ago", "vor 12 s")]
    [InlineData(59, "59 s ago", "vor 59 s")]
    [InlineData(60, "1 min ago", "vor 1 min")]
    [InlineData(3 * 3600, "3 h ago", "vor 3 h")]
    [InlineData(30 * 3600, "1 day ago", "vor 1 Tag")]
    [InlineData(80 * 3600, "3 days ago", "vor 3 Tagen")]
    public void Ages_are_said_in_their_largest_unit(int seconds, string english, string german)
    {
        Assert.Equal(english, Texts.In(Language.En).Ago(Site.Now.AddSeconds(-seconds), Site.Now));
        Assert.Equal(german, Texts.In(Language.De).Ago(Site.Now.AddSeconds(-seconds), Site.Now));
    }

    [Theory]
    [InlineData("de-AT", Language.De)]
    [InlineData("DE", Language.De)]
    [InlineData("en-US", Language.En)]
    [InlineData("fr-FR", Language.En)]
    [InlineData(null, Language.En)]
    public void A_locale_gives_the_language(string? locale, Language language) => Assert.Equal(language, Texts.LanguageOf(locale));

    private static void AssertNone(string[] words, string name, Language language)
    {
        var card = JsonNode.Parse(Scenes.All[name](Scenes.Context(language)).Utf8.Span)!;
        var said = CardRuleTests.Objects(card)
            .SelectMany(element => new[] { element["text"], element["value"], element["title"], element["label"], element["errorMessage"] })
            .OfType<JsonValue>().Select(text => text.ToString());
        foreach (var text in said)
        {
            var spoken = text.Split([' ', ',', '.', ':', ';', '·', '(', ')', '\'', '„', '“', '?', '…'], StringSplitOptions.RemoveEmptyEntries);
            Assert.DoesNotContain(spoken, word => words.Contains(word, StringComparer.Ordinal));
        }
    }
}
