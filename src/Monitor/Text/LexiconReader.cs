using Monitor.Hosting;

namespace Monitor.Text;

/// <summary>
/// Reads lexicon files: an entry is <c>kind name</c> in the first column, then indented <c>key values</c> lines, values
/// separated by <c>; </c>. An entry of the same name in a later file adds to the earlier one.
/// </summary>
internal sealed class LexiconReader
{
    private static readonly string[] Roles = ["demonym", "capital", "alias", "own"];
    private static readonly string[] Kinds = ["country", "person", "organisation", "place", "thing", "bloc", "notion", "theme", "nothing"];

    private readonly Dictionary<string, Concept> concepts = new(StringComparer.Ordinal);
    private readonly List<(Place Place, string Id)> named = [];
    private Concept? current;

    public IReadOnlyDictionary<string, Concept> Concepts => concepts;

    /// <param name="file">As errors name it.</param>
    /// <param name="eachForm">True: every form is looked at; the shipped ones are by a test.</param>
    /// <exception cref="UserError">A line that is no entry, key or form; names file, line and mend.</exception>
    public void Read(string file, IEnumerable<(int Number, string Text)> lines, bool eachForm = false)
    {
        current = null;
        foreach (var (number, line) in lines)
        {
            if (line.Trim().Length == 0 || line.TrimStart()[0] == '#')
                continue;
            var place = new Place(file, number);
            var cut = line.Trim().IndexOf(' ', StringComparison.Ordinal);
            if (cut < 0)
                throw new UserError(place.ToString(), $"'{line.Trim()}' has no value; write 'key value; value'");
            var key = line.Trim()[..cut];
            var value = line.Trim()[(cut + 1)..].Trim();
            if (char.IsWhiteSpace(line[0]))
                Take(place, key, value, eachForm);
            else
                Open(place, key, value);
        }
    }

    /// <summary>Checks, after the last file, that whatever entries name is there.</summary>
    /// <exception cref="UserError">An id without an entry; names file and line.</exception>
    public void Check()
    {
        foreach (var (place, id) in named)
            if (!concepts.ContainsKey(id))
                throw new UserError(place.ToString(), $"there is no entry '{id.Replace(':', ' ')}'; write one, or name one that is there");
    }

    private void Open(Place place, string kind, string name)
    {
        if (!Kinds.Contains(kind))
            throw new UserError(place.ToString(), $"'{kind}' is no kind of concept; known are {string.Join(", ", Kinds)}");
        var id = $"{kind}:{name}";
        if (!concepts.TryGetValue(id, out current))
            concepts[id] = current = new Concept(id);
    }

    private void Take(Place place, string key, string value, bool eachForm)
    {
        if (current is null)
            throw new UserError(place.ToString(), "a line of forms stands before the first entry; write 'kind name' in the first column above it");
        switch (key)
        {
            case "theme":
                current.Theme = value;
                if (current.IsNotion)
                    named.Add((place, "theme:" + value));
                break;
            case "bloc":
                current.Bloc = value;
                named.Add((place, "bloc:" + value));
                break;
            case "breadth": current.Broad = value == "broad" ? true : throw new UserError(place.ToString(), $"breadth is 'broad' or left out, not '{value}'"); break;
            case "group": current.Theme = value; break;
            case "implies":
                var implied = value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                named.AddRange(implied.Select(id => (place, id)));
                current.Implies.AddRange(implied.Except(current.Implies).ToList());
                break;
            default: TakeForms(current, place, key.Split('.'), value, eachForm); break;
        }
    }

    private static void TakeForms(Concept concept, Place place, string[] key, string value, bool eachForm)
    {
        if (key[0].Length is not (2 or 3) || !key[0].All(char.IsAsciiLetterLower))
            throw new UserError(place.ToString(), $"'{key[0]}' is neither a language nor theme, bloc, breadth, group, implies");
        if (key.Length > 1 && (key.Length > 2 || !Roles.Contains(key[1])))
            throw new UserError(place.ToString(), $"'{string.Join('.', key[1..])}' is no role of a form; known are {string.Join(", ", Roles)}");
        if (eachForm && value.Split(';').Select(form => LexiconForms.Problem(form.Trim())).FirstOrDefault(problem => problem is not null) is { } problem)
            throw new UserError(place.ToString(), problem);
        concept.Add(key[0], key.Length > 1 ? string.Intern(key[1]) : "", value);
    }

    private readonly record struct Place(string File, int Number)
    {
        public override string ToString() => $"{File}:{Number}";
    }
}
