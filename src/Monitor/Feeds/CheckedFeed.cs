using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Monitor.Feeds.Documents;

namespace Monitor.Feeds;

/// <summary>What a reader would get from one file or address: the row of <c>feed check</c>.</summary>
/// <param name="File">The file as given, or below the folder as given; for an address the address.</param>
/// <param name="Error">Why it cannot be read; null when it can.</param>
/// <param name="Document">Null when it cannot be read.</param>
internal sealed record CheckedFeed(string File, string? Error, ParsedFeed? Document)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One line of the <c>--json</c> contract: absent values left out, <c>error</c> always there, instants ISO 8601 UTC.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new FeedRow(File, Error, Document?.Title, Document?.Link, Document?.Entries.Select(Row).ToList()), Json);

    private static ItemRow Row(ParsedEntry entry) => new(
        Present(entry.Title), entry.Link, entry.Id, Instant(entry.Published), Instant(entry.Updated), entry.Author,
        Present(entry.Summary), entry.Content);

    private static string? Present(string text) => text.Length > 0 ? text : null;

    private static string? Instant(DateTimeOffset? instant) =>
        instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private sealed record FeedRow(
        string File,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Error,
        string? FeedTitle, string? FeedLink, IReadOnlyList<ItemRow>? Items);

    private sealed record ItemRow(
        string? Title, string? Link, string? Id, string? Published, string? Updated, string? Author, string? Summary, string? Content);
}
