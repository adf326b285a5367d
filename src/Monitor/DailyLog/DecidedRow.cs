using System.Text.Json;
using Monitor.Matching;

namespace Monitor.DailyLog;

/// <summary>A decision joined with its item and source, as stored: reasons and missing facets still JSON.</summary>
internal sealed record DecidedRow
{
    public required long ItemId { get; init; }
    public required string Title { get; init; }
    public string? Url { get; init; }
    public required string Source { get; init; }
    public required string Language { get; init; }
    public DateTimeOffset FirstSeenAt { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public long? StoryId { get; init; }
    public string? Held { get; init; }
    public required string TopicSlug { get; init; }
    public double Score { get; init; }
    public required string Reasons { get; init; }
    public required string Missing { get; init; }
    public string? Rejection { get; init; }
    public string? Verdict { get; init; }

    public DecidedItem Read(string topicName) => new()
    {
        ItemId = ItemId,
        Title = Title,
        Url = Url,
        Source = Source,
        Language = Language,
        FirstSeenAt = FirstSeenAt,
        PublishedAt = PublishedAt,
        StoryId = StoryId,
        Held = Held,
        TopicSlug = TopicSlug,
        TopicName = topicName,
        Score = Score,
        Why = List<MatchReason>(Reasons),
        Missing = List<string>(Missing),
        Rejection = Rejection,
        Verdict = Verdict,
    };

    private static List<T> List<T>(string json) =>
        json.Length == 0 ? [] : JsonSerializer.Deserialize<List<T>>(json, JsonSerializerOptions.Web) ?? [];
}
