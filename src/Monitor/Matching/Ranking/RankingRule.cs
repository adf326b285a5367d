namespace Monitor.Matching.Ranking;

/// <summary>
/// The constants by which a topic's profile ranks items. Chosen once on the development sets named in DECISIONS.md; the table there says
/// what each brings. Similarities are cosines in [0,1], lengths content words, distances days.
/// </summary>
internal sealed record RankingRule
{
    private const double UsualNeed = 0.1;
    private const double ScoreSlope = 0.06;

    public static RankingRule Shipped { get; } = new();

    /// <summary>Share of each <see cref="Channel"/> in the similarity of two texts of one language.</summary>
    public IReadOnlyList<double> SameLanguage { get; init; } = [1, 1, 1, 0.3, 0];

    /// <summary>… and of two languages: words say little, names much.</summary>
    public IReadOnlyList<double> OtherLanguage { get; init; } = [0.2, 0, 2, 0.7, 0.08];

    /// <summary>… and of two items of two languages: the grams are too many to compare item with item.</summary>
    public IReadOnlyList<double> OtherLanguageItems { get; init; } = [0.5, 1, 2, 1, 0];

    /// <summary>Another language shares less by its nature.</summary>
    public double OtherLanguageBonus { get; init; } = 0.05;

    /// <summary>Off for each e-fold of distance in time, up to <see cref="FurthestDays"/>; what has no date stands <see cref="UndatedDays"/> off.</summary>
    public double PerDistance { get; init; } = 0.03;
    public double FurthestDays { get; init; } = 14;
    public double UndatedDays { get; init; } = 2;

    /// <summary>Support: an item among earlier items that belong rises, one among others falls.</summary>
    public double Support { get; init; } = 0.3;
    public int Neighbours { get; init; } = 10;

    /// <summary>Earlier items looked among.</summary>
    public int Window { get; init; } = 3000;

    /// <summary>Base score at which an earlier item counts half as belonging, and how fast that changes.</summary>
    public double BelongsAt { get; init; } = 0.25;
    public double BelongsSlope { get; init; } = 0.05;

    /// <summary>Share of belonging neighbours that neither lifts nor lowers.</summary>
    public double NeutralShare { get; init; } = 0.2;

    /// <summary>Weight of the neighbours nobody has seen.</summary>
    public double SupportPrior { get; init; } = 0.02;

    /// <summary>All facets found, of them two actors; all found; two actors found without the act.</summary>
    public double TwoActorsAndAct { get; init; } = 0.12;
    public double AllFacets { get; init; } = 0.02;
    public double TwoActors { get; init; } = 0.06;

    /// <summary>Of a topic of two actors one alone is found.</summary>
    public double OneActorOfTwo { get; init; } = -0.02;

    /// <summary>… and all facets found, but the title is about a country that is none of the topic's.</summary>
    public double ForeignTitle { get; init; } = -0.06;

    /// <summary>A topic whose similarities scatter needs more.</summary>
    public double PerSpread { get; init; } = 2;

    /// <summary>A long item says more by chance than a short one, but a short one has less room to be like: the latter weighs more.</summary>
    public double PerLength { get; init; } = 0.04;
    public double LongestLength { get; init; } = 30;

    /// <summary>The rank at which an item is kept, for a topic with the usual threshold of 0.5, before spread and length.</summary>
    public double Keep { get; init; } = 0.195;

    /// <summary>… of another language, whatever its length and the spread: what the two share is names, and of them either much or nothing.</summary>
    public double KeepOtherLanguage { get; init; } = 0.15;

    /// <summary>How far a topic's threshold moves <see cref="Keep"/>: its whole range of 0–1 is twice this.</summary>
    public double KeepRange { get; init; } = 0.18;

    /// <summary>What an item needs more when a theme the topic excludes leads in it: what is near enough to the article belongs even so.</summary>
    public double LookAlike { get; init; } = 0.12;

    /// <summary>Items the spread starts from, as if seen before any.</summary>
    public double SpreadPriorItems { get; init; } = 30;
    public double SpreadPriorMean { get; init; } = 0.02;
    public double SpreadPriorDeviation { get; init; } = 0.04;

    /// <summary>Documents the frequent-word lists stand for.</summary>
    public double BackgroundDocuments { get; init; } = 2000;

    /// <summary>A mention that is only implied (a president for the country) counts this share.</summary>
    public double ImpliedShare { get; init; } = 0.5;
    public double TitleWeight { get; init; } = 1.5;

    /// <summary>A term's weight of 1 counts as much as a word of the seed's title.</summary>
    public double TermWeight { get; init; } = 2.5;

    public IReadOnlyList<double> Shares(bool sameLanguage) => sameLanguage ? SameLanguage : OtherLanguage;

    public double Distance(DateTimeOffset? one, DateTimeOffset? other)
    {
        var days = one is { } a && other is { } b ? Math.Min(Math.Abs((a - b).TotalDays), FurthestDays) : UndatedDays;
        return PerDistance * Math.Log(1 + days / 2);
    }

    public double Belonging(double baseScore) => 1 / (1 + Math.Exp(-(baseScore - BelongsAt) / BelongsSlope));

    /// <summary>The least rank at which an item is kept.</summary>
    /// <param name="threshold">The topic's, in [0,1].</param>
    public double Needed(double threshold, double spread, double length, bool sameLanguage) =>
        2 * KeepRange * (threshold - 0.5)
        + (sameLanguage ? Keep + PerSpread * spread - PerLength * Math.Log(5 + Math.Min(length, LongestLength)) : KeepOtherLanguage);

    /// <summary>A rank as the score people see, in (0,1): 0.5 is about what an item needs.</summary>
    public static double Score(double rank) => 1 / (1 + Math.Exp(-(rank - UsualNeed) / ScoreSlope));
}
