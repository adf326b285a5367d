using Monitor.Storage;

namespace Monitor.Matching;

/// <summary>Lets go of rejected and nearly matched items' decisions after 30 days; matches stay.</summary>
internal sealed class ForgetRejected(Database database, TimeProvider time)
{
    private const string Delete = "DELETE FROM matches WHERE decision <> 'match' AND decided_at < @before";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <returns>Decisions let go.</returns>
    public Task<int> RunAsync(CancellationToken ct)
    {
        var before = time.GetUtcNow() - Kept;
        return database.WriteAsync(session => session.ExecuteAsync(Delete, new { before }), ct);
    }
}
