using Monitor.Hosting;
using Monitor.Text;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Monitor.Topics;

/// <summary>Topics as YAML files a person can read and edit; reading what was written gives the same topic.</summary>
internal sealed class TopicFile(Lexicon lexicon)
{
    private const double DefaultThreshold = 0.5;

    private static readonly ISerializer Writer = new SerializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull)
        .WithIndentedSequences()
        .WithQuotingNecessaryStrings()
        .Build();

    private static readonly IDeserializer Reader = new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .Build();

    public static string Write(Topic topic) => Writer.Serialize(TopicDocument.Of(topic));

    /// <param name="name">The file: names the input in errors.</param>
    /// <exception cref="UserError">Not YAML, an unknown key, or a value that cannot be used; names file, line and mend.</exception>
    public Topic Read(string name, string yaml)
    {
        try
        {
            var document = Reader.Deserialize<TopicDocument?>(yaml) ?? throw new UserError(name, "the topic file is empty");
            return Check(name, document);
        }
        catch (YamlException e)
        {
            throw new UserError($"{name}:{e.Start.Line}", Mend(e));
        }
    }

    private static string Mend(YamlException e)
    {
        var message = (e.InnerException ?? e).Message;
        const string unknown = "Property '";
        var at = message.IndexOf(unknown, StringComparison.Ordinal);
        if (at < 0)
            return "cannot be read as a topic file: " + message.ReplaceLineEndings(" ");
        var key = message[(at + unknown.Length)..].Split('\'')[0];
        return $"unknown key '{key}'; known are topic, name, primary, language, threshold, languages, facets, terms, exclude, profile, "
            + "and in lists concept, text, lang, weight, because";
    }

    private Topic Check(string name, TopicDocument document)
    {
        var slug = document.Topic ?? throw new UserError(name, "has no 'topic:' line; give the topic a name such as 'topic: floods-jakarta'");
        if (!Slug.IsSlug(slug))
            throw new UserError(name, $"topic '{slug}' is no slug; use lower-case letters, digits and hyphens");
        var threshold = document.Threshold ?? DefaultThreshold;
        if (threshold is not (>= 0 and <= 1))
            throw new UserError(name, $"threshold {threshold} is not between 0 and 1");
        var facets = (document.Facets ?? []).Select(facet => new Facet((facet ?? []).Select(clue => Clue(name, clue)).ToList())).ToList();
        var terms = (document.Terms ?? []).Select(term => Term(name, term)).ToList();
        if (facets.Exists(facet => facet.AnyOf.Count == 0))
            throw new UserError(name, "a facet has no alternative; give it a concept or a text, or take it out");
        if (facets.Count == 0 && terms.Count == 0 && document.Profile is null)
            throw new UserError(name, "has neither facets nor terms nor a profile, so it would match nothing");
        return new Topic
        {
            Slug = slug,
            Name = document.Name ?? slug,
            Primary = document.Primary,
            Language = document.Language ?? "en",
            Threshold = threshold,
            Languages = document.Languages ?? [],
            Facets = facets,
            Terms = terms,
            Exclude = (document.Exclude ?? []).Select(clue => Clue(name, clue)).ToList(),
            Profile = Profile(name, document.Profile),
        };
    }

    private Profile? Profile(string name, ProfileDocument? document)
    {
        try
        {
            var profile = document?.Read();
            foreach (var concept in profile?.Concepts.Keys.Concat(profile.Learned.Concepts.Keys) ?? [])
                Known(name, concept);
            return profile;
        }
        catch (FormatException e)
        {
            throw new UserError(name, e.Message);
        }
    }

    private Clue Clue(string name, ClueDocument? document) => document switch
    {
        { Concept: { Length: > 0 } concept, Text: null } => new Clue.Concept(Known(name, concept)),
        { Concept: null, Text: { } text } when text.Trim().Length > 0 => new Clue.Text(text.Trim(), document.Lang),
        _ => throw new UserError(name, "an alternative holds either 'concept:' or 'text:'"),
    };

    private Term Term(string name, TermDocument? document)
    {
        if (document is null || string.IsNullOrWhiteSpace(document.Text) && document.Concept is null)
            throw new UserError(name, "a term has neither 'text:' nor 'concept:'");
        var weight = document.Weight ?? 0.5;
        if (weight is not (> 0 and <= 1))
            throw new UserError(name, $"weight {weight} of term '{document.Text ?? document.Concept}' is not above 0 and at most 1");
        var concept = document.Concept is null ? null : Known(name, document.Concept);
        return new Term(
            document.Text?.Trim() ?? lexicon.Label(concept!, "en"),
            document.Lang ?? Topics.Term.EveryLanguage,
            weight,
            document.Because ?? "",
            concept);
    }

    private string Known(string name, string concept)
    {
        if (lexicon.Knows(concept))
            return concept;
        throw new UserError(name, $"concept '{concept}' is not in the lexicon; write a name such as country:FR or notion:treaty, or use 'text:'");
    }
}
