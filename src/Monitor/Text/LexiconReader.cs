using Monitor.Hosting;

namespace Monitor.Text;

/// <summary>
/// Reads lexicon files: an entry is <c>kind name</c> in the first column, then indented <c>key values</c> lines, values
/// separated by <c>; </c>. An entry of the same name in a later file adds to the earlier one.
/// </summary>
internal sealed class LexiconReader
{
    private static readonly string[] Kinds = ["country", "person", "organisation", "place", "thing", "bloc", "notion", "theme"];

    private readonly Dictionary<string, Concept> concepts = new(StringComparer.Ordinal);
    private Concept? current;

    public IReadOnlyDictionary<string, Concept> Concepts => concepts;

    public void Read(string file, IEnumerable<(int Number, string Text)> lines)
    {
        current = null;
        foreach (var (number, line) in lines)
        {
            if (line.Trim().Length == 0 || line.TrimStart()[0] == '#')
                continue;
            var cut = line.Trim().IndexOf(' ', StringComparison.Ordinal);
            if (cut < 0)
                throw new UserError($"{file}:{number}", $"'{line.Trim()}' has no value; write 'key value; value'");
            var key = line.Trim()[..cut];
            var value = line.Trim()[(cut + 1)..].Trim();
            if (char.IsWhiteSpace(line[0]))
                Take(file, number, key, value);
            else
                Open(file, number, key, value);
        }
    }

    private void Open(string file, int number, string kind, string name)
    {
        if (!Kinds.Contains(kind))
            throw new UserError($"{file}:{number}", $"'{kind}' is no kind of concept; known are {string.Join(", ", Kinds)}");
        var id = $"{kind}:{name}";
        if (!concepts.TryGetValue(id, out current))
            concepts[id] = current = new Concept(id);
    }

    private void Take(string file, int number, string key, string value)
    {
        if (current is null)
            throw new UserError($"{file}:{number}", "a line of forms stands before the first entry");
        switch (key)
        {
            case "theme": current.Theme = value; break;
            case "bloc": current.Bloc = value; break;
            case "breadth": current.Broad = value == "broad"; break;
            case "group": current.Theme = value; break;
            case "implies": current.Implies.AddRange(value.Split(';', StringSplitOptions.TrimEntries).Except(current.Implies).ToList()); break;
            default:
                var parts = key.Split('.');
                if (parts[0].Length is not (2 or 3) || !parts[0].All(char.IsAsciiLetterLower))
                    throw new UserError($"{file}:{number}", $"'{key}' is neither a language nor theme, bloc, breadth, group, implies");
                current.Add(parts[0], parts.Length > 1 ? string.Intern(parts[1]) : "", value);
                break;
        }
    }
}
