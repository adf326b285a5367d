using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Monitor.DailyLog;
using Monitor.Digests;
using Monitor.Feeds;
using Monitor.Mail;
using Monitor.Matching;
using Monitor.Storage;
using Monitor.Subscriptions;
using Monitor.Tests.Hosting;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Mail;

/// <summary>The rooms Subscriptions, Digests and Mail on a real database, with the clock in the test's hand.</summary>
internal sealed class MailRig : IAsyncDisposable
{
    /// <summary>A Tuesday, 08:00 in Paris.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 7, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase test;
    private readonly Dictionary<string, string?> settings;
    private ServiceProvider services;
    private long items;

    private MailRig(TestDatabase test, Dictionary<string, string?> settings)
    {
        this.test = test;
        this.settings = settings;
        services = Build();
    }

    public FakeTimeProvider Time { get; } = new(Start);

    /// <summary>Everything logged.</summary>
    public LogLines Log { get; } = new();

    public Database Database => test.Database;

    public string PickupFolder => test.Options.FileIn("outbox");

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<MailRig> CreateAsync(string kind, params (string Key, string Value)[] settings) =>
        new(await TestDatabase.CreateAsync(kind), settings.GroupBy(pair => pair.Key).ToDictionary(same => same.Key, same => (string?)same.Last().Value));

    public static Task<MailRig> OverSmtpAsync(string kind, SmtpServer server, params (string Key, string Value)[] settings) =>
        CreateAsync(kind, [("Mail:Transport", "smtp"), ("Mail:Port", $"{server.Port}"), ("Mail:From", "Monitor <monitor@digests.test>"), .. settings]);

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>What a restart leaves: the rows and the folder.</summary>
    public async Task RestartAsync()
    {
        await services.DisposeAsync();
        services = Build();
    }

    public Task<SubscriptionId> SubscribeAsync(string email, string rhythm = "immediate", string topics = "all", string language = "en") =>
        Get<AddSubscriber>().RunAsync(
            new SubscriptionRequest { Email = email, Rhythm = rhythm, Topics = topics, Zone = "Europe/Paris", Language = language }, true, Ct);

    public Task<IssueCounts> IssueAsync(IssueWhen when = IssueWhen.Due) => Get<IssueDigests>().RunAsync(when, Ct);

    /// <summary>A whole round, as the service makes one at each tick.</summary>
    public Task<MailRound> RoundAsync() => Get<SendDueMail>().RunAsync(IssueWhen.Due, Ct);

    public Task<int> SendAsync() => Get<SendDeliveries>().RunAsync(Ct);

    public Task AddTopicAsync(string slug, string name) => Database.WriteAsync(async session =>
    {
        var now = Time.GetUtcNow();
        var id = await session.FirstAsync<long>("INSERT INTO topics (slug, current_version, created_at) VALUES (@slug, 1, @now) RETURNING id", new { slug, now });
        await session.ExecuteAsync(
            "INSERT INTO topic_versions (topic_id, version, body, author, note, created_at) VALUES (@id, 1, @body, 'test', '', @now)",
            new { id, body = $"topic: {slug}\nname: {JsonSerializer.Serialize(name)}\n", now });
    }, Ct);

    /// <summary>An item of now that matches the topics, under "Corée du Nord" in its title.</summary>
    public Task<long> AddItemAsync(string title, string topic = "north-korea", string feed = "Le Monde", long? story = null) =>
        Database.WriteAsync(async session =>
        {
            var now = Time.GetUtcNow();
            var number = ++items;
            await session.ExecuteAsync("INSERT INTO feeds (url, title, added_at, next_due_at) VALUES (@url, @feed, @now, @now) ON CONFLICT (url) DO NOTHING",
                new { url = $"https://feeds.test/{Uri.EscapeDataString(feed)}", feed, now });
            var id = await session.FirstAsync<long>("""
                INSERT INTO items (feed_id, item_key, url, title, summary, language, first_seen_at, content_hash, story_id)
                SELECT id, @key, @link, @title, 'A summary.', 'fr', @now, @key, @story FROM feeds WHERE url = @url RETURNING id
                """, new { key = $"k{number}", link = $"https://news.test/a/{number}?x=1&y=2", title, now, story, url = $"https://feeds.test/{Uri.EscapeDataString(feed)}" });
            await session.ExecuteAsync("""
                INSERT INTO matches (item_id, topic_id, topic_version, decision, score, reasons, missing, decided_at)
                SELECT @id, id, 1, 'match', 0.8, @reasons, '[]', @now FROM topics WHERE slug = @topic
                """, new { id, topic, reasons = JsonSerializer.Serialize(new[] { new MatchReason("Corée du Nord", "title", 0, 5, 1) }), now });
            return id;
        }, Ct);

    public async Task<IReadOnlyList<DeliveryLine>> DeliveriesAsync() =>
        await Get<DeliveryStore>().ListAsync(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, 1000, Ct);

    private ServiceProvider Build()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton(test.Database)
            .AddSingleton(Options.Create(test.Options))
            .AddSingleton<SettingsStore>()
            .AddSingleton<SharedWrites>()
            .AddSingleton<FaultStore>()
            .AddFeeds(configuration)
            .AddSubscriptions(configuration)
            .AddDigests()
            .AddMail(configuration)
            .AddDailyLog()
            .BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await test.DisposeAsync();
    }
}
