using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Monitor.Benchmarks;

/// <summary>All of matching in one run of one process: what is found, the benchmarks, and the ratios that have a bar.</summary>
internal static class MatchingRun
{
    private static readonly int[] Sizes = [100, 1_000, 10_000, 100_000];

    public static void Run()
    {
        MatchingCounts.Print(Sizes);
        var config = ManualConfig.Create(DefaultConfig.Instance)
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(4).WithIterationCount(15));
        var matching = BenchmarkRunner.Run<MatchingBenchmarks>(config);
        var lucene = BenchmarkRunner.Run<LuceneBenchmarks>(ManualConfig.Create(DefaultConfig.Instance)
            .AddJob(Job.Dry.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(1).WithIterationCount(3)));
        var reading = BenchmarkRunner.Run<ReadingBenchmarks>(config);

        Console.WriteLine("medians, us an item");
        foreach (var size in Sizes)
        {
            var (words, decided, other) = (Of(matching, "Tokenise", size), Of(matching, "Decide", size), Of(lucene, "Decide", size));
            Line($"{size,7} topics: words {words:F1}, decided {decided:F1} = {decided / words:F1} x words, {Bytes(matching, "Decide", size)} B; with rejections {Of(matching, "DecideAll", size):F1}");
            if (other > 0)
                Line($"        Lucene.NET {other:F0} = {other / decided:F0} x decided");
        }

        Line($"exponent from 1,000 to 100,000 topics: {Math.Log(Of(matching, "Decide", 100_000) / Of(matching, "Decide", 1_000)) / Math.Log(100):F2}");
        Line($"whole reading {Of(reading, "Read", null):F1}, with decisions for ten profiles {Of(reading, "ReadAndDecide", null):F1}, {Bytes(reading, "ReadAndDecide", null)} B");
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
