// Stand-ins for rooms that are being built on other branches, with the signatures Web calls. Delete this file when they are merged,
// and the AddPending() line in MonitorApp.
using System.Text.Json;
using System.Text.Json.Serialization;
using Monitor.Feeds;
using Monitor.Hosting;
using Monitor.Storage;
using Monitor.Subscriptions;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Text
{
    internal sealed record Concept(string Id, IReadOnlyDictionary<string, IReadOnlyList<string>> Forms)
    {
        public string Label(string lang) => Forms.TryGetValue(lang, out var forms) ? forms[0] : Forms["en"][0];
    }

    internal sealed class Lexicon
    {
        private static readonly Dictionary<string, Concept> Concepts = new[]
        {
            Of("country:KP", ("en", "North Korea|Pyongyang"), ("fr", "Corée du Nord|Pyongyang"), ("ru", "КНДР|Северная Корея"), ("ko", "북한|평양"), ("ja", "北朝鮮|平壌"), ("zh", "朝鲜|平壤"), ("ar", "كوريا الشمالية")),
            Of("country:RU", ("en", "Russia|Moscow"), ("fr", "Russie|Moscou"), ("ru", "Россия|Москва"), ("ko", "러시아|모스크바"), ("ja", "ロシア|モスクワ"), ("zh", "俄罗斯|莫斯科"), ("ar", "روسيا")),
            Of("notion:munitions", ("en", "munitions|ammunition|shells"), ("fr", "munitions|obus"), ("ru", "боеприпасы|снаряды"), ("ko", "탄약|포탄"), ("ja", "弾薬|砲弾")),
            Of("theme:sport", ("en", "sport"), ("fr", "sport")),
        }.ToDictionary(concept => concept.Id);

        public Concept? Find(string id) => Concepts.GetValueOrDefault(id);

        private static Concept Of(string id, params (string Lang, string Forms)[] forms) =>
            new(id, forms.ToDictionary(form => form.Lang, form => (IReadOnlyList<string>)form.Forms.Split('|')));
    }
}

namespace Monitor.Topics
{
    internal sealed class TopicStore(Database database, TimeProvider time)
    {
        private const string Current = """
            SELECT t.id AS Id, t.slug AS Slug, t.created_at AS CreatedAt, v.version AS Version, v.body AS Body, v.author AS Author, v.note AS Note, v.created_at AS SavedAt
            FROM topics t JOIN topic_versions v ON v.topic_id = t.id
            """;

        public async Task<IReadOnlyList<StoredTopic>> ListAsync(CancellationToken ct) =>
            [.. (await RowsAsync("WHERE v.version = t.current_version AND t.removed_at IS NULL ORDER BY t.slug LIMIT 500", null, ct)).Select(row => row.Stored)];

        public async Task<StoredTopic?> FindAsync(string slug, CancellationToken ct) =>
            (await RowsAsync("WHERE v.version = t.current_version AND t.slug = @slug LIMIT 1", new { slug }, ct)) is [var row, ..] ? row.Stored : null;

        public async Task<IReadOnlyList<TopicVersion>> VersionsAsync(TopicId id, CancellationToken ct) =>
            [.. (await RowsAsync("WHERE t.id = @id ORDER BY v.version DESC LIMIT 500", new { id = id.Value }, ct))
                .Select(row => new TopicVersion((int)row.Version, row.Stored.Topic, row.Author, row.Note, row.SavedAt))];

        public async Task<StoredTopic> SaveAsync(Topic topic, string author, string note, CancellationToken ct)
        {
            await database.WriteAsync(async session =>
            {
                var args = new { slug = topic.Slug, body = TopicJson.Write(topic), author, note, now = time.GetUtcNow() };
                await session.ExecuteAsync("INSERT INTO topics (slug, current_version, created_at) VALUES (@slug, 0, @now) ON CONFLICT (slug) DO NOTHING", args);
                await session.ExecuteAsync("UPDATE topics SET current_version = current_version + 1 WHERE slug = @slug", args);
                await session.ExecuteAsync("INSERT INTO topic_versions (topic_id, version, body, author, note, created_at) SELECT id, current_version, @body, @author, @note, @now FROM topics WHERE slug = @slug", args);
            }, ct);
            return await FindAsync(topic.Slug, ct) ?? throw new InvalidOperationException(topic.Slug);
        }

        private Task<IReadOnlyList<Row>> RowsAsync(string where, object? args, CancellationToken ct) =>
            database.ReadAsync(session => session.QueryAsync<Row>(Current + " " + where, args), ct);

        private sealed record Row
        {
            public long Id { get; init; }
            public required string Slug { get; init; }
            public required string Body { get; init; }
            public required string Author { get; init; }
            public required string Note { get; init; }
            public long Version { get; init; }
            public DateTimeOffset CreatedAt { get; init; }
            public DateTimeOffset SavedAt { get; init; }
            public StoredTopic Stored => new(new TopicId(Id), (int)Version, TopicJson.Read(Slug, Body), CreatedAt);
        }
    }

