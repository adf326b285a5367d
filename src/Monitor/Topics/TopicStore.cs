using Monitor.Storage;

namespace Monitor.Topics;

/// <summary>Topics and all their versions.</summary>
internal sealed class TopicStore(Database database, TopicFile file, TimeProvider time)
{
    private const string SelectCurrent = """
        SELECT t.id AS Id, t.current_version AS Version, v.body AS Body, t.created_at AS CreatedAt
        FROM topics t JOIN topic_versions v ON v.topic_id = t.id AND v.version = t.current_version
        WHERE t.removed_at IS NULL
        """;

    private const string SelectAll = SelectCurrent + " ORDER BY t.id LIMIT 100000";

    private const string SelectBySlug = SelectCurrent + " AND t.slug = @slug";

    /// <summary>Changes nothing, but holds the row to the end of the transaction: whoever edits a topic by what it holds now goes alone.</summary>
    private const string Hold = "UPDATE topics SET current_version = current_version WHERE slug = @slug AND removed_at IS NULL";

    private const string SelectById = SelectCurrent + " AND t.id = @id";

    private const string SelectCurrentVersions = "SELECT id AS Id, current_version AS Version FROM topics WHERE removed_at IS NULL ORDER BY id LIMIT 100000";

    private const string SelectVersions = """
        SELECT version AS Version, body AS Body, author AS Author, note AS Note, created_at AS CreatedAt
        FROM topic_versions WHERE topic_id = @id ORDER BY version DESC LIMIT 1000
        """;

    private const string SelectAsOf = "SELECT body FROM topic_versions WHERE topic_id = @id AND created_at <= @at ORDER BY version DESC LIMIT 1";

    /// <summary>Changes whenever a topic is added, edited or removed: each writes its row of edits in the same transaction.</summary>
    private const string SelectStamp = "SELECT COALESCE(MAX(id), 0) FROM edits";

    private const string SelectSlugs = "SELECT slug FROM topics ORDER BY id LIMIT 100000";

    private const string UpsertTopic = """
        INSERT INTO topics (slug, seed_id, current_version, created_at) VALUES (@slug, @seed, 1, @now)
        ON CONFLICT (slug) DO UPDATE SET current_version = topics.current_version + 1, removed_at = NULL
        RETURNING id AS Id, current_version AS Version, created_at AS CreatedAt
        """;

    private const string InsertVersion = """
        INSERT INTO topic_versions (topic_id, version, body, author, note, created_at)
        VALUES (@id, @version, @body, @author, @note, @now)
        """;

    private const string Remove = "UPDATE topics SET removed_at = @now WHERE slug = @slug AND removed_at IS NULL";

    private const string InsertEdit = """
        INSERT INTO edits (edited_at, author, subject, what) VALUES (@now, @author, @subject, @what)
        """;

    public Task<IReadOnlyList<StoredTopic>> ListAsync(CancellationToken ct) => database.ReadAsync(ListAsync, ct);

    public async Task<IReadOnlyList<StoredTopic>> ListAsync(Session session) =>
        (await session.QueryAsync<Row>(SelectAll)).Select(Stored).ToList();

    /// <summary>The version each topic is at: enough to see which have changed.</summary>
    public static async Task<IReadOnlyDictionary<TopicId, int>> CurrentVersionsAsync(Session session) =>
        (await session.QueryAsync<VersionOf>(SelectCurrentVersions)).ToDictionary(row => row.Id, row => (int)row.Version);

    public async Task<StoredTopic?> FindAsync(Session session, TopicId id) =>
        await session.FirstAsync<Row>(SelectById, new { id }) is { } row ? Stored(row) : null;

    public Task<StoredTopic?> FindAsync(string slug, CancellationToken ct) => database.ReadAsync(async session =>
        await session.FirstAsync<Row>(SelectBySlug, new { slug }) is { } row ? Stored(row) : null, ct);

