using System.Globalization;
using Monitor.Topics;

namespace Monitor.Web;

/// <summary>A topic as it stands in the edit form, right or wrong: texts only, so that nothing typed is lost. Public because Razor components are.</summary>
public sealed class TopicForm
{
    public string Slug { get; private init; } = "";

    /// <summary>The version the edit began from.</summary>
    public int BaseVersion { get; set; }
    public string Name { get; private init; } = "";
    public string Threshold { get; private init; } = "";
    public string Languages { get; private init; } = "";

    /// <summary>One facet a line, alternatives separated by <c>|</c>.</summary>
    public string Facets { get; private init; } = "";

    /// <summary>One exclusion a line.</summary>
    public string Exclude { get; private init; } = "";
    public string Note { get; private init; } = "";
    public IList<TermRow> Terms { get; private init; } = [];

    /// <summary>What is wrong, by field; a term's field is <c>term-3</c>.</summary>
    public IDictionary<string, string> Faults { get; } = new Dictionary<string, string>();

    internal static TopicForm Of(StoredTopic stored) => new()
    {
        Slug = stored.Topic.Slug,
        BaseVersion = stored.Version,
        Name = stored.Topic.Name,
        Threshold = stored.Topic.Threshold.ToString("0.##", CultureInfo.InvariantCulture),
        Languages = string.Join(", ", stored.Topic.Languages),
        Facets = string.Join('\n', stored.Topic.Facets.Select(facet => string.Join(" | ", facet.AnyOf.Select(Write)))),
        Exclude = string.Join('\n', stored.Topic.Exclude.Select(Write)),
        Terms = [.. stored.Topic.Terms.Select(term => new TermRow(
            term.Text, term.Lang, term.Weight.ToString("0.##", CultureInfo.InvariantCulture), term.Because, term.Concept ?? ""))],
    };

    internal static TopicForm Read(Topic topic, IFormCollection form)
    {
        var (texts, langs, weights, becauses, concepts) =
            (form["term-text"], form["term-lang"], form["term-weight"], form["term-because"], form["term-concept"]);
        return new TopicForm
        {
            Slug = topic.Slug,
            BaseVersion = int.TryParse(form["version"], CultureInfo.InvariantCulture, out var version) ? version : 0,
            Name = form["name"].ToString().Trim(),
            Threshold = form["threshold"].ToString().Trim(),
            Languages = form["languages"].ToString().Trim(),
            Facets = form["facets"].ToString().ReplaceLineEndings("\n").Trim(),
            Exclude = form["exclude"].ToString().ReplaceLineEndings("\n").Trim(),
            Note = form["note"].ToString().Trim(),
            Terms = [.. Enumerable.Range(0, texts.Count).Select(i => new TermRow(
                At(texts, i), At(langs, i), At(weights, i), At(becauses, i), At(concepts, i)))],
        };
    }

    /// <summary>Does what an add or remove button asks for.</summary>
    /// <returns>False when it was the save button.</returns>
    internal bool ChangeRows(string button)
    {
        if (button == "add")
            Terms.Add(new TermRow("", "", "0.5", "", ""));
        else if (button.StartsWith("remove-", StringComparison.Ordinal)
            && int.TryParse(button["remove-".Length..], CultureInfo.InvariantCulture, out var row) && row >= 0 && row < Terms.Count)
            Terms.RemoveAt(row);
        else
            return false;
        return true;
    }

    /// <summary>How a clue is written in a line: a concept by its id, a phrase as it is.</summary>
    internal static string Write(Clue clue) => clue switch
    {
        Clue.Concept concept => concept.Id,
        Clue.Text text => text.Phrase,
        _ => throw new InvalidOperationException($"no way to write a {clue.GetType().Name}"),
    };

    private static string At(Microsoft.Extensions.Primitives.StringValues values, int i) => i < values.Count ? values[i]?.Trim() ?? "" : "";
}

/// <summary>One term as typed. <paramref name="Concept"/> is the concept's id, or empty for a literal text.</summary>
public sealed record TermRow(string Text, string Lang, string Weight, string Because, string Concept);
