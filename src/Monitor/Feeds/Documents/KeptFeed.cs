namespace Monitor.Feeds.Documents;

/// <summary>What Monitor keeps of a document: plain, safe, bounded text and web addresses.</summary>
internal static class KeptFeed
{
    private const int WordLength = 300;
    private const int IdLength = 4_000;

    public static ParsedFeed Of(SourceFeed source) => new()
    {
        Title = source.Title.Plain(PlainText.TitleLength) is { Length: > 0 } title ? title : null,
        Link = LinkResolver.Web(source.Links),
        Language = Language(source.Language),
        Hints = source.Hints,
        Entries = source.Entries.Select(Of).ToList(),
        Repairs = source.Repairs,
    };

    private static ParsedEntry Of(SourceEntry source) => new()
    {
        Title = source.Title.Plain(PlainText.TitleLength),
        Link = LinkResolver.Web(source.Links),
        Id = Word(source.Id, IdLength),
        Published = source.Published.Instant,
        Updated = source.Updated.Instant,
        PublishedRaw = source.Published.Instant is null ? Word(source.Published.Written, WordLength) : null,
        Author = Word(source.Author, WordLength),
        Summary = source.Summary.Plain(PlainText.SummaryLength),
        ContentSource = source.Content,
    };

    /// <summary>The primary tag of what the document declares; a prior for its entries.</summary>
    private static string? Language(string? declared)
    {
        var tag = declared?.Trim().Split('-', '_')[0].ToLowerInvariant() ?? "";
        return tag.Length is 2 or 3 && tag.All(char.IsAsciiLetter) ? tag : null;
    }

    private static string? Word(string? text, int longest) =>
        text is not null && PlainText.FromText(text, longest) is { Length: > 0 } word ? word : null;
}
