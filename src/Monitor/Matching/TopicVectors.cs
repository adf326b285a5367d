using Monitor.Text.Embeddings;

namespace Monitor.Matching;

/// <summary>
/// The vectors of the texts topics come from, by the topics' numbers, with what similarities are usual for each. In memory only: after a
/// start both are gathered anew. One caller at a time.
/// </summary>
internal sealed class TopicVectors
{
    private readonly Dictionary<int, Known> byNumber = [];

    /// <summary>Whether the vector of this version of a topic is known.</summary>
    public bool Has(int number, int version) => byNumber.TryGetValue(number, out var known) && known.Version == version;

    /// <summary>What was usual stays, unless the vector is another.</summary>
    public void Set(int number, int version, float[] vector)
    {
        var usual = byNumber.TryGetValue(number, out var before) && before.Vector.AsSpan().SequenceEqual(vector) ? before.Usual : default;
        byNumber[number] = new Known(version, vector, usual);
    }

    public void Remove(int number) => byNumber.Remove(number);

    /// <param name="item">The item's vector, or null.</param>
    public Nearness Of(int number, float[]? item) =>
        item is not null && byNumber.TryGetValue(number, out var known) ? new Nearness(Similarity.Cosine(item, known.Vector), known.Usual) : default;

    /// <summary>Takes the similarity of an item in as one of the usual ones.</summary>
    public void Note(int number, double similarity)
    {
        var known = byNumber[number];
        byNumber[number] = known with { Usual = known.Usual.With(similarity) };
    }

    private readonly record struct Known(int Version, float[] Vector, SimilarityScale Usual);
}
