using System.Globalization;
using System.Text.RegularExpressions;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Web;

/// <summary>Turns an edit form into a topic, or says beside each field what is wrong with it.</summary>
internal static partial class TopicFormReader
{
    /// <returns>The topic, or null with the form's faults filled.</returns>
    public static Topic? Read(TopicForm form, Topic before, Lexicon lexicon)
    {
        if (form.Name.Length is 0 or > 200)
            form.Faults["name"] = "give a name of 1 to 200 characters";
        if (ReadShare(form.Threshold) is not { } threshold)
        {
            threshold = 0;
            form.Faults["threshold"] = "give a number from 0 to 1, such as 0.5";
        }

        var facets = Lines(form.Facets).Select(line => new Facet(Clues(form, "facets", line.Split('|'), lexicon))).ToList();
        if (facets.Count == 0 && form.Terms.Count == 0)
            form.Faults["facets"] = "a topic needs at least one facet or term, or it would match everything or nothing";
        var topic = before with
        {
            Name = form.Name,
            Threshold = threshold,
            Languages = Languages(form),
            Facets = facets,
            Exclude = Clues(form, "exclude", Lines(form.Exclude), lexicon),
            Terms = Terms(form, lexicon),
        };
        return form.Faults.Count == 0 ? topic : null;
    }

    private static List<Term> Terms(TopicForm form, Lexicon lexicon)
    {
        var terms = new List<Term>();
        for (var i = 0; i < form.Terms.Count; i++)
        {
            var row = form.Terms[i];
            if (FaultOf(row, lexicon) is { } fault)
                form.Faults[$"term-{i}"] = fault;
            terms.Add(new Term(
                row.Text.Length > 0 ? row.Text : lexicon.Find(row.Concept)?.Label(row.Lang) ?? row.Concept,
                row.Concept.Length > 0 ? "mul" : row.Lang,
                ReadShare(row.Weight) ?? 0,
                row.Because.Length > 0 ? row.Because : "added by hand",
                row.Concept.Length > 0 ? row.Concept : null));
        }

        return terms;
    }

    private static string? FaultOf(TermRow row, Lexicon lexicon) => row switch
    {
        { Text: "", Concept: "" } => "write a word or phrase, or remove the row",
        { Concept.Length: > 0 } when lexicon.Find(row.Concept) is null => $"there is no concept {row.Concept}",
        { Concept: "" } when !Tag().IsMatch(row.Lang) => "give a language such as fr, or mul for any",
        _ when ReadShare(row.Weight) is not > 0 => "give a weight above 0 and up to 1",
        _ => null,
    };

    private static List<Clue> Clues(TopicForm form, string field, IEnumerable<string> texts, Lexicon lexicon)
    {
        var clues = new List<Clue>();
        foreach (var text in texts.Select(text => text.Trim()).Where(text => text.Length > 0))
        {
            if (!ConceptId().IsMatch(text))
                clues.Add(new Clue.Text(text));
            else if (text.StartsWith("theme:", StringComparison.Ordinal) || lexicon.Find(text) is not null)
                clues.Add(new Clue.Concept(text));
            else
                form.Faults[field] = $"there is no concept {text}; write a plain word, or one of the topic's concepts such as country:KP";
        }

        return clues;
    }

    private static List<string> Languages(TopicForm form)
    {
        var languages = form.Languages.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (languages.Any(language => !Tag().IsMatch(language)))
            form.Faults["languages"] = "give tags such as fr, en, ru; or nothing for all languages";
        return [.. languages];
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static double? ReadShare(string text) =>
        double.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number is >= 0 and <= 1 ? number : null;

    [GeneratedRegex("^[a-z]{2,3}$")]
    private static partial Regex Tag();

    [GeneratedRegex(@"^[a-z]+:\S+$")]
    private static partial Regex ConceptId();
}
