namespace Monitor.Items;

/// <summary>A stored item, as far as entries are recognised by it.</summary>
internal sealed record SeenItem
{
    public required ItemId Id { get; init; }
    public required string ItemKey { get; init; }
    public string? UrlKey { get; init; }
    public string? TitleKey { get; init; }
    public string? TextKey { get; init; }
    public required string ContentHash { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public string? PublishedRaw { get; init; }

    /// <summary>The key it was looked up by, its own or another it was shown under; null when found by address or text.</summary>
    public string? Name { get; init; }

    /// <inheritdoc cref="Item.Written"/>
    public string? Written => PublishedRaw ?? (PublishedAt is { } at ? PublishedDate.Iso(at) : null);
}
