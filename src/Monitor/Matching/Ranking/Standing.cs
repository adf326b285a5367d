namespace Monitor.Matching.Ranking;

/// <summary>How an item stands to a topic's profile.</summary>
/// <param name="Topic">The topic's number.</param>
/// <param name="Similarity">Cosine of profile and item, in [0,1].</param>
/// <param name="Base">Similarity, with language and distance in time.</param>
/// <param name="Support">What the most similar earlier items add or take.</param>
/// <param name="Like">Number of the earlier item that speaks most for it, or −1.</param>
/// <param name="Spread">Standard deviation of the topic's similarities.</param>
/// <param name="Length">The item's length in content words.</param>
internal readonly record struct Standing(int Topic, double Similarity, double Base, double Support, long Like, double Spread, double Length, bool SameLanguage);
