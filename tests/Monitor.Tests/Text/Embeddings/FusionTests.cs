using Monitor.Text.Embeddings;
using Xunit;

namespace Monitor.Tests.Text.Embeddings;

public sealed class FusionTests
{
    /// <summary>Similarities .2, .3, .4 and again: mean .3.</summary>
    private static readonly SimilarityScale Usual = ScaleOf(Enumerable.Range(0, 30).Select(i => .2 + .1 * (i % 3)));

    private static readonly double[] Steps = [.. Enumerable.Range(0, 101).Select(i => i / 100.0)];

    [Fact]
    public void No_score_moves_by_more_than_the_bound_or_out_of_its_range()
    {
        foreach (var lexical in Steps)
            foreach (var similarity in (double[])[-1, 0, .3, .6, 1])
            {
                var fused = Fusion.Fuse(lexical, similarity, Usual);
                Assert.InRange(fused, Math.Max(0, lexical - Fusion.Bound), Math.Min(1, lexical + Fusion.Bound));
            }
    }

    [Fact]
    public void A_higher_score_and_a_higher_similarity_never_give_less()
    {
        foreach (var fixedOne in Steps)
            foreach (var (low, high) in Steps.Zip(Steps.Skip(1)))
            {
                Assert.True(Fusion.Fuse(low, fixedOne, Usual) <= Fusion.Fuse(high, fixedOne, Usual));
                Assert.True(Fusion.Fuse(fixedOne, low, Usual) <= Fusion.Fuse(fixedOne, high, Usual));
            }
    }

    [Theory]
    [InlineData(.3, .5)]
    [InlineData(.9, .56)]
    [InlineData(-.9, .44)]
    public void The_usual_similarity_moves_nothing_and_far_ones_reach_the_bound(double similarity, double fused) =>
        Assert.Equal(fused, Fusion.Fuse(.5, similarity, Usual), 3);

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Where_words_say_nothing_vectors_say_nothing(double similarity) => Assert.Equal(0, Fusion.Fuse(0, similarity, Usual));

    [Fact]
    public void Without_a_similarity_or_a_scale_the_score_stays()
    {
        Assert.Equal(.5, Fusion.Fuse(.5, null, Usual));
        Assert.Equal(.5, Fusion.Fuse(.5, .9, default));
        Assert.Equal(.5, Fusion.Fuse(.5, .9, ScaleOf(Enumerable.Range(0, SimilarityScale.Least - 1).Select(i => i / 20.0))));
        Assert.Equal(.5, Fusion.Fuse(.5, .9, ScaleOf(Enumerable.Repeat(.4, 100))));
    }

    [Fact]
    public void The_scale_is_mean_and_variance_of_what_was_seen()
    {
        double[] seen = [.1, .5, .2, .9, .4];
        var scale = ScaleOf(seen);
        Assert.Equal(seen.Average(), scale.Mean, 10);
        Assert.Equal(seen.Select(value => Math.Pow(value - seen.Average(), 2)).Average(), scale.Variance, 10);
    }

    [Fact]
    public void The_scale_follows_a_change_of_model()
    {
        var scale = ScaleOf(Enumerable.Range(0, 50_000).Select(i => .2 + .1 * (i % 3)));
        scale = Enumerable.Range(0, 8 * SimilarityScale.Memory).Aggregate(scale, (usual, i) => usual.With(.7 + .1 * (i % 3)));
        Assert.Equal(.8, scale.Mean, 2);
        Assert.Equal(Usual.Variance, scale.Variance, 3);
    }

    [Theory]
    [InlineData(new float[] { 3, 4 }, new float[] { .6f, .8f })]
    [InlineData(new float[] { 0, 0 }, null)]
    [InlineData(new float[0], null)]
    [InlineData(new[] { float.NaN, 1 }, null)]
    [InlineData(new[] { float.PositiveInfinity, 1 }, null)]
    public void A_vector_is_brought_to_length_1_where_it_has_a_direction(float[] vector, float[]? unit) =>
        Assert.Equal(unit, Similarity.Unit(vector));

    [Fact]
    public void Cosine_is_of_vectors_of_one_model_only()
    {
        Assert.Equal(.96, Similarity.Cosine([.6f, .8f], [.8f, .6f]), 5);
        Assert.Throws<ArgumentException>(() => Similarity.Cosine([1], [1, 0]));
    }

    private static SimilarityScale ScaleOf(IEnumerable<double> seen) =>
        seen.Aggregate(default(SimilarityScale), (scale, similarity) => scale.With(similarity));
}
