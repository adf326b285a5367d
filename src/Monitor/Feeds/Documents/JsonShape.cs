using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Monitor.Feeds.Documents;

/// <summary>
/// Writes a JSON Feed with odd types anew as the library expects it: texts as strings, numbers as text where a text is due,
/// persons as lists; what is of no use is left out, so that one odd field loses nothing else.
/// </summary>
internal static class JsonShape
{
    /// <summary>Begins the id of an entry that has none: the library drops entries without.</summary>
    public const string NoId = "urn:x-no-id:";

    private static readonly string[] FeedTexts = ["title", "home_page_url", "feed_url", "description", "language"];

    private static readonly string[] ItemTexts =
        ["url", "external_url", "title", "content_html", "content_text", "summary", "date_published", "date_modified", "language"];

    /// <summary>The same feed in the usual shape; null when the text is no JSON, or no feed.</summary>
    public static string? Usual(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions
            {
                AllowTrailingCommas = true,
                CommentHandling = JsonCommentHandling.Skip,
                MaxDepth = DocumentBounds.Deepest,
            });
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array
                ? Write(root, items)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Write(JsonElement root, JsonElement items)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var unnamed = 0;
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            WriteTexts(json, root, FeedTexts);
            json.WriteStartArray("items");
            foreach (var item in items.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object))
            {
                json.WriteStartObject();
                json.WriteString("id", item.TryGetProperty("id", out var id) && Text(id) is { Length: > 0 } own ? own : $"{NoId}{unnamed++}");
                WriteTexts(json, item, ItemTexts);
                WriteAuthor(json, item);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void WriteTexts(Utf8JsonWriter json, JsonElement from, string[] names)
    {
        foreach (var name in names)
        {
            if (from.TryGetProperty(name, out var value) && Text(value) is { } text)
                json.WriteString(name, text);
        }
    }

    /// <summary>Version 1.0 has one author, 1.1 a list; some write a bare name.</summary>
    private static void WriteAuthor(Utf8JsonWriter json, JsonElement item)
    {
        var author = !item.TryGetProperty("authors", out var authors) ? (item.TryGetProperty("author", out var one) ? one : default)
            : authors.ValueKind == JsonValueKind.Array ? (authors.GetArrayLength() > 0 ? authors[0] : default)
            : authors;
        var name = author.ValueKind == JsonValueKind.Object ? (author.TryGetProperty("name", out var named) ? Text(named) : null)
            : author.ValueKind == JsonValueKind.String ? Text(author)
            : null;
        if (name is null)
            return;
        json.WriteStartArray("authors");
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // An escaped lone surrogate: no text.
            return null;
        }
    }
}
