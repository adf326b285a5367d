namespace Monitor.Text.Embeddings;

/// <summary>
/// A lexical score moved a little by how near item and topic lie for an embedding model. Words decide: a score of 0 stays 0, no
/// score moves by more than <see cref="Bound"/>, and without a similarity, or before it is known what is usual for the topic,
/// nothing moves. Monotone in the score and in the similarity.
/// </summary>
internal static class Fusion
{
    /// <summary>Most that a score in [0, 1] is lifted or lowered; reached only far from the usual similarity.</summary>
    public const double Bound = 0.06;

    /// <summary>
    /// <c>s + min(s, Bound) · (2σ(z) − 1)</c>, at most 1, with z the similarity in standard deviations from the topic's mean and
    /// σ the logistic function. A score below the bound moves by less than itself, so that none falls under 0.
    /// </summary>
    /// <param name="lexical">In [0, 1].</param>
    /// <param name="similarity">In [−1, 1], or null when there is none.</param>
    /// <returns>In [0, 1].</returns>
    public static double Fuse(double lexical, double? similarity, SimilarityScale usual)
    {
        if (similarity is not { } near || !usual.IsKnown)
            return lexical;
        // 2σ(z) − 1 is tanh(z/2).
        return Math.Min(1, lexical + Math.Min(lexical, Bound) * Math.Tanh(usual.Deviations(near) / 2));
    }
}
