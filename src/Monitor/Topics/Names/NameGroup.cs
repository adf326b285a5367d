using Monitor.Text;

namespace Monitor.Topics.Names;

/// <summary>One bearer's name in all the forms the article writes it: <c>Арсена Темирова</c>, <c>Темирову</c>, <c>Темиров</c>.</summary>
internal sealed class NameGroup(string language)
{
    private readonly List<(string Text, string[] Words)> forms = [];

    /// <summary>The longest first.</summary>
    public IReadOnlyList<(string Text, string[] Words)> Forms => forms;

    public NameSign Sign { get; private set; }

    public bool IsQuoted { get; private set; }

    /// <summary>True for the title of a work or the like: its words alone are not its name.</summary>
    public bool IsPhrase { get; private set; }

    public void Add(string text, string[] words, NameSign sign)
    {
        if (!forms.Exists(form => form.Text == text))
            forms.Add((text, words));
        Sign = sign > Sign ? sign : Sign;
        IsQuoted |= sign == NameSign.Quoted;
        IsPhrase |= sign == NameSign.Quoted && words.Length > 1 && !Tokenizer.IsIdeograph(text[0]);
    }

    /// <summary>True when a form of it holds all the words, in their order.</summary>
    public bool Holds(string[] words) => forms.Exists(form => IsWithin(words, form.Words));

    /// <summary>First token and number of tokens of each place in a text where one of its forms stands.</summary>
    public IEnumerable<(int At, int Count)> Places(ReadText read)
    {
        for (var at = 0; at < read.Tokens.Count; at++)
            if (forms.Find(form => Stands(form.Words, read, at)) is { Words: { } words })
            {
                yield return (at, words.Length);
                at += words.Length - 1;
            }
    }

    private bool Stands(string[] words, ReadText read, int at)
    {
        if (at + words.Length > read.Tokens.Count || char.IsLower(read.Text[read.Tokens[at].Start]))
            return false;
        for (var i = 0; i < words.Length; i++)
            if (!Inflection.IsSame(words[i], read.Tokens[at + i].Folded(read.Text), language))
                return false;
        return true;
    }

    private bool IsWithin(string[] words, string[] longer)
    {
        if (Tokenizer.IsIdeograph(words[0][0]))
            return string.Concat(longer).Contains(string.Concat(words), StringComparison.Ordinal);
        var at = 0;
        foreach (var word in longer)
            if (at < words.Length && Inflection.IsSame(words[at], word, language))
                at++;
        return at == words.Length;
    }
}
