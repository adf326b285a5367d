namespace Monitor.Storage;

/// <summary>What kind of thing threw.</summary>
internal enum FaultKind
{
    /// <summary>An item that could not be matched; subject: its id.</summary>
    Item,

    /// <summary>An edition that could not be made; subject: the subscription's id.</summary>
    Edition,
}

/// <summary>Something that threw instead of being done.</summary>
internal sealed record Fault
{
    /// <summary>After so many tries it waits for a person.</summary>
    public const int MostTries = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    public required FaultKind Kind { get; init; }
    public required string Subject { get; init; }
    public required long Tries { get; init; }

    /// <summary>What it threw last, one line.</summary>
    public required string Reason { get; init; }
    public required DateTimeOffset FirstAt { get; init; }
    public required DateTimeOffset LastAt { get; init; }

    public bool IsQuarantined => Tries >= MostTries;

    /// <summary>Whether it is to be left alone at <paramref name="now"/>.</summary>
    public bool Waits(DateTimeOffset now) => IsQuarantined || (now >= LastAt && now - LastAt < Tries * Pause);
}

/// <summary>Rows of <c>faults</c>: one thing that throws must not cost the others theirs, nor be forgotten.</summary>
internal sealed class FaultStore(Database database)
{
    private const string Columns = "kind, subject, tries, reason, first_at AS FirstAt, last_at AS LastAt";

    private const string SelectOf = $"SELECT {Columns} FROM faults WHERE kind = @kind ORDER BY subject LIMIT 10000";

    private const string SelectAll = $"SELECT {Columns} FROM faults ORDER BY last_at DESC, kind, subject LIMIT 1000";

    private const string Upsert = """
        INSERT INTO faults (kind, subject, tries, reason, first_at, last_at) VALUES (@kind, @subject, 1, @reason, @now, @now)
        ON CONFLICT (kind, subject) DO UPDATE SET tries = faults.tries + 1, reason = excluded.reason, last_at = excluded.last_at
        """;

    private const string Delete = "DELETE FROM faults WHERE kind = @kind AND subject = @subject";

    private const string DeleteAll = "DELETE FROM faults";

    public Task<IReadOnlyList<Fault>> ListAsync(CancellationToken ct) =>
        database.ReadAsync(session => session.QueryAsync<Fault>(SelectAll), ct);

    /// <summary>Faults of one kind by subject.</summary>
    public async Task<IReadOnlyDictionary<string, Fault>> OfAsync(FaultKind kind, CancellationToken ct) =>
        (await database.ReadAsync(session => session.QueryAsync<Fault>(SelectOf, new { kind = Word(kind) }), ct)).ToDictionary(fault => fault.Subject);

    public Task AddAsync(FaultKind kind, string subject, Exception fault, DateTimeOffset now, CancellationToken ct) =>
        database.WriteAsync(session => AddAsync(session, kind, subject, fault, now), ct);

    public static Task AddAsync(Session session, FaultKind kind, string subject, Exception fault, DateTimeOffset now) =>
        session.ExecuteAsync(Upsert, new { kind = Word(kind), subject, reason = $"{fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")}", now });

    public Task RemoveAsync(FaultKind kind, string subject, CancellationToken ct) =>
        database.WriteAsync(session => RemoveAsync(session, kind, subject), ct);

    public static Task RemoveAsync(Session session, FaultKind kind, string subject) =>
        session.ExecuteAsync(Delete, new { kind = Word(kind), subject });

    /// <summary>Lets everything be tried again.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> ClearAsync(CancellationToken ct) => database.WriteAsync(session => session.ExecuteAsync(DeleteAll), ct);

    private static string Word(FaultKind kind) => kind.ToString().ToLowerInvariant();
}
