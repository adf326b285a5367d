using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Monitor.EndToEnd.Chaos;

/// <summary>A file system of a few megabytes in memory that can be filled to its last byte. Skips the test where it may not be mounted.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    private string Filler => Path.Combine(Folder, "filler");

    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("monitor-disk").FullName;
        var mounted = Environment.UserName == "root" && await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder) == 0;
        if (!mounted)
            Directory.Delete(folder);
        Assert.SkipUnless(mounted, "a file system in memory cannot be mounted here (needs root)");
        return new SmallDisk(folder);
    }

    /// <summary>Leaves no byte free.</summary>
    public void Fill()
    {
        var block = new byte[4096];
        using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                file.Write(block);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Free() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        // Connections that wait for their next use keep the files open.
        SqliteConnection.ClearAllPools();
        await RunAsync("umount", Folder);
        Directory.Delete(Folder);
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
