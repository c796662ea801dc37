namespace ChargeBot.Domain.ChargePoints;

/// <summary>Finds ports by what people noted about them.</summary>
internal sealed class NoteIndex
{
    private const int MinWord = 3;

    private readonly List<(SearchTarget Target, string Text)> notes = [];
    private readonly WordIndex words;

    /// <param name="notes">Those about ports that are not there are left out.</param>
    /// <param name="targets">The ports.</param>
    public NoteIndex(IEnumerable<PortNote> notes, IEnumerable<SearchTarget> targets)
    {
        PortNote[] all = [.. notes];
        if (all.Length > 0)
        {
            var byPort = targets.ToDictionary(target => target.Port!.PortId, StringComparer.Ordinal);
            this.notes.AddRange(all.Where(note => byPort.ContainsKey(note.PortId)).Select(note => (byPort[note.PortId], note.Text)));
        }

        words = new WordIndex(this.notes.Select(note => Words(note.Text)));
    }

    /// <summary>Adds the ports with a note that holds all words typed, those of one or two letters aside.</summary>
    public void Add(string[] typed, SearchCandidates found)
    {
        foreach (var number in words.Find(Array.FindAll(typed, word => word.Length >= MinWord)).Texts)
        {
            var (target, text) = notes[number];
            found.Add(new SearchKey("", text, target), SearchReason.Note);
        }
    }

    /// <summary>All of a note's words: what is folded is bounded, so each is folded by itself.</summary>
    private static string Words(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => IdText.Fold(word, words: true)));
}
