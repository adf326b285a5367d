using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace Monitor.Text;

/// <summary>
/// Snowball stems, accents folded afterwards. Only for common words: a name is never stemmed (<c>Russie</c> would become
/// <c>russ</c>). Languages without a stemmer keep the folded word.
/// </summary>
internal sealed class Stemmer
{
    /// <summary>Words remembered a thread and language; a stem costs microseconds, and news repeats its words.</summary>
    private const int Remembered = 4_000;

    private static readonly Stemmer None = new(null);

    /// <summary>Snowball programs hold the word they work on, so each thread has its own.</summary>
    [ThreadStatic] private static Dictionary<string, Stemmer>? perThread;

    private readonly SnowballProgram? program;
    private readonly Dictionary<string, string> memory = new(StringComparer.Ordinal);

    private Stemmer(SnowballProgram? program) => this.program = program;

    public static Stemmer For(string language)
    {
        perThread ??= new Dictionary<string, Stemmer>(StringComparer.Ordinal);
        if (!perThread.TryGetValue(language, out var stemmer))
            perThread[language] = stemmer = Program(language) is { } program ? new Stemmer(program) : None;
        return stemmer;
    }

    /// <param name="word">As written.</param>
    /// <param name="fold">The same folded: the answer when there is nothing to stem.</param>
    public string Stem(ReadOnlySpan<char> word, string fold)
    {
        if (program is null || fold.Length < 3)
            return fold;
        var plain = Folding.Plain(word);
        if (memory.TryGetValue(plain, out var known))
            return known;
        program.SetCurrent(plain);
        program.Stem();
        var stem = Folding.Fold(program.Current);
        if (memory.Count < Remembered)
            memory[plain] = stem;
        return stem;
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
