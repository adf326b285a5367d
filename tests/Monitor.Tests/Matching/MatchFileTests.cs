using System.Text.Json;
using Monitor.Hosting;
using Monitor.Matching;
using Monitor.Text;
using Monitor.Topics;
using Xunit;

namespace Monitor.Tests.Matching;

public sealed class MatchFileTests
{
    private static readonly MatchFile File = new(Lexicon.Shipped, new LanguageIdentifier());

    private static readonly Topic[] Topics = [Topic("apples", "apple"), Topic("pears", "pear")];

    private static Topic Topic(string slug, string word) => new()
    {
        Slug = slug,
        Name = slug,
        Language = "en",
        Facets = [new Facet([new Clue.Text(word)])],
        Terms = [],
        Exclude = [],
        Threshold = 0.2,
    };

    private static List<string> Run(params string[] lines) => File.Run(Topics, "items.jsonl", lines, explain: false).ToList();

    [Fact]
    public void A_line_has_the_contracts_keys_in_the_contracts_order()
    {
        var lines = Run("""{"id":"é-1","title":"An apple « a day »","summary":"None.","lang":"en","published":"2024-06-19T00:00:00Z","source":"x"}""");

        Assert.Equal(
            """{"item":"é-1","topic":"apples","score":0.5276,"decision":"match","reasons":[{"term":"apple","field":"title","start":3,"length":5,"weight":1.5}],"missing":[]}""",
            lines[0]);
        Assert.Equal("""{"item":"é-1","topic":"pears","score":0,"decision":"rejected","reasons":[],"missing":["pear"]}""", lines[1]);
    }

    [Fact]
    public void Every_item_and_topic_has_one_line_in_their_order()
    {
        var lines = Run(
            """{"id":"b","title":"pear"}""",
            "",
            """{"id":"a","summary":"apple and pear"}""",
            "   ",
            """{"id":"7","title":"quince"}""");

        var pairs = lines.Select(line => JsonDocument.Parse(line).RootElement)
            .Select(line => (line.GetProperty("item").GetString(), line.GetProperty("topic").GetString(), line.GetProperty("decision").GetString()));
        Assert.Equal(
            [("b", "apples", "rejected"), ("b", "pears", "match"), ("a", "apples", "match"), ("a", "pears", "match"), ("7", "apples", "rejected"), ("7", "pears", "rejected")],
            pairs);
    }

    [Fact]
    public void A_near_miss_has_its_own_decision()
    {
        var strict = Topics[0] with { Threshold = 0.45 };

        var line = Assert.Single(File.Run([strict], "items.jsonl", ["""{"id":"a","summary":"apple"}"""], explain: false));

        Assert.Contains("\"decision\":\"near\"", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Explained_it_says_in_words_what_was_found_and_what_was_lacking()
    {
        var lines = File.Run(Topics, "items.jsonl", ["""{"id":"a","title":"An apple"}"""], explain: true).ToList();

        Assert.Equal(["a  apples  0.53  match; found apple (title 1.50)", "a  pears  0.00  rejected: holds nothing of the topic"], lines);
    }

    [Theory]
    [InlineData("not json", "is no JSON object: ")]
    [InlineData("[1,2]", "is no JSON object: ")]
    [InlineData("\"apple\"", "is no JSON object: ")]
    [InlineData("{\"id\":\"a\",\"title\":\"apple\"", "is no JSON object: ")]
    [InlineData("{\"id\":\"a\"}", "an item needs 'id' and 'title' or 'summary'")]
    [InlineData("{\"title\":\"apple\"}", "an item needs 'id' and 'title' or 'summary'")]
    [InlineData("{\"id\":\"\",\"title\":\"apple\"}", "an item needs 'id' and 'title' or 'summary'")]
    [InlineData("null", "an item needs 'id' and 'title' or 'summary'")]
    public void A_bad_line_names_file_and_line(string bad, string problem)
    {
        var error = Assert.Throws<UserError>(() => Run("""{"id":"a","title":"apple"}""", "", bad));

        Assert.StartsWith("items.jsonl:3: " + problem, error.Message, StringComparison.Ordinal);
    }
}
