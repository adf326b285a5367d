namespace Monitor.Topics.Names;

/// <summary>A place where a name that the lexicon lacks seems to stand.</summary>
/// <param name="Text">As written.</param>
/// <param name="Sentence">Number of its sentence; 0 is the title.</param>
/// <param name="Sign">What speaks for its being a name.</param>
internal readonly record struct NameMention(string Text, int Sentence, NameSign Sign);

internal enum NameSign
{
    /// <summary>Something that other words have too (the capital that opens a sentence): counts beside a better sign elsewhere.</summary>
    Faint,

    /// <summary>Good when the article says the name again: a word nobody knows, or a quotation.</summary>
    Repeated,

    /// <summary>Stands between quotation marks: good when said again.</summary>
    Quoted,

    /// <summary>Capitals within a sentence, an office before or behind it.</summary>
    Clear,

    /// <summary>Clear, and a firm's, party's or another body's.</summary>
    Body,
}
