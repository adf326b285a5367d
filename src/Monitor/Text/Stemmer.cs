using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace Monitor.Text;

/// <summary>
/// Snowball stems, accents folded afterwards. Only for common words: a name is never stemmed (<c>Russie</c> would become
/// <c>russ</c>). Languages without a stemmer keep the folded word.
/// </summary>
internal sealed class Stemmer
{
    private const int Shortest = 3;

    private static readonly Stemmer None = new(null);

    /// <summary>Snowball programs hold the word they work on, so each thread has its own.</summary>
    [ThreadStatic] private static Dictionary<string, Stemmer>? perThread;

    private readonly SnowballProgram? program;
    private readonly StemMemory memory = new();
    private readonly char[] word = new char[FoldedWord.LongestFolded];

    private Stemmer(SnowballProgram? program) => this.program = program;

    /// <summary>True when a stem is the folded word itself.</summary>
    public bool KeepsWords => program is null;

    public static Stemmer For(string language)
    {
        perThread ??= new Dictionary<string, Stemmer>(StringComparer.Ordinal);
        if (!perThread.TryGetValue(language, out var stemmer))
            perThread[language] = stemmer = Program(language) is { } program ? new Stemmer(program) : None;
        return stemmer;
    }

    /// <param name="key">Hash of the word with its accents, whatever its case may be: what the memory goes by.</param>
    /// <param name="written">The word as written.</param>
    /// <param name="fold">Hash of the folded word: the answer when there is nothing to stem.</param>
    /// <param name="length">Characters of the folded word.</param>
    /// <returns>Hash of the stem.</returns>
    public ulong Stem(ulong key, ReadOnlySpan<char> written, ulong fold, int length)
    {
        if (program is null || length < Shortest)
            return fold;
        if (!memory.TryGet(key, out var stem))
        {
            stem = Stem(program, FoldedWord.Plain(written, word));
            memory.Keep(key, stem);
        }

        return stem;
    }

    /// <param name="length">Of the word, which stands in the buffer.</param>
    private ulong Stem(SnowballProgram program, int length)
    {
        program.SetCurrent(word, length);
        program.Stem();
        var stem = program.CurrentBuffer.AsSpan(0, program.CurrentBufferLength);
        Span<char> folded = stackalloc char[stem.Length * Folding.MostPerCharacter];
        var read = 0;
        foreach (var c in stem)
            read = Folding.Append(c, folded, read, accents: false);
        return FoldedWord.Hash(folded[..read]);
    }

    private static SnowballProgram? Program(string language) => language switch
    {
        "fr" => new FrenchStemmer(),
        "en" => new EnglishStemmer(),
        "de" => new GermanStemmer(),
        "es" => new SpanishStemmer(),
        "pt" => new PortugueseStemmer(),
        "it" => new ItalianStemmer(),
        "ru" => new RussianStemmer(),
        _ => null,
    };
}