    /// <summary>The topic as it is until this transaction ends.</summary>
    public async Task<StoredTopic?> TakeAsync(Session session, string slug) =>
        await session.ExecuteAsync(Hold, new { slug }) > 0 && await session.FirstAsync<Row>(SelectBySlug, new { slug }) is { } row ? Stored(row) : null;

    public async Task<IReadOnlyList<TopicVersion>> VersionsAsync(TopicId id, CancellationToken ct) =>
        (await database.ReadAsync(session => session.QueryAsync<VersionRow>(SelectVersions, new { id }), ct))
        .Select(row => new TopicVersion((int)row.Version, file.Read("version " + row.Version, row.Body), row.Author, row.Note, row.CreatedAt))
        .ToList();

    /// <summary>The topic as it was then; null when it was not yet.</summary>
    public Task<Topic?> AsOfAsync(TopicId id, DateTimeOffset at, CancellationToken ct) => database.ReadAsync(async session =>
        await session.FirstAsync<string>(SelectAsOf, new { id, at }) is { } body ? file.Read("topic " + id.Value, body) : null, ct);

    /// <summary>A value that differs when any topic does.</summary>
    public static Task<long> StampAsync(Session session) => session.FirstAsync<long>(SelectStamp);

    /// <summary>Slugs ever given, those of removed topics too: a new topic must not take up their history.</summary>
    public static Task<IReadOnlyList<string>> SlugsAsync(Session session) => session.QueryAsync<string>(SelectSlugs);

    /// <summary>Stores the topic as a new version (the first, when its slug is new).</summary>
    public Task<StoredTopic> SaveAsync(Topic topic, string author, string note, CancellationToken ct) =>
        database.WriteAsync(session => SaveAsync(session, topic, null, author, note), ct);

    public async Task<StoredTopic> SaveAsync(Session session, Topic topic, long? seed, string author, string note)
    {
        var now = time.GetUtcNow();
        var row = await session.FirstAsync<SavedRow>(UpsertTopic, new { slug = topic.Slug, seed, now })
            ?? throw new InvalidOperationException("the topic's row was not returned");
        await session.ExecuteAsync(InsertVersion, new { id = row.Id, version = row.Version, body = TopicFile.Write(topic), author, note, now });
        await session.ExecuteAsync(InsertEdit, new { now, author, subject = "topic:" + topic.Slug, what = $"version {row.Version}: {note}" });
        return new StoredTopic(row.Id, (int)row.Version, topic, row.CreatedAt);
    }

    /// <summary>Tells the log something of a topic that makes no new version.</summary>
    public Task NoteAsync(Session session, string slug, string author, string what) =>
        session.ExecuteAsync(InsertEdit, new { now = time.GetUtcNow(), author, subject = "topic:" + slug, what });

    /// <summary>Ends the watch; versions and matches stay. False when there is no such topic.</summary>
    public Task<bool> RemoveAsync(string slug, string author, CancellationToken ct) => database.WriteAsync(async session =>
    {
        var now = time.GetUtcNow();
        if (await session.ExecuteAsync(Remove, new { slug, now }) == 0)
            return false;
        await session.ExecuteAsync(InsertEdit, new { now, author, subject = "topic:" + slug, what = "removed" });
        return true;
    }, ct);

    private StoredTopic Stored(Row row) =>
        new(row.Id, (int)row.Version, file.Read("topic " + row.Id.Value, row.Body), row.CreatedAt);

    private sealed class Row
    {
        public TopicId Id { get; init; }
        public long Version { get; init; }
        public string Body { get; init; } = "";
        public DateTimeOffset CreatedAt { get; init; }
    }

    private sealed class VersionRow
    {
        public long Version { get; init; }
        public string Body { get; init; } = "";
        public string Author { get; init; } = "";
        public string Note { get; init; } = "";
        public DateTimeOffset CreatedAt { get; init; }
    }

    private sealed class VersionOf
    {
        public TopicId Id { get; init; }
        public long Version { get; init; }
    }

    private sealed class SavedRow
    {
        public TopicId Id { get; init; }
        public long Version { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
    }
}
