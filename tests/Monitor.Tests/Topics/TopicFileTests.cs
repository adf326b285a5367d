using Monitor.Hosting;
using Monitor.Text;
using Monitor.Topics;
using Xunit;

namespace Monitor.Tests.Topics;

public sealed class TopicFileTests
{
    private static readonly TopicFile File = new(Lexicon.Shipped);

    private static readonly Topic Full = new()
    {
        Slug = "floods-jakarta-2",
        Name = "Überschwemmung: « Jakarta » \"quoted\" 'single' # no comment – 홍수",
        Primary = true,
        Language = "de",
        Threshold = 0.35,
        Languages = ["de", "en", "ko"],
        Facets =
        [
            new Facet([new Clue.Concept("country:ID"), new Clue.Text("Jakarta")]),
            new Facet([new Clue.Concept("theme:disaster:all"), new Clue.Text("überflutet: ganz", "de"), new Clue.Text("yes"), new Clue.Text("1.0")]),
        ],
        Terms =
        [
            new Term("Indonesien", Term.EveryLanguage, 1, "im Titel: „…“ & mehr", "country:ID"),
            new Term("Deich - gebrochen", "de", 0.25, ""),
            new Term("true", "en", 0.1, "line one; key: value"),
        ],
        Exclude = [new Clue.Concept("theme:football"), new Clue.Text("Jakarta Cup", "en")],
    };

    private static string ErrorOf(string yaml) => Assert.Throws<UserError>(() => File.Read("topic.yml", yaml)).Message;

    [Fact]
    public void A_topic_reads_back_as_it_was_written()
    {
        var read = File.Read("topic.yml", TopicFile.Write(Full));

        Assert.Equivalent(Full, read, strict: true);
        Assert.Equal(Full.Facets, read.Facets);
        Assert.Equal(Full.Terms, read.Terms);
        Assert.Equal(Full.Exclude, read.Exclude);
        Assert.Equal(TopicFile.Write(Full), TopicFile.Write(read));
    }

    [Fact]
    public void Every_derived_topic_reads_back_as_it_was_written() =>
        Assert.All(SampleSeeds.Shipped.SelectMany(SampleSeeds.Derive), topic =>
        {
            var read = File.Read("topic.yml", TopicFile.Write(topic));
            Assert.Equal(topic.Terms, read.Terms);
            Assert.Equal(TopicFile.Write(topic), TopicFile.Write(read));
        });

    [Fact]
    public void A_file_opens_with_its_slug() =>
        Assert.StartsWith("topic: floods-jakarta-2\n", TopicFile.Write(Full).ReplaceLineEndings("\n"), StringComparison.Ordinal);

    [Fact]
    public void What_a_person_leaves_out_has_a_default()
    {
        var topic = File.Read("topic.yml", "topic: apples\nfacets:\n  - - text: apple\nterms:\n  - concept: country:FR\n");

        Assert.Equal(("apples", "apples", "en", false), (topic.Slug, topic.Name, topic.Language, topic.Primary));
        Assert.Equal(0.5, topic.Threshold);
        Assert.Empty(topic.Languages);
        Assert.Empty(topic.Exclude);
        Assert.Equal(new Term("France", Term.EveryLanguage, 0.5, "", "country:FR"), Assert.Single(topic.Terms));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("Null")]
    public void A_word_that_means_nothing_in_yaml_reads_back_as_a_word(string word)
    {
        var topic = Full with { Terms = [new Term(word, "de", 0.1, "")], Facets = [new Facet([new Clue.Text(word)])] };

        var read = File.Read("topic.yml", TopicFile.Write(topic));

        Assert.Equal((topic.Terms[0], topic.Facets[0]), (read.Terms[0], read.Facets[0]));
    }

    [Theory]
    [InlineData("topic: apples\nthreshhold: 0.4\nfacets:\n  - - text: apple\n", "topic.yml:2: unknown key 'threshhold'; known are topic, name, primary, ")]
    [InlineData("topic: apples\nfacets:\n  - - text: apple\n      wieght: 1\n", "topic.yml:4: unknown key 'wieght'; known are ")]
    [InlineData("topic: apples\ntopic: pears\n", "topic.yml:2: cannot be read as a topic file: ")]
    [InlineData("topic: [apples\n", "topic.yml:")]
    [InlineData("topic: apples\nthreshold: high\nfacets:\n  - - text: apple\n", "topic.yml:2: cannot be read as a topic file: ")]
    public void What_is_no_topic_file_names_file_line_and_the_mend(string yaml, string opening) =>
        Assert.StartsWith(opening, ErrorOf(yaml), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "the topic file is empty")]
    [InlineData("# a comment only\n", "the topic file is empty")]
    [InlineData("name: Apples\n", "has no 'topic:' line")]
    [InlineData("topic: Apples and pears\nfacets:\n  - - text: apple\n", "topic 'Apples and pears' is no slug; use lower-case letters")]
    [InlineData("topic: apples\n", "has neither facets nor terms")]
    [InlineData("topic: apples\nthreshold: 1.5\nfacets:\n  - - text: apple\n", "threshold 1.5 is not between 0 and 1")]
    [InlineData("topic: apples\nthreshold: .nan\nfacets:\n  - - text: apple\n", "is not between 0 and 1")]
    [InlineData("topic: apples\nterms:\n  - text: apple\n    weight: 0\n", "weight 0 of term 'apple' is not above 0")]
    [InlineData("topic: apples\nterms:\n  - text: apple\n    weight: 1.01\n", "weight 1.01 of term 'apple'")]
    [InlineData("topic: apples\nterms:\n  - weight: 1\n", "a term has neither 'text:' nor 'concept:'")]
    [InlineData("topic: apples\nfacets:\n  - []\n", "a facet has no alternative; give it a concept or a text")]
    [InlineData("topic: apples\nfacets:\n  -\n", "a facet has no alternative")]
    [InlineData("topic: apples\nfacets:\n  - - text: ' '\n", "an alternative holds either 'concept:' or 'text:'")]
    [InlineData("topic: apples\nfacets:\n  - - text: apple\n      concept: country:FR\n", "an alternative holds either")]
    [InlineData("topic: apples\nfacets:\n  - - concept: country:Narnia\n", "concept 'country:Narnia' is not in the lexicon; write a name such as country:FR")]
    [InlineData("topic: apples\nfacets:\n  - - text: apple\nexclude:\n  - concept: theme:magic\n", "concept 'theme:magic' is not in the lexicon")]
    [InlineData("topic: apples\nprofile:\n  words:\n    -1: pear\n", "weight '-1' in the profile is no number above 0; write lines such as '0.5: word word'")]
    [InlineData("topic: apples\nprofile:\n  learned:\n    words:\n      en:\n        1.5: pear\n", "weight '1.5' in the profile is no number from -0.5 to 1 beside 0")]
    [InlineData("topic: apples\nprofile:\n  learned:\n    concepts:\n      0: country:FR\n", "weight '0' in the profile is no number from -0.5 to 1 beside 0")]
    [InlineData("topic: apples\nprofile:\n  learned:\n    concepts:\n      0.5: country:Narnia\n", "concept 'country:Narnia' is not in the lexicon")]
    public void A_value_that_cannot_be_used_names_itself_and_the_mend(string yaml, string problem)
    {
        var message = ErrorOf(yaml);

        Assert.StartsWith("topic.yml", message, StringComparison.Ordinal);
        Assert.Contains(problem, message, StringComparison.Ordinal);
    }
}
