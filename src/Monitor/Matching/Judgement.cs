namespace Monitor.Matching;

/// <summary>The decision on an item for one topic, without its reasons.</summary>
/// <param name="Topic">The topic's number.</param>
/// <param name="Score">In [0,1].</param>
/// <param name="Segment">Place of the topic's segment, and the topic's place in it.</param>
internal readonly record struct Judgement(int Topic, Decision Decision, double Score, int Segment, int Place);
