using System.Text.Json.Serialization;

namespace Monitor.DailyLog;

/// <summary>What happened on one local day, read from the rows of the work itself.</summary>
/// <param name="Clock">The clock whose midnights bound the day.</param>
internal sealed record DayLog([property: JsonIgnore] TimeZoneInfo Clock)
{
    public required DateOnly Date { get; init; }

    /// <summary>IANA id of <see cref="Clock"/>.</summary>
    public string Zone => Clock.Id;

    /// <summary>First instant of the day, inclusive.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>First instant after the day.</summary>
    public required DateTimeOffset To { get; init; }
    public required DayFigures Figures { get; init; }
    public required IReadOnlyList<FeedDay> Feeds { get; init; }
    public required IReadOnlyList<FeedEventDay> FeedEvents { get; init; }

    /// <summary>One entry per hour since <see cref="From"/>: 24, or 23 and 25 on the days the clock moves.</summary>
    public required IReadOnlyList<HourDay> Hours { get; init; }
    public required IReadOnlyList<LanguageDay> Languages { get; init; }
    public required IReadOnlyList<TopicDay> Topics { get; init; }

    /// <summary>Best first; at most <see cref="DayLogStore.ListedItems"/>.</summary>
    public required IReadOnlyList<DecidedItem> Matched { get; init; }
    public required IReadOnlyList<DecidedItem> NearMisses { get; init; }
    public required IReadOnlyList<RejectionDay> Rejections { get; init; }
    public required IReadOnlyList<DigestDay> Digests { get; init; }
    public required IReadOnlyList<DeliveryDay> Deliveries { get; init; }
    public required IReadOnlyList<EditDay> Edits { get; init; }

    public string Sentence => DaySentence.Of(this);

    public IReadOnlyList<FeedDay> FailedFeeds => [.. Feeds.Where(feed => feed.Failed > 0)];

    public int DigestsIn(string state) => Digests.Count(digest => digest.State == state);

    public int DeliveriesIn(string state) => Deliveries.Count(delivery => delivery.State == state);
}

/// <summary>The day in numbers, counted over all rows even where a list below is cut.</summary>
internal sealed record DayFigures
{
    public long Polls { get; init; }
    public long PollsFailed { get; init; }
    public long ItemsNew { get; init; }

    /// <summary>Of the new items: held because they were there long before their feed was watched.</summary>
    public long ItemsOld { get; init; }

    /// <summary>Of the new items: held because their feed published them anew.</summary>
    public long ItemsRepublished { get; init; }

    /// <summary>Of the new items: held because the database before the restored backup may have mailed them.</summary>
    public long ItemsRestored { get; init; }

    /// <summary>Items that matched at least one topic.</summary>
    public long ItemsMatched { get; init; }

    /// <summary>Items that came near a topic and matched none.</summary>
    public long ItemsNear { get; init; }

    /// <summary>Item × topic decisions, of all three kinds.</summary>
    public long Decisions { get; init; }
}
