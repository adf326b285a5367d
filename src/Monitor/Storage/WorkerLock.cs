using Microsoft.Extensions.Options;
using Monitor.Hosting;

namespace Monitor.Storage;

/// <summary>
/// On SQLite one process polls, decides and sends; a second one would take its claims for those of a dead process. The lock is the
/// operating system's on an open file: it ends with the process, however that ends. PostgreSQL needs none.
/// </summary>
internal sealed class WorkerLock(IOptions<StorageOptions> options) : IDisposable
{
    private FileStream? held;

    /// <exception cref="UserError">Another process holds it.</exception>
    public void Take()
    {
        var storage = options.Value;
        if (!storage.IsSqlite || held is not null)
            return;
        Directory.CreateDirectory(storage.FullFolder);
        var file = storage.FileIn("worker.lock");
        try
        {
            held = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(file))
        {
            throw new UserError(storage.FullFolder, "another Monitor works there already; stop it first, or give this one a folder of its own (Storage__Folder)");
        }
    }

    public void Dispose()
    {
        held?.Dispose();
        held = null;
    }
}
