using Microsoft.Extensions.AI;

namespace Monitor.Text.Embeddings;

internal static class EmbeddingGenerators
{
    /// <summary>What the options ask for, or null for <c>none</c>. Its vectors have length 1. Reads the model's files, if it has any.</summary>
    /// <exception cref="EmbeddingFault">A file cannot be read, or holds no model that can be used.</exception>
    public static IEmbeddingGenerator<string, Embedding<float>>? Create(EmbeddingsOptions options) => options.Provider switch
    {
        "ollama" => new OllamaGenerator(options),
        "onnx" => new OnnxGenerator(options),
        _ => null,
    };
}
