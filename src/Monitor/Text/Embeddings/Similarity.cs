namespace Monitor.Text.Embeddings;

/// <summary>Cosine of the angle between two texts' vectors, in [−1, 1]; 1 for the same direction.</summary>
internal static class Similarity
{
    /// <summary>The vector at length 1, or null where it has no direction: all zero, empty, or not finite.</summary>
    public static float[]? Unit(ReadOnlySpan<float> vector)
    {
        var squares = 0.0;
        foreach (var value in vector)
            squares += (double)value * value;
        if (!double.IsFinite(squares) || squares == 0)
            return null;
        var length = Math.Sqrt(squares);
        var unit = new float[vector.Length];
        for (var i = 0; i < unit.Length; i++)
            unit[i] = (float)(vector[i] / length);
        return unit;
    }

    /// <param name="one">Of length 1.</param>
    /// <param name="other">Of length 1, from the same model.</param>
    /// <exception cref="ArgumentException">The two have different dimensions, so they are of different models.</exception>
    public static double Cosine(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        if (one.Length != other.Length)
            throw new ArgumentException($"vectors of {one.Length} and {other.Length} dimensions have no angle", nameof(other));
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++)
            sum += (double)one[i] * other[i];
        return Math.Clamp(sum, -1, 1);
    }
}
