using Microsoft.Extensions.AI;

namespace Monitor.Tests.Matching.Meaning;

/// <summary>A model that knows two words: texts with "near" lie at the topic, with "far" off it, others in between, a little apart.</summary>
internal sealed class MarkedTexts : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Of length 1; the topic's own text must hold "near".</summary>
    public static float[] VectorOf(string text)
    {
        var angle = text.Contains("near", StringComparison.Ordinal) ? 0 : text.Contains("far", StringComparison.Ordinal) ? 2.4 : 1.2 + text.Length % 3 * 0.1;
        return [(float)Math.Cos(angle), (float)Math.Sin(angle)];
    }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(text => new Embedding<float>(VectorOf(text)))));

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
        // Nothing is held.
    }
}
