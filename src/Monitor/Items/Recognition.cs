namespace Monitor.Items;

/// <summary>
/// Tells which entries of a document its feed has shown before: first by key, then by what they show. An item is given to one
/// entry only, and the likest entry comes first: so entries that share a key or an address do not swallow each other.
/// Values in, decisions out; what has to be looked up the caller looks up between the steps.
/// </summary>
internal sealed class Recognition
{
    private readonly Item[] entries;
    private readonly SeenItem?[] found;
    private readonly HashSet<ItemId> taken = [];
    private readonly HashSet<string> usedKeys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> perKey;
    private readonly Dictionary<string, int> perPage;
    private ILookup<string?, SeenItem> byName = Array.Empty<SeenItem>().ToLookup(item => item.Name);

    public Recognition(IReadOnlyList<Item> drafts)
    {
        entries = [.. DistinctEntries.Of(drafts)];
        found = new SeenItem?[entries.Length];
        perKey = CountBy(entries, entry => entry.ItemKey);
        perPage = CountBy(entries, entry => entry.UrlKey);
    }

    /// <summary>Each entry of the document once, in its order.</summary>
    public IReadOnlyList<Item> Entries => entries;

    /// <summary>Entries that are an item already, with the item.</summary>
    public IEnumerable<(Item Entry, SeenItem Item)> Known
    {
        get
        {
            for (var i = 0; i < entries.Length; i++)
            {
                if (found[i] is { } item)
                    yield return (entries[i], item);
            }
        }
    }

    /// <summary>Entries that are no item yet.</summary>
    public IReadOnlyList<Item> Unknown => [.. entries.Where((_, i) => found[i] is null)];

    /// <summary>Unknown entries whose key an item has, or another entry: their other keys are to be looked up.</summary>
    public IReadOnlyList<Item> Contested => [.. Unknown.Where(entry => perKey[entry.ItemKey] > 1 || byName.Contains(entry.ItemKey))];

    /// <summary>The same key, and at least title or text: no doubt.</summary>
    /// <param name="named">Items under the entries' own keys.</param>
    public void ByKey(IReadOnlyList<SeenItem> named)
    {
        Learn(named);
        ClaimLikest(entry => byName[entry.ItemKey]);
    }

    /// <summary>The same key, and not plainly another article.</summary>
    /// <param name="named">Items under the other keys of the contested entries.</param>
    public void ByOtherKeys(IReadOnlyList<SeenItem> named)
    {
        Learn(named);
        ClaimLikest(Candidates);
        Claim(Candidates, (entry, item) => !Likeness.IsAnother(entry, item) && (IsOnly(entry) || IsOwnPage(entry, item)));

        bool IsOnly(Item entry) => perKey[entry.ItemKey] == 1 && Items(entry, item => !Likeness.IsAnother(entry, item)) == 1;

        // A key that stands for several articles proves little by itself: the page must be the entry's own.
        bool IsOwnPage(Item entry, SeenItem item) =>
            Likeness.SamePage(entry, item) && perPage[item.UrlKey ?? ""] == 1 && Items(entry, one => one.UrlKey == item.UrlKey) == 1;

        int Items(Item entry, Func<SeenItem, bool> passes) => Candidates(entry).Where(passes).DistinctBy(item => item.Id).Count();

        IEnumerable<SeenItem> Candidates(Item entry) =>
            ItemIdentity.OtherKeys(entry).Prepend(entry.ItemKey).SelectMany(key => byName[key]);
    }

    /// <summary>Another key, but what the entry shows has been shown.</summary>
    /// <param name="alike">Items with an address or a text of the unknown entries.</param>
    public void ByLooks(IReadOnlyList<SeenItem> alike)
    {
        var ofPage = alike.ToLookup(item => item.UrlKey);
        var ofText = alike.ToLookup(item => item.ContentHash);
        Claim(entry => ofPage[entry.UrlKey], (entry, item) =>
            Likeness.SamePage(entry, item) && Likeness.SameText(entry, item) && (IsArticle(entry) || Likeness.MayShareDate(entry, item)));
        Claim(entry => ofPage[entry.UrlKey], (entry, item) =>
            IsArticle(entry) && Likeness.SameTitle(entry, item) && Likeness.MayShareEdition(entry, item));
        Claim(entry => ofText[entry.ContentHash], (entry, item) =>
            Likeness.SameTitle(entry, item) && (Likeness.SameDate(entry, item) || Likeness.SamePlaceUndated(entry, item)));
        Claim(entry => ofPage[entry.UrlKey], (entry, item) => IsArticle(entry) && Likeness.IsVersion(entry, item));

        // An address that several entries share, or the site's front page, names none of them.
        bool IsArticle(Item entry) => entry.UrlKey is { } url
            && perPage[url] == 1 && ofPage[url].DistinctBy(item => item.Id).Count() == 1 && !CanonicalUrl.IsHome(url);
    }

    /// <summary>Gives each unknown entry the first item that is nobody's yet and passes.</summary>
    public void Claim(Func<Item, IEnumerable<SeenItem>> candidates, Func<Item, SeenItem, bool> passes)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            if (found[i] is not null)
                continue;
            found[i] = candidates(entries[i]).FirstOrDefault(item => !taken.Contains(item.Id) && passes(entries[i], item));
            if (found[i] is { } item)
                taken.Add(item.Id);
        }
    }

    /// <summary>The key an entry is to be known by from now on: its own, or the first other one that no item has.</summary>
    public string TakeKey(Item entry)
    {
        if (usedKeys.Add(entry.ItemKey))
            return entry.ItemKey;
        var others = ItemIdentity.OtherKeys(entry);
        return others.FirstOrDefault(usedKeys.Add) ?? others[^1];
    }

    private void Learn(IReadOnlyList<SeenItem> named)
    {
        byName = byName.SelectMany(items => items).Concat(named).ToLookup(item => item.Name);
        usedKeys.UnionWith(named.Select(item => item.ItemKey));
    }

    private void ClaimLikest(Func<Item, IEnumerable<SeenItem>> candidates)
    {
        Claim(candidates, Likeness.SameText);
        Claim(candidates, Likeness.SameTitle);
    }

    private static Dictionary<string, int> CountBy(Item[] entries, Func<Item, string?> key) =>
        entries.Select(key).OfType<string>().CountBy(one => one, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
}
