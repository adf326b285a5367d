using Microsoft.Extensions.Configuration;
using Monitor.Hosting;
using Monitor.Text.Embeddings;
using Xunit;

namespace Monitor.Tests.Text.Embeddings;

public sealed class EmbeddingsOptionsTests : IDisposable
{
    private readonly TinyModels models = new();

    [Theory]
    [InlineData("Provider=openai", "Embeddings__Provider: must be none, ollama or onnx")]
    [InlineData("Provider=ollama", "Embeddings__Model: must name a model that the Ollama server has")]
    [InlineData("Provider=ollama Model=m Url=localhost:11434", "Embeddings__Url: must be an address such as http://127.0.0.1:11434")]
    [InlineData("Provider=ollama Model=m Url=http://me:secret@host", "Embeddings__Url: must be an address")]
    [InlineData("Provider=onnx", "Embeddings__Model: must be the path of an .onnx file that exists")]
    [InlineData("Provider=onnx Model=MODEL", "Embeddings__Vocabulary: must be the path of the model's vocab.txt")]
    [InlineData("Provider=onnx Model=MODEL Vocabulary=tokenizer.json", "(tokenizer.json is not read), not 'tokenizer.json'")]
    [InlineData("Provider=onnx Model=MODEL Vocabulary=absent.txt", "Embeddings__Vocabulary: must be a file that exists, not 'absent.txt'")]
    [InlineData("Timeout=0", "Embeddings__Timeout: must be between 00:00:01 and 00:10:00")]
    public void A_value_that_cannot_be_used_is_named_at_start(string values, string words) =>
        Assert.Contains(words, Assert.Throws<ConfigurationException>(() => Read(values)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("Provider=none Url=nonsense")]
    [InlineData("Provider=ollama Model=m Url=https://ollama.example.org/base/")]
    [InlineData("Provider=onnx Model=MODEL Vocabulary=VOCABULARY")]
    public void A_value_that_is_not_used_may_be_anything(string values) => Assert.NotNull(Read(values));

    [Fact]
    public void None_gives_no_generator() => Assert.Null(EmbeddingGenerators.Create(new EmbeddingsOptions()));

    public void Dispose() => models.Dispose();

    private EmbeddingsOptions Read(string values)
    {
        var files = models.PiecesModel();
        var pairs = values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(
            pair => "Embeddings:" + pair[0],
            pair => (string?)pair[1].Replace("MODEL", files.Model, StringComparison.Ordinal).Replace("VOCABULARY", files.Vocabulary, StringComparison.Ordinal));
        return CheckedOptions.Read<EmbeddingsOptions>(new ConfigurationBuilder().AddInMemoryCollection(pairs).Build(), "Embeddings");
    }
}
