using Monitor.Text.Embeddings;

namespace Monitor.Matching;

/// <summary>How near an item's text lies to the text a topic comes from, for a sentence model. By default it is not known.</summary>
/// <param name="Similarity">Cosine, in [−1, 1]; null where there is no vector of one of them.</param>
/// <param name="Usual">What is usual for the topic.</param>
internal readonly record struct Nearness(double? Similarity, SimilarityScale Usual)
{
    /// <summary>A smaller move of the score is not worth telling.</summary>
    private const double Telling = 0.02;

    /// <summary>The score words give, lifted or lowered by at most <see cref="Fusion.Bound"/>; the same where nothing is known.</summary>
    public double Moved(double score) => Similarity is null ? score : CompiledTopic.Rounded(Fusion.Fuse(score, Similarity, Usual));

    /// <summary>The match with a reason in words, where the score moved by enough.</summary>
    /// <param name="shift">By how much.</param>
    /// <param name="isExplained">False: it carries no reasons.</param>
    public static Match Tell(Match match, double shift, bool isExplained)
    {
        if (Math.Abs(shift) <= Telling)
            return match;
        var words = shift > 0 ? "nearer in meaning than usual" : "farther in meaning than usual";
        return match with
        {
            Reasons = isExplained ? [.. match.Reasons, new MatchReason(words, MatchReason.MeaningField, 0, 0, Math.Round(shift, 3))] : match.Reasons,
            Rejection = match.Rejection is { } why ? $"{why}, {words}" : null,
        };
    }
}
