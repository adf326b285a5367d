using Monitor.Storage;
using Monitor.Topics;

namespace Monitor.Matching.Learning;

/// <summary>Proposals, open and decided.</summary>
internal sealed class ProposalStore(Database database)
{
    public const string Open = "open";
    public const string Accepted = "accepted";
    public const string Declined = "declined";

    private const string Columns = """
        SELECT p.id AS Id, t.slug AS Slug, p.kind AS Kind, p.concept AS Concept, p.text AS Text, p.lang AS Lang, p.weight AS Weight,
            p.because AS Because, p.state AS State, p.made_at AS MadeAt, p.decided_by AS DecidedBy, p.decided_at AS DecidedAt
        FROM proposals p JOIN topics t ON t.id = p.topic_id
        """;

    private const string SelectOpen = Columns + """

        WHERE p.state = 'open' AND t.removed_at IS NULL AND (CAST(@slug AS TEXT) IS NULL OR t.slug = @slug)
        ORDER BY t.slug, p.kind, p.weight DESC, p.id LIMIT 10000
        """;

    private const string SelectOne = Columns + " WHERE p.id = @id AND t.removed_at IS NULL";

    private const string SelectStates = "SELECT kind AS Kind, clue AS Clue, state AS State FROM proposals WHERE topic_id = @topic ORDER BY id LIMIT 10000";

    /// <summary>An open one keeps the date it was made at and gets the newer reason; a declined one stays declined.</summary>
    private const string Upsert = """
        INSERT INTO proposals (topic_id, kind, clue, concept, text, lang, weight, because, state, made_at)
        VALUES (@topic, @kind, @clue, @concept, @text, @lang, @weight, @because, 'open', @now)
        ON CONFLICT (topic_id, kind, clue) DO UPDATE SET text = excluded.text, weight = excluded.weight, because = excluded.because,
            made_at = CASE WHEN proposals.state = 'open' THEN proposals.made_at ELSE excluded.made_at END,
            state = 'open', decided_by = NULL, decided_at = NULL
        WHERE proposals.state <> 'declined'
        """;

    private const string Update = "UPDATE proposals SET state = @state, decided_by = @author, decided_at = @now WHERE id = @id AND state = 'open'";

    /// <param name="slug">Null for all topics.</param>
    public Task<IReadOnlyList<Proposal>> OpenAsync(string? slug, CancellationToken ct) => database.ReadAsync<IReadOnlyList<Proposal>>(
        async session => (await session.QueryAsync<Row>(SelectOpen, new { slug })).Select(row => row.Read()).ToList(), ct);

    public async Task<Proposal?> FindAsync(Session session, ProposalId id) => (await session.FirstAsync<Row>(SelectOne, new { id }))?.Read();

    /// <summary>State of each proposal a topic ever had, by kind and clue.</summary>
    public async Task<IReadOnlyDictionary<(ChangeKind Kind, string Clue), string>> StatesAsync(Session session, TopicId topic) =>
        (await session.QueryAsync<StateRow>(SelectStates, new { topic })).ToDictionary(row => (Kind(row.Kind), row.Clue), row => row.State);

    public Task PutAsync(Session session, TopicId topic, ProposedChange change, DateTimeOffset now) => session.ExecuteAsync(Upsert, new
    {
        topic,
        kind = Word(change.Kind),
        clue = change.Clue,
        concept = change.Term.Concept,
        text = change.Term.Text,
        lang = change.Term.Lang,
        weight = change.Term.Weight,
        because = change.Term.Because,
        now,
    });

    public Task DecideAsync(Session session, ProposalId id, string state, string author, DateTimeOffset now) =>
        session.ExecuteAsync(Update, new { id, state, author, now });

    public static string Word(ChangeKind kind) => kind == ChangeKind.Add ? "add" : "drop";

    private static ChangeKind Kind(string word) => word == "add" ? ChangeKind.Add : ChangeKind.Drop;

    private sealed record StateRow
    {
        public required string Kind { get; init; }
        public required string Clue { get; init; }
        public required string State { get; init; }
    }

    private sealed record Row
    {
        public ProposalId Id { get; init; }
        public required string Slug { get; init; }
        public required string Kind { get; init; }
        public string? Concept { get; init; }
        public required string Text { get; init; }
        public required string Lang { get; init; }
        public double Weight { get; init; }
        public required string Because { get; init; }
        public required string State { get; init; }
        public DateTimeOffset MadeAt { get; init; }
        public string? DecidedBy { get; init; }
        public DateTimeOffset? DecidedAt { get; init; }

        public Proposal Read() => new()
        {
            Id = Id,
            Slug = Slug,
            Change = new ProposedChange(ProposalStore.Kind(Kind), new Term(Text, Lang, Weight, Because, Concept)),
            State = State,
            MadeAt = MadeAt,
            DecidedBy = DecidedBy,
            DecidedAt = DecidedAt,
        };
    }
}
