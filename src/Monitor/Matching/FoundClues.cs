namespace Monitor.Matching;

/// <summary>What an item holds of one topic.</summary>
/// <param name="Hits">Of all topics of its segment.</param>
/// <param name="Facets">A bit for each facet found.</param>
/// <param name="Thousandths">Summed weights of what was found.</param>
/// <param name="IsExcluded">It holds one of the topic's exclusions.</param>
/// <param name="IsAny">It holds any facet or term.</param>
internal readonly record struct FoundClues(ClueHits Hits, uint Facets, int Thousandths, bool IsExcluded, bool IsAny)
{
    public double Weight => Thousandths / 1000.0;
}

/// <summary>One clue of a topic with what it weighs.</summary>
/// <param name="Number">In the topic's segment.</param>
/// <param name="Label">What a person reads; null when the clue itself says it.</param>
internal readonly record struct WeighedClue(int Number, double Weight, Topics.Clue Clue, string? Label);
