namespace Monitor.Text;

/// <summary>A concept found in a field of an item or a sentence of a seed.</summary>
/// <param name="Concept">What is named, or implied by what is named.</param>
/// <param name="Start">First UTF-16 code unit in the text.</param>
/// <param name="Length">Length in UTF-16 code units.</param>
/// <param name="Implied">True when the text names something that implies the concept (a president for the country).</param>
internal readonly record struct Mention(Concept Concept, int Start, int Length, bool Implied);
