namespace Monitor.Benchmarks;

/// <summary>The measurements of <see cref="MatchingRun"/> in processor time, the best of many rounds. The caches are still shared with what else runs.</summary>
internal static class MatchingCost
{
    private const int Rounds = 60;
    private const int LuceneRounds = 4;

    public static void Print()
    {
        ProcessorTime.StayOnOneCore();
        MatchingFigures.PrintLoad();
        MatchingFigures.Print([.. MatchingRun.Sizes.Select(Of)]);
        var reading = new ReadingBenchmarks();
        reading.Setup();
        var best = ProcessorTime.Best(Rounds / 2, 1, () => reading.Read(), () => reading.ReadAndDecide());
        MatchingFigures.PrintReading(PerItem(best[0]), PerItem(best[1]), Bytes(() => reading.ReadAndDecide()));
        MatchingFigures.PrintLoad();
    }

    private static MatchingFigures Of(int topics)
    {
        var matching = new MatchingBenchmarks { Topics = topics };
        matching.Setup();
        var best = ProcessorTime.Best(Rounds, 2, () => matching.Tokenise(), () => matching.Decide(), () => matching.DecideAll());
        return new MatchingFigures(topics, PerItem(best[0]), PerItem(best[1]), PerItem(best[2]), Bytes(() => matching.Decide()), Lucene(topics));
    }

    private static double Lucene(int topics)
    {
        if (topics < MatchingFigures.Fewest)
            return 0;
        var lucene = new LuceneBenchmarks { Topics = topics };
        lucene.Setup();
        return PerItem(ProcessorTime.Best(LuceneRounds, 1, () => lucene.Decide())[0]);
    }

    private static double PerItem(double microseconds) => microseconds / MatchingBenchmarks.Items;

    private static long Bytes(Action call)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        call();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / MatchingBenchmarks.Items;
    }
}
