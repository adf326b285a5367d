using Monitor.Tests.Matching.Oracle;

namespace Monitor.Evaluation;

/// <summary>The tests' comparison of the matcher with the rules told plainly, at any size.</summary>
internal static class OracleEvaluation
{
    /// <summary>Of how many topics one has a profile: the plain way of those takes by far the most time.</summary>
    private const int ProfileOneIn = 50;

    public static int Run(int items, int topics)
    {
        var run = OracleRun.Of(items, topics, ProfileOneIn, seed: 2);
        Console.WriteLine($"{items} items, {topics} topics: {run.Decisions} decisions, {run.Matches} matches, {run.Near} near, {run.Differences.Count} differences");
        foreach (var difference in run.Differences)
            Console.WriteLine(difference);
        return run.Differences.Count == 0 ? 0 : 1;
    }
}
