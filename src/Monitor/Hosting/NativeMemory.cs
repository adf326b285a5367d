using System.Runtime.InteropServices;

namespace Monitor.Hosting;

/// <summary>What the C library hands out to SQLite and the runtime, and keeps when it is given back.</summary>
internal static class NativeMemory
{
    /// <summary>Gives what is free back to the machine (glibc). Does nothing where the C library cannot.</summary>
    public static void GiveBack()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = malloc_trim(0);
        }
        catch (EntryPointNotFoundException)
        {
            // musl keeps little
        }
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int malloc_trim(nint pad);
}
