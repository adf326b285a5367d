using System.Security.Cryptography;
using System.Text;
using Monitor.Feeds;
using Monitor.Feeds.Documents;

namespace Monitor.Items;

/// <summary>What makes two entries the same item within a feed, and two texts the same text.</summary>
internal static class ItemIdentity
{
    /// <summary>A key is part of an index, and PostgreSQL bounds what an index row holds.</summary>
    private const int LongestKey = 500;

    /// <summary>The feed's own id; without one the canonical address; without that a hash of title and date (or, untitled, of the text).</summary>
    public static string Key(ParsedEntry entry)
    {
        var key = entry.Id ?? (entry.Link is { } link ? CanonicalUrl.Of(link) : null);
        if (key is null)
            return "text:" + Hash(entry.Title, Date(entry), entry.Title.Length > 0 ? "" : entry.Summary + entry.Content);
        return key.Length <= LongestKey ? key : "long:" + Hash(key);
    }

    /// <summary>Equal for texts that differ only in case and spacing.</summary>
    public static string ContentHash(string title, string summary) => Hash(Folded(title), Folded(summary));

    private static string Date(ParsedEntry entry) =>
        entry.Published?.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture) ?? entry.PublishedRaw ?? "";

    private static string Folded(string text) =>
        string.Join(' ', text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Hash(params string[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}
