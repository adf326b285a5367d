namespace Monitor.Matching.Ranking;

/// <summary>The latest items, to find those like a new one. What is older than the window is forgotten. Once the window is full nothing is allocated.</summary>
internal sealed class EarlierItems
{
    /// <summary>Postings hold the lower 16 bits of an item's number; swept every half window, no two of one list are alike.</summary>
    private const int LongestWindow = 40_000;

    private readonly RankingRule rule;
    private readonly PostingBlocks postings = new();
    private readonly List<string> languages = [];
    private readonly Neighbour[] best;
    private EarlierItem[] items;
    private double[] dots;

    public EarlierItems(RankingRule rule)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rule.Window, LongestWindow);
        this.rule = rule;
        best = new Neighbour[rule.Neighbours];
        items = new EarlierItem[Math.Min(rule.Window, 64)];
        dots = new double[items.Length];
    }

    /// <summary>Number of the oldest item kept.</summary>
    public long First { get; private set; }

    /// <summary>Number the next item will have.</summary>
    public long Next { get; private set; }

    /// <summary>Bytes held, without titles.</summary>
    public long Size => postings.Size + items.Length * 64L + dots.Length * sizeof(double);

    public ref readonly EarlierItem this[long number] => ref items[number % items.Length];

    /// <summary>Number of a language among those met.</summary>
    public short NumberOf(string language)
    {
        if (languages.IndexOf(language) is var known and >= 0)
            return (short)known;
        languages.Add(language);
        return (short)(languages.Count - 1);
    }

    /// <summary>Items kept that are in a language.</summary>
    public int CountIn(string language)
    {
        var (wanted, count) = (NumberOf(language), 0);
        for (var number = First; number < Next; number++)
            count += this[number].Language == wanted ? 1 : 0;
        return count;
    }

    /// <param name="item">With its grams.</param>
    public void Add(WeighedItem item, string title)
    {
        MakeRoom();
        items[Next % items.Length] = new EarlierItem(title, NumberOf(item.Language), item.Date, item.NormSame, item.NormOther, item.NormOtherItems);
        for (var i = 0; i < item.Count; i++)
            postings.Add(item.Features[i], (ushort)Next, item.Weights[i]);
        Next++;
        if (Next % Math.Max(1, rule.Window / 2) == 0)
            postings.Sweep(number => IsKept(number));
    }

    /// <summary>The most similar ones, most similar first; good until the next call.</summary>
    public ReadOnlySpan<Neighbour> Like(WeighedItem item)
    {
        if (Next == First)
            return [];
        var language = NumberOf(item.Language);
        Array.Clear(dots);
        for (var i = 0; i < item.Count; i++)
        {
            var channel = (int)Feature.ChannelOf(item.Features[i]);
            AddDots(item.Features[i], language, rule.SameLanguage[channel] * item.Weights[i], rule.OtherLanguageItems[channel] * item.Weights[i]);
        }

        var count = 0;
        for (var number = First; number < Next; number++)
            if (dots[number % items.Length] is var dot and > 0)
            {
                ref readonly var known = ref this[number];
                var similarity = dot / (known.Language == language ? item.NormSame * known.NormSame : item.NormOtherItems * known.NormOtherItems);
                count = Insert(new Neighbour(number, similarity), count);
            }

        return best.AsSpan(0, count);
    }

    /// <summary>
    /// Inner products of a profile with every item kept, in the place <c>number % Length</c>, without the grams, which no item keeps. Good until the next call.
    /// </summary>
    /// <param name="inverse">Inverse document frequency of a feature.</param>
    public ReadOnlySpan<double> ProductsOf(TermVector profile, Func<ulong, float> inverse)
    {
        var language = NumberOf(profile.Language);
        Array.Clear(dots);
        for (var i = 0; i < profile.Features.Length; i++)
            if (Feature.ChannelOf(profile.Features[i]) is var channel and not Channel.Gram)
            {
                var weight = profile.Frequencies[i] * inverse(profile.Features[i]);
                AddDots(profile.Features[i], language, rule.SameLanguage[(int)channel] * weight, rule.OtherLanguage[(int)channel] * weight);
            }

        return dots;
    }

    private void AddDots(ulong feature, short language, double same, double other)
    {
        postings.Of(feature, out var numbers, out var weights);
        var slot = (int)((Next - 1) % items.Length);
        var last = (ushort)(Next - 1);
        for (var p = numbers.Length - 1; p >= 0 && IsKept(numbers[p]); p--)
        {
            var age = (ushort)(last - numbers[p]);
            var at = slot - age;
            at += at < 0 ? items.Length : 0;
            dots[at] += (items[at].Language == language ? same : other) * weights[p];
        }
    }

    private bool IsKept(ushort number) => (ushort)(Next - 1 - number) < Next - First;

    /// <summary>Keeps the best sorted; of two alike the later goes before.</summary>
    private int Insert(Neighbour neighbour, int count)
    {
        if (count == best.Length && neighbour.Similarity < best[count - 1].Similarity)
            return count;
        var at = Math.Min(count, best.Length - 1);
        for (; at > 0 && best[at - 1].Similarity <= neighbour.Similarity; at--)
            best[at] = best[at - 1];
        best[at] = neighbour;
        return Math.Min(count + 1, best.Length);
    }

    private void MakeRoom()
    {
        if (Next - First == rule.Window)
            First++;
        if (Next - First < items.Length)
            return;
        var (old, length) = (items, Math.Min(rule.Window, items.Length * 2));
        items = new EarlierItem[length];
        dots = new double[length];
        for (var number = First; number < Next; number++)
            items[number % length] = old[number % old.Length];
    }
}
