using System.Text.Json.Serialization;

namespace Monitor.Matching;

/// <summary>Item × topic: the score, the decision, and why.</summary>
internal sealed record Match
{
    /// <summary>In [0,1].</summary>
    public required double Score { get; init; }
    public required Decision Decision { get; init; }

    /// <summary>What was found, in order of position.</summary>
    public required IReadOnlyList<MatchReason> Reasons { get; init; }

    /// <summary>The facets of which no alternative was found, each named by its first alternative's label.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>True for a rejected item of which the topic's profile knows a word or two, but none of its facets and terms: not worth a row.</summary>
    public bool IsFaint { get; init; }

    /// <summary>Why it is not a match, one line; null for a match.</summary>
    public string? Rejection { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<Decision>))]
internal enum Decision
{
    /// <summary>Not near enough: kept with its reason.</summary>
    [JsonStringEnumMemberName("rejected")] Rejected,

    /// <summary>Rejected at 80–99 % of the threshold, or for lack of exactly one facet.</summary>
    [JsonStringEnumMemberName("near")] Near,

    [JsonStringEnumMemberName("match")] Match,
}

/// <summary>One clue found in an item.</summary>
/// <param name="Term">Label of the term or facet alternative.</param>
/// <param name="Field"><c>title</c>, <c>summary</c>, <see cref="LikeField"/> or <see cref="MeaningField"/>.</param>
/// <param name="Start">First UTF-16 code unit of the hit in the field.</param>
/// <param name="Length">Length of the hit in UTF-16 code units.</param>
/// <param name="Weight">What it added to the score's sum.</param>
internal sealed record MatchReason(string Term, string Field, int Start, int Length, double Weight)
{
    /// <summary>The field of a reason that is no place in the item: an earlier item it is like.</summary>
    public const string LikeField = "like";

    /// <summary>What stands before that item's title in <see cref="Term"/>.</summary>
    public const string LikeStart = "like: ";

    /// <summary>… and of how near its text lies to the topic's for a sentence model.</summary>
    public const string MeaningField = "meaning";

    /// <summary>The reason is words that stand in the item.</summary>
    [JsonIgnore]
    public bool IsPlace => Field is not (LikeField or MeaningField);
}
