using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Monitor.Feeds;
using Monitor.Items;
using Monitor.Matching;
using Monitor.Storage;
using Monitor.Tests.Feeds;
using Monitor.Tests.Storage;
using Monitor.Text;
using Monitor.Topics;
using Xunit;

namespace Monitor.Tests.Matching;

/// <summary>Everything a polling cycle needs, for real, but for the clock.</summary>
internal sealed class PollRig : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private PollRig(TestDatabase test, FeedHost host, TimeSpan spacing, IEnumerable<(string Key, string Value)> options)
    {
        Test = test;
        Host = host;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Feeds:AllowedNetworks:0"] = "127.0.0.0/8",
            ["Feeds:PerHostSpacing"] = spacing.ToString(),
            ["Feeds:PerHost"] = "8",
            ["Feeds:Timeout"] = "00:00:05",
        }).AddInMemoryCollection(options.Select(option => KeyValuePair.Create(option.Key.Contains(':') ? option.Key : "Feeds:" + option.Key, (string?)option.Value))).Build();
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(test.Database)
            .AddSingleton<FaultStore>()
            .AddText(configuration)
            .AddTopics()
            .AddFeeds(configuration)
            .AddItems()
            .AddMatching()
            .BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));

    public TestDatabase Test { get; }

    public FeedHost Host { get; }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public FeedStore Feeds => services.GetRequiredService<FeedStore>();

    public ItemStore Items => services.GetRequiredService<ItemStore>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="options">Further keys of section <c>Feeds</c>, or of another with its name.</param>
    public static async Task<PollRig> StartAsync(
        string kind, TimeSpan? busyTimeout = null, TimeSpan spacing = default, params (string Key, string Value)[] options)
    {
        var test = await TestDatabase.CreateAsync(kind, busyTimeout);
        return new PollRig(test, await FeedHost.StartAsync(), spacing, options);
    }

    public Task<PollReport> PollAsync(bool all = false) => services.GetRequiredService<PollFeeds>().RunAsync(all ? PollScope.All : PollScope.Due, Ct);

    public Task AddAsync(string path) => Feeds.AddAsync(new FeedEntry(Host.Url(path)), Clock.GetUtcNow(), Ct);

    public async Task<Feed> FeedAsync(string path) => (await Feeds.FindAsync(Host.Url(path), Ct))!;

    /// <summary>What was written of a kind of feed event, oldest first.</summary>
    public Task<IReadOnlyList<string>> EventsAsync(FeedEventKind kind) => Test.Database.ReadAsync(session => session.QueryAsync<string>(
        "SELECT detail FROM feed_events WHERE kind = @kind ORDER BY id LIMIT 100", new { kind = FeedEventStore.Word(kind) }), Ct);

    public Task SqlAsync(string sql) => Test.Database.WriteAsync(session => session.ExecuteAsync(sql), Ct);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Host.DisposeAsync();
        await Test.DisposeAsync();
    }
}
