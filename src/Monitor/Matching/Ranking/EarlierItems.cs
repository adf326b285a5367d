using System.Runtime.InteropServices;

namespace Monitor.Matching.Ranking;

/// <summary>An earlier item.</summary>
/// <param name="Bases">Its base score for the topics it came near to.</param>
internal sealed record EarlierItem(string Title, string Language, double NormSame, double NormOther, IReadOnlyDictionary<int, double> Bases);

/// <summary>An earlier item like the one judged.</summary>
/// <param name="Similarity">In [0,1].</param>
internal readonly record struct Neighbour(EarlierItem Item, double Similarity);

/// <summary>The latest items, to find those like a new one. What is older than the window is forgotten.</summary>
internal sealed class EarlierItems(RankingRule rule)
{
    private readonly Dictionary<ulong, List<Posting>> postings = [];
    private readonly Queue<EarlierItem> items = new();
    private long first;

    public int Count => items.Count;

    public void Add(WeighedItem item, string title, IReadOnlyDictionary<int, double> bases)
    {
        var number = first + items.Count;
        items.Enqueue(new EarlierItem(title, item.Vector.Language, item.NormSame, item.NormOtherItems, bases));
        for (var i = 0; i < item.Weights.Length; i++)
        {
            var feature = item.Vector.Features[i];
            if (Feature.ChannelOf(feature) == Channel.Gram)
                continue;
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(postings, feature, out _);
            (list ??= []).Add(new Posting(number, item.Weights[i]));
        }

        if (items.Count > rule.Window)
        {
            items.Dequeue();
            first++;
            if (first % rule.Window == 0)
                Sweep();
        }
    }

    /// <summary>The most similar ones, most similar first.</summary>
    public IReadOnlyList<Neighbour> Like(WeighedItem item)
    {
        if (items.Count == 0)
            return [];
        var known = items.ToArray();
        var dots = new double[known.Length];
        for (var i = 0; i < item.Weights.Length; i++)
        {
            if (!postings.TryGetValue(item.Vector.Features[i], out var list))
                continue;
            var channel = (int)Feature.ChannelOf(item.Vector.Features[i]);
            var (same, other) = (rule.SameLanguage[channel] * item.Weights[i], rule.OtherLanguageItems[channel] * item.Weights[i]);
            for (var p = list.Count - 1; p >= 0 && list[p].Number >= first; p--)
            {
                var slot = (int)(list[p].Number - first);
                dots[slot] += (known[slot].Language == item.Vector.Language ? same : other) * list[p].Weight;
            }
        }

        return Best(item, known, dots);
    }

    private List<Neighbour> Best(WeighedItem item, EarlierItem[] known, double[] dots)
    {
        var best = new PriorityQueue<int, (double, int)>(rule.Neighbours + 1);
        for (var slot = 0; slot < dots.Length; slot++)
        {
            if (dots[slot] <= 0)
                continue;
            var same = known[slot].Language == item.Vector.Language;
            dots[slot] /= same ? item.NormSame * known[slot].NormSame : item.NormOtherItems * known[slot].NormOther;
            if (best.Count < rule.Neighbours)
                best.Enqueue(slot, (dots[slot], slot));
            else
                best.EnqueueDequeue(slot, (dots[slot], slot));
        }

        return best.UnorderedItems.Select(pair => new Neighbour(known[pair.Element], dots[pair.Element]))
            .OrderByDescending(neighbour => neighbour.Similarity).ToList();
    }

    private void Sweep()
    {
        foreach (var (feature, list) in postings.ToList())
        {
            list.RemoveAll(posting => posting.Number < first);
            if (list.Count == 0)
                postings.Remove(feature);
        }
    }

    private readonly record struct Posting(long Number, float Weight);
}
