using System.Globalization;

namespace Monitor.EndToEnd.Rig;

/// <summary>A topic of one word and a person who hears of it at once, set up by commands before <c>serve</c> ever ran.</summary>
internal static class Watches
{
    private const string Zone = "Europe/Paris";

    public const string Word = "tungsten";

    public static string TopicFile => """
        topic: tungsten
        name: Tungsten
        language: en
        facets:
          - - text: tungsten
        terms:
          - text: tungsten
            lang: en
            weight: 1
            because: the word to watch
        exclude: []
        threshold: 0.05

        """;

    public static FeedItem Item(int number) => new(
        string.Create(CultureInfo.InvariantCulture, $"Mine {number} ships tungsten again"),
        string.Create(CultureInfo.InvariantCulture, $"http://news.example.org/articles/{number}?from=rss&page=1"),
        "The ore had been stuck in the harbour since spring.",
        TimeProvider.System.GetUtcNow());

    /// <summary>A daily rhythm that is due at the next full minute that leaves time to set up and poll, 15 to 75 seconds from now.</summary>
    public static string DailySoon()
    {
        var soon = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow().AddSeconds(75), TimeZoneInfo.FindSystemTimeZoneById(Zone));
        return "daily@" + soon.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
    }

    public static async Task SetUpAsync(MonitorHome home, string feed, string reader = "reader@example.org", string rhythm = "immediate")
    {
        await home.DoneAsync("topic", "import", home.Write("tungsten.yaml", TopicFile));
        await home.DoneAsync("feed", "add", feed);
        await home.DoneAsync("subscriber", "add", reader, "--topics", "all", "--rhythm", rhythm, "--zone", Zone, "--language", "en", "--confirmed");
    }
}
