namespace Monitor.Matching.Ranking;

/// <summary>A text as weighted features.</summary>
/// <param name="Features">Distinct.</param>
/// <param name="Frequencies">Of each feature: 1 + ln of its summed weight, the weight itself below 1.</param>
/// <param name="Length">Summed weight of its content words.</param>
internal sealed record TermVector(string Language, ulong[] Features, float[] Frequencies, double Length);
