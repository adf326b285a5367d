using Monitor.Topics;

namespace Monitor.Matching.Learning;

internal enum ChangeKind
{
    Add,
    Drop,
}

/// <summary>A term that a topic might gain or lose, with the reason in words.</summary>
internal sealed record ProposedChange(ChangeKind Kind, Term Term)
{
    /// <summary>What is looked for, as one text: one proposal each is ever open.</summary>
    public string Clue => Term.Concept ?? $"{Term.Lang}:{Term.Text}";

    /// <summary>One line for people, without the reason.</summary>
    public string Words => $"{(Kind == ChangeKind.Add ? "add" : "drop")} « {Term.Text} »" + (Term.Concept is { } concept ? $" ({concept})" : $" ({Term.Lang})");

    /// <returns>The topic with the change made; the same one when there is nothing to change.</returns>
    public Topic In(Topic topic)
    {
        var isThere = topic.Terms.Any(term => term.Clue == Term.Clue);
        return Kind == ChangeKind.Add
            ? isThere ? topic : topic with { Terms = [.. topic.Terms, Term] }
            : isThere ? topic with { Terms = topic.Terms.Where(term => term.Clue != Term.Clue).ToList() } : topic;
    }
}
