using System.Globalization;

namespace Monitor.Benchmarks;

/// <summary>Memory of this process as Linux counts it; zero elsewhere.</summary>
internal static class ProcessMemory
{
    private const string Status = "/proc/self/status";

    /// <summary>The most that was resident since the start, or since <see cref="ForgetPeak"/>.</summary>
    public static long PeakKilobytes() => !File.Exists(Status) ? 0
        : long.Parse(File.ReadLines(Status).First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))[6..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    public static void ForgetPeak()
    {
        GC.Collect();
        if (File.Exists("/proc/self/clear_refs"))
            File.WriteAllText("/proc/self/clear_refs", "5");
    }
}
