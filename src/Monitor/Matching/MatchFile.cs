using System.Globalization;
using System.Text.Json;
using Monitor.Hosting;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Matching;

/// <summary>Scores items of a JSON Lines file against topics; stores nothing.</summary>
internal sealed class MatchFile(Lexicon lexicon, LanguageIdentifier languages)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One output line for each item and topic, in the items' order: JSON as the <c>match</c> contract, or words.</summary>
    /// <exception cref="UserError">A line is no item; names file and line.</exception>
    public IEnumerable<string> Run(IReadOnlyList<Topic> topics, string name, IReadOnlyList<string> lines, bool explain)
    {
        var items = lines.Select((line, at) => (line, Number: at + 1)).Where(line => line.line.Trim().Length > 0)
            .Select(line => Parse(name, line.Number, line.line)).ToList();
        var matcher = new TopicMatcher(topics, lexicon);
        foreach (var item in items)
        {
            var text = $"{item.Title} {item.Summary}";
            var view = ItemView.Of(item.Title ?? "", item.Summary ?? "", languages.Identify(text, item.Lang), lexicon, item.Published);
            var decided = matcher.Decide(view, explainAll: true, learn: true).ToDictionary(pair => pair.Topic, pair => pair.Match);
            for (var topic = 0; topic < topics.Count; topic++)
            {
                var match = decided.GetValueOrDefault(topic) ?? Nothing(topics[topic]);
                yield return explain ? Words(item, topics[topic], match) : Line(item, topics[topic], match);
            }
        }
    }

    private Match Nothing(Topic topic) => new()
    {
        Score = 0,
        Decision = Decision.Rejected,
        Reasons = [],
        Missing = topic.Facets.Select(facet => facet.AnyOf[0].Label(lexicon, topic.Language)).ToList(),
        Rejection = "holds nothing of the topic",
    };

    private static string Line(ItemLine item, Topic topic, Match match) => JsonSerializer.Serialize(new
    {
        item = item.Id,
        topic = topic.Slug,
        score = match.Score,
        decision = match.Decision,
        reasons = match.Reasons,
        missing = match.Missing,
    }, Json);

    private static string Words(ItemLine item, Topic topic, Match match)
    {
        var why = string.Join(", ", match.Reasons.Select(reason => string.Create(CultureInfo.InvariantCulture, $"{reason.Term} ({reason.Field} {reason.Weight:0.00})")));
        var verdict = match.Rejection is null ? "match" : $"{MatchStore.Name(match.Decision)}: {match.Rejection}";
        return string.Create(CultureInfo.InvariantCulture, $"{item.Id}  {topic.Slug}  {match.Score:0.00}  {verdict}{(why.Length > 0 ? "; found " + why : "")}");
    }

    private static ItemLine Parse(string name, int number, string line)
    {
        try
        {
            var item = JsonSerializer.Deserialize<ItemLine>(line, Json);
            return item is { Id.ValueKind: JsonValueKind.String or JsonValueKind.Number } && item.Id.ToString().Length > 0 && (item.Title ?? item.Summary) is not null
                ? item
                : throw new UserError($"{name}:{number}", "an item needs 'id' and 'title' or 'summary'");
        }
        catch (JsonException e)
        {
            throw new UserError($"{name}:{number}", "is no JSON object: " + e.Message.ReplaceLineEndings(" "));
        }
    }

    private sealed record ItemLine(JsonElement Id, string? Title, string? Summary, string? Lang, DateTimeOffset? Published);
}
