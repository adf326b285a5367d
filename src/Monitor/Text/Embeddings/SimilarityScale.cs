namespace Monitor.Text.Embeddings;

/// <summary>
/// What similarities are usual for one topic: models differ in where theirs lie (.1–.4 with one, .7–.9 with another), and so do
/// topics under one model. Mean and population variance are kept by Welford's recursion; from <see cref="Memory"/> values on
/// the weight of a new one stays at 1/<see cref="Memory"/>, so that the scale follows a change of feeds or model.
/// </summary>
/// <param name="Count">Similarities seen, at most <see cref="Memory"/>.</param>
internal readonly record struct SimilarityScale(int Count, double Mean, double Variance)
{
    public const int Memory = 1000;

    /// <summary>Fewer similarities say too little of what is usual.</summary>
    public const int Least = 20;

    public bool IsKnown => Count >= Least && Variance > 1e-8;

    /// <param name="similarity">In [−1, 1].</param>
    public SimilarityScale With(double similarity)
    {
        var count = Math.Min(Count + 1, Memory);
        var distance = similarity - Mean;
        return new SimilarityScale(count, Mean + distance / count, (1 - 1.0 / count) * (Variance + distance * distance / count));
    }

    /// <summary>Standard deviations above (or, negative, below) what is usual.</summary>
    public double Deviations(double similarity) => (similarity - Mean) / Math.Sqrt(Variance);
}
