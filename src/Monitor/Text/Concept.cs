namespace Monitor.Text;

/// <summary>A thing with its surface forms by language: a country, person, organisation, place, thing, bloc or notion.</summary>
internal sealed class Concept(string id)
{
    private readonly Dictionary<string, List<Form>> forms = new(StringComparer.Ordinal);

    /// <summary><c>kind:name</c>, such as <c>country:KP</c> or <c>notion:munitions</c>.</summary>
    public string Id => id;

    public string Kind => id[..id.IndexOf(':', StringComparison.Ordinal)];

    /// <summary>Notions: the field of news it belongs to (<c>munitions</c>, <c>sport</c>).</summary>
    public string? Theme { get; set; }

    /// <summary>So common in all news that it cannot define a topic alone.</summary>
    public bool Broad { get; set; }

    /// <summary>The alliance a country or organisation is counted with (<c>west</c>).</summary>
    public string? Bloc { get; set; }

    /// <summary>Concepts that naming this one is about: a president implies the country.</summary>
    public List<string> Implies { get; } = [];

    /// <summary>Forms by language, the label first; those ending in <c>*</c> stand for any ending.</summary>
    public IReadOnlyDictionary<string, List<Form>> Forms => forms;

    /// <summary>A name is found in items of every language; a common word only in its own.</summary>
    public bool IsNotion => Kind == "notion";

    /// <summary>What people read: the first form in <paramref name="language"/>, else in English, else in any.</summary>
    public string Label(string language)
    {
        var own = forms.GetValueOrDefault(language) ?? forms.GetValueOrDefault("en") ?? forms.Values.FirstOrDefault();
        return own?.FirstOrDefault(form => !form.Text.Contains('*'))?.Text.TrimStart('=') ?? id;
    }

    public void Add(string language, string role, IEnumerable<string> texts)
    {
        if (!forms.TryGetValue(language, out var list))
            forms[language] = list = [];
        foreach (var text in texts)
            if (!list.Exists(form => form.Text == text))
                list.Add(new Form(text, role));
    }
}

/// <summary>One way to write a concept.</summary>
/// <param name="Text">Words; <c>*</c> ends a word of which any ending counts; a leading <c>=</c> asks for exact case.</param>
/// <param name="Role">Empty for the name, or <c>demonym</c>, <c>capital</c>, <c>alias</c>.</param>
internal sealed record Form(string Text, string Role);
