namespace Monitor.Text;

/// <summary>Decides which of the names and words found in a text are mentions; its buffers serve one text after the other.</summary>
internal sealed class MentionSearch
{
    [ThreadStatic] private static MentionSearch? ofThread;

    private readonly List<PhraseHit<Concept>> all = [];

    public static MentionSearch OfThread => ofThread ??= new MentionSearch();

    /// <summary>Names found, in order of position.</summary>
    public List<PhraseHit<Concept>> Names { get; } = [];

    /// <summary>Common words found, in order of position.</summary>
    public List<PhraseHit<Concept>> Words { get; } = [];

    /// <summary>Appends what no longer one of its kind hides, each once; then forgets all.</summary>
    public void Conclude(List<PhraseHit<Concept>> into)
    {
        Merge();
        var (notionsEnd, othersEnd) = (0, 0);
        for (var from = 0; from < all.Count;)
        {
            var to = from;
            while (to < all.Count && all[to].First == all[from].First)
                to++;
            var here = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(all)[from..to];
            var (notions, others) = (Furthest(here, isNotion: true), Furthest(here, isNotion: false));
            var start = into.Count;
            foreach (var hit in here)
            {
                var (earlier, longest) = hit.Owner.IsNotion ? (notionsEnd, notions) : (othersEnd, others);
                var end = hit.First + hit.Count;
                if (end > earlier && end == longest && !hit.Owner.IsNothing && into.IndexOf(hit, start) < 0)
                    into.Add(hit);
            }

            (notionsEnd, othersEnd) = (Math.Max(notionsEnd, notions), Math.Max(othersEnd, others));
            from = to;
        }

        Names.Clear();
        Words.Clear();
    }

    private static int Furthest(ReadOnlySpan<PhraseHit<Concept>> hits, bool isNotion)
    {
        var furthest = 0;
        foreach (var hit in hits)
            if (hit.Owner.IsNothing || hit.Owner.IsNotion == isNotion)
                furthest = Math.Max(furthest, hit.First + hit.Count);
        return furthest;
    }

    /// <summary>By position; at one position names come first.</summary>
    private void Merge()
    {
        all.Clear();
        var word = 0;
        foreach (var name in Names)
        {
            for (; word < Words.Count && Words[word].First < name.First; word++)
                all.Add(Words[word]);
            all.Add(name);
        }

        for (; word < Words.Count; word++)
            all.Add(Words[word]);
    }
}
