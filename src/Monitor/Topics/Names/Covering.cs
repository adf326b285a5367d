using Monitor.Text;

namespace Monitor.Topics.Names;

/// <summary>Which characters of a text the lexicon speaks for.</summary>
internal sealed class Covering
{
    private readonly bool[] names;
    private readonly bool[] notions;

    public Covering(ReadText read)
    {
        (names, notions) = (new bool[read.Text.Length + 1], new bool[read.Text.Length + 1]);
        foreach (var mention in read.Mentions)
            Array.Fill(mention.Concept.IsNotion ? notions : names, true, mention.Start, mention.Length);
    }

    public bool IsName(int at) => names[at];

    public bool IsNotion(int at) => notions[at];

    public bool IsAny(int at) => names[at] || notions[at];

    /// <summary>True when every character of a stretch is spoken for.</summary>
    public bool IsWhole(int start, int length) => Enumerable.Range(start, length).All(IsAny);
}
