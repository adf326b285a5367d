using Microsoft.Extensions.AI;
using Monitor.Text.Embeddings;

namespace Monitor.Tests.Text.Embeddings;

/// <summary>Vectors from a text's length, and faults on demand; it remembers what it was asked.</summary>
internal sealed class RecordingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    public List<string[]> Asked { get; } = [];

    public bool IsDown { get; set; }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        string[] texts = [.. values];
        Asked.Add(texts);
        if (IsDown)
            throw new EmbeddingFault("down");
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(texts.Select(text => new Embedding<float>(new float[] { text.Length, 1 }))));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() => Asked.Clear();
}
