using Monitor.Items;
using Monitor.Subscriptions;
using Monitor.Topics;

namespace Monitor.Digests;

internal enum EditionKind
{
    /// <summary>One a period.</summary>
    Digest,

    /// <summary>At once, for rhythm <c>immediate</c>.</summary>
    Alert,
}

/// <summary>Whom an edition is for and what time it covers.</summary>
internal sealed record EditionFrame
{
    public required EditionKind Kind { get; init; }

    /// <summary>Local period, or the instant of the cut for an alert.</summary>
    public required string Period { get; init; }

    /// <summary><c>fr</c> or <c>en</c>.</summary>
    public required string Language { get; init; }
    public required TimeZoneInfo Zone { get; init; }
    public required Rhythm Rhythm { get; init; }
    public required DateTimeOffset CutFrom { get; init; }
    public required DateTimeOffset CutTo { get; init; }
}

/// <summary>What one subscriber gets for one period: decided once, then frozen.</summary>
internal sealed record Edition
{
    public required EditionFrame Frame { get; init; }

    /// <summary>Topics with something new, the fullest first.</summary>
    public required IReadOnlyList<EditionGroup> Groups { get; init; }

    /// <summary>Stories, copies folded.</summary>
    public int Count => Groups.Sum(group => group.Entries.Count);

    /// <summary>Every item this edition answers for, copies included, in order.</summary>
    public IEnumerable<EditionItem> Items =>
        from shown in Groups
        from entry in shown.Entries
        from item in entry.ItemIds
        select new EditionItem(item, shown.Topic.Id);
}

/// <summary>An item in an edition and the topic it stands under.</summary>
internal sealed record EditionItem(ItemId Item, TopicId Topic);

/// <summary>One topic of an edition; its entries newest first.</summary>
internal sealed record EditionGroup(TopicName Topic, IReadOnlyList<EditionEntry> Entries);

/// <summary>One story: the item that leads it, why it is here, and who else carries it.</summary>
internal sealed record EditionEntry
{
    public required ItemId ItemId { get; init; }
    public required string Title { get; init; }
    public required string Summary { get; init; }

    /// <summary>http or https, or null when the feed gave none.</summary>
    public string? Url { get; init; }
    public required string Source { get; init; }

    /// <summary>Published, or first seen when the feed gives no date or one that had not come yet.</summary>
    public required DateTimeOffset At { get; init; }
    public required string Language { get; init; }
    public required double Score { get; init; }
    public required IReadOnlyList<Hit> Hits { get; init; }

    /// <summary>Title of the earlier item that speaks most for it, where one does.</summary>
    public string? Like { get; init; }

    /// <summary>Names of the other topics it matches.</summary>
    public required IReadOnlyList<string> AlsoUnder { get; init; }
    public required IReadOnlyList<EditionCopy> Copies { get; init; }

    public IEnumerable<ItemId> ItemIds => Copies.Select(copy => copy.ItemId).Prepend(ItemId);
}

/// <summary>The same story in another feed.</summary>
internal sealed record EditionCopy(ItemId ItemId, string Source, string? Url);

/// <summary>A clue that was found: <paramref name="Start"/> and <paramref name="Length"/> in UTF-16 code units of title or summary.</summary>
internal sealed record Hit(string Term, bool InTitle, int Start, int Length, double Weight);
