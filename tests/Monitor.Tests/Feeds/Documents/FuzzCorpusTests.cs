using System.Diagnostics;
using Monitor.Feeds.Documents;
using Xunit;

namespace Monitor.Tests.Feeds.Documents;

/// <summary>The inputs that fuzzing kept (tests/fuzz.sh): each reaches code the others do not.</summary>
public sealed class FuzzCorpusTests
{
    private static readonly string?[] ContentTypes =
        [null, "text/xml", "application/rss+xml; charset=windows-1251", "text/xml; charset=iso-2022-jp", "application/feed+json; charset=utf-16"];

    [Fact]
    public void Every_input_is_read_or_refused_in_time_and_hands_on_clean_text()
    {
        var files = Directory.GetFiles(Path.Combine(Folder(), "tests", "Monitor.Fuzzing", "corpus"));
        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            var input = File.ReadAllBytes(file);
            var start = Stopwatch.GetTimestamp();
            var reading = FeedParser.Parse(input[1..], ContentTypes[input[0] % ContentTypes.Length], new Uri("https://fuzz.example/feed"));
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(2));
            if (reading is FeedReading.Read read)
                Assert.All(read.Document.Entries, entry => Assert.DoesNotContain(entry.Title + entry.Summary + entry.Content, char.IsControl));
        });
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Monitor.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("the tests run outside the repository");
    }
}
