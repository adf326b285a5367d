namespace Monitor.Feeds.Http;

/// <summary>So many at once; the others wait in turn. A slot is given back when it is disposed.</summary>
internal sealed class Slots(int atOnce) : IDisposable
{
    private readonly SemaphoreSlim free = new(atOnce, atOnce);

    public async Task<Slot> TakeAsync(CancellationToken ct)
    {
        await free.WaitAsync(ct);
        return new Slot(free);
    }

    public void Dispose() => free.Dispose();

    internal sealed class Slot(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
