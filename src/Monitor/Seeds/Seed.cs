using Monitor.Storage;

namespace Monitor.Seeds;

internal readonly record struct SeedId(long Value) : IRowId<SeedId>
{
    public static SeedId From(long value) => new(value);
}

/// <summary>An article topics are derived from.</summary>
internal sealed record Seed
{
    public required string Title { get; init; }

    /// <summary>BCP 47 primary tag.</summary>
    public required string Language { get; init; }

    /// <summary>The article without its title, plain text, paragraphs parted by line feeds.</summary>
    public required string Text { get; init; }
    public DateTimeOffset? Published { get; init; }
    public string? Url { get; init; }
}
