using Microsoft.Extensions.AI;
using Microsoft.ML.OnnxRuntime;

namespace Monitor.Text.Embeddings;

/// <summary>Vectors from a model file, computed in this process.</summary>
internal sealed class OnnxGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Texts in one run: more of them save little on a processor and take more memory.</summary>
    private const int Batch = 16;

    private readonly EmbeddingsOptions options;
    private readonly PieceReader pieces;
    private readonly OnnxModel model;

    /// <exception cref="EmbeddingFault">The model or its vocabulary cannot be used.</exception>
    public OnnxGenerator(EmbeddingsOptions options)
    {
        this.options = options;
        pieces = PieceReader.Of(options.Vocabulary);
        model = new OnnxModel(options.Model);
    }

    /// <exception cref="EmbeddingFault">The model broke, or a batch took longer than the options let it.</exception>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.Run(() =>
        {
            var embeddings = new GeneratedEmbeddings<Embedding<float>>();
            foreach (var texts in values.Chunk(Batch))
                foreach (var vector in Vectors(texts, cancellationToken))
                    embeddings.Add(new Embedding<float>(vector) { ModelId = this.options.Model });
            return embeddings;
        }, cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("onnx", null, options.Model)
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose() => model.Dispose();

    private IEnumerable<float[]> Vectors(string[] texts, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.Timeout);
        using var run = new RunOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        using var end = limit.Token.Register(() => run.Terminate = true);
        try
        {
            return [.. model.Run([.. texts.Select(pieces.Read)], pieces.Padding, run).Select(vector =>
                Similarity.Unit(vector) ?? throw new EmbeddingFault($"{options.Model} gave a vector without direction"))];
        }
        catch (OnnxRuntimeException e)
        {
            ct.ThrowIfCancellationRequested();
            throw new EmbeddingFault(limit.IsCancellationRequested
                ? $"{options.Model} took longer than {options.Timeout.TotalSeconds:0} s for {texts.Length} texts (Embeddings__Timeout)"
                : $"{options.Model}: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }
}
