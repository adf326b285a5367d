namespace Monitor.Text;

internal enum WordKind : byte
{
    Fold,
    Stem,

    /// <summary>Any ending counts (<c>russ*</c>).</summary>
    Prefix,

    /// <summary>Case and accents count.</summary>
    Exact,
}

/// <summary>One word of a phrase.</summary>
/// <param name="Hash">Of the folded word, of its stem, or of the letters before the <c>*</c>.</param>
/// <param name="Length">Characters of the folded word or prefix.</param>
/// <param name="Glued">It follows the word before without a space, in a script of which every character is a token: so must it in the text.</param>
internal readonly record struct PhraseWord(ulong Hash, WordKind Kind, byte Length, bool Glued)
{
    public bool Fits(in PhrasePart part) => Kind switch
    {
        WordKind.Stem => part.Stem == Hash,
        WordKind.Prefix => Length > part.Lead && Length <= part.States.Length && FoldedWord.Finish(part.States[Length - 1]) == Hash,
        _ => part.Fold == Hash,
    };
}
