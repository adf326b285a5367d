using System.Collections.Concurrent;
using Monitor.Hosting;

namespace Monitor.Text;

/// <summary>
/// The concepts of world news and how they are written in thirteen languages. Built once from the plain files in
/// <c>Text/Lexicon</c> (sources and licences in the README there).
/// </summary>
internal sealed class Lexicon
{
    /// <summary>Files that are no concept lists.</summary>
    private static readonly string[] OtherFiles = ["folding.txt", "frequent-words.txt", "stopwords.txt"];

    /// <summary>Roles of forms looked for only in texts of their own language.</summary>
    private static readonly string[] OnlyThere = ["demonym", "own"];

    private static readonly Lazy<Lexicon> LazyShipped = new(() => Whole(ReadShipped()));

    private readonly Dictionary<string, Concept> concepts;

    /// <summary>Words that hide what stands in them by chance (<see cref="Concept.IsNothing"/>).</summary>
    private readonly List<Concept> nothings;

    private readonly PhraseIndex<Concept> names = new();

    /// <summary>Common words count only in their own language, so a language's are indexed when its first text comes.</summary>
    private readonly ConcurrentDictionary<string, Lazy<PhraseIndex<Concept>>> words = new(StringComparer.Ordinal);

    private Lexicon(IReadOnlyDictionary<string, Concept> concepts)
    {
        this.concepts = concepts.Where(pair => !pair.Value.IsNothing).ToDictionary(StringComparer.Ordinal);
        nothings = concepts.Values.Where(concept => concept.IsNothing).ToList();
        foreach (var concept in this.concepts.Values)
            concept.Resolve(concepts);
        foreach (var concept in this.concepts.Values.Where(concept => !concept.IsNotion && concept.Kind != "theme"))
            foreach (var form in concept.Languages.SelectMany(concept.Forms).Where(form => !OnlyThere.Contains(form.Role)).Select(form => form.Text).Distinct(StringComparer.Ordinal))
                names.Add(form, "", onlyThere: false, stemmed: false, concept);
    }

    /// <summary>The lexicon the program carries.</summary>
    public static Lexicon Shipped => LazyShipped.Value;

    /// <summary>The lexicon the program carries, and what the files add to it.</summary>
    /// <exception cref="UserError">A line that cannot be used; names file, line and mend.</exception>
    public static Lexicon With(IReadOnlyList<string> files)
    {
        var reader = ReadShipped();
        foreach (var file in files)
            reader.Read(file, LexiconFolder.LinesOf(file), eachForm: true);
        return Whole(reader);
    }

    public IEnumerable<Concept> Concepts => concepts.Values;

    /// <summary>What hides a form that only stands inside other words (<c>ソニー</c> in <c>アンソニー</c>).</summary>
    public IEnumerable<Concept> Nothings => nothings;

    /// <summary>The concept of an id such as <c>country:KP</c>, or null.</summary>
    public Concept? Find(string id) => concepts.GetValueOrDefault(id);

    /// <summary>True for a concept's id; <c>theme:NAME</c> stands for its telling notions, <c>theme:NAME:all</c> for common ones too.</summary>
    public bool Knows(string id) => concepts.ContainsKey(Bare(id));

    /// <summary>Like <see cref="Find"/>, also for <c>theme:NAME:all</c>.</summary>
    public Concept? FindNamed(string id) => Find(Bare(id));

    /// <summary>The notions of a theme, telling ones first.</summary>
    public IEnumerable<Concept> NotionsOf(string theme) => concepts.Values
        .Where(concept => concept.IsNotion && theme == "theme:" + concept.Theme)
        .OrderBy(concept => concept.Broad).ThenBy(concept => concept.Id, StringComparer.Ordinal);

    /// <summary>The group of themes a theme belongs to (<c>accord</c>, <c>sport</c>); itself when it is unknown.</summary>
    public string GroupOf(string theme) => Find("theme:" + theme)?.Theme ?? theme;

    /// <summary>Label of a concept or <c>theme:</c> in a language; the id itself when it is unknown.</summary>
    public string Label(string id, string language) => FindNamed(id)?.Label(language) ?? id;

    /// <summary>
    /// All mentions in a text. A longer name hides a shorter one inside it (<c>Republic of Korea</c> in <c>Democratic People’s
    /// Republic of Korea</c>), a longer notion a shorter one; but not each other: <c>Patriot missile</c> is both. Words of nothing hide
    /// the shorter ones of both kinds.
    /// </summary>
    /// <param name="into">Gets them appended, in order of position; a concept may stand several times.</param>
    public void Mentions(string text, TokenList tokens, string language, List<PhraseHit<Concept>> into)
    {
        var search = MentionSearch.OfThread;
        names.Find(text, tokens, language, search.Names);
        WordsOf(language).Find(text, tokens, language, search.Words);
        search.Conclude(into);
    }

    private PhraseIndex<Concept> WordsOf(string language) =>
        words.TryGetValue(language == "und" ? "en" : language, out var known)
            ? known.Value
            : words.GetOrAdd(language == "und" ? "en" : language, one => new Lazy<PhraseIndex<Concept>>(() => IndexWords(one))).Value;

    private PhraseIndex<Concept> IndexWords(string language)
    {
        var index = new PhraseIndex<Concept>();
        foreach (var concept in concepts.Values.Where(concept => concept.Kind != "theme"))
            foreach (var form in concept.Forms(language).Where(form => concept.IsNotion || OnlyThere.Contains(form.Role)))
                index.Add(form.Text, language, onlyThere: true, stemmed: concept.IsNotion, concept);
        foreach (var concept in nothings)
            foreach (var form in concept.Forms(language))
                index.Add(form.Text, language, onlyThere: true, stemmed: false, concept);
        return index;
    }

    private static string Bare(string id) =>
        id.StartsWith("theme:", StringComparison.Ordinal) && id.EndsWith(":all", StringComparison.Ordinal) ? id[..^":all".Length] : id;

    private static LexiconReader ReadShipped()
    {
        var reader = new LexiconReader();
        foreach (var file in EmbeddedLines.FileNames.Except(OtherFiles))
            reader.Read(file, EmbeddedLines.Of(file));
        return reader;
    }

    private static Lexicon Whole(LexiconReader reader)
    {
        reader.Check();
        return new Lexicon(reader.Concepts);
    }
}