    internal static class TopicJson
    {
        private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

        public static string Write(Topic topic) => JsonSerializer.Serialize(
            new Body(topic.Slug, topic.Name, topic.Primary, topic.Language, topic.Threshold,
                [.. topic.Facets.Select(facet => facet.AnyOf.Select(Line.Of).ToList())], [.. topic.Terms], [.. topic.Exclude.Select(Line.Of)], [.. topic.Languages]), Options);

        public static Topic Read(string slug, string text)
        {
            var body = JsonSerializer.Deserialize<Body>(text, Options) ?? throw new JsonException(slug);
            return new Topic
            {
                Slug = slug,
                Name = body.Name,
                Primary = body.Primary,
                Language = body.Language,
                Threshold = body.Threshold,
                Facets = [.. body.Facets.Select(facet => new Facet([.. facet.Select(line => line.Clue)]))],
                Terms = body.Terms,
                Exclude = [.. body.Exclude.Select(line => line.Clue)],
                Languages = body.Languages ?? [],
            };
        }

        private sealed record Body(string Topic, string Name, bool Primary, string Language, double Threshold,
            List<List<Line>> Facets, List<Term> Terms, List<Line> Exclude, List<string>? Languages);

        private sealed record Line(string? Concept, string? Text)
        {
            [JsonIgnore] public Clue Clue => Concept is null ? new Clue.Text(Text ?? "") : new Clue.Concept(Concept);

            public static Line Of(Clue clue) => clue switch
            {
                Clue.Concept concept => new Line(concept.Id, null),
                Clue.Text text => new Line(null, text.Phrase),
                _ => throw new InvalidOperationException(),
            };
        }
    }
}

namespace Monitor.Feeds
{
    internal sealed class FeedStore(Database database)
    {
        public Task<IReadOnlyList<Feed>> ListAsync(CancellationToken ct) => database.ReadAsync(session => session.QueryAsync<Feed>("""
            SELECT id AS Id, url AS Url, title AS Title, site_url AS SiteUrl, language AS Language, folder AS Folder, added_at AS AddedAt,
                next_due_at AS NextDueAt, polled_at AS PolledAt, succeeded_at AS SucceededAt, failing_since AS FailingSince, failures AS Failures, last_error AS LastError
            FROM feeds ORDER BY title LIMIT 5000
            """), ct);
    }

    internal sealed class AddFeed(Database database, TimeProvider time)
    {
        public Task RunAsync(string url, CancellationToken ct) => url.StartsWith("http", StringComparison.Ordinal)
            ? database.WriteAsync(session => session.ExecuteAsync(
                "INSERT INTO feeds (url, title, added_at, next_due_at) VALUES (@url, @url, @now, @now)", new { url, now = time.GetUtcNow() }), ct)
            : throw new UserError(url, "is not an http or https address");
    }
}

namespace Monitor.Subscriptions
{
    internal sealed record SignUpRequest(string Email, IReadOnlyList<string> Topics, Rhythm Rhythm, string Zone, string Language);

    internal sealed class SignUp(Database database, TimeProvider time)
    {
        public Task RunAsync(SignUpRequest request, CancellationToken ct) => database.WriteAsync(async session =>
        {
            var args = new { email = request.Email, language = request.Language, rhythm = request.Rhythm.ToString(), zone = request.Zone, now = time.GetUtcNow() };
            if (await session.ExecuteAsync("INSERT INTO subscribers (email, state, language, created_at) VALUES (@email, 'pending', @language, @now) ON CONFLICT (email) DO NOTHING", args) == 1)
                await session.ExecuteAsync("INSERT INTO subscriptions (subscriber_id, all_topics, rhythm, zone, language, created_at) SELECT id, 1, @rhythm, @zone, @language, @now FROM subscribers WHERE email = @email", args);
        }, ct);
    }

    internal sealed class ConfirmSubscriber(Database database)
    {
        public async Task<bool> RunAsync(string token, CancellationToken ct) => 1 == await database.WriteAsync(session =>
            session.ExecuteAsync("UPDATE subscribers SET state = 'confirmed' WHERE 'confirm-' || CAST(id AS TEXT) = @token", new { token }), ct);
    }

    internal sealed class Unsubscribe(Database database)
    {
        public async Task<bool> RunAsync(string token, CancellationToken ct) => 1 == await database.WriteAsync(session =>
            session.ExecuteAsync("UPDATE subscribers SET state = 'unsubscribed' WHERE 'leave-' || CAST(id AS TEXT) = @token", new { token }), ct);
    }
}

namespace Monitor.Web
{
    internal static class Pending
    {
        public static IServiceCollection AddPending(this IServiceCollection services)
        {
            RowIdHandler<FeedId>.Register();
            return services.AddSingleton<Lexicon>().AddSingleton<TopicStore>().AddSingleton<FeedStore>().AddSingleton<AddFeed>()
                .AddSingleton<SignUp>().AddSingleton<ConfirmSubscriber>().AddSingleton<Unsubscribe>();
        }
    }
}
