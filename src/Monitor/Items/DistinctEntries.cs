namespace Monitor.Items;

/// <summary>The entries of one document, each once: some feeds list an entry twice, under one key or under two.</summary>
internal static class DistinctEntries
{
    public static IEnumerable<Item> Of(IReadOnlyList<Item> drafts)
    {
        var shown = new HashSet<Mark>();
        foreach (var entry in drafts)
        {
            var marks = MarksOf(entry).ToList();
            if (!marks.Exists(shown.Contains))
                yield return entry;
            shown.UnionWith(marks);
        }
    }

    /// <summary>An entry that has one of these in common with an earlier one is the same. Entries that only share a key are two.</summary>
    private static IEnumerable<Mark> MarksOf(Item entry)
    {
        yield return new Mark(entry.ItemKey, null, entry.TitleKey, entry.ContentHash, null);
        if (entry.Written is not null)
            yield return new Mark(entry.ItemKey, null, entry.TitleKey, null, entry.Written);
        if (entry.TitleKey is not null && (entry.UrlKey ?? entry.Written) is not null)
            yield return new Mark(null, entry.UrlKey, entry.TitleKey, entry.ContentHash, entry.Written);
    }

    private sealed record Mark(string? Key, string? Page, string? Title, string? Text, string? Written);
}
