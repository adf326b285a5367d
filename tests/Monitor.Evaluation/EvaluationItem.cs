using System.Globalization;
using System.Text.Json;
using Monitor.Feeds.Documents;
using Monitor.Matching;
using Monitor.Seeds;
using Monitor.Text;

namespace Monitor.Evaluation;

/// <summary>A labelled item as the product sees it: title, and the first 40 words of its text.</summary>
internal sealed record EvaluationItem(string Id, string Title, string Text, string Lang, string? Date, string Source)
{
    private const int Words = 40;

    public static IEnumerable<EvaluationItem> Read(string path) => File.ReadLines(path)
        .Where(line => line.Length > 0)
        .Select(line =>
        {
            var root = JsonDocument.Parse(line).RootElement;
            return new EvaluationItem(Get(root, "id") ?? "", Get(root, "title") ?? "", Get(root, "text") ?? Get(root, "summary") ?? "",
                Get(root, "lang") ?? "und", Get(root, "date") ?? Get(root, "published"), Get(root, "source") ?? "");
        });

    public DateTimeOffset? When => DateTimeOffset.TryParse(Date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    public Seed Seed(LanguageIdentifier languages) =>
        new() { Title = Title, Text = Text, Language = languages.Identify(Title + " " + Text, Lang), Published = When };

    public ItemView View(LanguageIdentifier languages, Lexicon lexicon)
    {
        var summary = string.Join(' ', PlainText.FromHtml(Text, 4000).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(Words));
        return ItemView.Of(Title, summary, languages.Identify(Title + " " + summary, Lang), lexicon, When);
    }

    private static string? Get(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
