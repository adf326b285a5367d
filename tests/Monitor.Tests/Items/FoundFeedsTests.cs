using Monitor.Feeds.Documents;
using Xunit;

namespace Monitor.Tests.Items;

public sealed class FoundFeedsTests
{
    [Fact]
    public async Task A_feed_from_the_wild_brings_nothing_new_when_it_is_shown_again_or_backwards()
    {
        var folder = Folder();
        Assert.SkipWhen(folder is null, "no ../shared/data/feeds/corpus beside the repository: no feeds from the wild were shown twice");
        await using var feed = await ShownFeed.StartAsync("sqlite");
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order())
        {
            if (FeedParser.Parse(File.ReadAllBytes(file), null, new Uri("https://found.example/feed")) is not FeedReading.Read { Document.Entries: { Count: > 1 } entries })
                continue;
            await feed.ForgetAsync();

            var first = await feed.ShowAsync([.. entries]);

            Assert.NotEmpty(first.Added);
            Assert.True((await feed.ShowAsync([.. entries])).Added.Count == 0, $"{file}, again");
            Assert.True((await feed.ShowAsync([.. entries.Reverse()])).Added.Count == 0, $"{file}, backwards");
        }
    }

    private static string? Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "..", "shared", "data", "feeds", "corpus");
            if (File.Exists(Path.Combine(at.FullName, "Monitor.sln")))
                return Directory.Exists(folder) ? folder : null;
        }

        return null;
    }
}
