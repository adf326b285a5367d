using Microsoft.Extensions.Time.Testing;
using Monitor.Items;
using Monitor.Matching.Learning;
using Monitor.Storage;
using Monitor.Tests.Storage;
using Monitor.Text;
using Monitor.Topics;
using Xunit;

namespace Monitor.Tests.Matching.Learning;

public sealed class GiveFeedbackTests
{
    private static readonly ItemId Ship = new(1);
    private static readonly ItemId Cook = new(2);

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));

    public GiveFeedbackTests()
    {
        RowIdHandler<TopicId>.Register();
        RowIdHandler<ItemId>.Register();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Topic Topic => GrainAccord.Topic;

    private (TopicStore Topics, GiveFeedback Give) Rig(TestDatabase test)
    {
        var topics = new TopicStore(test.Database, new TopicFile(Lexicon.Shipped), clock);
        return (topics, new GiveFeedback(test.Database, topics, new FeedbackStore(Lexicon.Shipped), clock));
    }

    private static Task InsertItemsAsync(TestDatabase test) => test.Database.WriteAsync(session => session.ExecuteAsync("""
        INSERT INTO feeds (id, url, title, added_at, next_due_at) VALUES (1, 'https://a.example/rss', 'A', 0, 0);
        INSERT INTO items (id, feed_id, item_key, title, summary, language, first_seen_at, content_hash) VALUES
            (1, 1, 'k1', 'Wheat ship leaves under escort', 'A frigate escorts the freighter.', 'en', 0, 'h1'),
            (2, 1, 'k2', 'Sourdough from Vienmar', 'A warm kitchen and butter.', 'en', 0, 'h2');
        """), Ct);

    private static Task<IReadOnlyList<string>> RowsAsync(TestDatabase test) => test.Database.ReadAsync(session =>
        session.QueryAsync<string>("SELECT item_id || ' ' || verdict || ' ' || author FROM feedback ORDER BY item_id"), Ct);

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_verdict_saves_the_topic_anew_with_what_all_verdicts_teach(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var (topics, give) = Rig(test);
        await InsertItemsAsync(test);
        await topics.SaveAsync(Topic, "ann", "begun", Ct);

        Assert.Equal(new FeedbackResult.Learned(2), await give.RunAsync("grain", Ship, Verdict.More, "bob", Ct));
        Assert.Equal(new FeedbackResult.Learned(3), await give.RunAsync("grain", Cook, Verdict.Less, "cid", Ct));

        var stored = await topics.FindAsync("grain", Ct);
        Assert.True(stored!.Topic.Profile!.Learned.Words[new LearnedWord("en", "frigate")] > 0);
        Assert.True(stored.Topic.Profile.Learned.Words[new LearnedWord("en", "sourdough")] < 0);
        var versions = await topics.VersionsAsync(stored.Id, Ct);
        Assert.Equal([("cid", "not like « Sourdough from Vienmar »"), ("bob", "more like « Wheat ship leaves under escort »"), ("ann", "begun")],
            versions.Select(version => (version.Author, version.Note)));
        Assert.Equal(["1 more bob", "2 less cid"], await RowsAsync(test));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Taking_every_verdict_back_gives_the_topic_of_before(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var (topics, give) = Rig(test);
        await InsertItemsAsync(test);
        await topics.SaveAsync(Topic, "ann", "begun", Ct);
        await give.RunAsync("grain", Ship, Verdict.More, "bob", Ct);
        await give.RunAsync("grain", Cook, Verdict.Less, "bob", Ct);

        await give.RunAsync("grain", Ship, null, "bob", Ct);
        Assert.Equal(new FeedbackResult.Learned(5), await give.RunAsync("grain", Cook, null, "bob", Ct));

        Assert.Equal(TopicFile.Write(Topic), TopicFile.Write((await topics.FindAsync("grain", Ct))!.Topic));
        Assert.Empty(await RowsAsync(test));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_second_verdict_takes_the_place_of_the_first_and_a_repeated_one_changes_nothing(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var (topics, give) = Rig(test);
        await InsertItemsAsync(test);
        await topics.SaveAsync(Topic, "ann", "begun", Ct);

        await give.RunAsync("grain", Ship, Verdict.More, "bob", Ct);
        Assert.Equal(new FeedbackResult.Unchanged(), await give.RunAsync("grain", Ship, Verdict.More, "cid", Ct));
        Assert.Equal(new FeedbackResult.Learned(3), await give.RunAsync("grain", Ship, Verdict.Less, "cid", Ct));
        Assert.Equal(new FeedbackResult.Unchanged(), await give.RunAsync("grain", Cook, null, "cid", Ct));

        Assert.Equal(["1 less cid"], await RowsAsync(test));
        Assert.All((await topics.FindAsync("grain", Ct))!.Topic.Profile!.Learned.Words.Values, weight => Assert.True(weight < 0));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_topic_without_a_profile_keeps_the_verdict_and_its_version_and_the_log_says_so(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var (topics, give) = Rig(test);
        await InsertItemsAsync(test);
        await topics.SaveAsync(Topic with { Profile = null }, "ann", "begun", Ct);

        Assert.Equal(new FeedbackResult.OnlyKept(), await give.RunAsync("grain", Ship, Verdict.More, "bob", Ct));

        Assert.Equal(1, (await topics.FindAsync("grain", Ct))!.Version);
        Assert.Equal(["1 more bob"], await RowsAsync(test));
        Assert.Equal("bob: more like « Wheat ship leaves under escort » (kept; a topic without a profile does not learn)", await test.Database.ReadAsync(session =>
            session.FirstAsync<string>("SELECT author || ': ' || what FROM edits ORDER BY id DESC"), Ct));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task What_is_not_there_is_told_and_nothing_stored(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var (topics, give) = Rig(test);
        await InsertItemsAsync(test);
        await topics.SaveAsync(Topic, "ann", "begun", Ct);

        Assert.Equal(new FeedbackResult.NoSuchTopic(), await give.RunAsync("barley", Ship, Verdict.More, "bob", Ct));
        Assert.Equal(new FeedbackResult.NoSuchItem(), await give.RunAsync("grain", new ItemId(99), Verdict.More, "bob", Ct));
        await topics.RemoveAsync("grain", "ann", Ct);
        Assert.Equal(new FeedbackResult.NoSuchTopic(), await give.RunAsync("grain", Ship, Verdict.More, "bob", Ct));
        Assert.Empty(await RowsAsync(test));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Verdicts_given_at_the_same_time_are_all_learned(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var (topics, give) = Rig(test);
        await InsertItemsAsync(test);
        await topics.SaveAsync(Topic, "ann", "begun", Ct);

        await Task.WhenAll(give.RunAsync("grain", Ship, Verdict.More, "bob", Ct), give.RunAsync("grain", Cook, Verdict.Less, "cid", Ct));

        var learned = (await topics.FindAsync("grain", Ct))!.Topic.Profile!.Learned.Words.Keys.Select(word => word.Word).ToList();
        Assert.Contains("frigate", learned);
        Assert.Contains("sourdough", learned);
    }
}
