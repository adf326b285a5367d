using Monitor.EndToEnd.Rig;
using Xunit;

namespace Monitor.EndToEnd;

/// <summary>Each wrong input: an exit code, one line on stderr that names the input, and nothing stored.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("seed preview empty.md", "empty.md")]
    [InlineData("seed preview binary.md", "binary.md")]
    [InlineData("seed preview short.md", "short.md")]
    [InlineData("seed add empty.md", "empty.md")]
    [InlineData("seed add binary.md", "binary.md")]
    [InlineData("seed add short.md", "short.md")]
    [InlineData("seed add nowhere.md", "nowhere.md")]
    [InlineData("topic import unknown-key.yaml", "unknown-key.yaml")]
    [InlineData("topic import unknown-key.yaml", "treshold")]
    [InlineData("topic import nowhere.yaml", "nowhere.yaml")]
    [InlineData("topic import empty.md", "empty.md")]
    [InlineData("topic show nowhere", "nowhere")]
    [InlineData("topic feedback nowhere 1 more", "nowhere")]
    [InlineData("topic proposals nowhere", "nowhere")]
    [InlineData("topic accept 4711", "4711")]
    [InlineData("topic decline 4711", "4711")]
    [InlineData("feed import nowhere.opml", "nowhere.opml")]
    [InlineData("feed import short.md", "short.md")]
    [InlineData("feed check nowhere/", "nowhere/")]
    [InlineData("feed add not-an-address", "not-an-address")]
    [InlineData("match --topics nowhere.yaml --items nowhere.jsonl", "nowhere.yaml")]
    [InlineData("subscriber add nobody --topics all --rhythm daily@07:30 --zone Europe/Paris --language en --confirmed", "nobody")]
    [InlineData("subscriber add reader@example.org --topics all --rhythm sometimes --zone Europe/Paris --language en --confirmed", "sometimes")]
    [InlineData("subscriber add reader@example.org --topics all --rhythm hourly --zone Mars/Olympus --language en --confirmed", "Mars/Olympus")]
    [InlineData("subscriber add reader@example.org --topics nowhere --rhythm hourly --zone Europe/Paris --language en --confirmed", "nowhere")]
    public async Task A_wrong_input_ends_with_1_and_is_named(string command, string named)
    {
        using var home = new MonitorHome();
        WriteInputs(home);
        await AssertRefusedAsync(home, command, [1], named);
    }

    [Theory]
    [InlineData("frobnicate", "frobnicate")]
    [InlineData("feed frobnicate", "frobnicate")]
    [InlineData("feed list --frobnicate", "--frobnicate")]
    [InlineData("topic feedback nowhere 1 perhaps", "perhaps")]
    [InlineData("topic accept first", "first")]
    public async Task A_wrong_usage_ends_with_2_and_is_named(string command, string named)
    {
        using var home = new MonitorHome();
        await AssertRefusedAsync(home, command, [2], named);
    }

    [Theory]
    [InlineData("Feeds__Timeout", "soon", "Feeds__Timeout")]
    [InlineData("Feeds__Concurrency", "0", "Feeds__Concurrency")]
    [InlineData("Mail__Port", "smtp", "Mail__Port")]
    [InlineData("Mail__Security", "rot13", "Mail__Security")]
    [InlineData("Storage__Provider", "oracle", "Storage__Provider")]
    [InlineData("Storage__Foldr", "data", "Storage__Foldr")]
    public async Task A_wrong_configuration_value_is_named_by_its_key(string key, string value, string named)
    {
        using var home = new MonitorHome();
        home.Set(key, value);
        await AssertRefusedAsync(home, "feed list", [1, 2], named);
        await AssertRefusedAsync(home, "serve", [1, 2], named);
    }

    [Theory]
    [InlineData("/page")]
    [InlineData("/404")]
    [InlineData("/empty")]
    public async Task An_address_that_is_no_feed_is_named(string path)
    {
        await using var feeds = await FeedHost.StartAsync();
        feeds.Serve("/page", new FeedReply.Page("<!doctype html><title>About us</title><p>We are a company."));
        feeds.Serve("/empty", new FeedReply.Raw([], "application/rss+xml"));
        using var home = new MonitorHome();
        home.AllowLoopbackFeeds();
        await AssertRefusedAsync(home, $"feed add {feeds.Url(path)}", [1], feeds.Url(path));
    }

    [Fact]
    public async Task A_private_address_is_refused_without_a_request()
    {
        await using var feeds = await FeedHost.StartAsync();
        using var home = new MonitorHome();
        var url = feeds.Serve("/feed", new FeedReply.Items(Watches.Item(1)));

        await AssertRefusedAsync(home, $"feed add {url}", [1], url);

        Assert.Empty(feeds.RequestsOf("/feed"));
    }

    [Theory]
    [InlineData("nowhere.json")]
    [InlineData("broken.json")]
    public async Task A_configuration_file_that_cannot_be_read_is_named(string file)
    {
        using var home = new MonitorHome();
        home.Write("broken.json", """{"Feeds": {"Timeout": """);
        await AssertRefusedAsync(home, $"feed list --config {file}", [1, 2], file);
    }

    [Fact]
    public async Task A_storage_folder_that_is_a_file_is_named()
    {
        using var home = new MonitorHome();
        home.Set("Storage__Folder", Path.Combine(home.Folder, home.Write("taken", "a file")));
        await AssertRefusedAsync(home, "feed list", [1], "taken");
    }

    [Fact]
    public async Task A_busy_database_is_named()
    {
        using var home = new MonitorHome();
        home.Set("Storage__BusyTimeout", "00:00:01");
        await home.DoneAsync("migrate");
        await using var held = await home.Database.LockAsync();
        await AssertRefusedAsync(home, "topic import " + home.Write("tungsten.yaml", Watches.TopicFile), [1], "monitor.db");
    }

    private static async Task AssertRefusedAsync(MonitorHome home, string command, int[] codes, string named)
    {
        var result = await home.RunAsync(command.Split(' '));

        var seen = $"monitor {command} ended with {result.ExitCode}\n-- stdout\n{result.Output}\n-- stderr\n{result.Errors}";
        Assert.True(codes.Contains(result.ExitCode), seen);
        Assert.True(result.ErrorLines is [var line] && line.Contains(named, StringComparison.Ordinal), seen);
        if (home.Database.Exists)
            foreach (var table in (string[])["seeds", "topics", "feeds", "items", "subscribers", "subscriptions", "deliveries"])
                Assert.True(await home.Database.CountAsync(table) == 0, $"{table} holds rows after: {seen}");
    }

    private static void WriteInputs(MonitorHome home)
    {
        home.Write("empty.md", "");
        home.Write("binary.md", [0x7f, (byte)'E', (byte)'L', (byte)'F', 0, 1, 2, 3, 0, 0xff, 0xfe, 0, 0, 0x80, 0x81, 0]);
        home.Write("short.md", "Bonjour.\n");
        home.Write("unknown-key.yaml", Watches.TopicFile.Replace("threshold", "treshold", StringComparison.Ordinal));
    }
}
