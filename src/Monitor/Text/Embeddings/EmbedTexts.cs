using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Monitor.Text.Embeddings;

/// <summary>
/// Vectors of texts, or none: where embeddings are off, and while what makes them cannot be used. That is one warning, and then a
/// look once a minute, so that a server that is down neither stops matching nor slows each poll by its time-out.
/// </summary>
internal sealed class EmbedTexts(Func<IEmbeddingGenerator<string, Embedding<float>>?> create, TimeProvider time, ILogger<EmbedTexts> log) : IDisposable
{
    /// <summary>UTF-16 code units a model is given of a text: it reads 256 to 512 pieces of words.</summary>
    public const int Longest = 2_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private IEmbeddingGenerator<string, Embedding<float>>? generator;
    private bool down;
    private DateTimeOffset next;

    /// <summary>A model file is read at the first text, not at the start of every command.</summary>
    [ActivatorUtilitiesConstructor]
    public EmbedTexts(IOptions<EmbeddingsOptions> options, TimeProvider time, ILogger<EmbedTexts> log)
        : this(() => EmbeddingGenerators.Create(options.Value), time, log)
    {
        IsOn = options.Value.Provider != "none";
        Model = options.Value.Model;
    }

    /// <summary>False: <see cref="RunAsync"/> always gives none, at no cost.</summary>
    public bool IsOn { get; } = true;

    /// <summary>False also while what makes vectors is left alone.</summary>
    public bool CanRun => IsOn && !IsPausing();

    public string Model { get; } = "";

    /// <returns>One vector of length 1 for each text, in their order; empty when there are none now.</returns>
    public async Task<IReadOnlyList<float[]>> RunAsync(IReadOnlyList<string> texts, CancellationToken ct)
    {
        if (!CanRun || texts.Count == 0)
            return [];
        try
        {
            if (Generator() is not { } made)
                return [];
            var embeddings = await made.GenerateAsync(texts.Select(text => text[..Math.Min(text.Length, Longest)]), cancellationToken: ct);
            Answered();
            return [.. embeddings.Select(embedding => embedding.Vector.ToArray())];
        }
        catch (EmbeddingFault fault)
        {
            Failed(fault.Message);
            return [];
        }
    }

    public void Dispose() => generator?.Dispose();

    private IEmbeddingGenerator<string, Embedding<float>>? Generator()
    {
        lock (gate)
            return generator ??= create();
    }

    private bool IsPausing()
    {
        lock (gate)
            return down && time.GetUtcNow() < next;
    }

    private void Answered()
    {
        lock (gate)
        {
            if (down)
                log.EmbeddingsBack();
            down = false;
        }
    }

    private void Failed(string reason)
    {
        lock (gate)
        {
            if (!down)
                log.EmbeddingsDown(reason);
            (down, next) = (true, time.GetUtcNow() + Pause);
        }
    }
}
