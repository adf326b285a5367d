using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Monitor.Text.Embeddings;
using Xunit;

namespace Monitor.Tests.Text.Embeddings;

public sealed class SeedVectorsTests : IDisposable
{
    private readonly RecordingGenerator generator = new();
    private readonly EmbedTexts embedTexts;
    private readonly SeedVectors vectors;

    public SeedVectorsTests()
    {
        embedTexts = new EmbedTexts(() => generator, new FakeTimeProvider(), NullLogger<EmbedTexts>.Instance);
        vectors = new SeedVectors(embedTexts);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_text_is_asked_for_once()
    {
        Assert.Equal([[1, 1], [2, 1], [1, 1]], await vectors.OfAsync(["a", "bb", "a"], Ct));
        Assert.Equal([[3, 1], [2, 1]], await vectors.OfAsync(["ccc", "bb"], Ct));
        Assert.Equal([["a", "bb"], ["ccc"]], generator.Asked);
    }

    [Fact]
    public async Task What_is_kept_is_there_while_the_server_is_down_and_the_rest_is_none()
    {
        await vectors.OfAsync(["a"], Ct);
        generator.IsDown = true;
        Assert.Equal([[1, 1], null], await vectors.OfAsync(["a", "bb"], Ct));
    }

    [Fact]
    public async Task The_ones_used_last_are_kept()
    {
        var first = Enumerable.Range(0, SeedVectors.Most).Select(i => $"seed {i}").ToList();
        await vectors.OfAsync(first, Ct);
        await vectors.OfAsync(["seed 0"], Ct);
        await vectors.OfAsync(["one more"], Ct);
        await vectors.OfAsync(["seed 0", "seed 1", "seed 2"], Ct);
        Assert.Equal(["seed 1"], generator.Asked[^1]);
    }

    public void Dispose()
    {
        embedTexts.Dispose();
        generator.Dispose();
    }
}
