using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Monitor.Feeds.Documents;

namespace Monitor.Feeds;

/// <summary>What a reader would get from one file or address: the row of <c>feed check</c>.</summary>
/// <param name="File">The file as given, or below the folder as given; for an address the address.</param>
/// <param name="Error">Why it cannot be read; null when it can.</param>
/// <param name="Document">What Monitor would keep; null when it cannot be read.</param>
/// <param name="Source">What the document says; null when it cannot be read.</param>
internal sealed record CheckedFeed(string File, string? Error, ParsedFeed? Document, SourceFeed? Source)
{
    private const int TitleLength = 1_000;
    private const int SummaryLength = 10_000;
    private const int BodyLength = 200_000;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One line of the <c>--json</c> contract: absent values left out, <c>error</c> always there, instants ISO 8601 UTC.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new FeedRow(File, Error, Text(Source?.Title, TitleLength), Source?.Links.Count > 0 ? Source.Links[0] : null,
            Text(Source?.Description, SummaryLength), Instant(Source?.Updated), Source?.Entries.Select(Row).ToList()), Json);

    private static ItemRow Row(SourceEntry entry) => new(
        Text(entry.Title, TitleLength), entry.Links.Count > 0 ? entry.Links[0] : null, Word(entry.Id), Instant(entry.Published.Instant),
        Instant(entry.Updated.Instant), Word(entry.Author), Text(entry.Summary, BodyLength), Text(entry.Content, BodyLength));

    private static string? Text(SourceText? text, int longest) =>
        text is not null && MarkupCleaner.Clean(text, longest).Trim() is { Length: > 0 } clean ? clean : null;

    private static string? Word(string? text) => text is null ? null : Text(new SourceText(text, MarkupKind.Text, null), TitleLength);

    private static string? Instant(DateTimeOffset? instant) =>
        instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private sealed record FeedRow(
        string File,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Error,
        string? FeedTitle, string? FeedLink, string? FeedDescription, string? FeedUpdated, IReadOnlyList<ItemRow>? Items);

    private sealed record ItemRow(
        string? Title, string? Link, string? Id, string? Published, string? Updated, string? Author, string? Summary, string? Content);
}
