using Monitor.Text;

namespace Monitor.Topics;

/// <summary>How derived topics are called: in French for French articles, else with English labels, for those are the languages themes have labels in.</summary>
internal static class TopicTitles
{
    private const int MostNames = 2;

    public static string Name(IReadOnlyList<List<Actor>> sides, string theme, Lexicon lexicon, string language)
    {
        var act = lexicon.Label("theme:" + theme, language);
        if (sides.Count == 0)
            return act;
        return Names(sides, lexicon, language) + (language == "fr" ? " : " : ": ") + act;
    }

    public static string Names(IReadOnlyList<List<Actor>> sides, Lexicon lexicon, string language) => string.Join(" – ", sides.Select(side =>
        string.Join(", ", side.Take(MostNames).Select(actor => Label(actor, lexicon, language))) + (side.Count > MostNames ? " …" : "")));

    public static string Slug(IReadOnlyList<Actor> actors, string theme, Lexicon lexicon, string language) =>
        Topics.Slug.Of(string.Join(' ', actors.Select(actor => Label(actor, lexicon, language)).Append(actors.Count == 0 ? lexicon.Label("theme:" + theme, language) : theme)));

    private static string Label(Actor actor, Lexicon lexicon, string language) =>
        actor.IsUnknown || language == "fr" ? actor.Label : lexicon.Label(actor.Key, "en");
}
