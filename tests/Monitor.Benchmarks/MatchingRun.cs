using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Monitor.Benchmarks;

/// <summary>
/// All of matching in one run of one process on one core: what is found, the benchmarks, and the ratios beside their bars. For a quiet
/// machine; takes a quarter of an hour.
/// </summary>
internal static class MatchingRun
{
    public static readonly IReadOnlyList<int> Sizes = [100, 1_000, 10_000, 100_000];

    public static void Run()
    {
        ProcessorTime.StayOnOneCore();
        MatchingFigures.PrintLoad();
        MatchingCounts.Print(Sizes);
        var config = ManualConfig.Create(DefaultConfig.Instance)
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(4).WithIterationCount(15));
        var matching = BenchmarkRunner.Run<MatchingBenchmarks>(config);
        var lucene = BenchmarkRunner.Run<LuceneBenchmarks>(ManualConfig.Create(DefaultConfig.Instance)
            .AddJob(Job.Dry.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(1).WithIterationCount(3)));
        var reading = BenchmarkRunner.Run<ReadingBenchmarks>(config);

        MatchingFigures.PrintLoad();
        Console.WriteLine("medians, us an item");
        MatchingFigures.Print([.. Sizes.Select(size => new MatchingFigures(size, Median(matching, "Tokenise", size), Median(matching, "Decide", size),
            Median(matching, "DecideAll", size), Bytes(matching, "Decide", size), Median(lucene, "Decide", size)))]);
        MatchingFigures.PrintReading(Median(reading, "Read", null), Median(reading, "ReadAndDecide", null), Bytes(reading, "ReadAndDecide", null));
    }

    private static BenchmarkReport? Report(Summary summary, string method, int? topics) => summary.Reports.FirstOrDefault(report =>
        report.BenchmarkCase.Descriptor.WorkloadMethod.Name == method
        && (topics is null || report.BenchmarkCase.Parameters["Topics"] is int size && size == topics));

    /// <summary>In microseconds; 0 when it was not measured.</summary>
    private static double Median(Summary summary, string method, int? topics) => (Report(summary, method, topics)?.ResultStatistics?.Median ?? 0) / 1000;

    private static long Bytes(Summary summary, string method, int? topics) =>
        Report(summary, method, topics) is { } report ? report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0 : 0;
}
