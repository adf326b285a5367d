using System.Numerics;

namespace Monitor.Matching;

/// <summary>What an item must hold of a topic lest it is rejected without a closer look, in eight bytes; by default nothing.</summary>
/// <param name="Facets">A bit for each facet.</param>
/// <param name="Thousandths">Least summed weight.</param>
/// <param name="MostMissing">Facets that may be missing.</param>
internal readonly record struct TopicGate(uint Facets, ushort Thousandths, byte MostMissing)
{
    public bool Passes(uint facets, int thousandths) =>
        thousandths >= Thousandths && BitOperations.PopCount(Facets & ~facets) <= MostMissing;
}
