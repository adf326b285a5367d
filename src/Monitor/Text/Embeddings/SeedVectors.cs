using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Monitor.Text.Embeddings;

/// <summary>
/// Vectors of the texts topics come from, which are asked for at every poll and hardly ever change: kept in memory by model and
/// text, the <see cref="Most"/> used last.
/// </summary>
internal sealed class SeedVectors(EmbedTexts embedTexts)
{
    /// <summary>A vector of 1,024 dimensions takes 4 KB, so all of them 2 MB.</summary>
    public const int Most = 500;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Model, string Hash), LinkedListNode<Kept>> byKey = [];
    private readonly LinkedList<Kept> byUse = [];

    /// <returns>For each text its vector of length 1, or null when there is none now.</returns>
    public async Task<IReadOnlyList<float[]?>> OfAsync(IReadOnlyList<string> texts, CancellationToken ct)
    {
        var found = texts.Select(Find).ToArray();
        var lacking = texts.Where((_, i) => found[i] is null).Distinct(StringComparer.Ordinal).ToList();
        var made = await embedTexts.RunAsync(lacking, ct);
        if (made.Count == 0)
            return found;
        var byText = lacking.Zip(made).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        foreach (var (text, vector) in byText)
            Keep(Key(text), vector);
        return [.. texts.Select((text, i) => found[i] ?? byText[text])];
    }

    private (string Model, string Hash) Key(string text) =>
        (embedTexts.Model, Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()))));

    private float[]? Find(string text)
    {
        lock (gate)
        {
            if (!byKey.TryGetValue(Key(text), out var node))
                return null;
            byUse.Remove(node);
            byUse.AddLast(node);
            return node.Value.Vector;
        }
    }

    private void Keep((string Model, string Hash) key, float[] vector)
    {
        lock (gate)
        {
            if (byKey.Remove(key, out var old))
                byUse.Remove(old);
            byKey[key] = byUse.AddLast(new Kept(key, vector));
            if (byUse.Count > Most && byUse.First is { } oldest)
            {
                byUse.RemoveFirst();
                byKey.Remove(oldest.Value.Key);
            }
        }
    }

    private sealed record Kept((string Model, string Hash) Key, float[] Vector);
}
