using Monitor.Matching;
using Monitor.Tests.Items;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor.Tests.Matching.Oracle;

/// <summary>Topics of all shapes, put together from what stands in some items. The same at every run.</summary>
/// <param name="profileOneIn">Of how many topics one has a profile; 0 for none.</param>
internal sealed class GeneratedTopics(IReadOnlyList<ItemView> items, int seed, int profileOneIn)
{
    private readonly Chance chance = new(seed);

    public IReadOnlyList<Topic> Take(int count) => [.. Enumerable.Range(0, count).Select(Next)];

    private Topic Next(int number)
    {
        var language = items[chance.Below(items.Count)].Language;
        return new Topic
        {
            Slug = "topic-" + number,
            Name = "Topic " + number,
            Language = language is "und" ? "en" : language,
            Facets = [.. Enumerable.Range(0, chance.Below(5)).Select(_ => new Facet([.. Enumerable.Range(0, 1 + chance.Below(5)).Select(_ => NextClue())]))],
            Terms = [.. Enumerable.Range(0, 1 + chance.Below(9)).Select(_ => NextTerm())],
            Exclude = [.. Enumerable.Range(0, chance.Below(3)).Select(_ => NextClue())],
            Threshold = (1 + chance.Below(19)) / 20.0,
            Languages = chance.OneIn(6) ? ["en", "fr", "ru"] : [],
            Profile = profileOneIn > 0 && number % profileOneIn == 0 ? Profile(language) : null,
        };
    }

    private Term NextTerm()
    {
        var weight = (1 + chance.Below(40)) / 40.0;
        return NextClue() switch
        {
            Clue.Concept concept => new Term(concept.Id, Term.EveryLanguage, weight, "", concept.Id),
            Clue.Text text => new Term(text.Phrase, text.Lang ?? Term.EveryLanguage, weight, ""),
            _ => throw new InvalidOperationException("a clue is a concept or a text"),
        };
    }

    private Clue NextClue()
    {
        while (true)
        {
            var item = items[chance.Below(items.Count)];
            var read = chance.OneIn(2) ? item.Title : item.Summary;
            if (chance.OneIn(2) && read.Mentions.Count > 0)
                return new Clue.Concept(Id(read.Mentions[chance.Below(read.Mentions.Count)].Concept));
            if (read.Tokens.Count > 3)
                return new Clue.Text(Phrase(read), chance.OneIn(2) || item.Language == "und" ? null : item.Language);
        }
    }

    private string Id(Concept concept) => (chance.Below(5), concept.Theme, concept.Bloc) switch
    {
        (0, { } theme, _) => "theme:" + theme,
        (1, { } theme, _) => $"theme:{theme}:all",
        (2, _, { } bloc) => "bloc:" + bloc,
        _ => concept.Id,
    };

    private string Phrase(ReadText read)
    {
        var first = chance.Below(read.Tokens.Count);
        var last = Math.Min(read.Tokens.Count - 1, first + chance.Below(3));
        var phrase = read.Text[read.Tokens[first].Start..read.Tokens[last].End];
        return chance.Below(8) switch
        {
            0 when read.Tokens[last].Length >= 5 => phrase[..^2] + "*",
            1 => "=" + phrase,
            _ => phrase,
        };
    }

    private Profile Profile(string language)
    {
        var words = new Dictionary<string, double>(StringComparer.Ordinal);
        var concepts = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var item in items.Where(item => item.Language == language).Skip(chance.Below(20)).Take(3))
            foreach (var read in new[] { item.Title, item.Summary })
            {
                foreach (var word in ContentWords.Of(read))
                    words[word.Plain(read.Text)] = 0.5 + chance.Below(4);
                foreach (var mention in read.Mentions)
                    concepts[mention.Concept.Id] = 0.5 + chance.Below(4);
            }

        return new Profile(chance.OneIn(3) ? null : DateTimeOffset.UnixEpoch.AddYears(56).AddDays(chance.Below(20)), words, concepts);
    }
}
