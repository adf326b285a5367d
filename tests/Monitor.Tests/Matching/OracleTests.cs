using Monitor.Tests.Matching.Oracle;
using Xunit;

namespace Monitor.Tests.Matching;

public sealed class OracleTests
{
    [Theory]
    [InlineData(2_500, 200, 0)]
    [InlineData(300, 60, 3)]
    public void Decisions_and_scores_are_those_of_the_rules_told_plainly(int items, int topics, int profileOneIn)
    {
        var run = OracleRun.Of(items, topics, profileOneIn, seed: 1);

        Assert.Empty(run.Differences);
        Assert.True(run.Matches > 100 && run.Near > 100, $"{run.Decisions} decisions, {run.Matches} matches, {run.Near} near");
    }
}
