using System.Numerics;

namespace Monitor.Matching;

/// <summary>What can be said of an item and a topic before the topic itself is looked at, which mostly is not in the cache.</summary>
/// <param name="Number">The topic's number.</param>
/// <param name="Facets">A bit for each facet that decides; none where the facets do not decide.</param>
/// <param name="MostMissing">Facets that may be missing.</param>
/// <param name="Thousandths">Least summed weight.</param>
/// <param name="Threshold">The topic's, in [0,1].</param>
/// <param name="IsPlain">Facets, weights and exclusions alone decide, in every language.</param>
internal readonly record struct TopicGate(int Number, uint Facets, int MostMissing, int Thousandths, double Threshold, bool IsPlain)
{
    /// <summary>False when the item is rejected without a closer look.</summary>
    public bool Passes(uint facets, int thousandths) =>
        thousandths >= Thousandths && BitOperations.PopCount(Facets & ~facets) <= MostMissing;

    /// <summary>The decision for a plain topic.</summary>
    public (Decision Decision, double Score) Judge(in FoundClues found)
    {
        var score = CompiledTopic.Score(found, foreign: false);
        return (CompiledTopic.Decide(Threshold, BitOperations.PopCount(Facets), BitOperations.PopCount(Facets & ~found.Facets), score, found.IsExcluded), score);
    }
}
