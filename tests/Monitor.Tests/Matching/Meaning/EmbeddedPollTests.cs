using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Monitor.Items;
using Monitor.Matching;
using Monitor.Tests.Feeds;
using Monitor.Tests.Storage;
using Monitor.Tests.Text.Embeddings;
using Monitor.Text.Embeddings;
using Monitor.Topics;
using Xunit;

namespace Monitor.Tests.Matching.Meaning;

/// <summary>
/// Polls with a sentence model, on real HTTP: a server that answers as Ollama does, and a model file. One topic, which wants the word
/// "breakwater" and comes from an article; what is usual for it is 25 items of the first poll.
/// </summary>
public sealed class EmbeddedPollTests : IAsyncLifetime
{
    private const string Article = "Storm tears the harbour wall";

    /// <summary>What the word alone comes to is .3935.</summary>
    private const double Score = 0.3935;

    private const string Path = "/api/embed";

    private readonly ConcurrentQueue<string[]> asked = [];
    private FeedHost model = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => model = await FeedHost.StartAsync();

    public async ValueTask DisposeAsync() => await model.DisposeAsync();

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task New_items_that_touch_a_topic_and_its_article_are_asked_for_once(string kind)
    {
        await using var rig = await StartAsync(kind, 0.4);
        Serve(rig, ("1", "The breakwater"), ("2", "Elections"), ("3", "A breakwater struck"));
        await rig.PollAsync();
        Assert.Equal([["1\nThe breakwater", "3\nA breakwater struck"], [$"{Article}\nThe near end is gone."]], asked);

        Serve(rig, ("4", "Breakwater mended"), ("1", "The breakwater"));
        await rig.PollAsync(all: true);
        Assert.Equal(["4\nBreakwater mended"], Assert.Single(asked.Skip(2)));

        Serve(rig, ("4", "Breakwater mended"), ("1", "The breakwater"));
        await rig.PollAsync(all: true);
        Assert.Equal(3, asked.Count);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task The_model_lifts_what_is_near_and_the_reason_is_stored(string kind)
    {
        await using var rig = await StartAsync(kind, Score + 0.02);
        await ReadUsualAsync(rig);
        Serve(rig, ("100", "Breakwater near"), ("101", "Breakwater far"), ("102", "Breakwater"));
        var report = await rig.PollAsync(all: true);

        Assert.Equal((1, 2), (report.Matched, report.Near));
        Assert.Contains("nearer in meaning than usual", await OneAsync(rig, "reasons", "100"), StringComparison.Ordinal);
        Assert.Equal("match", await OneAsync(rig, "decision", "100"));
        Assert.Contains("farther in meaning than usual", await OneAsync(rig, "rejection", "101"), StringComparison.Ordinal);
        Assert.DoesNotContain("in meaning", await OneAsync(rig, "rejection", "102"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_off_by_default()
    {
        await using var rig = await StartAsync("sqlite", Score + 0.02, provider: "none");
        await ReadUsualAsync(rig);
        Serve(rig, ("100", "Breakwater near"));
        var report = await rig.PollAsync(all: true);
        Assert.Equal((0, 1), (report.Matched, report.Near));
        Assert.Empty(asked);

        IReadOnlyList<Item> drafts = [.. await rig.Items.NewestAsync(1, Ct)];
        var feed = await rig.FeedAsync("/feed");
        Assert.Same(drafts, await rig.Get<PrepareItems>().WithVectorsAsync(feed, drafts, Ct));
    }

    [Fact]
    public async Task A_model_that_is_down_stops_nothing_and_is_left_alone()
    {
        await using var rig = await StartAsync("sqlite", Score - 0.01);
        model.Fail(Path, 500);
        Serve(rig, ("1", "Breakwater near"), ("2", "Breakwater far"));
        var report = await rig.PollAsync();
        Assert.Equal((1, 2, 2), (report.Ok, report.ItemsNew, report.Matched));
        Assert.Null((await rig.FeedAsync("/feed")).LastError);

        Serve(rig, ("3", "Breakwater near"));
        Assert.Equal(1, (await rig.PollAsync(all: true)).Matched);
        Assert.Single(model.Requests);
    }

    [Fact]
    public async Task A_topic_without_a_seed_goes_by_its_own_words()
    {
        await using var rig = await StartAsync("sqlite", 0.4);
        await rig.SqlAsync("UPDATE topics SET seed_id = NULL");
        Serve(rig, ("1", "The breakwater"));
        await rig.PollAsync();
        Assert.Equal(["Harbour, mole, breakwater"], asked.Last());
    }

    [Fact]
    public async Task A_changed_topic_is_asked_for_anew_unless_its_text_is_known()
    {
        await using var rig = await StartAsync("sqlite", 0.4);
        Serve(rig, ("1", "The breakwater"));
        await rig.PollAsync();
        var topics = rig.Get<TopicStore>();
        var topic = Assert.Single(await topics.ListAsync(Ct)).Topic;
        await topics.SaveAsync(topic with { Name = "Port" }, "ana", "renamed", Ct);
        Serve(rig, ("2", "The breakwater again"));
        await rig.PollAsync(all: true);
        Assert.Equal(3, asked.Count);

        await rig.SqlAsync("UPDATE topics SET seed_id = NULL");
        await topics.SaveAsync(topic with { Name = "Quay" }, "ana", "renamed", Ct);
        Serve(rig, ("3", "The breakwater once more"));
        await rig.PollAsync(all: true);
        Assert.Equal(["Quay, mole, breakwater"], asked.Last());
    }

    [Fact]
    public async Task Of_a_flood_of_items_the_first_are_asked_for()
    {
        await using var rig = await StartAsync("sqlite", 0.3);
        Serve(rig, [.. Enumerable.Range(0, EmbedItems.Most + 20).Select(i => ($"{i}", "Breakwater"))]);
        var report = await rig.PollAsync();
        Assert.Equal((EmbedItems.Most + 20, EmbedItems.Most + 20), (report.ItemsNew, report.Matched));
        Assert.Equal(Enumerable.Range(0, EmbedItems.Most).Select(i => $"{i}\nBreakwater"), asked.SelectMany(batch => batch).SkipLast(1));
    }

    [Fact]
    public async Task A_model_file_lifts_what_is_near_and_lowers_what_is_far()
    {
        Assert.SkipUnless(OnnxLibrary.IsHere, "this build carries no ONNX Runtime (-p:WithOnnxRuntime=true): no model file was run through a poll");
        using var models = new TinyModels();
        var files = models.PiecesModel();
        await using var rig = await StartAsync("sqlite", Score, provider: "onnx", article: "Missile rocket launch",
            options: [("Embeddings:Model", files.Model), ("Embeddings:Vocabulary", files.Vocabulary)]);
        string[] usual = ["rain", "missile", "vote"];
        Serve(rig, [.. Enumerable.Range(0, 30).Select(i => ($"vote {i}", $"breakwater {usual[i % 3]}"))]);
        await rig.PollAsync();
        Serve(rig, ("rocket", "breakwater missile rocket launch missiles"), ("election", "breakwater vote election wahl"));
        await rig.PollAsync(all: true);

        Assert.InRange(await ScoreAsync(rig, "rocket"), Score + 0.02, Score + Fusion.Bound);
        Assert.Contains("nearer in meaning than usual", await OneAsync(rig, "reasons", "rocket"), StringComparison.Ordinal);
        Assert.InRange(await ScoreAsync(rig, "election"), Score - Fusion.Bound, Score - 0.001);
    }

    private async Task<PollRig> StartAsync(
        string kind, double threshold, string provider = "ollama", string article = Article, params (string Key, string Value)[] options)
    {
        model.Answer(Path, AnswerAsync);
        var rig = await PollRig.StartAsync(kind, options:
            [("Embeddings:Provider", provider), ("Embeddings:Url", model.Address), .. options is [] ? [("Embeddings:Model", "m")] : options]);
        await rig.AddAsync("/feed");
        await rig.SqlAsync(string.Create(CultureInfo.InvariantCulture, $$"""
            INSERT INTO seeds (id, text_hash, title, language, text, added_at) VALUES (1, 'h', '{{article}}', 'en', 'The near end is gone.', 0);
            INSERT INTO topics (id, slug, seed_id, current_version, created_at) VALUES (1, 'harbour', 1, 1, 0);
            INSERT INTO topic_versions (topic_id, version, body, author, note, created_at) VALUES (1, 1,
                '{"topic":"harbour","name":"Harbour","language":"en","threshold":{{threshold}},"facets":[[{"text":"mole"},{"text":"breakwater"}]],"terms":[]}', 'ana', '', 0);
            INSERT INTO edits (edited_at, author, subject, what) VALUES (0, 'ana', 'topic:harbour', 'added');
            """));
        return rig;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var request = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var input = request.RootElement.GetProperty("input").Deserialize<string[]>() ?? [];
        asked.Enqueue(input);
        await context.Response.WriteAsJsonAsync(new { embeddings = input.Select(MarkedTexts.VectorOf) }, context.RequestAborted);
    }

    private static async Task ReadUsualAsync(PollRig rig)
    {
        Serve(rig, [.. Enumerable.Range(0, 25).Select(i => ($"{i}", $"Breakwater{new string('.', i % 3)}"))]);
        await rig.PollAsync();
    }

    private static void Serve(PollRig rig, params (string Title, string Text)[] items) =>
        rig.Host.Serve("/feed", SampleFeeds.Rss([.. items.Select(item =>
            $"<item><guid isPermaLink=\"false\">{item.Title}</guid><title>{item.Title}</title><description>{item.Text}</description></item>")]));

    private static async Task<double> ScoreAsync(PollRig rig, string title) => double.Parse(await OneAsync(rig, "score", title), CultureInfo.InvariantCulture);

    private static Task<string> OneAsync(PollRig rig, string column, string title) => rig.Test.Database.ReadAsync(async session =>
        await session.FirstAsync<string>($"SELECT CAST(m.{column} AS TEXT) FROM matches m JOIN items i ON i.id = m.item_id WHERE i.title = @title", new { title }) ?? "", Ct);
}
