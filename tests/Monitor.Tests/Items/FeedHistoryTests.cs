using Monitor.Feeds.Documents;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Items;

/// <summary>Long lives of generated feeds, checked against a ledger of what was written.</summary>
public sealed class FeedHistoryTests
{
    private const int Polls = 50;
    private const int Window = 20;

    public static TheoryData<string, int> Lives
    {
        get
        {
            var lives = new TheoryData<string, int>();
            foreach (var seed in Enumerable.Range(1, 12))
                lives.Add("sqlite", seed);
            lives.Add("postgres", 13);
            lives.Add("postgres", 14);
            return lives;
        }
    }

    [Theory, MemberData(nameof(Lives))]
    public async Task Whatever_a_feed_does_to_its_entries_each_article_is_stored_once(string kind, int seed)
    {
        var chance = new Chance(seed);
        await using var feed = await ShownFeed.StartAsync(kind);
        var newsroom = new Newsroom(chance, seed % 3 == 0 ? "" : "urn:a:");
        for (var poll = 0; poll < Polls; poll++)
        {
            feed.Later(TimeSpan.FromMinutes(5 + chance.Below(115)));
            newsroom.Publish(chance.Below(4), feed.Now);
            newsroom.Meddle();
            var taken = await feed.ShowAsync(newsroom.Document());
            Assert.True(taken.Known + taken.Added.Count == newsroom.Shown, $"poll {poll}: {taken.Known} known, {taken.Added.Count} added of {newsroom.Shown}");
        }

        // An article may be retitled before it is first shown, but its first words stay.
        var stored = (await feed.ItemsAsync()).Select(item => item.Title.Split(',')[0]).ToList();
        Assert.Equal(newsroom.Ledger.Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_feed_published_anew_under_other_ids_mails_nothing_again(string kind)
    {
        var chance = new Chance(7);
        await using var feed = await ShownFeed.StartAsync(kind);
        var newsroom = new Newsroom(chance, "urn:a:");
        for (var poll = 0; poll < 10; poll++)
        {
            newsroom.Publish(3, feed.Now);
            await feed.ShowAsync(newsroom.Document());
        }

        newsroom.RenameAll();
        var again = await feed.ShowAsync(newsroom.Document());

        Assert.Empty(again.Added);
        Assert.Equal(30, (await feed.ItemsAsync()).Count);
    }

    /// <summary>Writes articles and alters one showing in six.</summary>
    private sealed class Newsroom(Chance chance, string ids)
    {
        private readonly List<ParsedEntry> shown = [];

        public List<string> Ledger { get; } = [];

        public int Shown => Math.Min(shown.Count, Window);

        public void Publish(int articles, DateTimeOffset now)
        {
            for (var i = 0; i < articles; i++)
            {
                var number = Ledger.Count + 1;
                Ledger.Add($"Article {number}");
                shown.Insert(0, new ParsedEntry
                {
                    Id = ids.Length == 0 ? null : ids + number,
                    Link = $"https://a.example/2026/{number}?id={number}",
                    Title = Ledger[^1] + ", first words",
                    Summary = $"What article {number} says.",
                    Published = now.AddMinutes(-1 - chance.Below(60)),
                });
            }
        }

        public void Meddle()
        {
            for (var i = 0; i < Shown; i++)
            {
                if (chance.OneIn(6))
                    shown[i] = Altered(shown[i]);
            }
        }

        public void RenameAll()
        {
            for (var i = 0; i < shown.Count; i++)
                shown[i] = shown[i] with { Id = "post-" + chance.Below(1_000_000_000) };
        }

        public ParsedEntry[] Document()
        {
            var window = shown.Take(Window).ToArray();
            return chance.OneIn(3) ? chance.Shuffled(window) : window;
        }

        private ParsedEntry Altered(ParsedEntry entry) => chance.Below(8) switch
        {
            0 => entry with { Title = $"{entry.Title} and {chance.Below(1_000)} more" },
            1 => entry with { Summary = $"{entry.Summary} Updated {chance.Below(1_000)}." },
            2 => entry with { Published = entry.Published?.AddMinutes(chance.Below(1_200) - 600) },
            3 => entry with { Link = entry.Link?.Split("&utm")[0] + $"&utm_source=rss&utm_term={chance.Below(1_000)}" },
            4 => entry with { Link = (chance.OneIn(2) ? "http" : "https") + entry.Link?[entry.Link.IndexOf(':', StringComparison.Ordinal)..] },
            5 => entry with { Id = entry.Id is null ? null : "urn:b:" + chance.Below(1_000_000_000) },
            6 => entry with { Id = entry.Id is null ? null : $"https://a.example/?p={chance.Below(1_000_000_000)}", Published = entry.Published?.AddDays(-1) },
            _ => entry with { Title = $"{entry.Title} (video)", Summary = $"{entry.Summary} With pictures.", Published = entry.Published?.AddHours(1) },
        };
    }
}
