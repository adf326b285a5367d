using System.Diagnostics;

namespace Monitor.Benchmarks;

/// <summary>
/// Processor time of the whole process, garbage collector's threads included: for machines that do other work as well, where the time that
/// passes says how long others had the processor.
/// </summary>
internal static class ProcessorTime
{
    /// <returns>Microseconds of one call.</returns>
    public static double Of(Action call, int calls)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < calls; i++)
            call();
        return (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / calls;
    }

    /// <summary>The best of many rounds, in each of which every call has its turn.</summary>
    /// <returns>Microseconds of one call, for each of the calls.</returns>
    public static double[] Best(int rounds, int calls, params Action[] all)
    {
        var best = new double[all.Length];
        Array.Fill(best, double.MaxValue);
        for (var round = 0; round < rounds; round++)
            for (var i = 0; i < all.Length; i++)
                best[i] = Math.Min(best[i], Of(all[i], calls));
        return best;
    }

    /// <summary>Keeps the process on one core, where the system can.</summary>
    public static void StayOnOneCore()
    {
        using var process = Process.GetCurrentProcess();
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            process.ProcessorAffinity &= -process.ProcessorAffinity;
    }
}
