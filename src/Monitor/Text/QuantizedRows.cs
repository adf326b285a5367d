namespace Monitor.Text;

/// <summary>
/// A matrix whose rows are kept as one byte for each few columns, the number of the nearest of 256 centroids, and one byte for
/// the row's length (product quantisation; Joulin et al., FastText.zip, 2016, section 3).
/// </summary>
/// <param name="codes">Rows × parts.</param>
/// <param name="centroids">Parts × 256 × columns of a part.</param>
/// <param name="norms">One code a row, or empty.</param>
/// <param name="normValues">256 lengths, or empty.</param>
/// <param name="columns">Columns of the matrix.</param>
/// <param name="width">Columns of a part; the last part may have fewer.</param>
internal sealed class QuantizedRows(byte[] codes, float[] centroids, byte[] norms, float[] normValues, int columns, int width)
{
    private const int Centroids = 256;

    private readonly int parts = (columns + width - 1) / width;

    /// <summary>Adds a row to a vector of as many columns.</summary>
    public void AddTo(Span<float> sum, int row)
    {
        var norm = norms.Length > 0 ? normValues[norms[row]] : 1;
        var code = codes.AsSpan(row * parts, parts);
        for (var part = 0; part < code.Length; part++)
        {
            var first = part * width;
            var length = Math.Min(width, columns - first);
            var centroid = centroids.AsSpan(first * Centroids + code[part] * length, length);
            for (var i = 0; i < length; i++)
                sum[first + i] += norm * centroid[i];
        }
    }
}
