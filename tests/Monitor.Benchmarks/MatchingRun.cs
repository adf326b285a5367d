using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Monitor.Benchmarks;

/// <summary>
/// All of matching in one run of one process on one core: what is found, the benchmarks, and the ratios beside their bars. Takes a
/// quarter of an hour; on a machine that does other work as well all ratios come out worse, since the indices live in the caches.
/// </summary>
internal static class MatchingRun
{
    private const double MostTimesWords = 6;
    private const double LeastTimesLucene = 100;
    private const double MostExponent = 0.45;

    private static readonly int[] Sizes = [100, 1_000, 10_000, 100_000];

    public static void Run()
    {
        using var process = Process.GetCurrentProcess();
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            process.ProcessorAffinity = 1;
        PrintLoad();
        MatchingCounts.Print(Sizes);
        var config = ManualConfig.Create(DefaultConfig.Instance)
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(4).WithIterationCount(15));
        var matching = BenchmarkRunner.Run<MatchingBenchmarks>(config);
        var lucene = BenchmarkRunner.Run<LuceneBenchmarks>(ManualConfig.Create(DefaultConfig.Instance)
            .AddJob(Job.Dry.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(1).WithIterationCount(3)));
        var reading = BenchmarkRunner.Run<ReadingBenchmarks>(config);

        PrintLoad();
        Console.WriteLine("medians, us an item");
        foreach (var size in Sizes)
        {
            var (words, decided, other) = (Of(matching, "Tokenise", size), Of(matching, "Decide", size), Of(lucene, "Decide", size));
            Line($"{size,7} topics: words {words:F1}, decided {decided:F1} = {decided / words:F1} x words{(size == 10_000 ? AtMost(MostTimesWords, decided / words) : "")}, {Bytes(matching, "Decide", size)} B (bar: 0); with rejections {Of(matching, "DecideAll", size):F1}");
            if (other > 0)
                Line($"        Lucene.NET {other:F0} = {other / decided:F0} x decided{AtLeast(LeastTimesLucene, other / decided)}");
        }

        var exponent = Math.Log(Of(matching, "Decide", 100_000) / Of(matching, "Decide", 1_000)) / Math.Log(100);
        Line($"exponent from 1,000 to 100,000 topics: {exponent:F2}{AtMost(MostExponent, exponent)}");
        Line($"whole reading {Of(reading, "Read", null):F1}, with decisions for ten profiles {Of(reading, "ReadAndDecide", null):F1}, {Bytes(reading, "ReadAndDecide", null)} B");
    }

    private static string AtMost(double bar, double measured) => Bar(measured <= bar, $"at most {bar}");

    private static string AtLeast(double bar, double measured) => Bar(measured >= bar, $"at least {bar}");

    private static string Bar(bool isKept, FormattableString bar) => $" ({(isKept ? "bar" : "misses the bar")}: {bar.ToString(CultureInfo.InvariantCulture)})";

    private static void PrintLoad()
    {
        if (File.Exists("/proc/loadavg"))
            Console.WriteLine("load " + File.ReadAllText("/proc/loadavg").TrimEnd());
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static BenchmarkReport? Report(Summary summary, string method, int? topics) => summary.Reports.FirstOrDefault(report =>
        report.BenchmarkCase.Descriptor.WorkloadMethod.Name == method
        && (topics is null || report.BenchmarkCase.Parameters["Topics"] is int size && size == topics));

    /// <summary>Median in microseconds; 0 when it was not measured.</summary>
    private static double Of(Summary summary, string method, int? topics) => (Report(summary, method, topics)?.ResultStatistics?.Median ?? 0) / 1000;

    private static long Bytes(Summary summary, string method, int? topics) =>
        Report(summary, method, topics) is { } report ? report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0 : 0;
}
