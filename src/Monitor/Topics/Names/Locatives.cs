using Monitor.Text;

namespace Monitor.Topics.Names;

/// <summary>The small words before a place, and what stands behind one in scripts without them.</summary>
internal static class Locatives
{
    private static readonly Dictionary<string, HashSet<string>> Before = new(StringComparer.Ordinal)
    {
        ["fr"] = Set("à en vers"),
        ["en"] = Set("in at near from"),
        ["de"] = Set("in bei nach aus um"),
        ["es"] = Set("en desde"),
        ["pt"] = Set("em"),
        ["it"] = Set("a ad in"),
        ["pl"] = Set("w we pod do z ze koło"),
        ["ru"] = Set("в во под из у близ"),
        ["uk"] = Set("в у під з із біля"),
        ["ar"] = Set("في من إلى مدينة"),
    };

    private const string Behind = "町市県村区島镇县省";

    /// <summary>True when the token after which <paramref name="at"/> comes, or the name's last character, says that it is somewhere.</summary>
    public static bool Tell(ReadText read, int at, int count)
    {
        var end = read.Tokens[at + count - 1].End;
        return Behind.Contains(read.Text[end - 1], StringComparison.Ordinal)
            || at > 0 && Before.TryGetValue(read.Language, out var words)
            && words.Contains(read.Text.Substring(read.Tokens[at - 1].Start, read.Tokens[at - 1].Length).ToLowerInvariant());
    }

    private static HashSet<string> Set(string words) => words.Split(' ').ToHashSet(StringComparer.Ordinal);
}
