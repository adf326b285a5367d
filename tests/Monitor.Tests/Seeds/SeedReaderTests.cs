using System.Text;
using Monitor.Hosting;
using Monitor.Seeds;
using Monitor.Text;
using Xunit;

namespace Monitor.Tests.Seeds;

public sealed class SeedReaderTests
{
    /// <summary>About sixty words, an article's least and a bit.</summary>
    private const string Body = """
        Fishermen along the northern coast woke on Tuesday to find their harbour closed. The port authority said a tanker had struck
        the outer breakwater during the night and leaked fuel into the bay. Nobody was hurt, but boats may not leave before the water
        has been tested. The mayor promised help for the crews, who expect to lose a week of the herring season.
        """;

    private static readonly SeedReader Reader = new(new LanguageIdentifier());

    private static Seed Read(string text) => Reader.Read("article.md", Encoding.UTF8.GetBytes(text));

    private static string ErrorOf(byte[] bytes) => Assert.Throws<UserError>(() => Reader.Read("article.md", bytes)).Message;

    private static string ErrorOf(string text) => ErrorOf(Encoding.UTF8.GetBytes(text));

    [Fact]
    public void Front_matter_gives_title_language_date_and_address()
    {
        var seed = Read($"---\nTitle: \"Harbour closed\"\nlanguage: en-GB\ndate: 2024-06-19\nurl: https://a.example/1\n---\n{Body}");

        Assert.Equal("Harbour closed", seed.Title);
        Assert.Equal("en", seed.Language);
        Assert.Equal(new DateTimeOffset(2024, 6, 19, 0, 0, 0, TimeSpan.Zero), seed.Published);
        Assert.Equal("https://a.example/1", seed.Url);
        Assert.StartsWith("Fishermen along", seed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_heading_that_repeats_the_front_matters_title_is_not_read_twice()
    {
        var seed = Read($"---\ntitle: Harbour closed\n---\n# Harbour closed\n\n{Body}");

        Assert.Equal("Harbour closed", seed.Title);
        Assert.StartsWith("Fishermen along", seed.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# Harbour closed after a spill\n\n")]
    [InlineData("Harbour closed after a spill\n")]
    [InlineData("\n\r\n## Harbour closed after a spill\r\n")]
    [InlineData("\ufeffHarbour closed after a spill\n\n")]
    public void The_title_is_a_heading_or_a_first_short_line(string opening)
    {
        var seed = Read(opening + Body);

        Assert.Equal("Harbour closed after a spill", seed.Title);
        Assert.StartsWith("Fishermen along", seed.Text, StringComparison.Ordinal);
        Assert.Null(seed.Published);
    }

    [Fact]
    public void What_stands_before_a_glued_on_quotation_is_the_title()
    {
        var seed = Read("La Corée du Nord en soutien à la Russie«Accord révolutionnaire». " + Body);

        Assert.Equal("La Corée du Nord en soutien à la Russie", seed.Title);
        Assert.StartsWith("«Accord révolutionnaire».", seed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quotation_after_a_space_glues_nothing()
    {
        var seed = Read("Le maire parle d’un « Accord révolutionnaire » au port\n" + Body);

        Assert.Equal("Le maire parle d’un « Accord révolutionnaire » au port", seed.Title);
    }

    [Fact]
    public void Without_a_title_line_the_first_sentence_is_the_title_and_stays_in_the_text()
    {
        var seed = Read(Body.ReplaceLineEndings(" "));

        Assert.Equal("Fishermen along the northern coast woke on Tuesday to find their harbour closed.", seed.Title);
        Assert.StartsWith("Fishermen along", seed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_sentence_too_long_for_a_title_is_cut_at_a_word()
    {
        var seed = Read(string.Join(' ', Body.ReplaceLineEndings(" ").Replace(".", "", StringComparison.Ordinal).Split(' ')) + ".");

        Assert.EndsWith(" …", seed.Title, StringComparison.Ordinal);
        Assert.InRange(seed.Title.Length, 100, 162);
        Assert.StartsWith(seed.Title[..^1], seed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_marks_before_a_crosshead_are_no_words()
    {
        var seed = Read($"# Harbour closed\n\n{Body}\n\n### A lost season\n\n{Body}");

        Assert.Contains("\nA lost season\n", seed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('#', seed.Text);
    }

    [Fact]
    public void Latin_1_bytes_are_read()
    {
        var seed = Reader.Read("article.txt", Encoding.Latin1.GetBytes($"Séisme près de l'Île-de-Grâce\n{Body}"));

        Assert.Equal("Séisme près de l'Île-de-Grâce", seed.Title);
    }

    [Fact]
    public void An_article_in_characters_without_spaces_is_long_enough()
    {
        var seed = Read("""
            # 港口因漏油关闭
            周二凌晨，一艘油轮撞上北部海岸的防波堤，燃油流入海湾。港务局表示没有人员受伤，但在水质检测完成之前，渔船不得离港。市长承诺帮助渔民，他们预计将失去一周的鲱鱼捕捞季节。环保组织要求公布调查结果，并呼吁政府加强对老旧油轮的检查，以免类似的事故再次发生。
            """);

        Assert.Equal(("港口因漏油关闭", "zh"), (seed.Title, seed.Language));
    }

    [Theory]
    [InlineData("", "is empty; give the text")]
    [InlineData(" \n\t\r\n ", "is empty; give the text")]
    [InlineData("Harbour closed\n\nFishermen woke to find it so.", "too short: 8 words, an article has at least 40")]
    [InlineData("<!doctype html><html><body><p>Harbour closed</p></body></html>", "is markup or data, not an article; save the article's text")]
    [InlineData("""{"title":"Harbour closed","text":"Fishermen woke"}""", "is markup or data, not an article")]
    [InlineData("""[{"title":"Harbour closed"}]""", "is markup or data, not an article")]
    [InlineData("---\nnothing: here\n---\n", "too short")]
    public void What_is_no_article_is_refused_with_the_mend(string text, string mend)
    {
        var message = ErrorOf(text);

        Assert.StartsWith("article.md: ", message, StringComparison.Ordinal);
        Assert.Contains(mend, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_alone_are_no_article() =>
        Assert.Equal("article.md: the seed is not an article: it holds hardly any different words",
            ErrorOf(string.Join(' ', Enumerable.Range(1000, 60))));

    [Fact]
    public void One_word_over_and_over_is_no_article() =>
        Assert.Contains("hardly any different words", ErrorOf(string.Join(' ', Enumerable.Repeat("harbour", 60))), StringComparison.Ordinal);

    [Fact]
    public void A_binary_file_is_refused_with_the_mend()
    {
        byte[] zeroes = [.. "PK\u0003\u0004"u8, 0, 0, 0, 8, .. Encoding.UTF8.GetBytes(Body)];
        byte[] controls = [.. Enumerable.Range(0, 500).Select(i => (byte)(i % 2 == 0 ? 0x81 : 'a'))];

        Assert.All([ErrorOf(zeroes), ErrorOf(controls)], message =>
            Assert.Equal("article.md: the seed is a binary file; save the article as plain text (.txt or .md, UTF-8)", message));
    }

    [Fact]
    public void A_file_larger_than_any_article_is_refused() =>
        Assert.Contains("an article has at most", ErrorOf(string.Join('\n', Enumerable.Repeat(Body, 3000))), StringComparison.Ordinal);

    [Fact]
    public void A_bad_date_in_the_front_matter_names_the_form_to_write() =>
        Assert.Equal("article.md: the front matter's date 'last Tuesday' is no date; write 2024-06-19",
            ErrorOf($"---\ntitle: Harbour closed\ndate: last Tuesday\n---\n{Body}"));
}
