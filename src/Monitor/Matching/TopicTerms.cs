using System.Numerics;

namespace Monitor.Matching;

/// <summary>What is needed to judge most topics without a look at the topic itself, which mostly is not in the cache.</summary>
/// <param name="Number">The topic's number.</param>
/// <param name="Facets">How many of them decide; 0 where they do not.</param>
/// <param name="IsPlain">Facets, weights and exclusions alone decide, in every language.</param>
/// <param name="Threshold">The topic's, in [0,1].</param>
internal readonly record struct TopicTerms(int Number, short Facets, bool IsPlain, double Threshold)
{
    /// <summary>Scores of the first thousandths there are: an item that touches many topics asks for hundreds.</summary>
    private static readonly double[] Scores = [.. Enumerable.Range(0, 4096).Select(thousandths => CompiledTopic.Score(thousandths / 1000.0, foreign: false))];

    /// <summary>True when more facets are lacking than a near miss may lack.</summary>
    public bool Rejects(in FoundClues found) => Missing(found) > 1;

    /// <summary>The decision for a plain topic.</summary>
    public (Decision Decision, double Score) Judge(in FoundClues found)
    {
        var score = found.Thousandths < Scores.Length ? Scores[found.Thousandths] : CompiledTopic.Score(found.Weight, foreign: false);
        return (CompiledTopic.Decide(Threshold, Facets, Missing(found), score, found.IsExcluded), score);
    }

    private int Missing(in FoundClues found) => Facets - BitOperations.PopCount(found.Facets);
}
