using Microsoft.Extensions.AI;
using Monitor.Text.Embeddings;
using Xunit;

namespace Monitor.Tests.Text.Embeddings;

/// <summary>ONNX Runtime runs real models, small ones.</summary>
public sealed class OnnxGeneratorTests : IDisposable
{
    private readonly TinyModels models = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Related_words_lie_nearer_than_others(bool sentence)
    {
        using var generator = new OnnxGenerator(sentence ? models.SentenceModel() : models.PiecesModel());
        var vectors = await VectorsAsync(generator, "Missile launch", "Fusées", "Wahl", "rain and storm");
        Assert.All(vectors, vector => Assert.Equal(1, Similarity.Cosine(vector, vector), 5));
        Assert.InRange(Similarity.Cosine(vectors[0], vectors[1]), .9, 1);
        Assert.InRange(Similarity.Cosine(vectors[0], vectors[2]), -1, .4);
        Assert.InRange(Similarity.Cosine(vectors[0], vectors[3]), -1, .6);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_text_has_the_same_vector_beside_a_longer_one(bool sentence)
    {
        using var generator = new OnnxGenerator(sentence ? models.SentenceModel() : models.PiecesModel());
        var alone = await VectorsAsync(generator, "election");
        var beside = await VectorsAsync(generator, "election", "rocket launch storm rain vote missiles");
        Assert.Equal(alone[0], beside[0]);
    }

    [Fact]
    public async Task More_texts_than_a_batch_come_back_in_their_order()
    {
        using var generator = new OnnxGenerator(models.PiecesModel());
        string[] words = ["missile", "vote", "rain"];
        var single = await VectorsAsync(generator, words);
        var many = await VectorsAsync(generator, [.. Enumerable.Range(0, 50).Select(i => words[i % 3])]);
        Assert.Equal(50, many.Length);
        Assert.All(many.Index(), pair => Assert.Equal(single[pair.Index % 3], pair.Item));
    }

    [Fact]
    public async Task A_text_without_end_is_cut()
    {
        using var generator = new OnnxGenerator(models.PiecesModel());
        var vectors = await VectorsAsync(generator, "rain", string.Concat(Enumerable.Repeat("rain ", 1000)) + string.Concat(Enumerable.Repeat("vote ", 1000)));
        Assert.Equal(1, Similarity.Cosine(vectors[0], vectors[1]), 5);
    }

    [Fact]
    public void The_library_is_told_to_send_nothing_home()
    {
        using var generator = new OnnxGenerator(models.PiecesModel());
        Assert.True(OnnxLibrary.IsSilenced);
    }

    [Fact]
    public async Task A_model_that_takes_too_long_is_ended()
    {
        var options = models.EndlessModel();
        options.Timeout = TimeSpan.FromMilliseconds(300);
        using var generator = new OnnxGenerator(options);
        var fault = await Assert.ThrowsAsync<EmbeddingFault>(() => VectorsAsync(generator, "missile"));
        Assert.Contains("Embeddings__Timeout", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asked_may_stop_it()
    {
        using var generator = new OnnxGenerator(models.EndlessModel());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        stop.CancelAfter(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => generator.GenerateAsync(["missile"], cancellationToken: stop.Token));
    }

    [Fact]
    public async Task A_vocabulary_of_another_model_is_a_fault_and_not_a_crash()
    {
        using var generator = new OnnxGenerator(models.ShortModel());
        Assert.Single(await VectorsAsync(generator, "missile"));
        await Assert.ThrowsAsync<EmbeddingFault>(() => VectorsAsync(generator, "rain"));
    }

    [Fact]
    public void A_model_of_another_kind_is_refused_in_words()
    {
        Assert.Contains("wants position_ids", Refused(models.OtherInput()), StringComparison.Ordinal);
        Assert.Contains("does not take both input_ids and attention_mask", Refused(models.WithoutMask()), StringComparison.Ordinal);
        Assert.Contains("gives logits", Refused(models.OtherOutput()), StringComparison.Ordinal);
        Assert.Contains("no model that can be read", Refused(models.NoModel()), StringComparison.Ordinal);
    }

    public void Dispose() => models.Dispose();

    private static string Refused(EmbeddingsOptions options) =>
        Assert.Throws<EmbeddingFault>(() => EmbeddingGenerators.Create(options)).Message;

    private static async Task<float[][]> VectorsAsync(OnnxGenerator generator, params string[] texts) =>
        [.. (await generator.GenerateAsync(texts, cancellationToken: Ct)).Select(embedding => embedding.Vector.ToArray())];
}
