using System.Globalization;
using System.Text;
using Monitor.EndToEnd.Rig;
using Monitor.Subscriptions;

namespace Monitor.EndToEnd.Chaos;

/// <summary>A person and what they asked for.</summary>
/// <param name="Topic">The topic they watch; null for all.</param>
/// <param name="Due">When their digest is due during the run; null for those who hear at once.</param>
internal sealed record Reader(string Email, string Rhythm, int? Topic, DateTimeOffset? Due)
{
    /// <summary>Whether an item of this topic goes to them.</summary>
    public bool Wants(int topic) => Topic is null || Topic == topic;
}

/// <summary>
/// Invented topics of one word each, items that hold one such word among words of their own (so that no two fold into one story), and
/// readers of all rhythms. The number of an item stands in its link, so that a mail tells which items it holds.
/// </summary>
internal sealed class Readership(int seed, int topics)
{
    private const string Consonants = "bdfgklmnprstvz";
    private const string Vowels = "aeiou";

    public int Topics => topics;

    public static string Link(int number) => string.Create(CultureInfo.InvariantCulture, $"http://news.example.org/articles/{number}?from=rss&page=1");

    public int TopicOf(int number) => number % topics;

    public FeedItem Item(int number)
    {
        var dice = new Dice($"item:{seed}:{number}");
        var words = string.Join(' ', Enumerable.Range(0, 25).Select(_ => Word(dice)));
        return new FeedItem($"{TopicWord(TopicOf(number))} {words[..50]}", Link(number), words, TimeProvider.System.GetUtcNow());
    }

    /// <summary>The topics as files; their names.</summary>
    public string[] WriteTopics(MonitorHome home) =>
        [.. Enumerable.Range(0, topics).Select(topic => home.Write($"topic{topic}.yaml",
            Watches.TopicFile.Replace("topic: tungsten", $"topic: {Slug(topic)}", StringComparison.Ordinal)
                .Replace("tungsten", TopicWord(topic), StringComparison.Ordinal)))];

    /// <summary>Of ten readers one hears of everything at once, six of one topic at once, two daily and one by the hour.</summary>
    /// <param name="due">When the daily ones are due.</param>
    public IReadOnlyList<Reader> Readers(int count, IReadOnlyList<DateTimeOffset> due) =>
        [.. Enumerable.Range(0, count).Select(i => (i % 10) switch
        {
            0 => Reader(i, "immediate", null, null),
            < 7 => Reader(i, "immediate", i % topics, null),
            < 9 => Reader(i, Daily(due[i % due.Count]), i % topics, due[i % due.Count]),
            _ => Reader(i, "hourly", i % topics, NextHour()),
        })];

    public static SubscriptionRequest Request(Reader reader) => new()
    {
        Email = reader.Email,
        Rhythm = reader.Rhythm,
        Topics = reader.Topic is { } topic ? Slug(topic) : "all",
        Zone = "UTC",
        Language = "en",
    };

    public static Reader Reader(int number, string rhythm, int? topic, DateTimeOffset? due) =>
        new(string.Create(CultureInfo.InvariantCulture, $"reader{number}@mail.example.org"), rhythm, topic, due);

    /// <summary>The next full minutes from <paramref name="soonest"/> on.</summary>
    public static IReadOnlyList<DateTimeOffset> Minutes(TimeSpan soonest, int count)
    {
        var at = TimeProvider.System.GetUtcNow() + soonest;
        var minute = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute)).AddMinutes(1);
        return [.. Enumerable.Range(0, count).Select(i => minute.AddMinutes(i))];
    }

    private static DateTimeOffset NextHour()
    {
        var now = TimeProvider.System.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour)).AddHours(1);
    }

    private static string Daily(DateTimeOffset due) => "daily@" + due.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Slug(int topic) => string.Create(CultureInfo.InvariantCulture, $"topic-{topic}");

    private string TopicWord(int topic) => "x" + Word(new Dice($"topic:{seed}:{topic}")) + Word(new Dice($"more:{seed}:{topic}"));

    private static string Word(Dice dice)
    {
        var word = new StringBuilder();
        for (var syllables = 2 + dice.Next(2); syllables > 0; syllables--)
            word.Append(Consonants[dice.Next(Consonants.Length)]).Append(Vowels[dice.Next(Vowels.Length)]);
        return word.Append(Consonants[dice.Next(Consonants.Length)]).ToString();
    }
}
