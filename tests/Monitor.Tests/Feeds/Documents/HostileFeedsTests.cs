using System.Diagnostics;
using System.Text.Json;
using Monitor.Feeds;
using Monitor.Feeds.Documents;
using Xunit;

namespace Monitor.Tests.Feeds.Documents;

/// <summary>Feeds made to hurt a reader, where they are lent beside the repository.</summary>
public sealed class HostileFeedsTests
{
    [Fact]
    public void Every_hostile_file_is_answered_in_time_and_hands_on_nothing_harmful()
    {
        var folder = Folder();
        Assert.SkipWhen(folder is null, "no ../shared/data/hostile beside the repository: the hostile feeds were not read");
        foreach (var file in Directory.EnumerateFiles(folder).Order())
        {
            var start = Stopwatch.GetTimestamp();
            var reading = FeedParser.Parse(File.ReadAllBytes(file), null, new Uri("https://hostile.example/feed"));
            var row = (reading as FeedReading.Read)?.Source is { } source ? new CheckedFeed(file, null, null, source).ToJson() : "";
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(2), $"{file} took {Stopwatch.GetElapsedTime(start)}");
            if (reading is FeedReading.Read { Document: var document })
                Assert.All(document.Entries, entry => AssertHarmless(file, entry));
            AssertHarmless(file, row);
        }
    }

    [Theory]
    [InlineData("atom_prefixed.xml", "e")]
    [InlineData("attr_flood.xml", "T")]
    [InlineData("ns_flood.xml", "T")]
    [InlineData("date_garbage.xml", "T")]
    [InlineData("date_longdate.xml", "T")]
    [InlineData("declared_utf16_is_utf8.xml", "Zürich")]
    [InlineData("double_escaped.xml", "<script>alert(1)</script>")]
    [InlineData("rss_no_version.xml", "T")]
    [InlineData("truncated.xml", "T")]
    [InlineData("truncated_utf8.xml", "Zürich")]
    [InlineData("utf7.xml", "+ADw-script+AD4-alert(1)+ADw-/script+AD4-")]
    [InlineData("bare_amp.xml", "AT&T & Co")]
    [InlineData("declared_utf8_is_latin1.xml", "Zürich")]
    [InlineData("html_entity.xml", "Café ©")]
    [InlineData("junk_before.xml", "T")]
    [InlineData("null_bytes.xml", "AB")]
    [InlineData("real_utf16.xml", "Zürich 北京")]
    [InlineData("undeclared_prefix.xml", "T")]
    [InlineData("upper_case.xml", "T")]
    [InlineData("windows1251.xml", "Москва")]
    [InlineData("xxe_param.xml", "T")]
    public void A_damaged_file_gives_its_item(string file, string title)
    {
        var folder = Folder();
        Assert.SkipWhen(folder is null, $"no ../shared/data/hostile beside the repository: {file} was not read");
        var read = Assert.IsType<FeedReading.Read>(FeedParser.Parse(File.ReadAllBytes(Path.Combine(folder, file)), null, null));
        Assert.Equal(title, Assert.Single(read.Document.Entries).Title);
    }

    [Theory]
    [InlineData("truncated.xml", "cut off")]
    [InlineData("truncated_utf8.xml", "cut off")]
    [InlineData("invalid_utf8.xml", "UTF-8")]
    [InlineData("surrogate_raw.xml", "UTF-8")]
    [InlineData("null_bytes.xml", "forbids")]
    public void Damage_is_told(string file, string word)
    {
        var folder = Folder();
        Assert.SkipWhen(folder is null, $"no ../shared/data/hostile beside the repository: {file} was not read");
        var read = Assert.IsType<FeedReading.Read>(FeedParser.Parse(File.ReadAllBytes(Path.Combine(folder, file)), null, null));
        Assert.Contains(read.Document.Repairs, repair => repair.Contains(word, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("empty.xml", "empty")]
    [InlineData("html_page.html", "a web page")]
    [InlineData("json_deep.json", "nested too deep")]
    public void What_is_no_feed_is_refused_in_words(string file, string word)
    {
        var folder = Folder();
        Assert.SkipWhen(folder is null, $"no ../shared/data/hostile beside the repository: {file} was not read");
        var reading = FeedParser.Parse(File.ReadAllBytes(Path.Combine(folder, file)), null, null);
        Assert.Contains(word, Assert.IsType<FeedReading.Unreadable>(reading).Reason, StringComparison.Ordinal);
    }

    /// <summary>The line of feed check, which hands on markup.</summary>
    private static void AssertHarmless(string file, string row)
    {
        foreach (var danger in new[] { "<script", "javascript:", "\"link\":\"data:", "\"link\":\"file:", "\\u0000", "\u202e" })
            Assert.False(row.Contains(danger, StringComparison.OrdinalIgnoreCase), $"{file}: {danger} in {row}");
        if (row.Length == 0)
            return;
        using var document = JsonDocument.Parse(row);
        foreach (var item in document.RootElement.GetProperty("items").EnumerateArray())
            Assert.True(!item.TryGetProperty("title", out var title) || title.GetString()!.Length <= 1_000, file);
    }

    private static void AssertHarmless(string file, ParsedEntry entry)
    {
        foreach (var text in new[] { entry.Title, entry.Summary, entry.Content, entry.Id, entry.Author }.OfType<string>())
            Assert.DoesNotContain(text, c => char.IsControl(c) || c is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069');
        Assert.True(entry.Link is null || entry.Link.StartsWith("http", StringComparison.Ordinal), $"{file}: {entry.Link}");
        Assert.True(entry.Title.Length <= PlainText.TitleLength && entry.Summary.Length <= PlainText.SummaryLength, file);
        // A lone surrogate cannot be written as UTF-8.
        Assert.NotEmpty(JsonSerializer.SerializeToUtf8Bytes(entry.Title));
    }

    private static string? Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Monitor.sln")))
            {
                var folder = Path.GetFullPath(Path.Combine(at.FullName, "../shared/data/hostile"));
                return Directory.Exists(folder) ? folder : null;
            }
        }

        return null;
    }
}
