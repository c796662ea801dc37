using System.Text.Json.Nodes;
using ChargeBot.Cards;
using ChargeBot.Domain.Notes;
using ChargeBot.Tests.Cards;
using Xunit;

namespace ChargeBot.Tests.Notes;

/// <summary>What may be noted, and that it stays a text wherever it stands.</summary>
public sealed class NoteTextTests
{
    [Theory]
    [InlineData("  lock is stuck \r\n\tpush\u0000 firmly\u001b[31m  \r\n", "lock is stuck\n push firmly[31m")]
    [InlineData("a\n\n\n\n\nb", "a\n\nb")]
    [InlineData("\n\n \u200f\u202etxt.exe\u202c\u2066", "txt.exe")]
    [InlineData("a\u2028b\u0085c", "a\nb\nc")]
    [InlineData("👩\u200d🔧 kommt", "👩\u200d🔧 kommt")]
    [InlineData(" \t\r\n ", "")]
    [InlineData(null, "")]
    public void What_steers_a_screen_is_taken_out_and_lines_are_kept(string? typed, string clean) => Assert.Equal(clean, NoteText.Clean(typed));

    [Theory]
    [InlineData(0, NoteProblem.Empty)]
    [InlineData(1, NoteProblem.None)]
    [InlineData(1_000, NoteProblem.None)]
    [InlineData(1_001, NoteProblem.TooLong)]
    public void One_to_a_thousand_characters_are_a_note(int length, NoteProblem problem) => Assert.Equal(problem, NoteText.Problem(new string('ß', length)));

    [Fact]
    public void A_text_that_is_too_long_is_kept_up_to_the_bound_with_no_character_cut_in_two()
    {
        Assert.Equal(1_000, NoteText.Bounded(new string('x', 10_000)).Length);
        var bounded = NoteText.Bounded("x" + string.Concat(Enumerable.Repeat("😀", 5_000)));
        Assert.Equal(999, bounded.Length);
        Assert.EndsWith("😀", bounded, StringComparison.Ordinal);
    }

    public static TheoryData<string> Hostile =>
    [
        NoteScenes.Hostile,
        new string('*', NoteText.MaxLength),
        string.Concat(Enumerable.Repeat("x\n", 500)),
        string.Concat(Enumerable.Repeat("\"\\", 500)),
        string.Concat(Enumerable.Repeat("漢", 1_000)),
        string.Concat(Enumerable.Repeat("😀", 500)),
        new string('\u0301', 1_000),
        "שלום עולם",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Whatever_is_noted_is_neither_button_nor_link_and_every_card_stays_light(string typed)
    {
        var text = NoteText.Clean(typed);
        Assert.Equal(NoteProblem.None, NoteText.Problem(text));
        var site = new Site();
        for (var connector = 3; connector <= 64; connector++)
        {
            site.Ports.Add(Site.NewPort($"DE*ABC*E1234*{connector}", connector));
        }

        site.Charging();
        var notes = Enumerable.Range(1, 4).Select(number => NoteScenes.Note(number, text, [.. site.Ports.Select(port => port.Id)])).ToList();
        var (context, port) = (Scenes.Context(Language.De), NoteScenes.View(site, notes, 400));
        CardJson[] cards =
        [
            PortCard.Draw(port, context),
            AskCard.Draw(new AskView(port, AskKind.HardReboot), context),
            ForceCard.Draw(new ForceView(port, Enum.GetValues<ForceWay>()), context),
            NotesCard.Draw(new NotesView(port, notes, 400, 3) { Notice = NotesNotice.Saved }, context),
            NoteFormCard.Draw(new NoteFormView(port, notes[0], text, [Site.One]) { Problem = NoteProblem.Changed }, context),
            NoteQuestionCard.Draw(new NoteQuestionView(port, notes[0]) { Changed = true }, context),
        ];
        foreach (var card in cards)
        {
            Assert.InRange(card.Utf8.Length, 1, CardJson.MaxBytes);
            var drawn = JsonNode.Parse(card.Utf8.Span)!;
            CardRuleTests.AssertNothingIsMarkdown(drawn);
            Assert.DoesNotContain(CardRuleTests.Objects(drawn), element => (string?)element["type"] == "Action.OpenUrl");
        }
    }

    [Fact]
    public void All_lines_of_a_note_stand_in_the_list_and_only_a_beginning_on_the_ports_card()
    {
        var whole = Words(NotesCard.Draw(new NotesView(Scenes.View(new Site()), [NoteScenes.Note(1, NoteScenes.Long)], 1, 0), Scenes.Context(Language.En)));
        Assert.Contains("Zeile 1:", whole, StringComparison.Ordinal);
        Assert.EndsWith("gestartet", NoteScenes.Long.Split('\n')[20], StringComparison.Ordinal);
        Assert.Contains("Zeile 21:", whole, StringComparison.Ordinal);

        var port = Words(PortCard.Draw(NoteScenes.View(new Site(), [NoteScenes.Note(1, NoteScenes.Long)], 1), Scenes.Context(Language.En)));
        Assert.Contains("Zeile 1:", port, StringComparison.Ordinal);
        Assert.DoesNotContain("Zeile 21:", port, StringComparison.Ordinal);
        Assert.Contains("…", port, StringComparison.Ordinal);
    }

    private static string Words(CardJson card) => string.Join('\n', CardRuleTests.Objects(JsonNode.Parse(card.Utf8.Span)!).Select(element => (string?)element["text"]).OfType<string>());
}
