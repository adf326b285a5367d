using Monitor.Tests.Matching.Oracle;
using Xunit;

namespace Monitor.Tests.Matching;

public sealed class OracleTests
{
    [Fact]
    public void Decisions_and_scores_are_those_of_the_rules_told_plainly()
    {
        var run = OracleRun.Of(items: 2_000, topics: 200, seed: 1);

        Assert.Empty(run.Differences);
        Assert.True(run is { Matches: > 500, Near: > 500 }, $"{run.Decisions} decisions, {run.Matches} matches, {run.Near} near");
    }
}
