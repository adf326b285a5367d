using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Monitor.Text.Embeddings;

/// <summary>
/// Vectors from an Ollama server (<c>POST /api/embed</c>). The operator named its address, so it may be private; that is why this
/// is no business of the guarded door for addresses that documents name. No proxy, redirects or cookies: texts go to that
/// host and nowhere else.
/// </summary>
internal sealed class OllamaGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Texts in one request: a small model on a processor answers them in a second or two.</summary>
    private const int Batch = 32;

    /// <summary>32 vectors of 4,096 dimensions, written as JSON, take 3 MB.</summary>
    private const int MostBytes = 16 << 20;

    private readonly EmbeddingsOptions options;
    private readonly Uri address;
    private readonly HttpClient client;
    private int dimensions;

    public OllamaGenerator(EmbeddingsOptions options)
    {
        this.options = options;
        address = new Uri(options.Url.TrimEnd('/') + "/api/embed");
        client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false })
        {
            Timeout = options.Timeout,
            MaxResponseContentBufferSize = MostBytes,
        };
    }

    /// <exception cref="EmbeddingFault">The server is down, slow, lacks the model or answers with something else.</exception>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var embeddings = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var texts in values.Chunk(Batch))
            foreach (var vector in Checked(await AskAsync(texts, cancellationToken), texts.Length))
                embeddings.Add(new Embedding<float>(vector) { ModelId = this.options.Model });
        return embeddings;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("ollama", address, options.Model)
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose() => client.Dispose();

    private async Task<float[]?[]> AskAsync(string[] texts, CancellationToken ct)
    {
        try
        {
            using var response = await client.PostAsJsonAsync(address, new { model = options.Model, input = texts }, ct);
            if (response.StatusCode == HttpStatusCode.NotFound)
                throw new EmbeddingFault($"{address} has no model '{options.Model}' (404); fetch it with: ollama pull {options.Model}");
            if (!response.IsSuccessStatusCode)
                throw new EmbeddingFault($"{address} answered {(int)response.StatusCode}{await ReasonAsync(response, ct)}");
            var answer = JsonSerializer.Deserialize<Answer>(await response.Content.ReadAsByteArrayAsync(ct), JsonSerializerOptions.Web);
            return answer?.Embeddings ?? throw new EmbeddingFault($"{address} answered without embeddings");
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new EmbeddingFault($"{address} did not answer within {options.Timeout.TotalSeconds:0} s (Embeddings__Timeout)", e);
        }
        catch (HttpRequestException e)
        {
            throw new EmbeddingFault($"{address}: {e.Message}; is Ollama running there?", e);
        }
        catch (JsonException e)
        {
            throw new EmbeddingFault($"{address} answered with something else than embeddings: {e.Message}", e);
        }
    }

    /// <summary>Two dimensions cannot be compared: the model behind the name has changed, or the server is no Ollama.</summary>
    private IEnumerable<float[]> Checked(float[]?[] vectors, int texts)
    {
        if (vectors.Length != texts)
            throw new EmbeddingFault($"{address} gave {vectors.Length} vectors for {texts} texts");
        foreach (var vector in vectors)
        {
            var unit = Similarity.Unit(vector) ?? throw new EmbeddingFault($"{address} gave a vector without direction");
            var before = Interlocked.CompareExchange(ref dimensions, unit.Length, 0);
            if (before != 0 && before != unit.Length)
                throw new EmbeddingFault($"{address} gave a vector of {unit.Length} dimensions after one of {before}; if its model has changed, start Monitor anew");
            yield return unit;
        }
    }

    /// <summary>What the server says of it, as <c>: …</c> on one line, or nothing.</summary>
    private static async Task<string> ReasonAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var body = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(ct)).ReplaceLineEndings(" ").Trim();
        return body.Length == 0 ? "" : ": " + body[..Math.Min(body.Length, 200)];
    }

    private sealed record Answer(float[]?[]? Embeddings);
}
