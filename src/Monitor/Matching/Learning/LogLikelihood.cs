namespace Monitor.Matching.Learning;

/// <summary>How far two shares differ beyond chance.</summary>
internal static class LogLikelihood
{
    /// <summary>
    /// The log-likelihood ratio G² of two binomials (Dunning 1993): <paramref name="with"/> of <paramref name="all"/> against
    /// <paramref name="otherWith"/> of <paramref name="otherAll"/>. Below 0 where the first share is the smaller one; 0 where one of the two is empty.
    /// </summary>
    public static double Ratio(double with, double all, double otherWith, double otherAll)
    {
        if (all <= 0 || otherAll <= 0)
            return 0;
        var share = (with + otherWith) / (all + otherAll);
        var ratio = 2 * (Part(with, all * share) + Part(all - with, all * (1 - share)) + Part(otherWith, otherAll * share) + Part(otherAll - otherWith, otherAll * (1 - share)));
        return with / all >= otherWith / otherAll ? ratio : -ratio;
    }

    private static double Part(double seen, double expected) => seen > 0 ? seen * Math.Log(seen / expected) : 0;
}
