namespace Monitor.Feeds.Documents;

/// <summary>What a document must not be before a tree is built of it: each bound costs one linear pass and saves seconds.</summary>
internal static class DocumentBounds
{
    /// <summary>20,000 nested elements cost the parser more than a second; real feeds stay below 20.</summary>
    public const int Deepest = 100;

    /// <summary>Entries kept of one document; a feed polled for news carries some tens.</summary>
    public const int MostEntries = 10_000;

    public static bool IsEntry(ReadOnlySpan<char> name) =>
        name.Equals("item", StringComparison.OrdinalIgnoreCase) || name.Equals("entry", StringComparison.OrdinalIgnoreCase);
}
