using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Monitor.Tests.Feeds;
using Monitor.Text.Embeddings;
using Xunit;

namespace Monitor.Tests.Text.Embeddings;

/// <summary>A real server on loopback that answers as Ollama does, or worse.</summary>
public sealed class OllamaGeneratorTests : IAsyncLifetime
{
    private const string Path = "/api/embed";
    private readonly List<(string Model, string[] Input)> asked = [];
    private FeedHost host = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await FeedHost.StartAsync();

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Texts_go_in_batches_and_come_back_in_their_order()
    {
        host.Answer(Path, context => AnswerAsync(context, input => new { model = "m", embeddings = input.Select(text => new[] { text.Length, 1f }) }));
        using var generator = new OllamaGenerator(Options());
        var texts = Enumerable.Range(1, 70).Select(length => new string('a', length)).ToList();
        var vectors = await generator.GenerateAsync(texts, cancellationToken: Ct);

        Assert.Equal([32, 32, 6], asked.Select(request => request.Input.Length));
        Assert.All(asked, request => Assert.Equal("m", request.Model));
        Assert.Equal(texts.Select(text => Similarity.Unit([text.Length, 1])), vectors.Select(embedding => embedding.Vector.ToArray()));
    }

    [Fact]
    public async Task Half_a_character_breaks_nothing()
    {
        host.Answer(Path, context => AnswerAsync(context, input => new { embeddings = input.Select(_ => new[] { 1f, 1f }) }));
        using var generator = new OllamaGenerator(Options());
        Assert.Single(await generator.GenerateAsync(["rain \ud83d"], cancellationToken: Ct));
        Assert.Equal("rain \ufffd", Assert.Single(asked).Input[0]);
    }

    [Fact]
    public async Task A_server_that_is_down_is_named()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://{listener.LocalEndpoint}";
        listener.Stop();
        Assert.Contains($"{url}/api/embed", await FaultAsync(Options(url)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_server_is_left()
    {
        host.Answer(Path, context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        var options = Options();
        options.Timeout = TimeSpan.FromMilliseconds(300);
        Assert.Contains("Embeddings__Timeout", await FaultAsync(options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asked_may_stop_it()
    {
        host.Answer(Path, context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var generator = new OllamaGenerator(Options());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        stop.CancelAfter(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => generator.GenerateAsync(["text"], cancellationToken: stop.Token));
    }

    [Theory]
    [InlineData(404, """{"error":"model \"m\" not found, try pulling it first"}""", "ollama pull m")]
    [InlineData(500, """{"error":"out of memory"}""", "out of memory")]
    [InlineData(302, "", "answered 302")]
    [InlineData(200, "<html>", "something else than embeddings")]
    [InlineData(200, "{}", "without embeddings")]
    [InlineData(200, "null", "without embeddings")]
    [InlineData(200, """{"embeddings":[["x"]]}""", "something else than embeddings")]
    [InlineData(200, """{"embeddings":[null]}""", "without direction")]
    [InlineData(200, """{"embeddings":[[]]}""", "without direction")]
    [InlineData(200, """{"embeddings":[[0,0]]}""", "without direction")]
    [InlineData(200, """{"embeddings":[[1e39,0]]}""", "without direction")]
    [InlineData(200, """{"embeddings":[]}""", "0 vectors for 1 texts")]
    [InlineData(200, """{"embeddings":[[1,0],[0,1]]}""", "2 vectors for 1 texts")]
    public async Task Any_other_answer_is_a_fault_in_words(int status, string body, string words)
    {
        host.Answer(Path, context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json; charset=nonsense";
            context.Response.Headers.Location = "/elsewhere";
            return context.Response.WriteAsync(body);
        });
        Assert.Contains(words, await FaultAsync(Options()), StringComparison.Ordinal);
        Assert.Single(host.Requests);
    }

    [Fact]
    public async Task A_vector_of_another_dimension_is_a_fault()
    {
        var dimensions = 2;
        host.Answer(Path, context => AnswerAsync(context, input => new { embeddings = input.Select(_ => Enumerable.Repeat(1f, dimensions)) }));
        using var generator = new OllamaGenerator(Options());
        await generator.GenerateAsync(["text"], cancellationToken: Ct);
        dimensions = 3;
        var fault = await Assert.ThrowsAsync<EmbeddingFault>(() => generator.GenerateAsync(["text"], cancellationToken: Ct));
        Assert.Contains("3 dimensions after one of 2", fault.Message, StringComparison.Ordinal);
    }

    private EmbeddingsOptions Options(string? url = null) => new() { Provider = "ollama", Url = url ?? host.Address + "/", Model = "m" };

    private static async Task<string> FaultAsync(EmbeddingsOptions options)
    {
        using var generator = EmbeddingGenerators.Create(options)!;
        return (await Assert.ThrowsAsync<EmbeddingFault>(() => generator.GenerateAsync(["text"], cancellationToken: Ct))).Message;
    }

    private async Task AnswerAsync(HttpContext context, Func<string[], object> answer)
    {
        using var request = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var input = request.RootElement.GetProperty("input").Deserialize<string[]>()!;
        asked.Add((request.RootElement.GetProperty("model").GetString()!, input));
        await context.Response.WriteAsJsonAsync(answer(input), context.RequestAborted);
    }
}
