using System.Collections.Concurrent;

namespace Monitor.Storage;

/// <summary>
/// Lets small changes that come at the same time share one transaction: a commit waits for the disk, and that wait is the same for one
/// change as for ten. A change is done when its task is: nothing is reported before it is on the disk.
/// </summary>
internal sealed class SharedWrites(Database database) : IDisposable
{
    /// <summary>So many share one at most, that no change waits long for the others.</summary>
    private const int Most = 64;

    private readonly ConcurrentQueue<Change> waiting = new();
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Runs one statement. Not cancelled once it waits: the others of its transaction must not be.</summary>
    /// <returns>Rows changed.</returns>
    public async Task<int> ExecuteAsync(string sql, object args)
    {
        var change = new Change(sql, args);
        waiting.Enqueue(change);
        await turn.WaitAsync(CancellationToken.None);
        try
        {
            // Whoever has the turn does all that waits; most find their change done when theirs comes.
            while (!change.Done.Task.IsCompleted)
                await RunAsync();
        }
        finally
        {
            turn.Release();
        }

        return await change.Done.Task;
    }

    public void Dispose() => turn.Dispose();

    private async Task RunAsync()
    {
        var together = new List<Change>();
        while (together.Count < Most && waiting.TryDequeue(out var next))
            together.Add(next);
        try
        {
            var rows = await WriteAsync(together);
            for (var at = 0; at < together.Count; at++)
                together[at].Done.SetResult(rows[at]);
        }
        catch (Exception e) when (together.Count == 1 || e is DatabaseBusyException)
        {
            together.ForEach(change => change.Done.SetException(e));
        }
        catch (Exception)
        {
            // Nothing of it is stored, and one of them may be the only one at fault.
            await EachAloneAsync(together);
        }
    }

    private async Task EachAloneAsync(List<Change> changes)
    {
        foreach (var change in changes)
        {
            try
            {
                change.Done.SetResult((await WriteAsync([change]))[0]);
            }
            catch (Exception e)
            {
                change.Done.SetException(e);
            }
        }
    }

    private Task<int[]> WriteAsync(List<Change> changes) => database.WriteAsync(async session =>
    {
        var rows = new int[changes.Count];
        for (var at = 0; at < rows.Length; at++)
            rows[at] = await session.ExecuteAsync(changes[at].Sql, changes[at].Args);
        return rows;
    }, CancellationToken.None);

    private sealed record Change(string Sql, object Args)
    {
        public TaskCompletionSource<int> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
