namespace Monitor.Text;

/// <summary>
/// The Huffman tree of the labels: a label's probability is the product of the turns that lead to it (hierarchical softmax;
/// Joulin et al., Bag of Tricks, 2016, section 2.1).
/// </summary>
internal sealed class LabelTree
{
    private readonly (int Left, int Right)[] turns;
    private readonly float[] weights;
    private readonly int labels;
    private readonly int columns;

    /// <param name="counts">How often each label was seen in training, most frequent first.</param>
    /// <param name="weights">One row of <paramref name="columns"/> for each inner node, in the order the tree was built.</param>
    public LabelTree(IReadOnlyList<long> counts, float[] weights, int columns)
    {
        (this.weights, this.columns, labels) = (weights, columns, counts.Count);
        turns = new (int, int)[labels - 1];
        var sizes = new long[2 * labels - 1];
        Array.Fill(sizes, long.MaxValue);
        for (var i = 0; i < labels; i++)
            sizes[i] = counts[i];
        var (leaf, node) = (labels - 1, labels);
        for (var i = labels; i < sizes.Length; i++)
        {
            var left = Rarest();
            var right = Rarest();
            turns[i - labels] = (left, right);
            sizes[i] = sizes[left] + sizes[right];
        }

        int Rarest() => leaf >= 0 && sizes[leaf] < sizes[node] ? leaf-- : node++;
    }

    /// <param name="text">The mean of the text's rows.</param>
    /// <param name="into">Gets the probability of each label, in [0,1].</param>
    public void Judge(ReadOnlySpan<float> text, Span<float> into)
    {
        Span<float> reached = stackalloc float[turns.Length];
        reached[^1] = 1;
        for (var node = turns.Length - 1; node >= 0; node--)
        {
            var right = Sigmoid(Dot(text, weights.AsSpan(node * columns, columns)));
            var (left, other) = turns[node];
            (left < labels ? ref into[left] : ref reached[left - labels]) = reached[node] * (1 - right);
            (other < labels ? ref into[other] : ref reached[other - labels]) = reached[node] * right;
        }
    }

    private static float Dot(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sum = 0f;
        for (var i = 0; i < one.Length; i++)
            sum += one[i] * other[i];
        return sum;
    }

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
}
