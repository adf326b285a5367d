namespace Monitor.Text;

/// <summary>One form in a phrase index.</summary>
/// <param name="First">Number of its first word.</param>
/// <param name="Language">Number of the only language it is found in, or <see cref="Anywhere"/>.</param>
/// <param name="IsSure">The hash it is kept under says all of it: its words need no further look.</param>
/// <param name="Next">The next phrase under the same hash, or <see cref="PhraseHead.None"/>.</param>
internal readonly record struct Phrase(int First, short Count, short Language, bool IsSure, int Next)
{
    public const short Anywhere = -1;
}
