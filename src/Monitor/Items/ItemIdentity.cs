using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Monitor.Feeds.Documents;
using Monitor.Text;

namespace Monitor.Items;

/// <summary>What an entry is called within its feed, and what makes two texts the same text.</summary>
internal static class ItemIdentity
{
    /// <summary>A key is part of an index, and PostgreSQL bounds what an index row holds.</summary>
    private const int LongestKey = 500;

    /// <summary>64 bits: two texts of one feed never meet by chance, and the index stays small.</summary>
    private const int ShortHash = 16;

    /// <summary>
    /// The feed's own id; without one the canonical address, unless that is the site's front page; without either a hash of title
    /// and date (or, untitled, of the text). An id that is an address is spelt canonically too: sites that move to https rewrite it.
    /// </summary>
    public static string Key(ParsedEntry entry)
    {
        var id = string.IsNullOrWhiteSpace(entry.Id) ? null : CanonicalUrl.WithAnchor(entry.Id);
        var key = id ?? Address(entry.Link);
        if (key is null)
            return "text:" + Hash(entry.Title, Date(entry), entry.Title.Length > 0 ? "" : entry.Summary + entry.Content);
        return key.Length <= LongestKey ? WellFormed(key) : "long:" + Hash(key);
    }

    /// <summary>Further keys for an entry whose own key belongs to another item, to be tried in this order: by its address, by all it shows.</summary>
    public static IReadOnlyList<string> OtherKeys(Item entry) => entry.UrlKey is { } url
        ? ["also:" + Hash(entry.ItemKey, url), Shown(entry)]
        : [Shown(entry)];

    /// <summary>Equal for texts that differ only in case and spacing.</summary>
    /// <param name="textKey">Of the summary.</param>
    public static string ContentHash(string title, string? textKey) => Hash(Folded(title), textKey ?? "")[..ShortHash];

    /// <summary>Equal for titles with the same letters and figures, whatever their accents, case and punctuation; null for none.</summary>
    public static string? TitleKey(string title)
    {
        if (title.Length == 0)
            return null;
        var words = new StringBuilder(title.Length);
        foreach (var c in Folding.Fold(title))
            words.Append(char.IsLetterOrDigit(c) ? c : ' ');
        var folded = Squeezed(words.ToString());
        return Hash(folded.Length > 0 ? folded : title)[..ShortHash];
    }

    /// <summary>Equal for summaries that differ only in case and spacing; null for none, which says nothing.</summary>
    public static string? TextKey(string summary) => summary.Length > 0 ? Hash(Folded(summary))[..ShortHash] : null;

    private static string Shown(Item entry) => "also:" + Hash(entry.ItemKey, entry.UrlKey ?? "", entry.ContentHash, entry.Written ?? "");

    private static string? Address(string? link) =>
        link is null || CanonicalUrl.IsHome(CanonicalUrl.Of(link)) ? null : CanonicalUrl.WithAnchor(link);

    private static string Date(ParsedEntry entry) =>
        entry.Published?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) ?? entry.PublishedRaw ?? "";

    private static string Folded(string text) => Squeezed(Folding.Plain(text));

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Half a surrogate pair, which JSON can write, comes back from a database as something else.</summary>
    private static string WellFormed(string key) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(key));

    private static string Hash(params string[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}
