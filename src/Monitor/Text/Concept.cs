namespace Monitor.Text;

/// <summary>A thing with its surface forms by language: a country, person, organisation, place, thing, bloc or notion; or nothing.</summary>
internal sealed class Concept(string id)
{
    /// <summary>As read, in the files' order; tens of thousands of forms stay one string a line until somebody asks.</summary>
    private FormLine[] lines = [];

    /// <summary><c>kind:name</c>, such as <c>country:KP</c> or <c>notion:munitions</c>.</summary>
    public string Id => id;

    public string Kind { get; } = id[..id.IndexOf(':', StringComparison.Ordinal)];

    /// <summary>Notions: the field of news it belongs to (<c>munitions</c>, <c>sport</c>).</summary>
    public string? Theme { get; set; }

    /// <summary>So common in all news that it cannot define a topic alone.</summary>
    public bool Broad { get; set; }

    /// <summary>The alliance a country or organisation is counted with (<c>west</c>).</summary>
    public string? Bloc { get; set; }

    /// <summary>Concepts that naming this one is about: a president implies the country.</summary>
    public List<string> Implies { get; } = [];

    /// <summary>The concepts of <see cref="Implies"/>, once the lexicon is whole.</summary>
    public IReadOnlyList<Concept> Implied { get; private set; } = [];

    public IEnumerable<string> Languages => lines.Select(line => line.Language).Distinct(StringComparer.Ordinal);

    /// <summary>Forms in a language, the label first; those ending in <c>*</c> stand for any ending. Empty when it has none there.</summary>
    public IReadOnlyList<Form> Forms(string language) => Has(language)
        ? lines.Where(line => line.Language == language).SelectMany(line => Split(line.Text).Select(text => new Form(text, line.Role))).DistinctBy(form => form.Text).ToList()
        : [];

    /// <summary>A name is found in items of every language; a common word only in its own.</summary>
    public bool IsNotion { get; } = id.StartsWith("notion:", StringComparison.Ordinal);

    /// <summary>Words in which a form of something else stands by chance: they hide it and are no mention themselves.</summary>
    public bool IsNothing { get; } = id.StartsWith("nothing:", StringComparison.Ordinal);

    /// <summary>What people read: the first form in <paramref name="language"/>, else in English, else in any.</summary>
    public string Label(string language)
    {
        var own = Has(language) ? language : Has("en") ? "en" : Languages.FirstOrDefault("");
        return Forms(own).FirstOrDefault(form => !form.Text.Contains('*'))?.Text.TrimStart('=') ?? id;
    }

    /// <summary>Resolves <see cref="Implied"/>; an id that is not known is passed over.</summary>
    public void Resolve(IReadOnlyDictionary<string, Concept> concepts) =>
        Implied = Implies.Select(concepts.GetValueOrDefault).OfType<Concept>().ToArray();

    /// <param name="forms">Separated by <c>;</c>.</param>
    public void Add(string language, string role, string forms) => lines = [.. lines, new FormLine(string.Intern(language), role, forms)];

    private bool Has(string language) => Array.Exists(lines, line => line.Language == language);

    private static string[] Split(string line) => line.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private readonly record struct FormLine(string Language, string Role, string Text);
}

/// <summary>One way to write a concept.</summary>
/// <param name="Text">Words; <c>*</c> ends a word of which any ending counts; a leading <c>=</c> asks for exact case.</param>
/// <param name="Role">Empty for the name, or <c>demonym</c>, <c>capital</c>, <c>alias</c>.</param>
internal sealed record Form(string Text, string Role);
